from datetime import UTC, date, datetime

from icalendar import Calendar

from annuario.mail.ics import Deadline, calendar_file, uid

MOMENT = datetime(2006, 2, 16, 7, tzinfo=UTC)
SPORT = Deadline(
    "sport", date(2006, 2, 17), 0, "Relazione 2005: è attesa, la; consegna", "Dove: R:\\Relazione\\sport\nA chi: c@comune.example"
)


def test_a_deadline_is_a_published_event_of_one_day() -> None:
    made = calendar_file("torino-2005", "c@comune.example", MOMENT, [SPORT])

    lines = made.split("\n")
    name = uid("torino-2005", "sport", "c@comune.example")
    for line in (
        "METHOD:PUBLISH",
        f"UID:{name}",
        "SEQUENCE:0",
        "DTSTART;VALUE=DATE:20060217",
        "DTSTAMP:20060216T070000Z",
        "ORGANIZER:mailto:c@comune.example",
        "SUMMARY:Relazione 2005: è attesa\\, la\\; consegna",
    ):
        assert line in lines
    assert max(len(line.encode()) for line in lines) <= 75
    assert not [line for line in lines if line.startswith("ATTENDEE")]


def test_the_same_values_give_the_same_text_and_it_says_what_went_in() -> None:
    texts = {calendar_file("torino-2005", "c@comune.example", MOMENT, [SPORT]) for _ in range(2)}

    (text,) = texts
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert (str(event["SUMMARY"]), str(event["DESCRIPTION"])) == (SPORT.summary, SPORT.description)


def test_the_name_of_an_entry_is_of_the_department_and_the_cycle_alone() -> None:
    names = [uid(cycle, department, "c@comune.example") for cycle in ("a", "b") for department in ("sport", "verde")]

    assert len(set(names)) == 4
    assert uid("a", "sport", "c@comune.example") == names[0]

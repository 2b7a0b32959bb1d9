"""What the mayor of the specimen says before the report begins. Invented, as everything in the specimen is."""

from typing import Final

FOREWORD: Final = (
    (
        "A city that opens its doors learns to see itself with the eyes of those who come in. In the year that this "
        "report tells of, we had more visitors than ever before, and we were guests ourselves in more places than I can "
        "name."
    ),
    (
        "What follows is not the work of one office. Sixteen departments of the administration deal with other cities, "
        "with bodies of the European Union, with schools, museums, associations and firms abroad. For most of them it is "
        "a small part of the day’s work, done beside everything else: a training week for bus drivers, a catalogue shared "
        "across the mountains, a visit that is returned a year later. Until two years ago each of them knew its own part. "
        "It was the coordination team’s idea to ask all of them, once a year, to write it down."
    ),
    (
        "Some of it can be counted, and the pages that follow do so plainly: projects, partners, countries, money. Some "
        "of it cannot. When an officer of ours and one of theirs know each other by name, a question that used to take a "
        "month is settled by telephone. When a class has walked along another river, its own looks different afterwards."
    ),
    (
        "The winter brings the Games. They will last for sixteen days, and the city has been preparing for them for six "
        "years. I should like this report to be read as the other half of that story: the patient, ordinary, daily half, "
        "which goes on when the flags have been taken down."
    ),
    "My thanks go to all who wrote these pages, and to the partners who made them worth writing.",
)

"""The verb: look at what came back, once each; lay hand-ins into their folders, mark dead addresses, pass the rest on.

Every step for one mail can be done again without harm, and the mail is noted last: a run that is killed anywhere is
completed by the next.
"""

import logging
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from annuario.errors import AnnuarioError
from annuario.ledger.desk import Desk
from annuario.ledger.lock import hold
from annuario.ledger.received import Bounced, Incoming, note, ours, places, recall
from annuario.mail.incoming.box import Box, Lying, MailboxAway, Maildir
from annuario.mail.incoming.imap import imap_box
from annuario.mail.incoming.laying import folders, lay, sweep
from annuario.mail.incoming.passing import pass_on, words_of
from annuario.mail.incoming.reading import Letter, key_of, read_letter
from annuario.mail.incoming.result import HandIn, Received
from annuario.mail.incoming.sorting import Sorted, sort

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of a mail that is read (of a larger one the coordinator is told), and how many mails one run looks at."""

    largest: int = 50 * 1024 * 1024
    most: int = 500


class _NotNow(Exception):
    """The mail cannot be dealt with in this run; the message is a sentence for the coordinator."""


def receive(desk: Desk, box: Box | None = None, *, limits: Limits | None = None) -> Received:
    """Look at the mails that came in since the last look, and return what they were.

    `box` is the mailbox (default: what the cycle file names). Changes nothing in it. For a holder of the cycle's lock,
    before collecting, which finds what was laid. Looks at all mails, also when the desk is restricted to some departments:
    whose a mail is shows only when it is read, and nothing is sent here. Raises Busy if another run reads the mailbox, and
    BadTemplate.
    """
    way = _way_to(desk, box)
    if way is None:
        return Received(nowhere=True)
    with hold(desk.workspace.state / "locks" / f"{desk.workspace.name}.incoming.lock", "mail-reading", desk.cycle.time_zone):
        run = _Run(desk, folders(desk), limits or Limits())
        for folder in run.folders.values():
            sweep(folder)
        try:
            with way as opened:
                run.look_through(opened)
        except MailboxAway as error:
            run.away = str(error)
        return run.result()


def _way_to(desk: Desk, box: Box | None) -> AbstractContextManager[Box] | None:
    """Return the way to the mailbox, None if there is none."""
    server = desk.cycle.mail.incoming
    if box is not None:
        return nullcontext(box)
    if server is None:
        return None
    return nullcontext(Maildir(desk.workspace.cycle / server.maildir)) if server.maildir else imap_box(server)


@dataclass(slots=True)
class _Run:
    """One look into the mailbox, and what it has found so far."""

    desk: Desk
    folders: Mapping[str, Path]
    limits: Limits
    kinds: list[str] = field(default_factory=list)
    hand_ins: list[HandIn] = field(default_factory=list)
    marks: list[Bounced] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    passed_on: int = 0
    waiting: int = 0
    away: str = ""
    stopped_early: bool = False

    def look_through(self, box: Box) -> None:
        """Deal with each mail that is new, up to a number."""
        for number, lying in enumerate(box.mails(self.desk.cycle.dates.opens, places(self.desk.ledger))):
            if number == self.limits.most:
                self.stopped_early = True
                self.told.append(f"{self.limits.most} mails were looked at; the next run goes on from there.")
                return
            try:
                self._deal_with(lying)
            except _NotNow as reason:
                self.waiting += 1
                self.told.append(str(reason))

    def result(self) -> Received:
        """Return what was found; a mailbox that broke off half-way is one of the sentences."""
        began = bool(self.kinds or self.waiting)
        return Received(
            looked_at=len(self.kinds),
            hand_ins=tuple(self.hand_ins),
            bounced=tuple(self.marks),
            questions=self.kinds.count("question"),
            answers=self.kinds.count("answer"),
            auto_replies=self.kinds.count("auto-reply"),
            passed_on=self.passed_on,
            waiting=self.waiting,
            told=(*self.told, *([self.away] if self.away and began else [])),
            away="" if began else self.away,
            unread=bool(self.away or self.waiting or self.stopped_early),
        )

    def _deal_with(self, lying: Lying) -> None:
        raw = lying.read(self.limits.largest)
        letter = _read(raw)
        whole = letter is not None and lying.size <= self.limits.largest
        key = letter.key if letter else key_of("", raw)
        if recall(self.desk.ledger, key, lying.place):
            return
        sorted_ = self._sorted(letter) if letter and whole else Sorted("question")
        files = self._laid(letter, sorted_) if letter and sorted_.kind == "hand-in" else ()
        marks = self._bounced(letter) if letter and sorted_.kind == "bounce" else ()
        reason = self._reason(letter, sorted_, whole=whole)
        if sorted_.kind == "question" and not reason:
            who = letter.sender if letter and letter.sender else "somebody"
            self.told.append(f"A mail of {who} that nothing was taken of lies in the mailbox; look at it there.")
        if reason:
            self._pass_on(key, raw if lying.size <= self.limits.largest else b"", letter, sorted_, reason)
        row = Incoming(
            key=key,
            place=lying.place,
            message_id=letter.message_id if letter else "",
            sender=letter.sender if letter else "",
            subject=letter.subject if letter else "",
            kind=sorted_.kind,
            department=sorted_.department,
            files=files,
        )
        if note(self.desk.ledger, self.desk.clock, row, marks):
            self.kinds.append(sorted_.kind)

    def _sorted(self, letter: Letter) -> Sorted:
        known = ours(self.desk.ledger, [id_ for id_ in (letter.own_id, *letter.refers_to) if id_])
        return sort(self.desk.cycle, self.desk.workspace.name, letter, known)

    # --- hand-ins ---

    def _laid(self, letter: Letter, sorted_: Sorted) -> tuple[tuple[str, str], ...]:
        department = sorted_.department
        folder = self.folders.get(department)
        if folder is None:
            hint = "connect the shared folder, or make the department's; the next run will try again."
            raise _NotNow(f"{department} sent files by mail, and its folder is not there: {hint}")
        try:
            laid = [lay(self.desk, folder, department, file) for file in letter.files]
        except (AnnuarioError, OSError) as error:
            raise _NotNow(f"{department} sent files by mail that could not be laid into its folder: {error}") from error
        self.hand_ins.append(HandIn(department, tuple(dict.fromkeys(file.name for file in laid))))
        self.told += [
            f"{department}/{file.name} came by mail; '{file.beside}' with other content lies there already. Ask which one counts."
            for file in laid
            if file.beside
        ]
        return tuple(dict.fromkeys((file.name, file.digest) for file in laid))

    # --- mails that came back ---

    def _bounced(self, letter: Letter) -> tuple[Bounced, ...]:
        """Return the marks that a returned mail leaves: of addresses that the cycle file names, for good."""
        known = {
            address.casefold(): address
            for department in self.desk.cycle.departments
            for address in (*department.addresses, department.head)
            if address
        }
        failed = letter.bounce.failed if letter.bounce else ()
        marks = [Bounced(known[one.address], one.words, self.desk.clock.today) for one in failed if one.address in known]
        self.told += [f"Mail to {one.address} came back ({one.words})." for one in failed if one.address not in known]
        self.told += [
            f"Mail to {one.address} has not arrived yet ({one.words}); its server still tries."
            for one in (letter.bounce.delayed if letter.bounce else ())
        ]
        if letter.bounce is None:
            self.told.append(f"A mail server wrote what nobody understands: {letter.subject}. It lies in the mailbox.")
        self.marks += marks
        return tuple(marks)

    # --- what is for the coordinator ---

    def _reason(self, letter: Letter | None, sorted_: Sorted, *, whole: bool) -> str:
        """Return why the coordinator has to see a mail, "" for no need."""
        mail = self.desk.cycle.mail
        address = mail.incoming.address if mail.incoming else None
        if address == mail.coordinator:
            return ""  # it lies there already
        if letter is None or not whole:
            return "unreadable" if letter is None else "too-large"
        if sorted_.kind == "other":
            return "other" if address and not ours(self.desk.ledger, letter.refers_to) else ""
        if sorted_.kind == "hand-in":
            return "left-out" if letter.others else ""
        reasons = {"question": "between" if sorted_.between else "stranger", "answer": "answer"}
        return reasons.get(sorted_.kind, "")

    def _pass_on(self, key: str, raw: bytes, letter: Letter | None, sorted_: Sorted, reason: str) -> None:
        facts = {
            "reason": reason,
            "sender": letter.sender if letter else "",
            "about": letter.subject if letter else "",
            "offices": words_of(self.desk, sorted_.between or ((sorted_.department,) if sorted_.department else ())),
            "files": [file.name for file in letter.files] if letter else [],
            "others": list(letter.others) if letter else [],
        }
        self.passed_on += pass_on(self.desk, key, raw, facts)


def _read(raw: bytes) -> Letter | None:
    try:
        return read_letter(raw)
    # The one door: whatever a malformed mail does to its reader, the others are read.
    except Exception as error:  # noqa: BLE001 -- see above
        _log.warning("a mail could not be read (%s)", type(error).__name__)
        return None

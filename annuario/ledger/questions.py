"""Questions: whatever the program will not guess waits here for a person; each is asked once, and its answer is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Row, insert, select, update
from sqlalchemy.exc import IntegrityError

from annuario.clock import Clock
from annuario.errors import WrongUse
from annuario.ledger.archive import digest_of
from annuario.ledger.schema import question
from annuario.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class Question:
    """One question: `choices` are (word to answer with, what it means), none = any words; `answer` is "" while it is open.

    `about` is what makes it the same question: asked again with the same kind and `about`, it is not asked anew.
    `params` is for whoever applies the answer. `id` is 0 while it was not asked.
    """

    kind: str
    department: str
    text: str
    about: tuple[str, ...]
    choices: tuple[tuple[str, str], ...] = ()
    params: Mapping[str, str] = field(default_factory=dict)
    id: int = 0
    answer: str = ""

    @property
    def key(self) -> str:
        """The digest of kind and `about`."""
        return digest_of(self.kind, *self.about)


def ask(ledger: Ledger, clock: Clock, asked: Question) -> Question:
    """Write the question down if it was never asked, and return it as it stands, perhaps answered."""
    values = {"kind": asked.kind, "department": asked.department, "text": asked.text, "answer": "", "asked": clock.now}
    params = {**asked.params, "about": list(asked.about)}
    try:
        with ledger.write() as connection:
            known = connection.execute(
                select(question).where(question.c.cycle == ledger.cycle, question.c.key == asked.key)
            ).first()
            if known:
                return _question(known)
            connection.execute(
                insert(question).values(
                    cycle=ledger.cycle, key=asked.key, choices=[list(pair) for pair in asked.choices], params=params, **values
                )
            )
    except IntegrityError:  # another process asked it at this moment
        pass
    return next(each for each in questions(ledger) if each.key == asked.key)


def answer(ledger: Ledger, clock: Clock, id_: int, said: str) -> Question:
    """Write an answer down and return the question with it; the last answer counts.

    Raises WrongUse for a question that was never asked, or an answer that is none of its choices.
    """
    asked = next((each for each in questions(ledger) if each.id == id_), None)
    if asked is None:
        message = f"There is no question {id_}. `annuario questions` lists them."
        raise WrongUse(message)
    words = [word for word, _ in asked.choices]
    if not said.strip() or (words and said not in words):
        known = f"one of: {', '.join(words)}" if words else "some words"
        message = f"'{said}' is no answer to question {id_}; it takes {known}."
        raise WrongUse(message)
    with ledger.write() as connection:
        connection.execute(update(question).where(question.c.id == id_).values(answer=said.strip(), answered=clock.now))
    return next(each for each in questions(ledger) if each.id == id_)


def questions(ledger: Ledger, *, kinds: Sequence[str] = ()) -> tuple[Question, ...]:
    """Return the questions of the cycle, of these kinds if any are named, the oldest first."""
    where = [question.c.cycle == ledger.cycle, *([question.c.kind.in_(list(kinds))] if kinds else [])]
    with ledger.read() as connection:
        rows = connection.execute(select(question).where(*where).order_by(question.c.id)).all()
    return tuple(_question(row) for row in rows)


def answers(ledger: Ledger, kind: str) -> Mapping[tuple[str, ...], str]:
    """Return what was answered to questions of this kind, by what they are about; open ones are left out."""
    return {each.about: each.answer for each in questions(ledger, kinds=[kind]) if each.answer}


def _question(row: Row[tuple[object, ...]]) -> Question:
    params = dict(row.params)
    about = tuple(params.pop("about"))
    choices = tuple((word, meaning) for word, meaning in row.choices)
    return Question(row.kind, row.department, row.text, about, choices, params, row.id, row.answer)

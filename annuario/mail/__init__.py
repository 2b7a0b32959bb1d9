"""The mail room: who is due which reminder, the text, the outbox, the ways mail leaves. Knows nothing of documents."""

from annuario.mail.incoming import Received as Received
from annuario.mail.incoming import receive as receive
from annuario.mail.outbox import morning as morning
from annuario.mail.outbox import preview as preview
from annuario.mail.outbox import remind as remind
from annuario.mail.outbox import reminds_next as reminds_next
from annuario.mail.outbox import resolve as resolve
from annuario.mail.outbox import retry as retry
from annuario.mail.outbox import text_of as text_of
from annuario.mail.outbox import transport_of as transport_of
from annuario.mail.outbox import trial as trial
from annuario.mail.results import Held as Held
from annuario.mail.results import Preview as Preview
from annuario.mail.results import Reminded as Reminded
from annuario.mail.results import Sent as Sent
from annuario.mail.transport import Answer as Answer
from annuario.mail.transport import Transport as Transport

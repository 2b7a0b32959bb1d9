"""What comes back by mail: hand-ins, questions, answers and returned mails. Nothing in the mailbox is changed or deleted."""

from annuario.mail.incoming.look import Limits as Limits
from annuario.mail.incoming.look import receive as receive
from annuario.mail.incoming.result import HandIn as HandIn
from annuario.mail.incoming.result import Received as Received

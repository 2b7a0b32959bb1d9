"""Debian's postfix and dovecot on the loopback address: configured in a folder of their own, ended with the block.

Mail to the one domain lands in Maildirs, one an address; mail to anywhere else is refused, so none leaves the machine.
"""

import os
import pwd
import shutil
import socket
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from annuario.guard import Guarded, start_guarded
from tests.servers.mailserver import HOST, Certificate, make_certificate

DOMAIN = "comune.example"
PASSWORD = "solo-per-prova"
OWNER = "nobody"

_MAIN = """\
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
daemon_directory = {daemons}
command_directory = /usr/sbin
mail_owner = postfix
setgid_group = postdrop
myhostname = posta.{domain}
mydestination =
inet_interfaces = {host}
inet_protocols = ipv4
mynetworks = {host}/32
maillog_file = {folder}/maillog
maillog_file_prefixes = {folder}
default_transport = error:no mail leaves this machine
relay_transport = error:no mail leaves this machine
virtual_mailbox_domains = {domain}
virtual_mailbox_base = {folder}/mail
virtual_mailbox_maps = texthash:{folder}/users
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
virtual_alias_maps =
alias_maps =
alias_database =
smtpd_tls_cert_file = {folder}/localhost.pem
smtpd_tls_key_file = {folder}/localhost.pem
smtpd_tls_security_level = may
# An unknown user is found out at delivery only, as behind many a gateway: then the mail comes back.
smtpd_reject_unlisted_recipient = no
smtpd_relay_restrictions = permit_mynetworks, reject
in_flow_delay = 0
message_size_limit = 20000000
"""
_MASTER = """\
{host}:{port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
proxywrite unix - - n - 1 proxymap
tlsmgr unix - - n 1000? 1 tlsmgr
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""
_DOVECOT = """\
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/dovecot.log
protocols = imap
listen = {host}
ssl = required
ssl_cert = <{folder}/localhost.pem
ssl_key = <{folder}/localhost.pem
mail_location = maildir:{folder}/mail/%n
first_valid_uid = 1
first_valid_gid = 1
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail/%n
}}
service imap-login {{
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    port = {port}
    ssl = yes
  }}
}}
"""


@dataclass(frozen=True)
class RealMail:
    """The two servers at work: where they listen, and what lies in an address's mailbox."""

    folder: Path
    smtp: int
    imap: int
    certificate: Certificate

    def mailbox(self, user: str) -> list[EmailMessage]:
        """Return the mails that were delivered to `user`."""
        paths = [path for part in ("new", "cur") for path in (self.folder / "mail" / user / part).glob("*")]
        return [message_from_bytes(path.read_bytes(), policy=SMTP) for path in paths]

    def wait_for(self, user: str, count: int, seconds: float = 60) -> list[EmailMessage]:
        """Return the mails of `user` as soon as there are `count`; AssertionError, with the log, if there are not."""
        until = time.monotonic() + seconds
        while len(found := self.mailbox(user)) < count:
            log = self.folder / "maillog"
            assert time.monotonic() < until, (user, len(found), log.read_text("utf-8")[-2000:] if log.exists() else "")
            time.sleep(0.1)
        return found


def missing() -> str:
    """Return why the servers cannot be started here, "" if they can."""
    if os.geteuid() != 0:
        return "postfix and dovecot are started by root only"
    gone = [name for name in ("postfix", "dovecot") if not shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin")]
    return f"not installed: {' and '.join(gone)} (Debian: postfix, dovecot-imapd)" if gone else ""


@contextmanager
def real_mail(users: Iterable[str]) -> Iterator[RealMail]:
    """Yield the servers; `users` are the names that have a mailbox."""
    folder = Path(tempfile.mkdtemp(prefix="annuario-mail-"))
    folder.chmod(0o755)  # the servers' own users walk through it
    running: list[Guarded] = []
    try:
        smtp, imap = _free_port(), _free_port()
        certificate = _lay_out(folder, users, smtp, imap)
        running.append(start_guarded(["/usr/sbin/postfix", "-c", folder / "postfix", "start-fg"]))
        running.append(start_guarded(["/usr/sbin/dovecot", "-F", "-c", folder / "dovecot.conf"]))
        for port in (smtp, imap):
            _wait_until_open(port, folder)
        yield RealMail(folder, smtp, imap, certificate)
    finally:
        for program in running:
            program.end()
        shutil.rmtree(folder, ignore_errors=True)


def _lay_out(folder: Path, users: Iterable[str], smtp: int, imap: int) -> Certificate:
    owner = pwd.getpwnam(OWNER)
    for name in ("postfix", "queue", "data", "mail", "run"):
        (folder / name).mkdir()
    shutil.chown(folder / "data", "postfix")
    os.chown(folder / "mail", owner.pw_uid, owner.pw_gid)
    certificate = make_certificate(folder)
    (folder / "users").write_text("".join(f"{user}@{DOMAIN} {user}/\n" for user in users), "utf-8")
    facts = {
        "folder": folder,
        "daemons": "/usr/lib/postfix/sbin",
        "domain": DOMAIN,
        "host": HOST,
        "uid": owner.pw_uid,
        "gid": owner.pw_gid,
        "password": PASSWORD,
    }
    (folder / "postfix" / "main.cf").write_text(_MAIN.format(**facts), "utf-8")
    (folder / "postfix" / "master.cf").write_text(_MASTER.format(**facts, port=smtp), "utf-8")
    (folder / "dovecot.conf").write_text(_DOVECOT.format(**facts, port=imap), "utf-8")
    return certificate


def _free_port() -> int:
    with socket.socket() as found:
        found.bind((HOST, 0))
        return int(found.getsockname()[1])


def _wait_until_open(port: int, folder: Path, seconds: float = 20) -> None:
    until = time.monotonic() + seconds
    while True:
        with suppress(OSError):
            socket.create_connection((HOST, port), 1).close()
            return
        logs = [log.read_text("utf-8")[-2000:] for log in (folder / "maillog", folder / "dovecot.log") if log.exists()]
        assert time.monotonic() < until, logs
        time.sleep(0.1)

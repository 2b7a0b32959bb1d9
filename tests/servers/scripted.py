"""A server on the loopback address that says what it is told to, line by line, and hangs up when it has said all."""

import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress


@contextmanager
def scripted_server(lines: Sequence[bytes]) -> Iterator[int]:
    """Yield the port of a server that greets with the first of `lines`, and answers whatever it is sent with the next."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=_serve, args=(listening, lines), daemon=True)
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            thread.join(10)


def _serve(listening: socket.socket, lines: Sequence[bytes]) -> None:
    with suppress(OSError):
        while True:
            connection, _ = listening.accept()
            with connection, suppress(OSError):
                connection.settimeout(10)
                connection.sendall(lines[0])
                for line in lines[1:]:
                    if not connection.recv(65536):
                        break
                    connection.sendall(line)
                else:
                    connection.recv(100)  # a part of what comes next

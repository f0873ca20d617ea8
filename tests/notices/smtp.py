"""A mail server small enough to read: it speaks SMTP, keeps what it gets, and refuses what it is told to."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import cast


@dataclass
class Post:
    """What a server got and how it answers."""

    port: int = 0
    letters: list[EmailMessage] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    """Commands, as they came."""
    answers: dict[str, bytes] = field(default_factory=dict)
    """Command -> answer, in place of the friendly one."""


class _Clerk(socketserver.StreamRequestHandler):
    post: Post

    def handle(self) -> None:
        self._say(b"220 hello")
        while line := self.rfile.readline():
            word = line[:4].decode().strip().upper()
            if word == "QUIT":
                return self._say(b"221 bye")
            if word == "DATA" and word not in self.post.answers:
                self._take()
            else:
                self.post.said.append(line.decode().strip())
                self._say(self.post.answers.get(word, b"250 ok"))
        return None

    def _take(self) -> None:
        self._say(b"354 go on")
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line.removeprefix(b"."))
        self.post.letters.append(
            cast("EmailMessage", message_from_bytes(b"".join(lines), policy=policy.default))
        )
        self._say(b"250 taken")

    def _say(self, words: bytes) -> None:
        self.wfile.write(words + b"\r\n")


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


@contextmanager
def mail_server() -> Iterator[Post]:
    """A running server and its post."""
    post = Post()
    clerk = type("Clerk", (_Clerk,), {"post": post})
    with _Server(("127.0.0.1", 0), clerk) as server:
        post.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield post
        server.shutdown()

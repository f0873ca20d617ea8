"""What starting any server needs: a free port, an account that is not root, a folder of its own."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path


class ServerError(Exception):
    """A server or one of its commands did not do as asked; the message carries its own words."""


def free_port() -> int:
    """A TCP port of 127.0.0.1 that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def unprivileged_account() -> str | None:
    """Whom servers run as when tests run as root, which PostgreSQL refuses; None where we are not root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def new_folder(name: str) -> Path:
    """A new private folder for a server's files, owned by the account that the server runs as."""
    folder = Path(tempfile.mkdtemp(prefix=f"participation-{name}-"))
    account = unprivileged_account()
    if account:
        shutil.chown(folder, account, pwd.getpwnam(account).pw_gid)
    return folder


def run(*command: str | Path, folder: Path, timeout: float = 60) -> str:
    """What `command` prints when run in `folder` as the unprivileged account. Raises ServerError otherwise.

    Output goes through a file, since a server that a command leaves behind would keep a pipe open for ever.
    """
    account = unprivileged_account()
    with tempfile.TemporaryFile() as output:
        try:
            done = subprocess.run(
                [str(part) for part in command],
                cwd=folder,
                env={"PATH": os.defpath, "LC_ALL": "C.UTF-8", "HOME": str(folder)},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                timeout=timeout,
                check=False,
                user=account,
                group=pwd.getpwnam(account).pw_gid if account else None,
                extra_groups=() if account else None,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise ServerError(f"{command[0]}: {error}") from error
        output.seek(0)
        said = output.read().decode(errors="replace")
    if done.returncode:
        raise ServerError(f"{' '.join(map(str, command))}\n{said}")
    return said

"""What every writer returns: a relative path and the bytes that belong there. Only the sink touches the disk."""

from __future__ import annotations

from typing import NamedTuple


class Artifact(NamedTuple):
    """One file to be written; ``path`` is relative, with forward slashes."""

    path: str
    content: bytes

    @classmethod
    def text(cls, path: str, text: str) -> Artifact:
        """*text* as UTF-8 with LF line ends and one at the end."""
        return cls(path, (text.replace("\r\n", "\n").rstrip("\n") + "\n").encode())

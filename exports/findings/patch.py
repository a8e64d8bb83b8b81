"""What fixes would change, as a unified diff that ``git apply`` and ``patch -p1`` make byte for byte (POSIX diff, section 'Unified')."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import unified_diff

from .wording import UNSAFE

_SIGNS = {"\\": "\\\\", '"': '\\"', "\t": "\\t", "\n": "\\n", "\r": "\\r"}


def render(files: Mapping[str, tuple[bytes, bytes]], root: str = "") -> str:
    """The diff of *files* (path → old and new content, UTF-8), in the order of their paths; ``""`` where nothing differs.

    *root* comes before every path. A file keeps its line ends, its byte order mark and whether it ends in a line break.
    """
    return "".join(
        line
        for path, (old, new) in sorted(files.items())
        if old != new
        for line in _file(root + path, old.decode(), new.decode())
    )


def _file(path: str, old: str, new: str) -> Iterator[str]:
    before, after = _lines(old), _lines(new)
    for line in unified_diff(before, after, _name(f"a/{path}"), _name(f"b/{path}")):
        yield line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """*text* in lines as diff knows them: a line ends at a line feed and nowhere else."""
    lines = [line + "\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


def _name(path: str) -> str:
    """*path* as git writes it: in quotation marks where a sign in it would end or forge the line."""
    if UNSAFE.search(path) or '"' in path or "\\" in path:
        quoted = "".join(_SIGNS.get(sign) or (_octal(sign) if UNSAFE.match(sign) else sign) for sign in path)
        return f'"{quoted}"'
    return f"{path}\t" if " " in path else path


def _octal(sign: str) -> str:
    return "".join(f"\\{byte:03o}" for byte in sign.encode())

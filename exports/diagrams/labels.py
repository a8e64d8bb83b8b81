"""Text inside a picture: cleaned, wrapped by words and escaped. Everything a model says goes through here."""

from __future__ import annotations

import html
import unicodedata

WRAP = 24
_BIDI = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
"""They turn the direction of what follows: a name must not be able to rearrange its neighbours' text."""
_UNPRINTABLE = frozenset({"Cc", "Cs", "Cn", "Co"})


def clean(text: str) -> str:
    """*text* on one line, NFC, without controls, private characters and changes of direction."""
    kept = (" " if c.isspace() else c for c in unicodedata.normalize("NFC", text))
    printable = "".join(c for c in kept if unicodedata.category(c) not in _UNPRINTABLE and c not in _BIDI)
    return " ".join(printable.split())


def room(text: str) -> float:
    """The room a layout reserves for *text*, in letters: without a font file Graphviz measures bytes, not letters."""
    return sum(1.0 if c.isascii() else 0.5 * len(c.encode()) for c in text)


def wrap(text: str, width: float = WRAP, lines: int | None = None) -> list[str]:
    """*text* in lines of at most *width*, broken between words, a longer word within; ``…`` where *lines* cut it off."""
    found = [""]
    for word in clean(text).split():
        for piece in _pieces(word, width):
            joined = f"{found[-1]} {piece}" if found[-1] else piece
            if room(joined) <= width:
                found[-1] = joined
            else:
                found.append(piece)
    if lines is not None and len(found) > lines:
        found = [*found[: lines - 1], found[lines - 1] + " …"]
    return _balanced(found, width) if len(found) == 2 else found


def _pieces(word: str, width: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if room(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _balanced(lines: list[str], width: float) -> list[str]:
    """Two lines of about equal length, so that no word stands alone."""
    words = " ".join(lines).split()
    ways = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    fitting = [way for way in ways if max(map(room, way)) <= width]
    return list(min(fitting, key=lambda way: max(map(room, way)))) if fitting else lines


def escape(text: str) -> str:
    """*text* inside an HTML-like label."""
    return html.escape(clean(text))


def quote(text: str) -> str:
    """*text* as a quoted DOT string; backslashes are doubled so that no escape of Graphviz (node name, graph name) expands."""
    return '"' + clean(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def font(text: str, *, size: float, color: str, bold: bool = False) -> str:
    """Escaped *text* in one type; ``""`` for no text, which HTML-like labels do not allow inside FONT."""
    inner = escape(text)
    if not inner:
        return ""
    inner = f"<B>{inner}</B>" if bold else inner
    return f'<FONT POINT-SIZE="{size:g}" COLOR="{color}">{inner}</FONT>'

"""XML written by hand for the two formats that want it: everything escaped, what XML 1.0 forbids left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Extensible Markup Language 1.0, production 2."""
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def text(value: str) -> str:
    """*value* as the text of an element or between the quotes of an attribute."""
    return escape(_ILLEGAL.sub("", value))


def element(name: str, attributes: Mapping[str, str | int], inside: Iterable[str] = ()) -> str:
    """An element on lines of its own, each ending in a line end; *inside* is XML already."""
    written = "".join(f' {key}="{text(str(value))}"' for key, value in attributes.items())
    content = "".join(inside)
    if not content:
        return f"<{name}{written}/>\n"
    begin = "\n" if content.startswith("<") else ""
    return f"<{name}{written}>{begin}{content}</{name}>\n"

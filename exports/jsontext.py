"""JSON that people can read and no log can mistake: Vietnamese as it is, everything invisible spelled out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from ..model.text import Text
from .findings.wording import UNSAFE, escape

Json = str | int | None | Sequence["Json"] | Mapping[str, "Json"]


def dump(value: Json) -> str:
    """*value* as indented JSON with one line end at its end. The data is exact: only its spelling is escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return UNSAFE.sub(lambda match: match[0] if match[0] == "\n" else escape(match[0]), text) + "\n"


def both(text: Text) -> dict[str, Json]:
    """The languages *text* has, ``vi`` first."""
    return {language: value for language, value in (("vi", text.vi), ("en", text.en)) if value}

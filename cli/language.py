"""Which language the tool speaks: ``--lang``, else ``KIENTRUC_LANG``, else Vietnamese. Known before anything is parsed.

Command modules are imported after the language is known, so a help text is simply ``say("…", "…")``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence

from ..model.text import Language


def detect(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language that *arguments* or *environment* ask for; Vietnamese when neither does."""
    asked = environment.get("KIENTRUC_LANG", "")
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang" and position + 1 < len(arguments):
            asked = arguments[position + 1]
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    return "en" if asked.lower().startswith("en") else "vi"


LANGUAGE: Language = detect(sys.argv[1:], os.environ)


def say(vi: str, en: str) -> str:
    """The text in the language of this run."""
    return en if LANGUAGE == "en" else vi

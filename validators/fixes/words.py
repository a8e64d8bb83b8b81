"""Another word where one stands: references after a rename, and the nearest word that a hint proposes."""

from __future__ import annotations

import re

from ...model.source import Locus
from ...model.splice import Edit
from ..rule import Context, Fault, Fix

_PLAIN = re.compile(r"\w[\w./@:+-]*")
"""What may stand in YAML without quotation marks wherever a word may: no blank, no sign that begins something else."""
_IN_WORDS = r"[\w./@:+-]"


def rewritten(where: Locus, old: str, new: str) -> Edit | None:
    """*new* instead of the word *old* at *where*, quotation marks and neighbours in a table's cell left as they are.

    None where the word does not stand there as it is, or more than once.
    """
    document = where.document
    span = where.exact or document.span(where.route, where.part)
    raw = document.text[span.start : span.end]
    words = [*re.finditer(f"(?<!{_IN_WORDS}){re.escape(old)}(?!{_IN_WORDS})", raw)] if old else []
    if len(words) != 1 or not _PLAIN.fullmatch(new):
        return None
    start = span.start + words[0].start()
    return Edit(document, span._replace(start=start, end=start + len(old)), new)


def written(where: Locus) -> str:
    """The text at *where* as the model has it; of a key the key itself."""
    if where.part == "key" and where.route:
        return str(where.route[-1])
    node = where.document.node(where.route)
    node = node if isinstance(node, str) else where.document.node(where.route[:-1])
    return node if isinstance(node, str) else ""


def renamed(context: Context, fault: Fault) -> Fix | None:
    """The reference of *fault* to what its target is called now (:mod:`~kientruc.model.renames`); proved, so it is safe."""
    new = context.renames.get(fault.target)
    said = written(fault.where)
    old = fault.target.rpartition(":")[2]
    if new is None or not said.endswith(old):
        return None
    edit = rewritten(fault.where, said, said.removesuffix(old) + new.rpartition(":")[2])
    return Fix((edit,)) if edit else None


def proposed(_: Context, fault: Fault) -> Fix | None:
    """The word that the hint of *fault* proposes; a guess, so it is not safe."""
    near = fault.arguments.get("nearest")
    if not isinstance(near, str) or not near:
        return None
    said = str(fault.arguments.get("key", "")) if fault.where.exact else written(fault.where)
    edit = rewritten(fault.where, said, near)
    return Fix((edit,), safe=False) if edit else None


def renamed_or_proposed(context: Context, fault: Fault) -> Fix | None:
    """The proved new name of what *fault* refers to, or else the word its hint proposes."""
    return renamed(context, fault) or proposed(context, fault)

"""YAML text → plain data with the span of every key and value, over libyaml's event stream.

Our own composer because no loader does all of this: a strict subset (no anchors, tags, merge keys, several documents), every
scalar kept as text, duplicate keys refused, bounds on size, nodes and depth checked before anything is built, exact positions,
and a broken file that still yields what stood before the break. ``yaml.CSafeLoader`` crashes the interpreter on 100 kB of ``[``.
The only module that imports YAML.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import unicodedata
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from sys import intern
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs forget to re-export it
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from .findings import Argument, Fault, Label, Term
from .source import Document, Locus, Mapping, Node, Sequence, Span, pack

VIETNAMESE = frozenset(
    "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
    "AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬBCDĐEÈÉẺẼẸÊỀẾỂỄỆGHIÌÍỈĨỊKLMNOÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢPQRSTUÙÚỦŨỤƯỪỨỬỮỰVXYỲÝỶỸỴ"
)
"""The letters of Vietnamese, precomposed (the 134 with marks and the plain ones)."""

_USUAL_ASCII = bytes([0x09, 0x0A, 0x0D, *range(0x20, 0x7F)])
_USUAL = VIETNAMESE | frozenset("–—‘’“”…•·×°²³§½≥≤→←↔")
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]"
)

NOWHERE = Span(0, 0)
_SHOWN = 80  # characters of a file that a message repeats


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of what is read; beyond them a file is refused, not read slowly (ASVS 5.1, resource limits)."""

    file_bytes: int = 10_000_000
    file_nodes: int = 2_000_000
    run_nodes: int = 20_000_000
    depth: int = 64
    file_faults: int = 1_000
    run_faults: int = 50_000


@dataclass
class Reading:
    """What became of one file: the document (as far as it could be read) and what was wrong with it."""

    document: Document
    faults: list[Fault] = field(default_factory=list)
    whole: bool = True
    unread: bool = False
    nodes: int = 0
    maximum: int = 1_000
    careful: bool = False
    """Whether a value may be more than its characters show: the text has escapes, or is not NFC."""

    def fault(
        self,
        code: str,
        arguments: dict[str, Argument],
        span: Span = NOWHERE,
        *,
        field: str = "",
        related: tuple[tuple[Label, Locus], ...] = (),
        final: bool = False,
    ) -> None:
        """Note what is wrong, up to a maximum; a *final* fault, after which nothing more is read, is always noted."""
        if final or len(self.faults) < self.maximum:
            self.faults.append(Fault(code, Locus(self.document, exact=span), arguments, field=field, related=related))
        elif len(self.faults) == self.maximum:
            limit: dict[str, Argument] = {"limit": Term("findings"), "maximum": self.maximum}
            self.faults.append(Fault("SYN006", Locus(self.document, exact=span), limit))


def read(path: Path, shown: str, limits: Limits, *, compose: bool = True, instead: bytes | None = None) -> Reading:
    """Read the file *path*, called *shown* in findings. Never raises on what a file contains or is.

    Without *compose* only the text is read and its characters checked (tables). *instead* is taken for the file's content.
    """
    reading = Reading(Document(shown), maximum=limits.file_faults)
    content = _bytes(path, reading, limits) if instead is None else instead
    text = _decode(content, reading) if content is not None else None
    if content is None or text is None:
        reading.whole = False
        reading.unread = True
    else:
        reading.document.text = text
        clean = _characters(content, reading)
        if compose:
            _Composer(reading, limits).compose(clean)
    return reading


def read_text(text: str, shown: str, limits: Limits | None = None) -> Reading:
    """The same for a text in memory."""
    limits = limits or Limits()
    reading = Reading(Document(shown, text), maximum=limits.file_faults)
    clean = _characters(text.encode("utf-8", "surrogatepass"), reading)
    _Composer(reading, limits).compose(clean)
    return reading


def _bytes(path: Path, reading: Reading, limits: Limits) -> bytes | None:
    """The content of a regular file within the size limit; None with a fault otherwise."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError as error:
        reading.fault("SYN001", {"reason": Term(_reason(error))})
        return None
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            reading.fault("SYN001", {"reason": Term("directory" if stat.S_ISDIR(status.st_mode) else "special")})
            return None
        if status.st_size > limits.file_bytes:
            reading.fault("SYN006", {"limit": Term("bytes"), "maximum": limits.file_bytes})
            return None
        with os.fdopen(handle, "rb", closefd=False) as stream:
            return stream.read(limits.file_bytes)
    except OSError as error:
        reading.fault("SYN001", {"reason": Term(_reason(error))})
        return None
    finally:
        os.close(handle)


def _reason(error: OSError) -> str:
    match error:
        case PermissionError():
            return "permission"
        case IsADirectoryError():
            return "directory"
        case FileNotFoundError():
            return "missing"
    return "file-link" if error.errno == errno.ELOOP else "io"


def _decode(content: bytes, reading: Reading) -> str | None:
    """UTF-8 text without its byte order mark; None with a fault where the bytes are something else."""
    if content.startswith(b"\xef\xbb\xbf"):
        reading.document.marked = True
        reading.fault("SYN007", {}, Span(0, 0))
        content = content[3:]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        reading.document.text = content[: error.start].decode("utf-8")
        at = len(reading.document.text)
        reading.fault("SYN001", {"reason": Term("encoding"), "byte": error.start}, Span(at, at))
        return None
    if "\x00" in text:
        reading.document.text = text
        reading.fault("SYN001", {"reason": Term("binary")}, Span(text.index("\x00"), text.index("\x00") + 1))
        return None
    return text


def _characters(content: bytes, reading: Reading) -> str:
    """The text to parse: control and bidirectional characters are refused (CVE-2021-42574) and blanked out.

    One pass over the bytes clears an ordinary file.
    """
    text = reading.document.text
    odd = content.translate(None, _USUAL_ASCII).decode("utf-8", "replace")
    reading.careful = "\\" in text
    if set(odd) <= _USUAL:
        return text
    reading.careful |= not unicodedata.is_normalized("NFC", text)
    for match in islice(_FORBIDDEN.finditer(text), reading.maximum + 1):
        reading.whole = False
        reading.fault("SYN005", {"character": f"U+{ord(match[0]):04X}"}, Span(*match.span()))
    return text if reading.whole else _blanked(text)


def _blanked(text: str) -> str:
    """*text* with a blank for every forbidden character; by table, for there may be ten million of them."""
    return text.translate({ord(letter): " " for letter in set(text) if _FORBIDDEN.match(letter)})


class _Composer:
    """Turns one event stream into nested :class:`Mapping` and :class:`Sequence`, iteratively."""

    def __init__(self, reading: Reading, limits: Limits) -> None:
        self.reading = reading
        self.limits = limits
        self.duplicates: list[tuple[Mapping, str, int]] = []

    def compose(self, text: str) -> None:
        """Fill the document from *text*; on a break keep what stood before it."""
        try:
            self._events(CParser(text).get_event)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            at = min(mark.index, len(text)) if mark else 0
            self._stop("SYN002", {"problem": Term(error.problem or "invalid")}, at)
        except yaml.YAMLError:
            self._stop("SYN002", {"problem": Term("invalid")}, 0)
        except _RefusedError as refusal:
            self._stop(refusal.code, refusal.arguments, refusal.start, refusal.end)
        self._report_duplicates()

    def _stop(self, code: str, arguments: dict[str, Argument], start: int, end: int | None = None) -> None:
        self.reading.whole = False
        self.reading.document.cut = True
        self.reading.fault(code, arguments, Span(start, end if end is not None else start), final=True)

    def _events(self, get_event: Any) -> None:
        reading, document, careful = self.reading, self.reading.document, self.reading.careful
        array, extend = document.spans, document.spans.extend
        max_depth = self.limits.depth
        stack: list[tuple[Any, list[int], str | None, int, int, bool]] = []
        container: Any = None
        spans: list[int] = []
        key: str | None = None
        begun, flow, end, count = 0, False, 0, 0
        documents = 0
        key_span = 0
        try:
            for count in range(self.limits.file_nodes):
                event = get_event()
                kind = event.__class__
                if kind is ScalarEvent:
                    start = event.start_mark.index
                    end = event.end_mark.index
                    if event.anchor is not None or event.tag is not None:
                        raise _RefusedError(
                            "SYN003", {"feature": Term("anchor" if event.anchor else "tag")}, start, end
                        )
                    value = event.value
                    if careful:
                        value = _settled(reading, value, start, end)
                    if container.__class__ is Mapping:
                        if key is None:
                            key, key_span = intern(value), start << 32 | end
                            if key == "<<":
                                raise _RefusedError("SYN003", {"feature": Term("merge")}, start, end)
                            continue
                        if key in container:
                            self.duplicates.append((container, key, key_span))
                        elif value == "" and event.implicit[0]:
                            reading.whole = False
                            words = "" if key.isascii() and " " not in key else _excerpt(key)
                            where = Span(key_span >> 32, key_span & 0xFFFFFFFF)
                            reading.fault("SYN008", {"key": _excerpt(key), "words": words}, where)
                        else:
                            container[key] = value
                            spans.append(key_span)
                            spans.append(start << 32 | end)
                        key = None
                    elif container is None:
                        if value:
                            raise _RefusedError("SYN002", {"problem": Term("not a mapping")}, start, end)
                    elif value == "" and event.implicit[0]:
                        reading.whole = False
                        reading.fault("SYN008", {"key": "-", "words": ""}, Span(start, end))
                    else:
                        container.append(value)
                        spans.append(start << 32 | end)
                elif kind is MappingStartEvent or kind is SequenceStartEvent:
                    start = event.start_mark.index
                    if event.anchor is not None or event.tag is not None:
                        feature = "anchor" if event.anchor else "tag"
                        raise _RefusedError("SYN003", {"feature": Term(feature)}, start, event.end_mark.index)
                    if container.__class__ is Mapping and key is None:
                        raise _RefusedError("SYN003", {"feature": Term("complex-key")}, start, event.end_mark.index)
                    if container is None and kind is SequenceStartEvent:
                        raise _RefusedError("SYN002", {"problem": Term("not a mapping")}, start, start + 1)
                    if len(stack) >= max_depth:
                        raise _RefusedError("SYN006", {"limit": Term("depth"), "maximum": max_depth}, start, start + 1)
                    stack.append((container, spans, key, key_span, begun, flow))
                    child: Any = Mapping() if kind is MappingStartEvent else Sequence()
                    child.base = 0
                    if container is None:
                        document.root = child
                    container, spans, key, begun, flow = child, [], None, start, bool(event.flow_style)
                elif kind is MappingEndEvent or kind is SequenceEndEvent:
                    container.base = len(array)
                    extend(spans)
                    if flow:
                        end = event.end_mark.index
                    packed = begun << 32 | max(end, begun)
                    child = container
                    container, spans, key, key_span, begun, flow = stack.pop()
                    if container.__class__ is Mapping:
                        assert key is not None
                        if key in container:
                            self.duplicates.append((container, key, key_span))
                        else:
                            container[key] = child
                            spans.append(key_span)
                            spans.append(packed)
                        key = None
                    elif container is not None:
                        container.append(child)
                        spans.append(packed)
                elif kind is AliasEvent:
                    raise _RefusedError(
                        "SYN003", {"feature": Term("alias")}, event.start_mark.index, event.end_mark.index
                    )
                elif kind is DocumentStartEvent:
                    documents += 1
                    if event.version or event.tags:
                        at = event.start_mark.index
                        raise _RefusedError("SYN003", {"feature": Term("directive")}, at, event.end_mark.index)
                    if documents > 1:
                        at = event.start_mark.index
                        raise _RefusedError("SYN003", {"feature": Term("documents")}, at, event.end_mark.index)
                elif kind is StreamEndEvent:
                    return
            raise _RefusedError("SYN006", {"limit": Term("nodes"), "maximum": self.limits.file_nodes}, end, end)
        finally:
            reading.nodes = count
            while stack:
                container.base = len(array)
                extend(spans)
                child, packed = container, pack(begun, max(end, begun))
                container, spans, key, key_span, begun, flow = stack.pop()
                if container.__class__ is Mapping and key is not None and key not in container:
                    container[key] = child
                    spans += (key_span, packed)
                elif container.__class__ is Sequence:
                    container.append(child)
                    spans.append(packed)

    def _report_duplicates(self) -> None:
        """Keys written twice: the first one counts, the second is reported with both places."""
        reading, document = self.reading, self.reading.document
        positions: dict[int, dict[str, int]] = {}
        for container, key, key_span in self.duplicates[: reading.maximum + 1]:
            reading.whole = False
            known = positions.setdefault(id(container), {})
            if not known:
                known.update((name, 2 * number) for number, name in enumerate(container))
            first = document.spans[container.base + known[key]]
            reading.fault(
                "SYN004",
                {"key": _excerpt(key)},
                Span(key_span >> 32, key_span & 0xFFFFFFFF),
                field=key,
                related=(("first", Locus(document, exact=Span(first >> 32, first & 0xFFFFFFFF))),),
            )


def _settled(reading: Reading, value: str, start: int, end: int) -> str:
    """*value* in NFC and without the forbidden characters that a YAML escape may have brought in."""
    if not unicodedata.is_normalized("NFC", value):
        reading.fault("IDN003", {"text": _excerpt(value)}, Span(start, end))
        value = unicodedata.normalize("NFC", value)
    hidden = _FORBIDDEN.search(value)
    if hidden:
        reading.whole = False
        reading.fault("SYN005", {"character": f"U+{ord(hidden[0]):04X}"}, Span(start, end))
        value = _blanked(value)
    return value


def _excerpt(text: str) -> str:
    """*text* short enough for a message."""
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


class _RefusedError(Exception):
    """Stops the composer at something the strict subset does not have; never leaves this module."""

    def __init__(self, code: str, arguments: dict[str, Argument], start: int, end: int) -> None:
        super().__init__(code)
        self.code, self.arguments, self.start, self.end = code, arguments, start, end


def plain(node: Node | None) -> Any:
    """A copy in built-in types, for those who want no spans."""
    if isinstance(node, dict):
        return {key: plain(value) for key, value in node.items()}
    return [plain(item) for item in node] if isinstance(node, list) else node

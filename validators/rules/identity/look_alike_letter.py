"""IDN004: a word contains a letter that only looks like a Vietnamese one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from ....model.findings import Argument
from ....model.source import Document, Locus, Mapping, Node, Sequence, Span
from ....model.splice import Edit
from ...rule import Context, Fault, Fix, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="IDN004",
    name="look-alike-letter",
    severity=Severity.ERROR,
    message=Text(
        "Trong “{word}”, ký tự “{letter}” ({point}) trông giống “{like}” nhưng là ký tự khác.",
        "In “{word}” the character “{letter}” ({point}) looks like “{like}” but is another one.",
    ),
    hint=Text(
        "Viết lại thành “{better}”.",
        "Write “{better}” instead.",
    ),
    what=Text(
        "Chữ trong tệp mô hình dùng đúng chữ cái tiếng Việt, không dùng chữ cái khác có hình giống: Đ của tiếng Iceland "
        "(Ð), chữ Kirin, chữ Hy Lạp, chữ toàn rộng.",
        "Texts use the letters of Vietnamese, not others of the same shape: the Icelandic Ð, Cyrillic, Greek or full-width "
        "letters.",
    ),
    why=Text(
        "Mắt không thấy khác, nhưng tìm kiếm và so khớp tên thất bại; đây cũng là cách giả mạo tên.",
        "The eye sees no difference, but searching and matching fail; it is also how names are forged.",
    ),
    example="""\
elements:
  dat-dai:
    kind: data-object
    name: {vi: Cơ sở dữ liệu Ðất đai}
""",
    better="""\
elements:
  dat-dai:
    kind: data-object
    name: {vi: Cơ sở dữ liệu Đất đai}
""",
    source=Text(
        "Unicode UTS #39 (ký tự dễ nhầm lẫn); TCVN 6909:2001.",
        "Unicode UTS #39 (confusable characters); TCVN 6909:2001.",
    ),
    fix="unsafe",
)

_FOREIGN = dict(
    zip(
        "АВЕЅІЈКМНОРСТХҮУԚԜаеѕіјорсхуԛԝһԁӏ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαγινορυ",
        "ABESIJKMHOPCTXYYQWaesijopcxyqwhdl" + "ABEZHIKMNOPTYXayivopu",
        strict=True,
    )
)
"""Cyrillic and Greek letters → the Latin ones they look like."""
_STROKED = dict(zip("ÐðƉɖ", "ĐđĐđ", strict=True))
"""Eth and African D → the Vietnamese Đ, with which old fonts and converters confuse them."""
_HARMLESS = dict(zip("ıȷɑɡſ", "ijags", strict=True)) | {chr(code): chr(code - 0xFEE0) for code in range(0xFF10, 0xFF5B)}
"""Odd Latin letters and full-width ones: a nuisance, but nobody takes them for the real thing."""
_LATIN = _STROKED | _HARMLESS
_LIKE = _FOREIGN | _LATIN
_TO_LATIN = str.maketrans(_LIKE)
_LETTERS = "".join(map(re.escape, _LIKE))
_LETTER = re.compile(f"[{_LETTERS}]")
_NO_WORD = re.compile(r"\W")
_OF_LATIN = re.compile(r"[A-Za-z\u00C0-\u024F\u1E00-\u1EFF]")
_USUAL = bytes(range(0x80)) + bytes((0xE1, 0xE2))
"""UTF-8 bytes that cannot begin a look-alike: ASCII, and those of ạ…ỹ and of dashes and quotation marks."""

_BELOW = 2
"""The depth from which on keys are no ids of entries."""


class _Written(NamedTuple):
    """A key or value of a document, and the entry (element, document, view …) it belongs to."""

    start: int
    end: int
    entry: str


def check(context: Context) -> Iterator[Fault]:
    """Every such word in the keys and values of every file; comments are the author's own business."""
    repository = context.repository
    for document in repository.files:
        if not _may_contain(document.text):
            continue
        in_manifest = document is repository.manifest_file
        written = sorted(_texts(document.root, document, repository.id, _BELOW if in_manifest else 0))
        starts = [item.start for item in written]
        for word in _words(document.text):
            at = bisect_right(starts, word.start) - 1
            text = document.text[word.start : word.end]
            if at >= 0 and word.start < written[at].end and not _is_honest(text):
                yield _fault(document, text, word, written[at].entry)


def _words(text: str) -> Iterator[Span]:
    """The words with a look-alike in *text*, each once. In linear time: first the letter, then the borders around it."""
    end = 0
    while (letter := _LETTER.search(text, end)) is not None:
        start = letter.start()
        while start > end and (text[start - 1].isalnum() or text[start - 1] == "_"):
            start -= 1
        border = _NO_WORD.search(text, letter.end())
        end = border.start() if border else len(text)
        yield Span(start, end)


def _may_contain(text: str) -> bool:
    """Whether *text* has a look-alike at all. Nearly every file ends here, so this is done on bytes, not on letters."""
    odd = text.encode("utf-8", "surrogatepass").translate(None, _USUAL)
    return not _LIKE.keys().isdisjoint(set(odd.decode("utf-8", "ignore")))


def _is_honest(word: str) -> bool:
    """Whether *word* is written in another script throughout, or is a single foreign letter (α, Ω as a symbol)."""
    if any(letter in _LATIN for letter in word) or _OF_LATIN.search(word):
        return False
    return len(word) == 1 or any(letter.isalpha() and letter not in _LIKE for letter in word)


def _fault(document: Document, word: str, span: Span, entry: str) -> Fault:
    letter = next(letter for letter in word if letter in _LIKE)
    arguments: dict[str, Argument] = {
        "word": word,
        "letter": letter,
        "point": f"U+{ord(letter):04X}",
        "like": _LIKE[letter],
        "better": word.translate(_TO_LATIN),
    }
    mild = all(letter in _HARMLESS for letter in word if letter in _LIKE)
    severity = Severity.WARNING if mild else None
    return Fault(INFO.code, Locus(document, exact=span), arguments, entry, target=word, severity=severity)


def _texts(node: Node, document: Document, entry: str, depth: int = 0) -> Iterator[_Written]:
    """Every key and text of *node* with its span. Keys at depth 1 of a model file are the ids of entries."""
    spans = document.spans
    if isinstance(node, Mapping):
        for number, (key, value) in enumerate(node.items()):
            owner = key if depth == 1 else entry if depth else ""
            packed = spans[node.base + 2 * number]
            yield _Written(packed >> 32, packed & 0xFFFFFFFF, owner)
            yield from _text(value, spans[node.base + 2 * number + 1], document, owner, depth)
    elif isinstance(node, Sequence):
        for number, value in enumerate(node):
            yield from _text(value, spans[node.base + number], document, entry, depth)


def _text(node: Node, packed: int, document: Document, entry: str, depth: int) -> Iterator[_Written]:
    if isinstance(node, str):
        yield _Written(packed >> 32, packed & 0xFFFFFFFF, entry)
    else:
        yield from _texts(node, document, entry, depth + 1)


def fix(_: Context, fault: Fault) -> Fix | None:
    """The word in the letters it pretends to be written in."""
    span = fault.where.exact
    better = str(fault.arguments["better"])
    return Fix((Edit(fault.where.document, span, better),), safe=False) if span else None


RULE = Rule(INFO, check, fix=fix)

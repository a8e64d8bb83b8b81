"""LNG005: one name in two spellings of the tone mark (hòa, hoà), or both habits in one repository."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ....model.findings import Argument, Label
from ....model.repository import Repository
from ....model.source import Locus
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text
from ...texts import Written, texts
from ...vietnamese import Habit, ToneMark, folded, other_habit, tone_marks

INFO = RuleInfo(
    code="LNG005",
    name="tone-mark-variant",
    severity=Severity.INFO,
    message=Text(
        "“{text}” và “{other}” đặt dấu thanh theo hai kiểu khác nhau{count:; trong kho có {} chỗ}{rest: so với {} chỗ}.",
        "“{text}” and “{other}” place the tone mark in two ways{count:; in this repository {}}{rest: against {}}.",
    ),
    hint=Text(
        "Viết thống nhất một kiểu, ở đây là “{better}”.",
        "Keep to one way, here “{better}”.",
    ),
    what=Text(
        "Dấu thanh của oa, oe, uy được đặt thống nhất trong một kho (hòa, khỏe, thủy hoặc hoà, khoẻ, thuỷ), và một tên gọi không được "
        "viết hai kiểu, kể cả so với kho được liên kết. Tên văn bản, cơ quan ban hành và phần trong ngoặc kép giữ như bản gốc nên "
        "không bị tính. Mỗi kho có tối đa một phát hiện về việc lẫn hai kiểu.",
        "The tone marks of oa, oe, uy are placed in one way throughout a repository (hòa, khỏe, thủy or hoà, khoẻ, thuỷ), and no name is "
        "written in two ways, nor otherwise than in a linked repository. Titles and issuers of documents and what is in quotation marks "
        "stay as printed and do not count. Mixing both ways is one finding for the whole repository.",
    ),
    why=Text(
        "Mắt đọc như nhau nhưng máy coi là hai từ: tìm kiếm bỏ sót, tên trùng không bị phát hiện.",
        "Readers see one word, machines two: searches miss one of them, and equal names go unnoticed.",
    ),
    example="""\
elements:
  csdl-hoa-hoc:
    kind: data-object
    name: {vi: Cơ sở dữ liệu văn hóa}
  cong-van-hoa:
    kind: application-component
    name: {vi: Cổng thông tin văn hoá}
""",
    better="""\
elements:
  csdl-hoa-hoc:
    kind: data-object
    name: {vi: Cơ sở dữ liệu văn hóa}
  cong-van-hoa:
    kind: application-component
    name: {vi: Cổng thông tin văn hóa}
""",
    source=Text(
        "Quy ước của kho kiến trúc; cả hai cách đặt dấu thanh đều đang được dùng.",
        "A convention of the repository; both ways of placing tone marks are in use.",
    ),
)
_AS_PRINTED = frozenset({"title", "issuer"})
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


def check(context: Context) -> Iterator[Fault]:
    """Every name that an earlier or linked one spells otherwise; then, once, both habits in one repository."""
    yield from _names(context.repository)
    yield from _habits(context.repository)


def _names(repository: Repository) -> Iterator[Fault]:
    first: dict[str, tuple[str, str]] = {}
    for home in (*repository.linked.values(), repository):
        for key, element in home.elements.items():
            name = element.name.vi
            if not name or name.isascii() or next(tone_marks(_plain(name)), None) is None:
                continue
            known = first.setdefault(folded(name), (key if home is repository else f"{home.id}:{key}", _plain(name)))
            if home is repository and known[0] != key and _spelled(known[1]) != _spelled(_plain(name)):
                yield _variant(repository, key, name, *known)


def _variant(repository: Repository, key: str, name: str, other: str, other_name: str) -> Fault:
    """*key* is named like *other*, which may be of a linked repository, but for the tone marks."""
    package, _, bare = other.rpartition(":")
    home = repository.linked[package] if package else repository
    related: tuple[tuple[Label, Locus], ...] = (("first", home.locus(bare, "name", "vi")),)
    arguments: dict[str, Argument] = {"text": name, "other": other_name, "better": other_name, "count": "", "rest": ""}
    where = repository.locus(key, "name", "vi")
    return Fault(INFO.code, where, arguments, key, "name", other, related)


def _habits(repository: Repository) -> Iterator[Fault]:
    """The first syllable of the rarer habit, where the repository has both."""
    seen: dict[Habit, list[tuple[Written, ToneMark]]] = {"first": [], "second": []}
    for written in texts(repository):
        vietnamese = written.text.vi
        if vietnamese and not vietnamese.isascii() and written.field not in _AS_PRINTED:
            text = _QUOTED.sub("", _plain(vietnamese))
            for mark in tone_marks(text):
                seen[mark.habit].append((written, mark))
    rare, usual = sorted(seen.values(), key=len)
    if not rare:
        return
    (written, mark), (model, like) = rare[0], usual[0]
    arguments: dict[str, Argument] = {
        "text": mark.syllable,
        "other": like.syllable,
        "count": str(len(rare)),
        "rest": str(len(usual)),
        "better": other_habit(mark.syllable, like.habit),
    }
    related: tuple[tuple[Label, Locus], ...] = (("first", model.locus(repository, "vi")),)
    yield Fault(INFO.code, written.locus(repository, "vi"), arguments, field="tone-marks", related=related)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _spelled(name: str) -> str:
    """*name* as IDN002 compares it: only the tone marks may still differ."""
    return " ".join(name.casefold().split())


RULE = Rule(INFO, check)

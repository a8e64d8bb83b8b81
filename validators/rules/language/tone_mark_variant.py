"""LNG005: one name in two spellings of the tone mark (hòa, hoà), or both habits in one repository."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ....model.findings import Argument, Label
from ....model.repository import Repository
from ....model.source import Locus
from ....model.splice import Edit
from ...rule import Context, Fault, Fix, Rule, RuleInfo, Severity, Text
from ...texts import Written, texts
from ...vietnamese import Habit, ToneMark, folded, may_have_choice, other_habit, tone_marks

INFO = RuleInfo(
    code="LNG005",
    name="tone-mark-variant",
    severity=Severity.INFO,
    message=Text(
        "“{text}” và “{other}” đặt dấu thanh theo hai kiểu khác nhau{count:; trong kho, kiểu đầu có {} chỗ}{rest:, kiểu sau có {} chỗ}.",
        "“{text}” and “{other}” place the tone mark in two ways{count:; in this repository the first {} times}{rest:, the second {}}.",
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
    fix="unsafe",
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
            if not name or not may_have_choice(name):
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
    rare, usual = sorted(_seen(repository).values(), key=len)
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


def _seen(repository: Repository) -> dict[Habit, list[tuple[Written, ToneMark]]]:
    """Every syllable that may be written in two ways, by the way it is written; not what is printed so somewhere."""
    seen: dict[Habit, list[tuple[Written, ToneMark]]] = {"first": [], "second": []}
    for written in texts(repository):
        vietnamese = written.text.vi
        if vietnamese and written.field not in _AS_PRINTED and may_have_choice(vietnamese):
            text = _QUOTED.sub("", _plain(vietnamese))
            for mark in tone_marks(text):
                seen[mark.habit].append((written, mark))
    return seen


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _spelled(name: str) -> str:
    """*name* as IDN002 compares it: only the tone marks may still differ."""
    return " ".join(name.casefold().split())


def fix(context: Context, fault: Fault) -> Fix | None:
    """The name spelled as the other one; or every rarer syllable of the repository written in the more usual way.

    Not where a text quotes another: what is quoted stays as it was printed.
    """
    if fault.field == "name":
        text, better = (_plain(str(fault.arguments[name])) for name in ("text", "better"))
        habits: tuple[Habit, ...] = ("first", "second")
        habit = next((habit for habit in habits if _spelled(other_habit(text, habit)) == _spelled(better)), None)
        return _placed([fault.where], habit) if habit else None
    seen = _seen(context.repository)
    rarer, usual = sorted(seen, key=lambda habit: len(seen[habit]))
    rare = {id(written): written for written, _ in seen[rarer]}
    if any(_QUOTED.search(written.text.vi or "") for written in rare.values()):
        return None
    return _placed([written.locus(context.repository, "vi") for written in rare.values()], usual)


def _placed(places: list[Locus], habit: Habit) -> Fix | None:
    """The tone marks at *places* put by *habit*; None where a text is not written letter by letter as it is read."""
    edits = []
    for where in places:
        document, span = where.document, where.document.span(where.route, where.part)
        old = document.text[span.start : span.end]
        new = other_habit(old, habit)
        if new == old:
            return None
        edits.append(Edit(document, span, new))
    return Fix(tuple(edits), safe=False)


RULE = Rule(INFO, check, fix=fix)

"""IDN002: two elements of one kind have the same Vietnamese name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from ....model.findings import Argument, Label
from ....model.source import Locus
from ....model.vocabulary import JUNCTIONS
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="IDN002",
    name="duplicate-name",
    severity=Severity.WARNING,
    message=Text(
        "`{element}` và `{first}` cùng loại và cùng tên “{name}”.",
        "`{element}` and `{first}` are of one kind and have the same name “{name}”.",
    ),
    hint=Text(
        "Gộp làm một nếu là cùng một thứ; nếu không, thêm vào tên điều phân biệt chúng.",
        "Merge them if they are one thing; if not, add to the name what tells them apart.",
    ),
    what=Text(
        "Hai phần tử cùng loại không trùng tên tiếng Việt, kể cả khi chỉ khác chữ hoa hay khoảng trắng; nút nối thì không xét.",
        "No two elements of one kind share a Vietnamese name, not even up to capitals and spaces; junctions are passed over.",
    ),
    why=Text(
        "Một hệ thống bị mô tả hai lần sẽ bị đếm hai lần, và mỗi bên chỉ sửa một bản.",
        "A system that is described twice is counted twice, and everyone corrects only one of the two.",
    ),
    example="""\
elements:
  csdl-dat-dai:
    kind: data-object
    name: {vi: Cơ sở dữ liệu đất đai}
  dat-dai:
    kind: data-object
    name: {vi: Cơ sở dữ liệu  Đất đai}
""",
    better="""\
elements:
  csdl-dat-dai:
    kind: data-object
    name: {vi: Cơ sở dữ liệu đất đai}
  csdl-dat-dai-cu:
    kind: data-object
    name: {vi: Cơ sở dữ liệu đất đai (trước 2015)}
""",
    source=Text(
        "Quy ước của kho kiến trúc: mỗi thứ được mô tả một lần.",
        "A convention of the repository: every thing is described once.",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """Every element named like an earlier one of its kind."""
    repository = context.repository
    seen: dict[tuple[str, str], str] = {}
    for key, element in repository.elements.items():
        name = element.name.vi
        if not name or element.kind in JUNCTIONS:  # a junction's name is only what is drawn in it
            continue
        first = seen.setdefault((element.kind, folded(name)), key)
        if first is not key:
            arguments: dict[str, Argument] = {"element": key, "first": first, "name": name}
            where = repository.locus(key, "name", "vi")
            related: tuple[tuple[Label, Locus], ...] = (("first", repository.locus(first, "name", "vi")),)
            yield Fault(INFO.code, where, arguments, key, "name", first, related)


def folded(name: str) -> str:
    """*name* without what the eye passes over: capitals, spaces, and how its marks are encoded."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


RULE = Rule(INFO, check)

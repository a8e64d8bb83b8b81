"""LNG001: something is named or explained in English only."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.findings import Argument, Term
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text
from ...texts import Doubts, texts

INFO = RuleInfo(
    code="LNG001",
    name="missing-vietnamese-text",
    severity=Severity.WARNING,
    message=Text(
        "{what}{entry: của `{}`} chỉ có tiếng Anh: “{english}”.",
        "{what}{entry: of `{}`} is given in English only: “{english}”.",
    ),
    hint=Text(
        "Ghi thêm `vi`.",
        "Add `vi`.",
    ),
    what=Text(
        "Trong kho viết bằng tiếng Việt, mọi tên gọi, tên văn bản và lý do đều có tiếng Việt. Mô tả, tên ngắn, ghi chú chỉ có "
        "tiếng Anh thì được nêu ở mức thông tin.",
        "In a repository written in Vietnamese every name, title and reason is given in Vietnamese. Descriptions, short names and "
        "notes given in English only are mentioned as information.",
    ),
    why=Text(
        "Báo cáo, sơ đồ và hồ sơ trình phê duyệt dùng tiếng Việt; chỗ thiếu sẽ hiện tiếng Anh giữa câu tiếng Việt.",
        "Reports, diagrams and what is submitted for approval are in Vietnamese; where it is missing, English shows up in the middle.",
    ),
    example="""\
elements:
  lgsp:
    kind: application-component
    name: {en: Local government service platform}
""",
    better="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: "Nền tảng tích hợp, chia sẻ dữ liệu cấp tỉnh", en: Local government service platform}
""",
    source=Text(
        "Hiến pháp 2013, Điều 5 khoản 3: ngôn ngữ quốc gia là tiếng Việt; ngữ pháp tệp mô hình: `language` của kho.",
        "Constitution of 2013, Article 5(3): Vietnamese is the national language; grammar of the model files: the repository's `language`.",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """Every text of a Vietnamese repository that has no Vietnamese."""
    repository = context.repository
    if repository.manifest.language != "vi":
        return
    doubts = Doubts(repository)
    for written in texts(repository):
        english = written.text.en
        if (written.text.vi or "").strip() or not (english or "").strip() or doubts.about(written.entry):
            continue
        arguments: dict[str, Argument] = {
            "what": Term(f"text-{written.field.rpartition('.')[2]}"),
            "entry": written.entry,
            "english": english or "",
        }
        where = written.locus(repository, part="key")
        severity = None if written.names else Severity.INFO
        yield Fault(INFO.code, where, arguments, written.entry, written.field, "vi", severity=severity)


RULE = Rule(INFO, check, needs_whole=True)

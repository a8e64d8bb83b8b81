"""LNG002: an element or view has no English name."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.findings import Argument
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text
from ...texts import Doubts

INFO = RuleInfo(
    code="LNG002",
    name="missing-english-text",
    severity=Severity.INFO,
    message=Text(
        "`{entry}` chưa có tên tiếng Anh.",
        "`{entry}` has no English name.",
    ),
    hint=Text(
        "Ghi thêm `en` vào `name`, theo tên tiếng Anh mà cơ quan đã dùng, nếu có.",
        "Add `en` to `name`, as the agency itself puts it, if it does.",
    ),
    what=Text(
        "Mỗi phần tử và khung nhìn có tên tiếng Anh. Tên văn bản, mô tả, ghi chú không cần có: văn bản Việt Nam thường không "
        "có tên tiếng Anh chính thức.",
        "Every element and view has an English name. Titles of documents, descriptions and notes are not asked for: Vietnamese "
        "documents rarely have an official English title.",
    ),
    why=Text(
        "Hồ sơ với nhà tài trợ, chuyên gia nước ngoài và dữ liệu liên kết (RDF) dùng tên tiếng Anh.",
        "Files for donors and foreign experts, and linked data (RDF), use the English names.",
    ),
    example="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: "Nền tảng tích hợp, chia sẻ dữ liệu cấp tỉnh"}
""",
    better="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: "Nền tảng tích hợp, chia sẻ dữ liệu cấp tỉnh", en: Local government service platform}
""",
    source=Text(
        "Ngữ pháp tệp mô hình: chữ cho người đọc được ghi theo từng ngôn ngữ.",
        "Grammar of the model files: texts for people are written per language.",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """Every element and view whose name has no English."""
    repository = context.repository
    doubts = Doubts(repository)
    for table in (repository.elements, repository.views):
        for key, entry in table.items():
            if not (entry.name.en or "").strip() and not doubts.about(key):
                arguments: dict[str, Argument] = {"entry": key}
                yield Fault(INFO.code, repository.locus(key, "name", part="key"), arguments, key, "name", "en")


RULE = Rule(INFO, check, needs_whole=True)

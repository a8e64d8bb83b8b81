"""SCH007: a repository has no manifest."""

from __future__ import annotations

from ...rule import Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="SCH007",
    name="missing-manifest",
    severity=Severity.ERROR,
    message=Text(
        "Kho không có tệp kê khai kientruc.yaml, hoặc tệp này trống.",
        "The repository has no manifest kientruc.yaml, or an empty one.",
    ),
    hint=Text(
        "Viết kientruc.yaml với `id`, `name`, `version` và `as-of`.",
        "Write kientruc.yaml with `id`, `name`, `version` and `as-of`.",
    ),
    what=Text(
        "Thư mục gốc của kho có tệp kientruc.yaml nêu kho là gì, phiên bản nào và đúng tại ngày nào.",
        "The repository's folder has a kientruc.yaml that says what it is, which version, and the date it is true for.",
    ),
    why=Text(
        "Không biết ngày mô tả và khung áp dụng thì không thể xét sự phù hợp.",
        "Without the date and the framework, conformance cannot be judged.",
    ),
    example="""\
# file: kientruc.yaml
# Tệp này còn trống.
""",
    better="""\
# file: kientruc.yaml
id: kho-mau
name: {vi: Kho mẫu}
version: "1.0"
as-of: 2020-08-10
""",
    source=Text(
        "Ngữ pháp tệp mô hình, mục “The manifest”.",
        "Grammar of the model files, “The manifest”.",
    ),
)
RULE = Rule(INFO)

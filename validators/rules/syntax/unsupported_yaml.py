"""SYN003: a file uses a part of YAML that model files do not have."""

from __future__ import annotations

from ...rule import Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="SYN003",
    name="unsupported-yaml",
    severity=Severity.ERROR,
    message=Text(
        "Tệp dùng {feature}, cách viết mà tệp mô hình không chấp nhận.",
        "The file uses {feature}, which model files must not.",
    ),
    hint=Text(
        "Viết giá trị ra đầy đủ, mỗi tệp một tài liệu; nếu ký hiệu là một phần của chữ thì đặt cả giá "
        "trị trong ngoặc kép.",
        "Write the value out in full, one document a file; if the sign is part of a text, quote the whole value.",
    ),
    what=Text(
        "Tệp mô hình dùng một tập con chặt của YAML: không có điểm neo, bí danh, thẻ kiểu, khóa gộp, chỉ "
        "thị hay nhiều tài liệu trong một tệp.",
        "Model files use a strict subset of YAML: no anchors, aliases, tags, merge keys, directives, or "
        "several documents in one file.",
    ),
    why=Text(
        "Những phần này làm cho điều đang đọc khác với điều được viết, và một tệp nhỏ có thể phình thành rất lớn.",
        "These parts make what is read differ from what is written, and a small file can grow without bound.",
    ),
    example="""\
elements:
  lgsp: &mau
    kind: application-component
    name: {vi: Nền tảng tích hợp}
  ndxp: *mau
""",
    better="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
  ndxp:
    kind: application-component
    name: {vi: Nền tảng tích hợp quốc gia}
""",
    source=Text(
        "YAML 1.2.2, mục 6.8, 6.9 và 7.1; CWE-776 (phình tham chiếu).",
        "YAML 1.2.2, 6.8, 6.9 and 7.1; CWE-776 (entity expansion).",
    ),
)
RULE = Rule(INFO)

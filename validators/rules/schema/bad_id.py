"""SCH005: an id is not well-formed."""

from __future__ import annotations

from ...rule import Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="SCH005",
    name="bad-id",
    severity=Severity.ERROR,
    message=Text(
        "`{id}` không phải là mã hợp lệ.",
        "`{id}` is not a well-formed id.",
    ),
    hint=Text(
        "Viết mã bằng chữ thường không dấu, chữ số và gạch nối, ví dụ `cong-dvc`; mã của mô hình tham "
        "chiếu viết như `ARM001.002`.",
        "Write it with lower-case letters, digits and hyphens, such as `cong-dvc`; a reference-model "
        "code like `ARM001.002`.",
    ),
    what=Text(
        "Mã chỉ gồm chữ thường không dấu, chữ số và gạch nối giữa chúng.",
        "An id consists of lower-case ASCII letters and digits with single hyphens between them.",
    ),
    why=Text(
        "Mã đi vào địa chỉ web, tên tệp và RDF, nên phải viết được ở mọi nơi và không đổi.",
        "Ids become part of web addresses, file names and RDF, so they must be writable everywhere and never change.",
    ),
    example="""\
elements:
  LGSP_Tỉnh:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
""",
    better="""\
elements:
  lgsp-tinh:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
""",
    source=Text(
        "Ngữ pháp tệp mô hình; RFC 3986 (ký tự không cần mã hóa trong địa chỉ).",
        "Grammar of the model files; RFC 3986 (characters that need no encoding in an address).",
    ),
)
RULE = Rule(INFO)

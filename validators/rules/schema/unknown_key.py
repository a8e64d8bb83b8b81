"""SCH001: a key is not part of the grammar."""

from __future__ import annotations

from ...fixes.words import proposed
from ...rule import Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="SCH001",
    name="unknown-key",
    severity=Severity.ERROR,
    message=Text(
        "Khóa `{key}` không được dùng ở vị trí này.",
        "The key `{key}` is not used here.",
    ),
    hint=Text(
        "Sửa tên khóa{nearest: (có phải `{}`?)}, hoặc xóa nó.{section: Có phải tệp thiếu dòng `{}:` ở trên mục này?}",
        "Correct the key{nearest: (did you mean `{}`?)}, or delete it."
        "{section: Does the file lack the line `{}:` above this entry?}",
    ),
    what=Text(
        "Mỗi chỗ trong tệp mô hình chỉ nhận các khóa của ngữ pháp và các thuộc tính mà khung khai báo.",
        "Each part of a model file takes only the keys of the grammar and the properties the framework declares.",
    ),
    why=Text(
        "Một khóa viết sai chính tả sẽ bị bỏ qua, và điều người viết muốn nói bị mất.",
        "A misspelt key would be ignored, and what its author meant to say would be lost.",
    ),
    example="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
    onwer: so-tttt
""",
    better="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
    owner: so-tttt
  so-tttt:
    kind: business-actor
    name: {vi: Sở Thông tin và Truyền thông}
""",
    source=Text(
        "Ngữ pháp tệp mô hình.",
        "Grammar of the model files.",
    ),
    fix="unsafe",
)
RULE = Rule(INFO, fix=proposed)

"""IDN001: one id is used for two things."""

from __future__ import annotations

from ...rule import Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="IDN001",
    name="duplicate-id",
    severity=Severity.ERROR,
    message=Text(
        "Mã `{id}` được dùng cho hai mục khác nhau.",
        "The id `{id}` is used for two things.",
    ),
    hint=Text(
        "Đổi một trong hai mã; nếu là cùng một thứ thì gộp làm một.",
        "Give one of them another id; if they are the same thing, merge them.",
    ),
    what=Text(
        "Mã là duy nhất trong kho, tính chung cho phần tử, quan hệ, văn bản, khung nhìn và miễn trừ.",
        "An id is unique in its repository, over elements, relations, documents, views and exemptions.",
    ),
    why=Text(
        "Hai thứ cùng mã thì không ai biết một tham chiếu chỉ tới thứ nào.",
        "If two things share an id, nobody can tell which one a reference means.",
    ),
    example="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
documents:
  lgsp:
    type: decision
    title: {vi: Quyết định phê duyệt LGSP}
""",
    better="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
documents:
  qd-lgsp:
    type: decision
    title: {vi: Quyết định phê duyệt LGSP}
""",
    source=Text(
        "Ngữ pháp tệp mô hình.",
        "Grammar of the model files.",
    ),
)
RULE = Rule(INFO)

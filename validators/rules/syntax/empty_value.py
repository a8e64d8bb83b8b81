"""SYN008: a key or list item has no value."""

from __future__ import annotations

from ...rule import Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="SYN008",
    name="empty-value",
    severity=Severity.ERROR,
    message=Text(
        "Sau `{key}` không có giá trị.",
        "There is no value after `{key}`.",
    ),
    hint=Text(
        "{words:Nếu dấu phẩy thuộc về câu chữ thì đặt cả câu trong ngoặc kép. }Viết giá trị; nếu chưa biết thì xóa cả khóa.",
        "{words:If the comma belongs to a text, put the whole text in quotes. }Write the value; leave the key out if it is not known.",
    ),
    what=Text(
        "Mỗi khóa và mỗi mục của danh sách đều có giá trị; điều chưa biết thì không viết.",
        "Every key and every list item has a value; what is not known is left out.",
    ),
    why=Text(
        "Ô trống không nói được là “không có”, “chưa biết” hay “quên điền”.",
        "A blank does not say whether there is none, nobody knows, or somebody forgot.",
    ),
    example="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
    owner:
""",
    better="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
""",
    source=Text(
        "Ngữ pháp tệp mô hình, mục “The YAML we read”.",
        "Grammar of the model files, “The YAML we read”.",
    ),
)
RULE = Rule(INFO)

"""REF007: a package that is used cannot be loaded."""

from __future__ import annotations

from ...rule import Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="REF007",
    name="unknown-package",
    severity=Severity.ERROR,
    message=Text(
        "Không dùng được gói `{package}`: {problem}.",
        "The package `{package}` cannot be used: {problem}.",
    ),
    hint=Text(
        "Sửa mã, phiên bản hoặc `path` của gói; các tham chiếu tới gói này chưa được kiểm tra.",
        "Correct the package's id, version or `path`; references into it were not checked.",
    ),
    what=Text(
        "Mọi kho và khung nêu trong `uses` và `conforms-to` đều tìm thấy và đọc được trọn vẹn.",
        "Every repository and framework named under `uses` and `conforms-to` is found and read whole.",
    ),
    why=Text(
        "Không đọc được gói thì mọi kết luận dựa trên nó đều không có căn cứ.",
        "Without the package, nothing that rests on it can be judged.",
    ),
    example="""\
# file: kientruc.yaml
id: kho-mau
name: {vi: Kho mẫu}
version: "1.0"
as-of: 2020-08-10
conforms-to: {framework: vneaf, version: "9.0"}
""",
    better="""\
# file: kientruc.yaml
id: kho-mau
name: {vi: Kho mẫu}
version: "1.0"
as-of: 2020-08-10
conforms-to: {framework: vneaf, version: "2.0"}
""",
    source=Text(
        "Ngữ pháp tệp mô hình, mục “The manifest”.",
        "Grammar of the model files, “The manifest”.",
    ),
)
RULE = Rule(INFO)

"""SYN009: a path leads out of the repository's folder."""

from __future__ import annotations

from ...rule import Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="SYN009",
    name="outside-repository",
    severity=Severity.ERROR,
    message=Text(
        "Đường dẫn này trỏ ra ngoài thư mục của kho nên không được đọc.",
        "This path leads outside the repository's folder, so it is not read.",
    ),
    hint=Text(
        "Chuyển nội dung vào trong kho và bỏ liên kết.",
        "Move the content into the repository and remove the link.",
    ),
    what=Text(
        "Tệp, thư mục và bảng của kho đều nằm trong thư mục của kho, không qua liên kết ra ngoài.",
        "The files, folders and tables of a repository lie inside its folder, not behind links that lead out.",
    ),
    why=Text(
        "Kho phải tự đủ để người khác kiểm tra lại được, và một liên kết không được làm lộ tệp của máy chủ.",
        "A repository must be complete for others to check it, and a link must not expose files of the server.",
    ),
    example="""\
# file: kientruc.yaml
id: kho-mau
name: {vi: Kho mẫu}
version: "1.0"
as-of: 2020-08-10
tables: [{file: ../csdl.csv, kind: data-object}]
""",
    better="""\
# file: kientruc.yaml
id: kho-mau
name: {vi: Kho mẫu}
version: "1.0"
as-of: 2020-08-10
tables: [{file: data/csdl.csv, kind: data-object}]
# file: data/csdl.csv
id,name.vi
csdl-dan-cu,Cơ sở dữ liệu dân cư
""",
    source=Text(
        "CWE-22 và CWE-59 (đi theo đường dẫn, liên kết ra ngoài).",
        "CWE-22 and CWE-59 (path traversal, link following).",
    ),
)
RULE = Rule(INFO)

"""OWN003: a rule of the repository in SPARQL or SHACL could not be run."""

from __future__ import annotations

from ...rule import Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="OWN003",
    name="rule-not-run",
    severity=Severity.ERROR,
    message=Text(
        "Quy tắc riêng `{rule}` chưa chạy được: {problem}{detail: ({})}.",
        "The rule `{rule}` of this repository was not run: {problem}{detail: ({})}.",
    ),
    hint=Text(
        'Sửa câu truy vấn hoặc tệp SHACL; nếu thiếu bộ máy thì cài bằng `pip install "kientruc[rdf]"`.',
        'Correct the query or the shapes; if the engines are missing, install them with `pip install "kientruc[rdf]"`.',
    ),
    what=Text(
        "Quy tắc viết bằng SPARQL hoặc SHACL phải chạy được trong giới hạn thời gian, bộ nhớ và số dòng. Quy "
        "tắc chưa chạy không được coi là đạt.",
        "A rule in SPARQL or SHACL runs within the limits of time, memory and rows. One that did not run is "
        "not taken for passed.",
    ),
    why=Text(
        "Quy tắc bị bỏ qua mà không ai biết thì nguy hiểm hơn không có quy tắc.",
        "A rule that is skipped and nobody knows is worse than none.",
    ),
    example="""\
# Tệp quy-tac/chu-quan.rq: SELECT ?element WHERE { SERVICE <https://example.vn/> { ?element ?p ?o } }
rules:
  co-chu-quan:
    code: TIN001
    severity: warning
    message: {vi: "Hệ thống `{element}` chưa nêu cơ quan chủ quản."}
    sparql: quy-tac/chu-quan.rq
""",
    better="""\
# Tệp quy-tac/chu-quan.rq chỉ hỏi dữ liệu của kho.
rules:
  co-chu-quan:
    code: TIN001
    severity: warning
    message: {vi: "Hệ thống `{element}` chưa nêu cơ quan chủ quản."}
    sparql: quy-tac/chu-quan.rq
""",
    source=Text(
        "Quy ước của công cụ: điều chưa kiểm tra được thì nói ra.",
        "A convention of the tool: what could not be checked is said.",
    ),
)


RULE = Rule(INFO)

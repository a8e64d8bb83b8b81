"""OWN002: a case of a rule of the repository has another result than it says."""

from __future__ import annotations

from ...rule import Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="OWN002",
    name="case-disagrees",
    severity=Severity.ERROR,
    message=Text(
        "Trường hợp `{case}` của quy tắc `{rule}` không cho kết quả như đã ghi{silent:: không phát hiện "
        "gì}{found:: phát hiện {}}{expected:, trong khi `finds` ghi {}}.",
        "The case `{case}` of the rule `{rule}` has another result than it says{silent:: nothing is "
        "found}{found:: found {}}{expected:, while `finds` says {}}.",
    ),
    hint=Text(
        "Sửa trường hợp nếu nó ghi sai; nếu không, sửa quy tắc.",
        "Correct the case if it is mistaken; else correct the rule.",
    ),
    what=Text(
        "Trường hợp ở `failing` phải bị phát hiện (đúng các phần tử ở `finds`, nếu có ghi); trường hợp ở "
        "`passing` thì không.",
        "A case under `failing` is found (exactly the elements under `finds`, where they are given); a case "
        "under `passing` is not.",
    ),
    why=Text(
        "Trường hợp là bằng chứng rằng quy tắc làm đúng điều nó nói.",
        "The cases are the proof that a rule does what it says.",
    ),
    example="""\
elements:
  mot-cua:
    kind: application-component
    name: {vi: Hệ thống một cửa}
    owner: so-tttt
  so-tttt:
    kind: business-actor
    name: {vi: Sở Thông tin và Truyền thông}
rules:
  co-chu-quan:
    code: TIN001
    severity: warning
    message: {vi: "Hệ thống `{element}` chưa nêu cơ quan chủ quản.", en: "The system `{element}` states no owner."}
    select: {kinds: [application-component]}
    assert: {stated: [owner]}
    cases:
      failing:
        khong-co: {elements: {a: {kind: business-actor, name: {vi: A}}}}
      passing:
        co: {elements: {a: {kind: application-component, name: {vi: A}, owner: b}, b: {kind: business-actor, name: {vi: B}}}}
""",
    better="""\
elements:
  mot-cua:
    kind: application-component
    name: {vi: Hệ thống một cửa}
    owner: so-tttt
  so-tttt:
    kind: business-actor
    name: {vi: Sở Thông tin và Truyền thông}
rules:
  co-chu-quan:
    code: TIN001
    severity: warning
    message: {vi: "Hệ thống `{element}` chưa nêu cơ quan chủ quản.", en: "The system `{element}` states no owner."}
    select: {kinds: [application-component]}
    assert: {stated: [owner]}
    cases:
      failing:
        khong-co: {elements: {a: {kind: application-component, name: {vi: A}}}}
      passing:
        co: {elements: {a: {kind: application-component, name: {vi: A}, owner: b}, b: {kind: business-actor, name: {vi: B}}}}
""",
    source=Text(
        "Quy ước của công cụ: quy tắc nào cũng có trường hợp chứng minh.",
        "A convention of the tool: every rule is proved by its cases.",
    ),
)


RULE = Rule(INFO)

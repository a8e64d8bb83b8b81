"""OWN001: a rule of the repository names what does not exist, can never fail or can never be met."""

from __future__ import annotations

from ...rule import Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="OWN001",
    name="unsound-own-rule",
    severity=Severity.ERROR,
    message=Text(
        "Quy tắc riêng `{rule}` không dùng được: {problem}{value:: `{}`}.",
        "The rule `{rule}` of this repository is of no use: {problem}{value:: `{}`}.",
    ),
    hint=Text(
        "Sửa quy tắc{nearest: (có phải `{}`?)}, hoặc xóa quy tắc nếu không cần.",
        "Correct the rule{nearest: (did you mean `{}`?)}, or delete it.",
    ),
    what=Text(
        "Quy tắc riêng có mã chưa ai dùng, chỉ nêu những thứ có thật, có lúc phát hiện được lỗi và có lúc "
        "đạt; có trường hợp chứng minh cả hai.",
        "A rule of a repository has a code of its own, names only what exists, can fail and can be met, and "
        "has cases that prove both.",
    ),
    why=Text(
        "Quy tắc không bao giờ phát hiện gì thì không bảo vệ gì; quy tắc không bao giờ đạt thì không ai để ý nữa.",
        "A rule that can never fail protects nothing; one that can never be met is soon ignored by everybody.",
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
    select: {kinds: [aplication-component]}
    assert: {stated: [owner]}
    cases:
      failing:
        khong-co: {elements: {a: {kind: application-component, name: {vi: A}}}}
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
        "Quy ước của công cụ: quy tắc không thể sai hoặc không thể đạt thì từ chối ngay khi đọc.",
        "A convention of the tool: a rule that cannot fail or cannot be met is refused when it is read.",
    ),
)


RULE = Rule(INFO)

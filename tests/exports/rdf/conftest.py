"""A small province that states every kind of fact the export knows; nothing in it is a fact of a real one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kientruc.model.repository import Repository

SAMPLE: dict[str, str] = {
    "kientruc.yaml": """
id: tinh-mau
name: {vi: Kiến trúc tỉnh Mẫu, en: Architecture of Sample province}
description: {vi: Một tỉnh không có thật., en: A province that does not exist.}
version: "2.0"
as-of: 2020-08-10
conforms-to: {framework: khung, version: "1.0"}
uses:
  khung: {framework: khung, version: "1.0", path: framework}
  nat: {repository: quoc-gia, path: national}
  law: {repository: van-ban, path: law}
complete: [components]
absent:
  - {item: "khung:component/ioc", reason: {vi: Chưa thành lập., en: Not founded.}, sources: ["https://example.org/ioc"]}
""",
    "framework/framework.yaml": """
id: khung
version: "1.0"
revision: "3"
name: {vi: Khung mẫu, en: Sample framework}
document: "law:qd-khung"
uses: {law: {repository: van-ban, path: ../law}}
""",
    "framework/profile.yaml": """
kinds:
  agency:
    narrows: business-actor
    layer: organisation
    name: {vi: Cơ quan, en: Agency}
    description: {vi: Cơ quan nhà nước., en: A state agency.}
    properties: [gso-code, organization-identifier]
  public-service: {narrows: business-service, name: {vi: Dịch vụ công, en: Public service}, properties: [service-level]}
  platform: {narrows: application-component, name: {vi: Nền tảng, en: Platform}, properties: [security-level, homepage, load, ports]}
  database: {narrows: data-object, name: {vi: Cơ sở dữ liệu, en: Database}, properties: [personal-data, opened]}
properties:
  gso-code: {type: text, name: {vi: Mã đơn vị hành chính, en: Administrative unit code}}
  organization-identifier: {type: text, name: {vi: Mã định danh, en: Identifier}}
  security-level: {type: integer, minimum: 1, maximum: 5, name: {vi: Cấp độ, en: Level}, source: "law:nd-cap-do"}
  service-level: {type: text, values: {"3": {vi: Mức 3, en: Level 3}, "4": {vi: Mức 4, en: Level 4}}, name: {vi: Mức độ, en: Level}}
  personal-data: {type: boolean, name: {vi: Dữ liệu cá nhân, en: Personal data}}
  opened: {type: date, name: {vi: Ngày mở, en: Opened}}
  homepage: {type: url, name: {vi: Địa chỉ, en: Address}}
  load: {type: number, name: {vi: Tải, en: Load}}
  ports: {type: integer, many: true, name: {vi: Cổng, en: Ports}}
relation-properties:
  standard: {type: text, name: {vi: Tiêu chuẩn, en: Standard}}
""",
    "framework/models.yaml": """
models:
  DRM: {name: {vi: Mô hình dữ liệu, en: Data model}, status: official, note: {vi: Ghi chú., en: Note.}}
codes:
  DRM001: {model: DRM, name: {vi: Kinh tế, en: Economy}, status: draft}
  DRM001.001: {model: DRM, name: {vi: Thương mại, en: Trade}, status: derived, withdrawn: 2021-05}
  DRM002: {model: DRM, status: draft}
components:
  lgsp:
    name: {vi: Nền tảng tích hợp, en: Integration platform}
    strength: law
    kinds: [platform, application-component]
    model: DRM
    description: {vi: Nơi các hệ thống nối với nhau., en: Where systems meet.}
    valid-from: 2018-02-01
    valid-until: 2030
    sources: ["law:nd-cap-do"]
  ioc: {name: {vi: Trung tâm điều hành, en: Operation centre}, strength: example}
principles:
  mo: {name: {vi: Dùng tiêu chuẩn mở, en: Open standards}, strength: example, number: "1"}
contents:
  tam-nhin: {name: {vi: Tầm nhìn, en: Vision}, strength: framework, number: a}
obligations:
  r1:
    number: R1
    name: {vi: Xác định cấp độ, en: State the level}
    document: "law:nd-cap-do"
    article: Điều 7
    in-force-from: 2016-07-01
    in-force-until: 2031
    due: 2020-12
    in-force-basis: stated
    binds: {vi: Cơ quan nhà nước, en: State agencies}
    severity: error
    confidence: weak
    law: {vi: Hệ thống phải có cấp độ., en: A system has a level.}
    reading: {vi: Mọi nền tảng ghi cấp độ., en: Every platform states its level.}
    check: {property-required: {of: {kinds: [platform]}, property: security-level}}
""",
    "law/kientruc.yaml": "{id: van-ban, name: {vi: Văn bản, en: Documents}, version: '1', as-of: 2020-08-10}",
    "law/documents.yaml": """
documents:
  nd-cap-do:
    number: 85/2016/NĐ-MẪU
    type: decree
    title: {vi: Nghị định mẫu, en: Sample decree}
    issuer: {vi: Chính phủ, en: Government}
    signer: Nguyễn Văn Mẫu
    issued: 2016-07-01
    in-force-from: 2016-07-01
    in-force-until: 2031-01-01
    in-force-basis: issue-date-assumed
    note: {vi: Có ghi chú., en: With a note.}
    evidence: reported
    based-on: [luat-mau]
  luat-mau: {type: law, title: {vi: Luật mẫu, en: Sample law}, issued: 2015}
  luat-cu: {type: law, title: {vi: Luật cũ, en: Old law}, issued: 2005-01}
  luat-moi: {type: law, title: {vi: Luật mới, en: New law}, issued: 2019-01-01, replaces: [luat-cu], amends: [luat-mau]}
  qd-khung: {type: decision, title: {vi: Quyết định khung, en: Framework decision}, based-on: [luat-moi]}
  khong-dan: {type: other, title: {vi: Không ai dẫn, en: Cited by nobody}}
""",
    "national/kientruc.yaml": """
id: quoc-gia
name: {vi: Hệ thống quốc gia, en: National systems}
version: "1"
as-of: 2020-08-10
conforms-to: {framework: khung, version: "1.0"}
uses: {khung: {framework: khung, version: "1.0", path: ../framework}}
""",
    "national/systems.yaml": """
elements:
  ndxp: {kind: platform, name: {vi: Trục quốc gia, en: National platform}, short-name: {vi: NDXP}, owner: bo}
  dan-cu:
    kind: database
    name: {vi: Dân cư, en: Population}
    documentation: {vi: Dữ liệu dân cư., en: Data of the population.}
    owner: bo
  bo: {kind: agency, name: {vi: Bộ Mẫu, en: Sample ministry}}
  an: {kind: platform, name: {vi: Không ai dẫn, en: Referred to by nobody}}
""",
    "model.yaml": """
elements:
  ubnd:
    kind: agency
    name: {vi: Ủy ban nhân dân tỉnh Mẫu, en: People's Committee}
    short-name: {vi: UBND tỉnh, en: People's Committee}
    composed-of: [so]
    gso-code: "046"
    organization-identifier: H57
    evidence: sourced
  so: {kind: agency, name: {vi: Sở Mẫu, en: Department}, until: 2020-01-01}
  cap-phep:
    kind: public-service
    name: {vi: Cấp phép, en: Licensing}
    documentation: {vi: Cấp giấy phép cho người dân., en: Licences for people.}
    owner: ubnd
    service-level: "4"
  dat-dai:
    kind: database
    name: {vi: Dữ liệu đất đai, en: Land database}
    documentation: {vi: Thửa đất và người sử dụng., en: Plots and users.}
    owner: ubnd
    classified-as: ["khung:code/DRM001.001", "khung:code/DRM002"]
    personal-data: true
    opened: 2019-03
    evidence: derived
    sources: ["law:nd-cap-do", "https://example.org/a b?q=đất#x"]
  lgsp:
    kind: platform
    name: {vi: Nền tảng tích hợp, en: Integration platform}
    owner: ubnd
    realizes: [{to: "khung:component/lgsp", evidence: inferred}]
    security-level: 3
    homepage: https://lgsp.example.org/
    load: 0.5
    ports: ["80", "443"]
    planned: 2017
    since: 2018-05
    until: 2030-12-31
    serves: [cap-phep]
    accesses: [{to: dat-dai, access: read-write}]
    influences: [{to: muc-tieu, influence: "++"}]
    associated-with: [trao-doi, {to: "nat:dan-cu", directed: true, id: lien-he, name: {vi: Liên hệ, en: Contact}}]
    properties: {Nhà thầu: Công ty A/B}
  muc-tieu: {kind: goal, name: {vi: Mục tiêu, en: Goal}}
  hop: {kind: or-junction, name: {vi: Hoặc, en: Or}}
relations:
  trao-doi:
    source: lgsp
    verb: flows-to
    target: "nat:ndxp"
    carries: [dat-dai]
    standard: REST
    documentation: {vi: Trao đổi hằng ngày., en: Daily exchange.}
    evidence: sourced
    sources: [qd-1]
    properties: {Kênh: VPN}
  da-thoi: {source: cap-phep, verb: flows-to, target: "nat:ndxp", since: 2010, until: 2015}
documents:
  qd-1: {type: decision, number: 01/QĐ-UBND, title: {vi: Quyết định, en: Decision}, issued: 2020-08-10}
exemptions:
  mien-tru:
    rule: STR002
    element: dat-dai
    reason: {vi: Đang khảo sát., en: Being surveyed.}
    approver: {vi: Giám đốc Sở, en: Director}
    legal-basis: qd-1
    from: 2020-01-01
    until: 2020-12-31
""",
}


@pytest.fixture
def sample_files() -> dict[str, str]:
    """The files of the sample: the province, its framework, two repositories it is linked to."""
    return dict(SAMPLE)


@pytest.fixture
def sample(repository_of: Callable[..., Repository]) -> Repository:
    """The complete sample."""
    repository = repository_of(SAMPLE)
    assert repository.faults == ()
    return repository

from __future__ import annotations

import datetime
from contextlib import suppress

import pytest

from kientruc.exports.starter.places import PlaceError, find, fold
from kientruc.model.federation import shipped
from kientruc.model.loader import load

BEFORE, AFTER = datetime.date(2020, 8, 10), datetime.date(2026, 1, 15)
FILES = {
    "khung/framework.yaml": 'id: khung-thu\nversion: "1.0"\nrevision: "1"\nname: {vi: Khung thử}\n',
    "khung/profile.yaml": """\
kinds:
  don-vi: {narrows: location, name: {vi: Đơn vị hành chính}, properties: [gso-code, iso-code]}
properties:
  gso-code: {type: text, name: {vi: Mã thống kê}}
  iso-code: {type: text, name: {vi: Mã ISO}}
""",
    "kientruc.yaml": """\
id: bang
name: {vi: Bảng thử}
version: "1.0"
as-of: 2020-08-10
conforms-to: {framework: khung-thu, version: "1.0"}
uses: {k: {framework: khung-thu, version: "1.0", path: khung}}
tables: [{file: cu.csv, kind: don-vi}, {file: moi.csv, kind: don-vi}]
""",
    "cu.csv": """\
id,name.vi,name.en,short-name.vi,gso-code,iso-code,until,sources
cao-bang,Tỉnh Cao Bằng,Cao Bằng province,Cao Bằng,04,VN-04,,https://example.vn/cu
ha-giang,Tỉnh Hà Giang,Hà Giang province,Hà Giang,02,VN-03,2025-07-01,
tuyen-quang,Tỉnh Tuyên Quang,Tuyên Quang province,Tuyên Quang,08,VN-07,2025-07-01,
dak-lak,Tỉnh Đắk Lắk,Đắk Lắk province,Đắk Lắk,66,VN-33,,
tay-ninh,Tỉnh Tây Ninh,Tây Ninh province,Tây Ninh,72,VN-37,2025-07-01,
kon-tum,Tỉnh Kon Tum,Kon Tum province,Kon Tum,62,VN-28,,
hai-phong,Thành phố Hải Phòng,Hải Phòng city,Hải Phòng,31,VN-HP,,
quang-nam,Tỉnh Quảng Nam,Quảng Nam province,Quảng Nam,49,VN-27,,
quang-ngai,Tỉnh Quảng Ngãi,Quảng Ngãi province,Quảng Ngãi,51,VN-29,,
ho-chi-minh,Thành phố Hồ Chí Minh,Hồ Chí Minh City,Hồ Chí Minh,79,VN-SG,2025-07-01,
ba-ria-vung-tau,Tỉnh Bà Rịa - Vũng Tàu,Bà Rịa - Vũng Tàu province,Bà Rịa - Vũng Tàu,77,VN-43,,
thua-thien-hue,Tỉnh Thừa Thiên Huế,Thừa Thiên Huế province,Thừa Thiên Huế,46,VN-26,2025-01-01,
""",
    "moi.csv": """\
id,name.vi,name.en,short-name.vi,gso-code,since
cao-bang-2025,Tỉnh Cao Bằng (từ 01/7/2025),Cao Bằng province (since 1 July 2025),Cao Bằng,04,2025-07-01
tuyen-quang-2025,Tỉnh Tuyên Quang (từ 01/7/2025),Tuyên Quang province (since 1 July 2025),Tuyên Quang,08,2025-07-01
tay-ninh-2025,Tỉnh Tây Ninh (từ 01/7/2025),Tây Ninh province (since 1 July 2025),Tây Ninh,80,2025-07-01
ho-chi-minh-2025,Thành phố Hồ Chí Minh (từ 01/7/2025),Hồ Chí Minh City (since 1 July 2025),Hồ Chí Minh,79,2025-07-01
hue-2025,Thành phố Huế (từ 01/01/2025),Huế city (since 1 January 2025),Huế,46,2025-01-01
""",
    "ke-tiep.yaml": """\
relations:
  a: {source: ha-giang, verb: associated-with, target: tuyen-quang-2025}
  b: {source: tuyen-quang, verb: associated-with, target: tuyen-quang-2025}
  c: {source: thua-thien-hue, verb: associated-with, target: hue-2025}
  d: {source: ho-chi-minh, verb: associated-with, target: ho-chi-minh-2025}
  e: {source: ba-ria-vung-tau, verb: associated-with, target: ho-chi-minh-2025}
  f: {source: tay-ninh, verb: associated-with, target: tay-ninh-2025}
""",
}


@pytest.fixture
def table(repository_of):
    found = repository_of(FILES)
    assert not found.faults
    return found


@pytest.mark.parametrize(
    ("asked", "at", "key"),
    [
        ("Cao Bằng", BEFORE, "cao-bang"),
        ("cao bang", BEFORE, "cao-bang"),
        ("CAO-BANG", BEFORE, "cao-bang"),
        ("Tỉnh Cao Bằng", BEFORE, "cao-bang"),
        ("Cao Bằng province", BEFORE, "cao-bang"),
        ("Cao Ba\u0306\u0300ng", BEFORE, "cao-bang"),
        ("04", BEFORE, "cao-bang"),
        ("VN-04", BEFORE, "cao-bang"),
        ("vn-sg", BEFORE, "ho-chi-minh"),
        ("TP. Hồ Chí Minh", BEFORE, "ho-chi-minh"),
        ("tp Hồ Chí Minh", BEFORE, "ho-chi-minh"),
        ("Thành phố Hồ Chí Minh", BEFORE, "ho-chi-minh"),
        ("đăk lăk", BEFORE, "dak-lak"),
        ("Bà Rịa – Vũng Tàu", BEFORE, "ba-ria-vung-tau"),
        ("46", BEFORE, "thua-thien-hue"),
        ("46", AFTER, "hue-2025"),
        ("Huế", AFTER, "hue-2025"),
        ("hue-2025", AFTER, "hue-2025"),
        ("Cao Bằng", AFTER, "cao-bang-2025"),
        ("cao-bang-2025", AFTER, "cao-bang-2025"),
        ("Tuyên Quang", BEFORE, "tuyen-quang"),
        ("08", AFTER, "tuyen-quang-2025"),
        ("4", BEFORE, "cao-bang"),
        ("CAOBANG", BEFORE, "cao-bang"),
        ("tinhcaobang", BEFORE, "cao-bang"),
        ("Kontum", BEFORE, "kon-tum"),
        ("VN26", BEFORE, "thua-thien-hue"),
        ("HCM", BEFORE, "ho-chi-minh"),
        ("TP HCM", BEFORE, "ho-chi-minh"),
        ("TP.HCM", BEFORE, "ho-chi-minh"),
        ("TPHCM", AFTER, "ho-chi-minh-2025"),
        ("BRVT", BEFORE, "ba-ria-vung-tau"),
    ],
)
def test_a_name_in_any_spelling_is_the_unit_of_the_day(asked, at, key, table):
    assert find(table, asked, at).key == key


@pytest.mark.parametrize(
    ("asked", "at", "key"),
    [
        ("VN-SG", AFTER, "ho-chi-minh-2025"),
        ("ho-chi-minh", AFTER, "ho-chi-minh-2025"),
        ("VN-07", AFTER, "tuyen-quang-2025"),
        ("72", AFTER, "tay-ninh-2025"),
        ("VN37", AFTER, "tay-ninh-2025"),
        ("ho-chi-minh-2025", BEFORE, "ho-chi-minh"),
    ],
)
def test_a_unit_that_merged_under_its_own_name_is_the_one_the_day_knows(asked, at, key, table):
    assert find(table, asked, at).key == key


def test_a_unit_that_merged_into_one_of_another_name_is_not_taken_for_it(table):
    for asked in ("VN-26", "VN-03", "TTH"):
        with pytest.raises(PlaceError, match="ceased to be a province"):
            find(table, asked, AFTER)


def test_what_is_found_is_what_the_table_says(table):
    place = find(table, "cao bằng", AFTER)
    assert (place.id, place.unit.vi, place.unit.en, place.gso_code) == (
        "cao-bang",
        "tỉnh Cao Bằng",
        "Cao Bằng province",
        "04",
    )
    assert find(table, "cao bằng", BEFORE).sources == ("https://example.vn/cu",)
    assert find(table, "hue", AFTER).unit.vi == "thành phố Huế"
    assert find(table, "79", BEFORE).unit.vi == "Thành phố Hồ Chí Minh"


@pytest.mark.parametrize(
    ("asked", "at", "said"),
    [
        ("Hà Giang", AFTER, ("không còn", "01/7/2025", "tỉnh Tuyên Quang", "--as-of")),
        ("Thừa Thiên Huế", AFTER, ("không còn", "01/01/2025", "thành phố Huế")),
        ("Huế", BEFORE, ("chỉ có từ ngày 01/01/2025", "tỉnh Thừa Thiên Huế")),
        ("Cao Bang Bac", BEFORE, ("Có phải tỉnh Cao Bằng?", "--id")),
        ("Quảng", BEFORE, ("tỉnh Quảng Nam, tỉnh Quảng Ngãi?",)),
        ("QN", BEFORE, ("tỉnh Quảng Nam, tỉnh Quảng Ngãi?",)),
        ("Cao Bagn", BEFORE, ("Có phải tỉnh Cao Bằng?",)),
        ("Dac Lac", BEFORE, ("Có phải tỉnh Đắk Lắk?",)),
        ("Hai Phog", BEFORE, ("Có phải thành phố Hải Phòng?",)),
        ("Bà Rịa", BEFORE, ("tỉnh Bà Rịa - Vũng Tàu?",)),
        ("Atlantis", BEFORE, ("“Atlantis”", "10/8/2020", "--id")),
        ("99", BEFORE, ("“99”",)),
    ],
)
def test_another_name_is_answered_with_what_may_be_meant(asked, at, said, table):
    with pytest.raises(PlaceError) as caught:
        find(table, asked, at)
    vi, en = caught.value.text.vi, caught.value.text.en
    assert [words for words in said if words not in vi] == []
    assert vi != en
    assert en


@pytest.mark.parametrize("asked", ["xyzzy", "Sài Gòn", "Thuận Hải", "Gia Định", "7", "99", "H"])
def test_a_name_that_is_like_no_other_proposes_nothing(asked, table):
    with pytest.raises(PlaceError) as caught:
        find(table, asked, BEFORE)
    assert "Có phải" not in caught.value.text.vi
    assert "Did you mean" not in caught.value.text.en


@pytest.mark.parametrize("asked", ["", " ", "-", "tỉnh", "()", "\u200b"])
def test_nothing_is_no_name(asked, table):
    with pytest.raises(PlaceError):
        find(table, asked, BEFORE)


@pytest.mark.parametrize(
    ("name", "plain"),
    [("Đà Nẵng", "da-nang"), ("TP.HCM", "hcm"), ("  Tỉnh  Kon-Tum ", "kon-tum"), ("Ninh Thuận", "ninh-thuan")],
)
def test_a_name_without_accents(name, plain):
    assert fold(name) == plain


@pytest.fixture(scope="module")
def shipped_table():
    return load(shipped()["provinces-of-vietnam"])


@pytest.mark.parametrize("at", [BEFORE, AFTER], ids=str)
def test_no_spelling_means_two_provinces_that_exist_together(at, shipped_table):
    found = set()
    for row in shipped_table.elements.values():
        if "gso-code" not in row.values:
            continue
        name = row.short_name.vi
        for asked in (name, name.upper().replace(" ", ""), fold(name).replace("-", ""), f"TP{name}", f"tỉnh {name}"):
            with suppress(PlaceError):
                place = find(shipped_table, asked, at)
                assert fold(shipped_table.elements[place.key].short_name.vi) == fold(name), asked
                found.add(place.key)
    assert len(found) == (63 if at == BEFORE else 34)


@pytest.mark.parametrize("asked", ["VN-SG", "VN-DN", "VN-CT", "VN-HP", "VN-44", "VN-07", "VN-37"])
def test_every_code_of_a_province_that_kept_its_name_still_names_it(asked, shipped_table):
    before, after = find(shipped_table, asked, BEFORE), find(shipped_table, asked, AFTER)
    assert (before.id, f"{before.key}-2025") == (after.id, after.key)


@pytest.mark.parametrize("asked", ["Sài Gòn", "Hà Tây", "Sông Bé", "Minh Hải", "Gia Định", "Thuận Hải"])
def test_a_name_of_the_past_is_unknown_and_nothing_wrong_is_proposed(asked, shipped_table):
    for at in (BEFORE, AFTER):
        with pytest.raises(PlaceError) as caught:
            find(shipped_table, asked, at)
        assert "Có phải" not in caught.value.text.vi

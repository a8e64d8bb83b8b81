"""The languages of short texts: a table of what must be recognised and of what must be left alone, and no shipped text accused."""

from __future__ import annotations

from pathlib import Path

import pytest

from kientruc.model.loader import load
from kientruc.validators.rules.language._recognise import is_english, is_vietnamese
from kientruc.validators.texts import texts

ARCHITECTURE = Path(__file__).parents[2] / "architecture"

ENGLISH = (
    "Department of Finance",
    "People's Committee of Huế city",
    "Portal of Thừa Thiên Huế province",
    "Office of the Provincial People's Committee",
    "National data integration and sharing platform",
    "Document management and operation system",
    "Local government service platform",
    "Provincial reporting system",
    "Law on Cybersecurity and its decrees",
    "Procedures in the competence of districts",
    "It connects the systems of the province.",
    "Led the building of the national data portal.",
    "Store of data combined from the national databases",
    "electronic document management system",
    "shared databases used by departments",
    "Monitoring of public administrative services",
)
NOT_ENGLISH = (
    "Sở Tài chính",
    "LGSP",
    "Hue-S",
    "Tap Quest",
    "Vrain",
    "Smart City Platform",
    "Microsoft Office Online Server",
    "Oracle Database Enterprise Edition",
    "Internet of Things (IoT)",
    "Security Information and Event Management (SIEM)",
    "Software as a Service (SaaS)",
    "Facebook",
    "Zalo OA",
    "VNPT iGate",
    "Tin hoc van phong",
    "Co so du lieu dat dai",
    "Trang tin Thanh tra",
    "An toan giao thong",
    "FPT Telecom",
    "Nền tảng Smart City của Viettel",
    "Cổng “Portal of the province”",
    "Ứng dụng (the app for citizens of Huế)",
    "43/2011/NĐ-CP",
    "https://example.vn/the-portal-of-the-province",
    "camera AI",
    "Kho video, audio",
    "Big Data",
    "API Gateway",
    "GISHue",
    "Trung tâm IOC",
)
VIETNAMESE = (
    "Cổng Dịch vụ công của tỉnh",
    "Nền tảng chia sẻ dữ liệu",
    "Hệ thống thông tin một cửa điện tử",
    "Cơ sở dữ liệu đất đai",
    "Quyết định phê duyệt đề án",
    "Sở Thông tin và Truyền thông",
    "Ủy ban nhân dân tỉnh",
    "Văn bản hướng dẫn thi hành Luật",
    "Mạng truyền số liệu chuyên dùng",
    "Dữ liệu mưa tự động",
)
NOT_VIETNAMESE = (
    "People's Committee of Thừa Thiên Huế province",
    "Huế cuisine database",
    'App "Di tích Huế" (Hue Heritage)',
    "Decree 43/2011/NĐ-CP",
    "Digital database on royal Tuồng of Huế",
    "Digital collection of áo dài",
    "Nhã nhạc court music",
    "Electronic border-guard procedure at Chân Mây port",
    "Land-use certificates (giấy chứng nhận quyền sử dụng đất)",
    "Café résumé",
    "Đắk Lắk",
    "Bà Rịa – Vũng Tàu",
    "Phú Mỹ Hưng",
    "Trần Hưng Đạo",
    "LGSP",
    "“Dịch vụ công của tỉnh”",
    "São Paulo",
    "The song Quan họ of Bắc Ninh",
    "Nguyễn-dynasty artefacts",
    "Ca trù singing of the đào nương and kép",
)
ORGANISATIONS = ("Tạp chí Sông Hương", "Báo Thừa Thiên Huế", "Trung tâm Công viên cây xanh Huế", "Hội Nhà báo")


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_recognised(text):
    assert is_english(text)
    assert not is_vietnamese(text)


@pytest.mark.parametrize("text", NOT_ENGLISH)
def test_what_may_stand_under_vi_is_left_alone(text):
    assert not is_english(text)


@pytest.mark.parametrize("text", VIETNAMESE)
def test_vietnamese_is_recognised(text):
    assert is_vietnamese(text)
    assert not is_english(text)


@pytest.mark.parametrize("text", NOT_VIETNAMESE)
def test_what_may_stand_under_en_is_left_alone(text):
    assert not is_vietnamese(text)


@pytest.mark.parametrize("text", ORGANISATIONS)
def test_the_name_of_an_organisation_may_stay(text):
    assert not is_vietnamese(text, organisation=True)


def test_a_whole_phrase_may_not():
    assert is_vietnamese("Sở Thông tin và Truyền thông của tỉnh", organisation=True)


def test_an_endless_text_is_judged_by_its_beginning():
    assert not is_english("a" * 1_000_000)
    assert is_vietnamese("Cơ sở dữ liệu đất đai " + "x@" * 500_000)


VI = (
    "Ủy ban nhân dân tỉnh {}",
    "Cổng Dịch vụ công tỉnh {}",
    "LGSP tỉnh {}",
    "IOC {}",
    "Trang web {}",
    "{} Smart City",
    "Sở Y tế {}",
)
EN = (
    "{}",
    "{} portal",
    "LGSP {}",
    "Department of Health of {}",
    "People's Committee of {}",
    "{} and its districts",
    "{} (tỉnh)",
)


def test_no_name_made_of_a_province_is_accused():
    places = [place.name.vi or "" for place in load(ARCHITECTURE / "national" / "provinces").elements.values()]
    assert len(places) > 60
    assert not [name for place in places for form in VI if is_english(name := form.format(place))]
    assert not [name for place in places for form in EN if is_vietnamese(name := form.format(place))]


def test_no_shipped_text_is_accused_and_most_would_be_if_exchanged():
    found = [
        written.text
        for manifest in sorted(ARCHITECTURE.glob("*/*/kientruc.yaml"))
        for written in texts(load(manifest.parent))
        if written.text.vi and written.text.en
    ]
    assert len(found) > 1_000
    assert not [text.vi for text in found if is_english(text.vi or "")]
    assert not [text.en for text in found if is_vietnamese(text.en or "")]
    assert sum(is_english(text.en or "") for text in found) > 0.55 * len(found)
    assert sum(is_vietnamese(text.vi or "") for text in found) > 0.75 * len(found)

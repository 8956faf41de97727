"""Seeds as bytes: what is read, what is refused and with which words."""

from __future__ import annotations

import pytest

from site_builder.errors import SeedError
from site_builder.text.decode import MAX_SEED_BYTES, decode
from site_builder.text.lines import make_page

PAGE = "本报讯（记者 王培源）主会场集中签署3个战略合作协议。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk"])
def test_reads_what_newspapers_are_saved_as(encoding: str) -> None:
    assert decode(PAGE.encode(encoding), "a.txt") == PAGE


@pytest.mark.parametrize(
    ("raw", "cause"),
    [
        (b"", "empty file"),
        (b" \r\n\t", "empty file"),
        ("\ufeff\u3000\n".encode(), "empty file"),
        (b"%PDF-1.7\x00\x01", "binary"),
        ("正文\x01正文".encode(), "binary"),
        (PAGE.encode("utf-16"), "UTF-16"),
        (b"\xff" * 40, "unknown encoding"),
        (
            ("的" * 40 + "本報訊記者臺灣學習體會經濟發展開發區應該說這樣").encode("big5", "ignore") * 4,
            "unknown encoding",
        ),
        (b"a" * (MAX_SEED_BYTES + 1), "larger than 8,000,000 bytes"),
    ],
)
def test_refuses_with_cause_place_and_remedy(raw: bytes, cause: str) -> None:
    with pytest.raises(SeedError) as refused:
        decode(raw, "某日/a.txt")
    assert cause in refused.value.cause
    assert refused.value.path.endswith("某日/a.txt")
    assert refused.value.remedy


def test_names_the_line_of_a_control_character() -> None:
    with pytest.raises(SeedError) as refused:
        decode("一\r\n二\r三\x02".encode(), "a.txt")
    assert refused.value.line == 3


def test_lines_end_at_crlf_lf_and_cr_only() -> None:
    page = make_page("a.txt", "一\r\n二\n三\r四\x0b五\u2028六".encode())
    assert [page.text[line.start : line.end] for line in page.lines] == ["一", "二", "三", "四\x0b五\u2028六"]
    assert [line.number for line in page.lines] == [1, 2, 3, 4]


def test_a_bom_is_not_counted() -> None:
    page = make_page("a.txt", "\ufeff甲乙".encode())
    assert (page.text, page.lines[0].start, page.lines[0].end) == ("甲乙", 0, 2)

"""The search page in use: what a reader types, presses, sees and keeps."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from site_builder.search import SearchDoc, Sizes
from tests.search.browser import ask, ask_all, status, write_site

NEWS = """
a|我市一季度招商引资签约58个项目|2022-04-19|聊城|招商引资|有|合同金额161.62亿元，同比增长26.3%。
b|临清打造轴承产业集群|2022-04-20|临清市|产业集群|有|招商引资工作取得进展，轴承产业产值突破百亿元。
c|疫情防控不放松|2022-04-21|莘县|疫情防控||严格落实防控措施，确保招商活动安全。“兩手抓”聞名。
d|<img src=x onerror=alert(1)>|2023-01-02|莘县|科技||<b>粗体</b> & <script>alert(1)</script> GDP 与 ５Ｇ 基站
"""


def news() -> list[SearchDoc]:
    docs = []
    for line in NEWS.strip().splitlines():
        ident, title, date, county, tag, figures, text = line.split("|")
        url, printed = f"articles/{date}/{ident}.html", f"{title}\f{text}"
        docs.append(SearchDoc(ident, url, title, date, printed, text, (county,), (tag,), bool(figures)))
    return docs


@pytest.fixture(scope="module", params=["pack", "shards"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    sizes = Sizes() if request.param == "pack" else Sizes(pack=0, shard=64, text=100)
    folder = write_site(tmp_path_factory.mktemp(request.param), news(), sizes)
    return f"{folder.as_uri()}/search.html"


@pytest.fixture
def opened(page: Page, site: str) -> Page:
    page.goto(site)
    return page


QUERIES: dict[str, set[str]] = {
    "招商": {"a", "b", "c"},
    "招商 轴承": {"b"},
    "招商 -轴承 -安全": {"a"},
    '"招商引资"': {"a", "b"},
    '招商 -"招商引资"': {"c"},
    "161.62億元": {"a"},
    "161.62 亿元": {"a"},
    "26.3%": {"a"},
    "闻名": {"c"},
    "“兩手抓”": {"c"},
    "“招商引资”": {"a", "b"},  # no article quotes it so: the reader's own quotes
    "招商引资。": {"a", "b"},
    "5g基站": {"d"},
    "gdp": {"d"},
    "市": {"a"},
    "抓”闻": {"c"},
    "zhoucheng": {"b"},
    "zsyz": {"a", "b"},
    "放松。": {"c"},
    "项目合同": set(),  # title and body stand apart
    "没有这话": set(),
}


def test_queries(opened: Page) -> None:
    found = dict(zip(QUERIES, map(set, ask_all(opened, list(QUERIES))), strict=True))
    assert found == QUERIES


def test_the_article_on_the_subject_comes_first(opened: Page) -> None:
    assert ask(opened, "招商引资")[0] == "a"
    assert ask(opened, "防控")[0] == "c"


def test_sorted_by_date(opened: Page) -> None:
    ask(opened, "招商")
    opened.select_option("[data-sort]", "date")
    assert ask(opened, "招商") == ["c", "b", "a"]
    expect(opened).to_have_url(re.compile("sort=date"))


def test_status_and_excerpt(opened: Page) -> None:
    ask(opened, "轴承")
    assert status(opened) == "共 1 篇"
    result = opened.locator("[data-article=b]")
    assert result.locator("p mark").all_inner_texts() == ["轴承"]
    assert result.locator("a mark").all_inner_texts() == ["轴承"]
    assert result.locator("time").get_attribute("datetime") == "2022-04-20"
    ask(opened, "没有这话")
    assert status(opened) == "没有找到“没有这话”"
    ask(opened, "")
    assert status(opened) == ""


def test_marks_cover_what_is_printed(opened: Page) -> None:
    ask(opened, "两手抓”闻")
    assert opened.locator("p mark").all_inner_texts() == ["兩手抓”聞"]
    ask(opened, "与5g")
    assert opened.locator("p mark").all_inner_texts() == ["与 ５Ｇ"]


def test_pinyin_says_what_it_looked_for(opened: Page) -> None:
    ask(opened, "zhoucheng")
    assert "按拼音查找：轴承" in status(opened)


def test_markup_in_articles_and_queries_is_text(opened: Page) -> None:
    ask(opened, "粗体")
    assert opened.locator("[data-article=d] a").inner_text() == "<img src=x onerror=alert(1)>"
    assert opened.locator("[data-results] img, [data-results] b, [data-results] script").count() == 0
    ask(opened, "<img src=y onerror=alert(2)>")
    assert "<img src=y" in status(opened)


def test_links_lead_to_the_article(opened: Page) -> None:
    ask(opened, "轴承")
    assert opened.locator("[data-article=b] a").get_attribute("href") == "articles/2022-04-20/b.html"
    opened.locator("[data-article=b] a").click()
    expect(opened).to_have_title("b")


def test_facets(opened: Page) -> None:
    ask(opened, "招商")
    button = opened.locator("[data-facet=county][data-value=临清市]")
    expect(button).to_have_text("临清市 1")
    button.click()
    expect(opened.locator("[data-article]")).to_have_count(1)
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_be_focused()
    expect(opened.locator("[data-facet=county]")).to_have_count(3)  # the others still widen the choice
    opened.locator("[data-facet=county][data-value=聊城]").click()
    expect(opened.locator("[data-article]")).to_have_count(2)
    opened.locator("[data-facet=figures]").click()
    expect(opened).to_have_url(re.compile("figures=1"))
    expect(opened.locator("[data-article]")).to_have_count(2)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("?q=招商&county=临清市", ["b"]),
        ("?county=莘县", ["d", "c"]),
        ("?year=2023", ["d"]),
        ("?tag=产业集群&tag=疫情防控", ["c", "b"]),
        ("?figures=1&sort=date", ["b", "a"]),
        ("?county=不存在", []),
        ("?q=%22招商引资%22%20-轴承", ["a"]),
    ],
)
def test_addresses(page: Page, site: str, address: str, expected: list[str]) -> None:
    page.goto(site + address)
    expect(page.locator("[data-status]")).to_have_text(re.compile("篇|没有"))
    assert page.locator("[data-article]").evaluate_all("all => all.map(e => e.dataset.article)") == expected


def test_the_address_follows(opened: Page) -> None:
    ask(opened, "招商 轴承")
    expect(opened).to_have_url(re.compile("q=%E6%8B%9B%E5%95%86[+]%E8%BD%B4%E6%89%BF$"))
    opened.reload()
    expect(opened.locator("[data-article]")).to_have_count(1)
    expect(opened.locator("input[name=q]")).to_have_value("招商 轴承")


def test_keyboard_from_slash_to_article(opened: Page) -> None:
    opened.keyboard.press("/")
    expect(opened.locator("input[name=q]")).to_be_focused()
    opened.keyboard.type("招商")
    expect(opened.locator("[data-results]")).to_have_attribute("data-query", "招商")
    opened.keyboard.press("ArrowDown")
    opened.keyboard.press("ArrowDown")
    expect(opened.locator("[data-article] a").nth(1)).to_be_focused()
    opened.keyboard.press("ArrowUp")
    opened.keyboard.press("Escape")
    expect(opened.locator("input[name=q]")).to_be_focused()
    opened.keyboard.press("Enter")
    first = opened.locator("[data-article]").first
    expect(first.locator("a")).to_be_focused()
    ident = first.get_attribute("data-article")
    opened.keyboard.press("Enter")
    expect(opened).to_have_title(str(ident))


def test_a_slash_in_the_field_is_a_slash(opened: Page) -> None:
    opened.locator("input[name=q]").focus()
    opened.keyboard.type("a/b")
    expect(opened.locator("input[name=q]")).to_have_value("a/b")


def test_nothing_happens_while_composing(opened: Page) -> None:
    compose = """([type, data, value]) => {
        const box = document.querySelector('input[name=q]');
        box.value = value;
        box.dispatchEvent(type === 'input' ? new InputEvent('input', {bubbles: true, isComposing: true})
            : new CompositionEvent(type, {bubbles: true, data}));
    }"""
    ask(opened, "轴承")
    opened.evaluate(compose, ["compositionstart", "", ""])
    opened.evaluate(compose, ["input", "zhao", "zhao"])
    opened.wait_for_timeout(100)
    expect(opened.locator("[data-results]")).to_have_attribute("data-query", "轴承")
    opened.evaluate(compose, ["compositionend", "招商", "招商"])
    expect(opened.locator("[data-results]")).to_have_attribute("data-query", "招商")


def test_nothing_is_loaded_before_it_is_touched(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    page.goto(site)
    page.wait_for_timeout(100)
    assert asked == ["search.html", "client.js"]
    page.locator("input[name=q]").focus()
    page.wait_for_timeout(100)
    assert asked == ["search.html", "client.js"]  # the page may have put the cursor there itself
    page.locator("input[name=q]").click()
    page.wait_for_timeout(100)
    assert asked[2:] in (["manifest.js"], ["manifest.js", "0.js"])  # and of large sites how postings are cut


def test_words_of_the_page(browser: Browser, tmp_path: Path) -> None:
    write_site(tmp_path / "en", news(), language="en")
    write_site(tmp_path / "own", news(), words=""" data-words='{"total": "{n} hits for {q}"}'""")
    page = browser.new_page()
    for folder, expected in (("en", "1 found"), ("own", "1 hits for 轴承")):
        page.goto(f"{(tmp_path / folder).as_uri()}/search.html")
        ask(page, "轴承")
        assert status(page) == expected
    page.close()


def test_a_missing_index_is_said(browser: Browser, tmp_path: Path) -> None:
    write_site(tmp_path, news())
    (tmp_path / "search/text/0.js").unlink()
    page = browser.new_page()
    page.goto(f"{tmp_path.as_uri()}/search.html?q=招商")
    expect(page.locator("[data-status]")).to_have_text("索引没有载入，请再试一次")
    page.close()


def test_without_a_query_the_summary_is_shown(page: Page, tmp_path: Path) -> None:
    doc = SearchDoc(
        "x", "x.html", "𠮷野家", "2022-04-19", "𠮷野家\f开篇的话。这一句是摘要。其余", "这一句是摘要。", ("莘县",)
    )
    for sizes in (Sizes(), Sizes(pack=0)):
        write_site(tmp_path, [doc], sizes)
        page.goto(f"{tmp_path.as_uri()}/search.html?county=莘县")
        expect(page.locator("[data-article=x] p").last).to_have_text("这一句是摘要。")
        assert ask(page, "𠮷野") == ["x"]


def test_months_are_offered_once_their_year_is_chosen(opened: Page) -> None:
    ask(opened, "招商")
    months = opened.locator("[data-group=month] button")
    expect(months).to_have_count(0)
    opened.locator("[data-facet=year][data-value='2022']").click()
    expect(months).to_have_count(1)
    opened.locator("[data-facet=month][data-value='2022-04']").click()
    expect(opened.locator("[data-facet=month][data-value='2022-04']")).to_have_attribute("aria-pressed", "true")
    assert set(ask(opened, "招商")) == {"a", "b", "c"}

"""Feeds, sitemap, manifest, structured data and HTML against the rules of their standards."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urljoin
from xml.etree import ElementTree

import pytest

from site_builder.render.web import sitemaps
from tests.elsewhere.atom import NS, faults
from tests.elsewhere.conftest import ADDRESS

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def site(published: Path) -> Path:
    return published / "public"


@pytest.fixture(scope="module", params=["published", "built"])
def anywhere(request: pytest.FixtureRequest) -> Path:
    """With a known address and without."""
    root: Path = request.getfixturevalue(request.param)
    return root / "public"


def _feeds(site: Path) -> list[Path]:
    return [site / "feed.xml", *sorted(site.glob("tags/*.xml")), *sorted(site.glob("counties/*.xml"))]


def test_every_feed_keeps_the_rules_of_atom(anywhere: Path) -> None:
    found = {path: list(faults(path.read_bytes())) for path in _feeds(anywhere)}
    assert len(found) > 20
    assert {path.name: said for path, said in found.items() if said} == {}


def test_every_link_of_a_feed_leads_to_a_page(anywhere: Path) -> None:
    for path in _feeds(anywhere):
        for link in ElementTree.parse(path).iter(f"{NS}link"):
            own = f"https://a.cn/sub/{path.relative_to(anywhere).as_posix()}"
            target = unquote(urljoin(own, link.get("href"))).removeprefix(f"{ADDRESS}/")
            assert (anywhere / target).is_file(), f"{path.name}: {target}"


def test_the_feed_of_a_tag_holds_what_its_page_lists(site: Path) -> None:
    (page,) = site.glob("tags/zhao-shang-yin-zi-*.html")
    text = page.read_text(encoding="utf-8")
    assert f'href="../tags/{page.stem}.xml"' in text
    titles = [e.findtext(f"{NS}title") for e in ElementTree.parse(page.with_suffix(".xml")).iter(f"{NS}entry")]
    assert titles
    assert all(
        title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in text for title in titles if title
    )


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("<updated>2022-04-19T00:00:00+08:00</updated>", "3.3"),
        ("<id>", "4.2.6"),
        ("<author>", "3.2.1"),
        ('href="', "4.2.7.1"),
    ],
)
def test_the_rules_can_be_broken(site: Path, wrong: str, said: str) -> None:
    broken = {"<id>": "<id>no address ", "<author>": "<author><name>x</name>", 'href="': 'href=" '}
    text = (site / "feed.xml").read_text(encoding="utf-8")
    assert wrong in text
    data = text.replace(wrong, broken.get(wrong, "<updated>19 April</updated>"), 1).encode()
    assert any(fault.startswith(said) for fault in faults(data))


# ------------------------------------------------------------------------------------------ sitemap
def test_the_sitemap_lists_the_pages_that_are_there(site: Path) -> None:
    root = ElementTree.parse(site / "sitemap.xml").getroot()
    assert root.tag == f"{SITEMAP}urlset"
    listed = [url.findtext(f"{SITEMAP}loc") or "" for url in root]
    assert len(listed) == len(set(listed)) > 60
    assert all(
        address.startswith(f"{ADDRESS}/") and (site / unquote(address[len(ADDRESS) + 1 :])).is_file()
        for address in listed
    )
    for moment in root.iter(f"{SITEMAP}lastmod"):
        date.fromisoformat(moment.text or "")
    articles = {f"{ADDRESS}/{path.relative_to(site).as_posix()}" for path in site.glob("articles/*/*.html")}
    assert articles <= set(listed)
    assert f"Sitemap: {ADDRESS}/sitemap.xml" in (site / "robots.txt").read_text(encoding="utf-8")


def test_a_long_sitemap_is_parted() -> None:
    files = dict(sitemaps("https://a.cn", [(f"{n}.html", "") for n in range(25)], 10))
    assert list(files) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    index = ElementTree.fromstring(files["sitemap.xml"])
    assert [entry.findtext(f"{SITEMAP}loc") for entry in index] == [f"https://a.cn/sitemap-{n}.xml" for n in (1, 2, 3)]
    parts = [ElementTree.fromstring(files[f"sitemap-{n}.xml"]) for n in (1, 2, 3)]
    assert [len(part) for part in parts] == [10, 10, 5]


# ------------------------------------------------------------------------------------------ manifest, structured data
def test_the_manifest_can_be_installed(site: Path) -> None:
    manifest = json.loads((site / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert {"name", "short_name", "start_url", "scope", "display", "icons", "lang"} <= set(manifest)
    assert manifest["display"] in ("fullscreen", "standalone", "minimal-ui", "browser")
    own = f"{ADDRESS}/manifest.webmanifest"
    assert urljoin(own, manifest["start_url"]).startswith(urljoin(own, manifest["scope"]))
    for icon in manifest["icons"]:
        assert (site / icon["src"]).is_file()
        assert icon["sizes"] == "any" or re.fullmatch(r"\d+x\d+", icon["sizes"])


def test_structured_data_says_what_the_page_says(site: Path) -> None:
    pages = sorted(site.glob("articles/*/*.html"))
    assert len(pages) > 15
    for page in pages:
        text = page.read_text(encoding="utf-8")
        (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
        data = json.loads(block)
        assert (data["@context"], data["@type"]) == ("https://schema.org", "NewsArticle")
        assert data["url"] == f"{ADDRESS}/{page.relative_to(site).as_posix()}"
        assert 0 < len(data["headline"]) <= 110  # Google's limit
        if "datePublished" in data:
            date.fromisoformat(data["datePublished"])
        assert all(set(person) == {"@type", "name"} for person in data.get("author", ()))


def test_a_shared_link_has_a_title_an_address_and_a_picture(site: Path, built: Path) -> None:
    """Open Graph, with the picture as large as is said; without an address there is nothing of it."""
    for page in (site / "index.html", *sorted(site.glob("articles/*/*.html"))[:3]):
        text = page.read_text(encoding="utf-8")
        said = dict(re.findall(r'<meta property="og:([\w:]+)" content="([^"]*)">', text))
        assert {"title", "type", "url", "image", "site_name", "locale"} <= set(said)
        picture = (site / said["image"].removeprefix(f"{ADDRESS}/")).read_bytes()
        assert picture.startswith(b"\x89PNG")
        size = (int.from_bytes(picture[16:20], "big"), int.from_bytes(picture[20:24], "big"))
        assert size == (int(said["image:width"]), int(said["image:height"]))
    assert "og:" not in (built / "public/index.html").read_text(encoding="utf-8")
    assert not list((built / "public").rglob("*.png"))

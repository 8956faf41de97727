"""Articles to make catalogues of: short to write, real enough to read."""

from __future__ import annotations

from typing import Any

from site_builder.config import Config
from site_builder.matter.body import dump_body
from site_builder.model import Article, Block, Event, Facts, Gazetteer, KeyFigure, Place, Source, Story

CONFIG = Config(title="聊城日报数字摘要", newspaper="聊城日报", rights="版权归聊城日报社所有")
GAZETTEER = Gazetteer(
    "聊城市",
    (
        Place("临清市", tile=(0, 0)),
        Place("聊城经济技术开发区", aliases=("经开区区区", "开发区"), tile=(1, 1)),
        Place("莘县"),
    ),
)


def article(slug: str, *paragraphs: str, date: str = "2022-04-19", title: str = "", **options: Any) -> Article:
    """An article whose body is the paragraphs; facts, story and article fields by keyword."""
    facts = {key: options.pop(key) for key in tuple(options) if key in Facts.__slots__}
    story = {key: options.pop(key) for key in tuple(options) if key in Story.__slots__}
    blocks = story.pop("blocks", None) or tuple(Block("text", text) for text in paragraphs)
    return Article(
        **{
            "id": f"{date or 'undated'}-{slug}",
            "slug": slug,
            "date": date,
            "newspaper": "聊城日报",
            "story": Story(**{"title": title or slug, "blocks": blocks, **story}),
            "body": dump_body(blocks),
            "facts": Facts(**{"summary": paragraphs[0] if paragraphs else "", **facts}),
            "source": Source(seed="a.txt", roles={"body": "1-9"}),
            **options,
        }
    )


def figure(number: str, value: float, unit: str, quote: str, **options: Any) -> KeyFigure:
    """A key figure: `figure("f1", 58, "个", "项目58个")`."""
    return KeyFigure(**{"id": number, "metric": "签约项目", "value": value, "unit": unit, "quote": quote, **options})


def digest() -> list[Article]:
    """A small digest with a bit of everything: three issues, an undated page, a story in two parts, a photo."""
    return [
        article(
            "qian-yue-1a2b",
            "全市签约项目58个，合同金额161.62亿元，同比增长19.6%。",
            "力争全年到位资金150亿元以上。",
            title="我市招商引资开门红",
            kicker="龙头带动 强链补链",
            deck="一季度项目到位资金额45.6亿元",
            byline="本报讯（记者 王培源 通讯员 张三）",
            reporters=("王培源",),
            correspondents=("张三",),
            tags=("招商引资", "项目建设"),
            counties=("临清市",),
            mentions=("莘县",),
            page=(2,),
            events=(
                Event(date="2022-04-18", text="4月18日", what="签约"),
                Event(date="2022-05-01", text="5月1日", what="投产", end="2022-05-03"),
            ),
            figures=(
                figure("f1", 58, "个", "签约项目58个，合同金额161.62亿元", period="一季度"),
                figure("f2", 161.62, "亿元", "合同金额161.62亿元，同比增长19.6%", change=19.6, change_kind="同比"),
                figure("f3", 150, "亿元", "到位资金150亿元以上", status="target", qualifier="以上"),
            ),
        ),
        article(
            "shang-ji-3c4d",
            "第一部分有企业30家。",
            title="产业链上集",
            tags=("招商引资",),
            reporters=("王培源",),
            events=(Event(date="2022-04-17", text="4月17日", what="推介会"),),
            figures=(figure("f1", 30, "家", "企业30家"),),
        ),
        article(
            "xia-ji-5e6f",
            "第二部分有企业40余家。",
            date="2022-04-20",
            continues="2022-04-19-shang-ji-3c4d",
            figures=(figure("f1", 40, "家", "企业40余家", qualifier="余"),),
        ),
        article("ma-tou-7a8b", "4月16日，拆除现场。", date="2022-04-20", kind="photo", title_source="text"),
        article("wu-ri-qi-9c9d", "没有日期的一篇。", date="", counties=("茌平区",)),
    ]

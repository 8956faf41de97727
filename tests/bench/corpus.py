"""A digest of any size for benchmarks: the contract's front matter, 3 to 8 figures, 700 to 1,000 characters."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

from site_builder.matter.article import dump_article
from site_builder.matter.body import dump_body
from site_builder.model import Article, Block, Event, Facts, KeyFigure, Story

COUNTIES = (
    "东昌府区",
    "茌平区",
    "临清市",
    "冠县",
    "莘县",
    "阳谷县",
    "东阿县",
    "高唐县",
    "高新区",
    "江北水城旅游度假区",
)
TAGS = tuple(
    f"{a}{b}"
    for a in ("招商", "工业", "农业", "科技", "文化", "教育", "交通", "医疗")
    for b in ("服务", "项目", "建设", "改革", "创新")
)
WORDS = ("全市", "企业", "项目", "发展", "推进", "建设", "服务", "产业", "创新", "优化", "环境", "提升", "加快", "重点")
PER_ISSUE = 10


def make_article(number: int) -> Article:
    """The article of that number, always the same."""
    draw = random.Random(number)
    day = (date(2015, 1, 1) + timedelta(days=number // PER_ISSUE)).isoformat()
    paragraphs: list[str] = []
    figures: list[KeyFigure] = []
    while len("".join(paragraphs)) < draw.randint(700, 1000):
        clause = "，".join("".join(draw.choices(WORDS, k=5)) for _ in range(4))
        if len(figures) < draw.randint(3, 8):
            quote = f"第{number}批{draw.choice(WORDS)}{len(figures)}完成投资{draw.randint(1, 9999)}亿元"
            value = int(quote.split("投资")[1].removesuffix("亿元"))
            name = f"f{len(figures) + 1}"
            figures.append(KeyFigure(id=name, metric="完成投资", value=value, unit="亿元", quote=quote))
            clause = f"{clause}，{quote}"
        paragraphs.append(f"{clause}。")
    blocks = tuple(Block("text", paragraph) for paragraph in paragraphs)
    county = draw.choice(COUNTIES)
    facts = Facts(
        reporters=(draw.choice("赵钱孙李周吴郑王") + draw.choice("伟芳娜敏静丽强磊"),),
        counties=(county,),
        tags=tuple(draw.sample(TAGS, 3)),
        summary=paragraphs[0],
        events=(Event(date=day, text="当日", what=paragraphs[0][:20]),),
        figures=tuple(figures),
    )
    story = Story(
        title=f"{county}{''.join(draw.choices(WORDS, k=4))}第{number}期", byline="本报讯（记者）", blocks=blocks
    )
    slug = f"article-{number:06d}"
    return Article(
        id=f"{day}-{slug}",
        slug=slug,
        date=day,
        newspaper="聊城日报",
        page=(2,),
        story=story,
        body=dump_body(blocks),
        facts=facts,
    )


def write_corpus(root: Path, articles: int) -> None:
    """A project of so many articles in content/, without seeds."""
    (root / "seeds").mkdir(parents=True, exist_ok=True)
    (root / "site.yaml").write_text("title: 基准摘要\nnewspaper: 聊城日报\n", encoding="utf-8")
    for number in range(articles):
        article = make_article(number)
        folder = root / "content" / article.date
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{article.slug}.md").write_text(dump_article(article), encoding="utf-8")

"""`site-builder score GOLD_DIR`: accuracy on pages that the user annotated."""

from __future__ import annotations

import sys
from pathlib import Path

from site_builder.accuracy import BuiltPage, format_score, parse_gold, score_pages
from site_builder.errors import ConfigError, ContentError
from site_builder.files.inputs import list_seeds, read_config, read_seed, read_text
from site_builder.files.prints import open_page
from site_builder.files.reading import read_content


def run_score(root: Path, gold_dir: Path, *, errors: bool) -> int:
    """Compare content/ with the annotations; prints one line a measure."""
    read_config(root)
    paths = sorted(gold_dir.glob("*.json")) if gold_dir.is_dir() else []
    if not paths:
        raise ConfigError(f"no annotations in {gold_dir}", remedy="put one .json file a page there")
    golds = [parse_gold(read_text(path, str(path), ContentError), str(path)) for path in paths]
    content = read_content(root)
    maps = {page_map.seed: page_map for page_map in content.maps.values()}
    built = []
    for seed in list_seeds(root):
        page = open_page(root, seed, read_seed(root, seed))
        articles = [article for _, article in sorted(content.articles.items()) if article.source.seed == seed]
        built.append(BuiltPage(page, tuple(articles), maps.get(seed)))
    print(format_score(score_pages(built, golds), errors))
    names = {Path(gold.seed).name for gold in golds}
    for seed in (page.page.seed for page in built if page.page.seed not in maps):
        if Path(seed).name in names:
            print(f"note: seeds/{seed} counts as not read: run  site-builder build  first", file=sys.stderr)
    return 0

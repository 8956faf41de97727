"""The data files in the programs that people open data with: valid as described, types as they should be."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from pathlib import Path
from typing import Any

import duckdb
import frictionless
import pandas as pd
import pytest
from datasette.app import Datasette

from site_builder.render.database import make_database
from tests.catalog.making import CONFIG, GAZETTEER, digest

NUMBERS = ("value", "value_max", "amount", "change")


@pytest.fixture(scope="module")
def data(published: Path) -> Path:
    return published / "public/data"


def test_frictionless_finds_the_package_valid(data: Path) -> None:
    report = frictionless.validate(data / "datapackage.json")
    assert report.flatten(["rowNumber", "fieldName", "type", "note"]) == []
    assert report.valid
    assert [task.stats["rows"] for task in report.tasks][2] == len(json.loads((data / "articles.json").read_bytes()))


def test_frictionless_would_find_a_wrong_value(data: Path, tmp_path: Path) -> None:
    for name in ("datapackage.json", "figures.json", "articles.json"):
        (tmp_path / name).write_bytes((data / name).read_bytes())
    rows = (data / "figures.csv").read_text(encoding="utf-8-sig").replace(",actual,", ",perhaps,", 1)
    (tmp_path / "figures.csv").write_text(rows, encoding="utf-8-sig")
    report = frictionless.validate(tmp_path / "datapackage.json")
    assert [row[0] for row in report.flatten(["type"])] == ["constraint-error"]


def test_pandas_has_the_right_types(data: Path) -> None:
    figures = pd.read_csv(data / "figures.csv", parse_dates=["date"])
    assert figures.columns[0] == "id"
    assert all(pd.api.types.is_numeric_dtype(figures[name]) for name in NUMBERS)
    assert pd.api.types.is_datetime64_any_dtype(figures["date"])
    again = pd.read_json(data / "figures.json")
    assert (figures["amount"] == again["amount"]).all()
    articles = pd.read_json(data / "articles.json")
    assert pd.api.types.is_datetime64_any_dtype(articles["date"])
    assert set(figures["article"]) <= set(articles["id"])


def _ask(query: str) -> list[tuple[Any, ...]]:
    return duckdb.connect().execute(query).fetchall()


@pytest.mark.parametrize("name", ["figures.csv", "figures.json"])
def test_duckdb_has_the_right_types(data: Path, name: str) -> None:
    types = {row[0]: row[1] for row in _ask(f"DESCRIBE SELECT * FROM '{data / name}'")}
    assert types["date"] == "DATE"
    assert {types[key] for key in NUMBERS} <= {"DOUBLE", "BIGINT"}
    assert {types[key] for key in ("id", "metric", "unit", "quote")} == {"VARCHAR"}


def test_duckdb_joins_figures_with_their_articles(data: Path) -> None:
    query = f"SELECT count(*) FROM '{data / 'figures.csv'}' f JOIN '{data / 'articles.json'}' a ON f.article = a.id"
    rows = _ask(f"SELECT count(*) FROM '{data / 'figures.csv'}'")
    assert _ask(query) == rows
    assert rows[0][0] > 50


# ------------------------------------------------------------------------------------------ SQLite
def _found(base: sqlite3.Connection, index: str, query: str) -> set[str]:
    sql = f"SELECT id FROM articles WHERE rowid IN (SELECT rowid FROM {index} WHERE {index} MATCH ?)"
    return {row[0] for row in base.execute(sql, (query,))}


@pytest.mark.parametrize("word", ["招商", "临清", "招商引资", "国资委", "2022年", "疫情"])
def test_a_word_is_found_wherever_it_stands(data: Path, word: str) -> None:
    with sqlite3.connect(data / "digest.sqlite") as base:
        sql = "SELECT id FROM articles WHERE title LIKE ? OR text LIKE ?"
        there = {row[0] for row in base.execute(sql, (f"%{word}%",) * 2)}
        assert there
        assert _found(base, "article_pairs" if len(word) == 2 else "article_search", f'"{word}"') == there
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_database_has_the_right_types(data: Path) -> None:
    with sqlite3.connect(data / "digest.sqlite") as base:
        kinds = base.execute("SELECT DISTINCT typeof(value), typeof(amount), typeof(quote) FROM figures").fetchall()
        assert kinds == [("real", "real", "text")]
        tags = {row[0] for row in base.execute("SELECT DISTINCT value FROM articles, json_each(articles.tags)")}
    assert "招商引资" in tags


def test_datasette_opens_it_and_searches(data: Path) -> None:
    async def ask(*paths: str) -> list[Any]:
        server = Datasette([str(data / "digest.sqlite")])
        await server.invoke_startup()
        answers = [await server.client.get(f"/digest{path}") for path in paths]
        assert [answer.status_code for answer in answers] == [200] * len(paths)
        return [answer.json() for answer in answers]

    found, figures, facets = asyncio.run(
        ask(
            "/articles.json?_shape=array&_search=招商引资",
            "/figures.json?_shape=array&value__gt=1000",
            "/articles.json?_facet_array=tags&_size=0",
        )
    )
    assert found
    assert all("招商引资" in row["title"] + row["text"] for row in found)
    assert figures
    assert all(isinstance(row["value"], float) for row in figures)
    names = {result["value"] for result in facets["facet_results"]["tags"]["results"]}
    assert "招商引资" in names


def test_the_same_digest_gives_the_same_database() -> None:
    from site_builder.catalog import make_site

    assert make_database(make_site(digest(), CONFIG, GAZETTEER)) == make_database(
        make_site(list(reversed(digest())), CONFIG, GAZETTEER)
    )

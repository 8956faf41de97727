"""A form's texts and the article that they make."""

from __future__ import annotations

import pytest

from site_builder.matter.mending import UnfitFieldsError, form_of, mend
from tests.catalog.making import digest

ARTICLE = digest()[0]

FITS = [
    ("title", " 新标题 ", "新标题"),
    ("kicker", "", ""),
    ("date", "2022-04-20", "2022-04-20"),
    ("date", "", ""),
    ("tags", "招商引资，装备制造、、招商引资", "招商引资、装备制造"),
    ("reporters", "", ""),
    ("figures.f2.value", "161.6", "161.6"),
    ("figures.f2.value", "-3", "-3"),
    ("figures.f2.change", "", ""),
    ("figures.f3.status", "actual", "actual"),
    ("figures.f1.unit", "个", "个"),
]
UNFIT = [
    ("title", "  ", "empty"),
    ("figures.f1.metric", "", "empty"),
    ("date", "4月20日", "date"),
    ("date", "2022-02-30", "date"),
    ("figures.f1.value", "", "number"),
    ("figures.f1.value", "五十八", "number"),
    ("figures.f1.value", "1e999", "number"),
    ("figures.f1.value", "nan", "number"),
    ("figures.f2.change", "19.6%", "number"),
    ("figures.f1.status", "maybe", "status"),
    ("figures.f9.value", "1", "unknown"),
    ("figures.f1.quote", "别的话", "unknown"),
    ("id", "another", "unknown"),
]


@pytest.mark.parametrize(("key", "text", "expected"), FITS)
def test_what_fits_is_taken(key: str, text: str, expected: str) -> None:
    mended = mend(ARTICLE, {key: text})
    assert form_of(mended) == {**form_of(ARTICLE), key: expected}
    assert (mended.id, mended.slug, mended.body) == (ARTICLE.id, ARTICLE.slug, ARTICLE.body)


@pytest.mark.parametrize(("key", "text", "fault"), UNFIT)
def test_what_does_not_fit_is_named(key: str, text: str, fault: str) -> None:
    with pytest.raises(UnfitFieldsError) as caught:
        mend(ARTICLE, {key: text, "title": "好标题"} if key != "title" else {key: text})
    assert caught.value.faults == {key: fault}


def test_a_form_that_was_not_touched_changes_nothing() -> None:
    assert mend(ARTICLE, form_of(ARTICLE)) == ARTICLE

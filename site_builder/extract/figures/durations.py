"""The metric of a span of time: what takes it, or what is done in it."""

from __future__ import annotations

import re

from site_builder.extract.figures.beside import Beside, Name, Rule
from site_builder.extract.figures.phrases import clean, names_amount, untrailed

_FINISHED = re.compile(r"(?:时间)?(?:完成|办完)了?对[^，。；]{1,40}的([^的，。；]{2,8})$")
_RESULT = re.compile(r"(?:的)?(?:时间)?(?:好成绩|成绩|佳绩)")
_RESULT_LEFT = re.compile(r"(?:以|(?:跑|游|创|取得?|骑|滑)出?了?)$")
_TAKES = re.compile(r"(?:仅仅?|只)?(?:需要?|用了?|花了?|为期|耗时|历时|用时)$")


def _finished(beside: Beside) -> Name | None:
    """3天时间完成了对84个自然村的调查统计 → 调查统计用时."""
    if beside.q.kind != "time":
        return None
    item = beside.layout.item(beside.q.start)
    whole = beside.layout.slice(beside.q.end, min(item.clause_end, beside.q.end + 60), item)
    done = _FINISHED.match(whole)
    return (done[1] + "用时", done[1]) if done else None


def _result(beside: Beside) -> Name | None:
    """甲队以2小时12分48秒的成绩夺冠 → 甲队成绩."""
    if beside.q.kind != "time" or not _RESULT.match(beside.right):
        return None
    about = clean(_RESULT_LEFT.sub("", _before_time(beside))) or beside.fallback
    return about + "成绩", about


def _duration(beside: Beside) -> Name | None:
    """用了3天时间完成统计 → 统计用时; 从开工到投产仅用了3个多月 → 从开工到投产用时."""
    if beside.q.kind != "time":
        return None
    right = beside.right.removeprefix("的").removeprefix("时间")
    word = next((word for word in ("耗时", "历时") if word in beside.left[-6:]), "用时")
    said = re.split(r"[“”]", clean(right))[0][:14]
    about = clean(_before_time(beside)) or said or beside.fallback
    if right.startswith(("历史", "多历史")):
        return about + "历史", about
    return (about if names_amount(about) or about.endswith("数") else about + word), about


def _before_time(beside: Beside) -> str:
    return _TAKES.sub("", untrailed(beside.left))


RULES: tuple[Rule, ...] = (_finished, _result, _duration)

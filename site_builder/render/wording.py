"""The site's own words, dates and numbers in the language of its readers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from site_builder.errors import ThemeError
from site_builder.model import KeyFigure
from site_builder.render.theme import Theme

FALLBACK = "zh-CN"
_BEHIND_NUMBER = ("余", "多", "几")  # 40余家
_FALLS = frozenset("降减缩跌滑落")  # 下降, 减少, 回落: the metric says which way
_BEHIND_UNIT = ("以上", "以下", "以内", "左右", "之多", "之间", "不等", "上下")  # 150亿元以上


class Wording:
    """Looks up words by key and fills them in: `wording("articles", n=3)` → 3 篇."""

    def __init__(self, theme: Theme, language: str) -> None:
        self._words: Mapping[str, str] = {**theme.words.get(FALLBACK, {}), **theme.words.get(language, {})}
        self._theme, self.language = theme.name, language

    def __call__(self, key: str, **values: object) -> str:
        try:
            return self._words[key].format(**values) if values else self._words[key]
        except (KeyError, IndexError, ValueError) as error:
            path = f"themes/{self._theme}/words/{self.language}.yaml"
            raise ThemeError(
                f"the words `{key}` are missing or broken ({error})", path=path, remedy=f"add  {key}: …"
            ) from None

    def long_date(self, iso: str) -> str:
        """2022-04-19 → 2022年4月19日."""
        return self._dated("date_long", iso)

    def short_date(self, iso: str) -> str:
        """2022-04-19 → 4月19日."""
        return self._dated("date_short", iso)

    def month(self, iso: str) -> str:
        """2022-04 or 2022-04-19 → 2022年4月."""
        return self._dated("date_month", f"{iso[:7]}-01" if iso else "")

    def weekday(self, iso: str) -> str:
        """2022-04-19 → 星期二."""
        return self("weekdays").split()[date.fromisoformat(iso).weekday()] if iso else ""

    def _dated(self, key: str, iso: str) -> str:
        if not iso:
            return self("undated")
        day = date.fromisoformat(iso)
        months = self("months").split()
        return self(key, y=day.year, m=day.month, d=day.day, month=months[day.month - 1])


# ------------------------------------------------------------------------------------------ numbers
def number(value: float | int) -> str:
    """A number as a newspaper prints it: 45.60 → 45.6, 3.0 → 3."""
    if isinstance(value, int) or value == int(value):
        return str(int(value))
    return f"{value:.6f}".rstrip("0").rstrip(".")


def number_parts(figure: KeyFigure) -> tuple[str, str, str]:
    """What stands before the number, the number, and what follows: ("近", "161.62", "亿元")."""
    printed = number(figure.value)
    if figure.value_max is not None:
        printed += f"—{number(figure.value_max)}"
    word = figure.qualifier
    if word in _BEHIND_NUMBER:
        return "", printed, word + figure.unit
    if word.endswith(_BEHIND_UNIT):
        return "", printed, figure.unit + word
    if figure.unit == "位" and not word:
        word = "第"
    return word, printed, figure.unit


def printed_figure(figure: KeyFigure) -> str:
    """The figure in one word: 近161.62亿元, 150亿元以上, 第2位."""
    return "".join(number_parts(figure))


def tells_change(figure: KeyFigure) -> bool:
    """Whether the change says more than number and metric do: of 利润1.3亿元，同比增长1.3%, not of 能耗下降5%."""
    if figure.change is None or figure.unit != "%" or abs(figure.change) != figure.value:
        return figure.change is not None
    return figure.change < 0 and not _FALLS.intersection(figure.metric)


def change(value: float | int | None) -> str:
    """A change in per cent with its sign: +26.3%, −5%."""
    if value is None:
        return ""
    return f"{'−' if value < 0 else '+'}{number(abs(value))}%"

"""The indicators of local statistics: what a figure's metric must end on to be followed through time.

Anything else (总投资, 合同金额, 项目) is said of many things, so that equal words prove nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

# One indicator a line: its name, then other spellings of the same.
_TABLE = """
地区生产总值 GDP 生产总值
工业增加值
增加值
固定资产投资 固定资产投资额
工业投资
房地产开发投资
技改投资 技术改造投资
社会消费品零售总额 社会消费品零售额
网络零售额
进出口 进出口总额 进出口总值 进出口额 外贸进出口 外贸进出口总额 外贸进出口总值 外贸进出口额 货物进出口
出口 出口额 出口总值
进口 进口额 进口总值
实际使用外资 使用外资 实际利用外资 利用外资
到位资金 到位资金额
一般公共预算收入
一般公共预算支出
税收收入
存款余额
贷款余额
保费收入
营业收入 营收 营收额 营业总收入
主营业务收入
销售收入 销售额
利润 利润总额
净利润
利税
税费总额 上缴税费总额 上交税费总额 上缴税费 上交税费 缴纳税费
资产总额 总资产
净资产
总产值 产值
旅游收入 旅游总收入
接待游客 游客接待量
可支配收入
新增就业 新增就业人数 新增就业人员
常住人口
户籍人口
城镇化率
粮食总产量
用电量 全社会用电量
货运量
客运量
货物吞吐量
优良天数
PM2.5平均浓度 PM2.5浓度
高新技术企业
科技型中小企业
规模以上工业企业 规上工业企业
市场主体
封控区
管控区
防范区
确诊病例
无症状感染者
密切接触者
次密切接触者
"""
_NAMES = {word: line.split()[0] for line in _TABLE.strip().splitlines() for word in line.split()}
_LONGEST = max(map(len, _NAMES))
_GROWTH = re.compile(r"(?:的?(?:同比|环比|比上年|较上年))?(?:增长|增速|增幅|下降)率?$")
_VERBS = re.compile(r"^(?:共|已|累计|全部)?(?:实现|完成|达到|达|共计|总计)?(?:了|的)?")
_VERB_AFTER = re.compile(
    r"(?:(?:今年|去年)?(?:\d{1,2}月?[—–\-至]\d{1,2}月份?|前\d{1,2}个?月|[上下]半年|前?[一二三四]季度))?"
    r"(?:共|累计)?(?:实现|完成|达到?)?(?:的|了)?$"
)
_EACH = "各项"  # 本外币各项贷款余额 is 本外币贷款余额
_OWNER = ("企业", "公司", "集团", "银行", "合作社")


class Metric(NamedTuple):
    """A metric taken apart: 规上工业增加值同比增长 → ("规模以上", "工业增加值", growth)."""

    modifier: str  # what stands before the indicator and narrows it
    indicator: str
    growth: bool = False

    @property
    def is_of_owner(self) -> bool:
        """Whether the modifier says whose it is: 市属企业营业收入."""
        return self.modifier.endswith(_OWNER)


@lru_cache(maxsize=65536)
def read_metric(text: str) -> Metric | None:
    """The metric taken apart; None where it is no indicator of the table."""
    text = _VERBS.sub("", "".join(text.split()), count=1).replace("规上", "规模以上")
    bare = _GROWTH.sub("", text)
    for length in range(min(_LONGEST, len(bare)), 0, -1):
        name = _NAMES.get(bare[-length:])
        if name:
            return Metric(_VERB_AFTER.sub("", bare[:-length], count=1).removesuffix(_EACH), name, bare != text)
    return None

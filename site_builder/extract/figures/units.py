"""The units a figure can have, longest first at every place of a text."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from site_builder.extract.figures.words import word_set

UnitKind = Literal["count", "money", "measure", "ratio", "time"]

_MONEY = "分钱 毛 元 美元 欧元 日元 港元 英镑 卢布 韩元 块钱 角 元人民币"
_MEASURE = """
公里 千米 里 米 厘米 毫米 微米 纳米 海里 延米 亩 亩次 公顷 顷 平方米 平方公里 平方千米 平米 立方米
立方 方 吨 公斤 斤 两 克 千克 毫克
微克 升 毫升 千瓦 千瓦时 兆瓦 兆瓦时 吉瓦 瓦 瓦时 度 度电 赫兹 兆 摄氏度 标准立方米 标箱 吨公里 人公里 万方 卡 千卡
毫克/升 微克/立方米 公斤/亩 斤/亩 元/平方米 元/斤 元/吨 元/亩 元/人 元/千瓦时 元/公斤 元/立方米 吨标准煤 吨标煤 大卡
km kW kWh MW GW GB TB MB Mbps Gbps TEU ℃ mm cm kg km² m² ㎡ m³ 平方 马力 字节 字 比特
"""
_RATIO = "% ‰ 个百分点 百分点 倍 成 番"
_TIME = "个月 个小时 小时 分钟 秒 秒钟 天 个工作日 工作日 周 个星期 年 个年头 个学期 个季度 个昼夜 昼夜"
_COUNT = """
个 家 项 名 人 个人 位 个位次 位次 大类 章 件 起 条 座 处 所 台 辆 架 艘 套 张 份 部 本 册 篇 期 场
次 轮 批 例 宗 笔 户 口 村 县 镇 市 株 棵 头 只 羽 匹
尾 人次 车次 架次 班次 例次 户次 家次 场次 件次 台次 班 趟 列 节 门 间 层 栋 幢 片 块 盏 根 支 瓶
袋 箱 盒 桶 枚 颗 粒 双 对 副
幅 首 队 组 类 种 款 床 席 道 遍 盘 集 分 国 省 省份 乡 社区 行政村 自然村 村庄 乡镇 街道 区 县区 县市
商户 单位 师 回 眼 孔 垛 挂 单 头次
金 银 铜 篇次 项次 人天 台套 件套 车 船 包 捆 筐 吨次 票 只次 条次 剂 剂次 针 管 格 面 杯 碗 顿 桌 招 步 站
重 方面 顶 扇 丘 汪 盆 束 箱次
"""

_BY_KIND: tuple[tuple[UnitKind, str], ...] = (
    ("count", _COUNT),
    ("time", _TIME),
    ("measure", _MEASURE),
    ("money", _MONEY),
    ("ratio", _RATIO),
)
KIND: dict[str, UnitKind] = {unit: kind for kind, words in _BY_KIND for unit in words.split()}

# One alternation, longest first; what stands in brackets after a unit belongs to it: 万件（套）.
_ALTERNATION = "|".join(re.escape(unit) for unit in sorted(KIND, key=lambda unit: (-len(unit), unit)))
_UNIT = re.compile(
    rf"(?P<name>{_ALTERNATION})(?P<times>(?<=[册户例艘架列张件批笔剂])次(?![序品要日年数于性生]))?(?P<other>（[件套台个辆条张只次户人组双份]{{1,3}}）|"
    rf"\([件套台个辆条张只次户人组双份]{{1,3}}\))?"
)
_MEDAL_ROW = re.compile(r"[0-9一二两三四五六七八九十]{1,3}[银铜]|[、，。；和及的]|$")  # 28金、19银、15铜
_LATIN = re.compile(r"[A-Za-z]")

# After 两, 三 … these are more often part of a name or a phrase than a unit (三里 村, 二期 工程, 两口 之家).
HAN_NEVER = word_set("里 口 方 门 章 单位")  # 十八里铺, 三里屯
ARABIC_ONLY = word_set(
    "金 银 铜 班 门 节 片 道 层 期 部 线 对 面 单 步 站 重 回 分 角 两 国 省 市 区 镇 乡 师 包 集 席 列 "
    "首 年 周 度 批 队 组 盘 管 招 "
    "村 成 平方 字 顿 笔 类 车 船 格 针 卡 方面"
)


# What makes the unit the beginning of another word: 2部门, 3家庭, 5位于.
_GOES_ON = word_set("""
部门 部分 部署 部长 部委 家庭 家乡 家长 家具 家电 家政 家园
名称 名校 名师 名单 名优 名特 对接 对口 对外 对比 对于 对标
组织 组成 组建 期间 期限 处理 处置 处罚 处于 位于 位置 位列
位居 条件 条例 本市 本地 本次 本报 本土 本科 层次 层级 层面
台湾 台风 台儿 首都 首次 首批 首个 场所 场地 场景 场馆 分别
分公 分类 分之 分为 分析 分布 分支 分局 分管 分享 分成 度假
度过 度电 间接 间隔 间断 间距 站点 站位 步行 步骤 步入 道路
道德 道教 口罩 口岸 口径 口腔 口味 面积 面向 面粉 面对 面临
人才 人工 人社 单位 单元 单价 国道 国家 国企 省道 省级 省市
省直 市级 市直 市场 市民 县级 县道 县直 区域 区间 区级 村民
村级 村庄 方面 方向 方案 方式 方便 班子 班长 门类 门店 门诊
里程 里面 节能 节约 节日 节点 集中 集体 集团 集群 片区 线路
线上 线下 线索 管理 管道 管控 车间 车辆 车次 车道 车站 船舶
格局 针对 重点 重要 重大 支持 支部 支付 支出 包括 包含 角度
角色 回收 回升 回落 票据 票房 队伍 队员 师生 师傅 户籍 户均
元旦 元宵 天然 天气 天津 天文 周边 周年 周期 周岁 周围 年级
年轻 年度
""")


class Unit(NamedTuple):
    """A unit as printed, and what it measures."""

    end: int
    text: str
    kind: UnitKind


def match_unit(text: str, at: int) -> Unit | None:
    """The longest unit that begins at `at`: in 5个百分点 it is 个百分点, not 个."""
    match = _UNIT.match(text, at)
    if match is None:
        return None
    end = match.end()
    if match["name"] in ("金", "银", "铜") and not _MEDAL_ROW.match(text, end):
        return None
    if match["times"]:
        return Unit(end, match.group(), "count")
    if text[end - 1 : end + 2] != "家乡镇" and len(match["name"]) == 1 and text[end - 1 : end + 1] in _GOES_ON:
        return None
    if _LATIN.match(match["name"][-1]) and end < len(text) and _LATIN.match(text, end):
        return None
    return Unit(end, match.group(), KIND[match["name"]])

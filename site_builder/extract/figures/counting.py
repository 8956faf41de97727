"""Which quantities tell something: thresholds, spans of time, set phrases and back-references do not."""

from __future__ import annotations

import re

from site_builder.extract.figures.layout import Layout
from site_builder.extract.figures.quantities import Quantity
from site_builder.extract.figures.words import STARTS_VERB_PHRASE, VERB_PAIRS

_HAN_CHAR = re.compile(r"[\u4e00-\u9fff“]")
_ABSTRACT = re.compile(
    r"(?:大)?(?:方面|层面|阶段|维度|方向|原则|特点|步骤|层次|关键|字|月|时代|文明|统筹|坚持|转变|"
    r"着力|注重|必须|到位|关系|结合|老大难|部分|角度|问号|"
    r"梯队|优势|途径|之一|意义|故事|道理|目标|重点|侧面|词|问题|矛盾|意识|自信|抓手|季节|季度|"
    r"星期|或|方阵|篇章|节点|关口|环节上|台阶|孩子|儿子|女儿|人|字头|"
    r"多小时内|小时内|文章|新聊城|回合)"
)
_ALL_OF_THEM = re.compile(r"[\u4e00-\u9fff]{1,5}?[均都]")
_AIM = re.compile(r"的(?:年度|全年)?(?:目标|任务|要求|水平|速度|高位|增长|增速|好成绩|佳绩)")
_SIZED = re.compile(
    r"级?(?:的?(?:[大重]?项目|企业|大户|集群|单品|园区|基地|合作社|店铺|网店|门店|主体)|[村镇县](?=[0-9达有])|的(?:村|户|乡镇|镇|店))"
)
_SIZE_SAID = re.compile(r"(?:值|入|额|税|利润|投资|资金|规模|费|资产)$")  # (年产)值超亿元企业12家
_GATHERING = re.compile(r"聚集|聚餐|规模|活动|的?企业|的?单位|的?村|[较重特]大|的?事故")  # 10人以上聚集性活动
_EVERY = re.compile(r"(?:每隔?|每满?|那|同|某|任|哪|每年的|前后)$")
_ECHO = re.compile(r"(?:上述|以上|这|该|此|此次入选的|此次获批的)$")
_TIME_NOT_AFTER = re.compile(
    r"(?:内|以内|之内|前|之前|后|之后|来|以来|间|期间|里|制(?![成作造])|级|期|龄|规划|行动|计划|一度|一届|"
    r"一次|一遇|不间断|核酸|值守|值班|在线|服务|开放|连续|运行|全天|待命|营业|响应|办结|倒计时|"
    r"时间内|以后|一个|一轮|轮)"
)
_TIME_NOT_BEFORE = re.compile(
    r"(?:近|每|未来|今后|过去|(?<!提)前|后|这|那|第|最近|同|当|头|整|半|年|月|十几|几|上|下|全|工作|一|"
    r"从业|从教|从警|入党|党龄|间隔|隔|早|晚|再过|今明|明后|连|昨今|经过|经)$"
)
_YEAR_CUE = re.compile(
    r"(?:历时|用时|耗时|仅用了?|用了|缩短了?|提前了?|延长了?|为期|工期|质保|有效期|期限|长达|周期|"
    r"合同期|保质期|使用寿命|寿命|租期|刑|审批时间|时限|时间)[^0-9一二三四五六七八九十两]{0,4}$"
)
_BARE = frozenset("百千万亿")
_ONE_ENDS = frozenset("名例处座辆套家台人起")
_ONE_BUILT = frozenset("条座处栋台套间")
_BUILDS = re.compile(
    r"(?:[再新改扩拟将又]建|[再新]上|新增|增设|增建|建成|建起|建了|建设|购置|购进|新购|引进|添置|铺设|架设|修建|修起|盖起)了?$"
)
_BACK = re.compile(r"^(?:均|都|再次|系|为|是|已|也|又|同时|先后|随后|一起|共同|之间|合作|相互)")


def counts(layout: Layout, q: Quantity, nearest: int) -> bool:
    """Whether a quantity is a figure; `nearest` is where the next quantity begins."""
    text = layout.text
    before, after = text[max(0, q.lead - 12) : q.lead], text[q.end : q.end + 12]
    if q.unit == "番" and not before.endswith(("翻", "翻了")):
        return False
    if _EVERY.search(before) or (q.han and before.endswith(("这", "该", "或"))):
        return False
    if is_threshold(layout, q, nearest):
        return False
    if q.kind == "time":
        return _is_duration(q, before, after)
    if q.han:
        return _han_counts(layout, q, before, after)
    return not re.match(r"(?:方面|层面|维度)", after)


def echoes(layout: Layout, q: Quantity) -> bool:
    """Whether the words before a quantity say that it was named before: 上述3起."""
    return bool(_ECHO.search(layout.text, max(0, q.lead - 8), q.lead))


def is_threshold(layout: Layout, q: Quantity, nearest: int) -> bool:
    """亿元以上(项目58个): a limit in a name; 15家以上(平台): a figure of its own."""
    if q.end >= len(layout.text):
        return False
    if _is_size(layout, q, nearest):
        return True
    if not q.qualifier.endswith(("以上", "以下", "以内")):
        return False
    after = layout.text[q.end]
    if not _HAN_CHAR.match(after) or after in "和及与并或后时；":
        return False
    if layout.text[q.end : q.end + 2] in VERB_PAIRS or (after in STARTS_VERB_PHRASE and after not in "新大超"):
        return False
    item = layout.item(q.start)
    if q.kind == "count":
        return q.end < nearest < item.end or bool(_GATHERING.match(layout.text, q.end))
    if _AIM.match(layout.text, q.end):
        return False
    return not (q.kind == "ratio" and after == "的" and nearest >= item.end)


def _is_size(layout: Layout, q: Quantity, nearest: int) -> bool:
    """超10亿元项目1个, 5亿元至10亿元项目3个: the size of what is counted behind it."""
    item = layout.item(q.start)
    if q.kind != "money" or not _SIZED.match(layout.text, q.end):
        return False
    said = layout.text[item.start : q.lead]
    if q.qualifier in ("超", "过", "超过") and (_SIZE_SAID.search(said) or said.endswith("个")):
        return True  # 产值超亿元企业12家, 培育12家产值超亿元的企业
    return q.end < nearest < item.end and (q.value_max is not None or said in ("", "其中"))


def _is_duration(q: Quantity, before: str, after: str) -> bool:
    if _TIME_NOT_AFTER.match(after) or _TIME_NOT_BEFORE.search(before):
        return False
    if after.startswith(("历史", "的历史", "多历史")) or (q.unit == "年" and "历史" in after[:4]):
        return True
    if q.unit in ("年", "个年头", "周", "个季度", "个学期"):
        return bool(_YEAR_CUE.search(before))
    if q.han and not q.qualifier and (q.digits[0] in "一十" or q.digits[1:] in ("天", "小时")):  # 两天接待游客
        return bool(_YEAR_CUE.search(before))
    return True


def _han_counts(layout: Layout, q: Quantity, before: str, after: str) -> bool:
    digits = q.digits
    if digits[0] in _BARE and "分之" not in digits and q.qualifier in ("", "过", "以上", "以下"):
        over = q.qualifier == "过" and after[:1] != "的"  # (村集体收入)过百万元
        return over and q.kind == "money" and bool(_SIZE_SAID.search(before))
    if digits[0] == "二" and len(digits) > 1 and digits[1] not in "十百千万亿成分":
        return False
    if digits[0] == "一" and q.value == 1 and q.qualifier in ("", "过"):  # 度过一个廉洁的节日
        return _one_counts(layout, q, before)
    if q.unit == "项" and q.start == layout.item(q.start).start and _ALL_OF_THEM.match(after):
        return False  # 三项增速均居全省首位
    if q.kind == "count" and q.value < 11 and _ABSTRACT.match(after):
        return False
    return not (q.kind == "count" and after[:1] == "的" and len(digits) == 2)


def _one_counts(layout: Layout, q: Quantity, before: str) -> bool:
    """一 counts where it closes a list item behind its noun (枪支一支), or measures (一倍)."""
    if q.kind == "ratio" or q.unit in ("块钱", "毛"):
        return True
    item = layout.item(q.start)
    if q.unit in _ONE_BUILT and _BUILDS.search(before) and q.end < item.end and layout.text[q.end] not in "的，":
        return True  # 再建一条生产线
    if q.end < item.end or q.unit not in _ONE_ENDS or q.start - item.start < 3:
        return False
    return before[-2:] not in VERB_PAIRS and before[-1] not in "了这那每同任某另统唯第的是有"


def refers_back(following: str, left: str, unit: str) -> bool:
    """2人均无发热: persons already named."""
    return unit in ("人", "个", "家", "名", "例") and not left and bool(_BACK.match(following))

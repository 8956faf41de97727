"""Bodies: the firms, offices, schools and groups of firms that a text names, and what 该公司 means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from site_builder.extract.figures.words import VERB_PAIRS, word_set

_SUFFIXES = {
    "公司": "股份有限公司 有限责任公司 有限公司 分公司 公司 集团 造纸厂 化工厂 纺织厂 机械厂 食品厂 电厂 水厂 工厂",
    "合作社": "合作社 联合社 家庭农场",
    "园区": "产业园区 工业园区 产业园 工业园 示范园 科技园 创业园 物流园 产业城 经济技术开发区 经济开发区 产业基地",
    "医院": "医院 卫生院 卫生服务中心",
    "学校": "大学 学院 中学 小学 幼儿园 学校",
    "银行": "银行 支行 分行 农商行 信用社",
    "联盟": "联盟 商会 协会 联合会 工商联 促进会",
    "部门": "委员会 国资委 发改委 卫健委 纪委监委 法院 检察院 人民政府 组织部 宣传部 领导小组 指挥部 海关",
    "企业": "市属企业 省属企业 国有企业 央企 民营企业 规上企业 规下企业 规上工业企业 规模以上工业企业 规模以上企业 "
    "外商投资企业 外资企业 驻聊企业 中小企业 生物企业 轴承企业 纺织企业 制造业企业",
}
_KIND = {suffix: kind for kind, words in _SUFFIXES.items() for suffix in words.split()}
_ALTERNATION = "|".join(sorted(_KIND, key=lambda word: (-len(word), word)))
_OFFICE = r"局(?<![格布结全大开当僵破时邮]局)(?![部面势限])"
_SUFFIX = re.compile(rf"(?:{_ALTERNATION}|{_OFFICE})(?:股份有限公司|有限责任公司|有限公司|公司)?(?![化内员民])")
_CHARS = re.compile(r"[\u4e00-\u9fff()（）“”A-Za-z]{0,26}+$")
_LONGEST = 28
_IN_NAMES = word_set("""
    服务 发展 生产 加工 管理 投资 建设 研发 运营 运输 培训 检测 种植 养殖 开发 应用 融资 贷款 创业 就业 工作 审批 监管
    保障 组织 执行 配送 出口 采购 销售 促进 交付 储备 检查 监测 学习 展示 展览 宣传 印发 登记 审计 征收 进口 治理 租赁
    交易 养护 绿化 销往 收购 拓展 检验 教育 装载 帮扶 体验 强化 新建 综合 全力 主动 认证 联合 利用 面向
""")
_CUT = re.compile(
    r"[的在由从将被是让把了向于已]|与(?!会)|对(?!外|接)|为(?!民)|(?<!公)共(?!享|同|和|建)|[现拥](?=有)|有(?!限|机|色|线|为)|这[所家个座]|及"
)
_GENERIC = re.compile(
    r"(?:现代化|大型|特大型|企业|[一两多几]家|多家|民营|国有|骨干|龙头|知名|综合性?|产业|工业|上市|高新技术|"
    r"所有|各|全部|科技型?|县级|乡镇|市级|省级|国家级|级|以上|中小|专业|农民|领办|种植|养殖|村党支部|芦笋|许多|部分|"
    r"相关|有关|最大|电商|跨境|物流|现代|农业|试点|本地|当地|外地|人民|中心|第一|附近|众多|山区|家|的|省|市|县)*"
)
_LEAD = re.compile(
    r"^(?:[（(“”）)]|今年|去年|近日|日前|目前|以来|年来|获悉|记者|这家|一家|其中|此外|同时|全市|我市|我省|本市|"
    r"集中|力争|现有|该|自己|[一二三四五六]是|指导|按照|[年月日])+"
)


class Body(NamedTuple):
    """A body that a text names, and where the name stands."""

    start: int
    end: int
    name: str
    kind: str  # 公司, 合作社, 园区 … what 该… calls it
    county: str = ""
    listed: bool = False  # one of several in a list, so no 该公司 can mean it


def find_bodies(text: str, starts: Iterable[int] = ()) -> list[Body]:
    """The bodies of a width-folded text; `starts` are the places where a name may begin (those of counties).

    走进山东三和集团有限公司 → 山东三和集团有限公司; a word for any of its kind (大型企业集团) is no name.
    """
    opens = frozenset(starts)
    found: list[Body] = []
    for match in _SUFFIX.finditer(text):
        low = max(match.start() - _LONGEST, found[-1].end if found and found[-1].end <= match.start() else 0)
        start = _name_start(text, low, match, opens)
        if found and start == found[-1].end and found[-1].kind == kind_of(match.group()):
            start = found.pop().start  # 中国农业银行聊城分行 is one
        name = text[start : match.end()]
        if _is_name(name, match.start() - start, match.group()):
            listed = text[match.end() : match.end() + 1] in ("、", "等") or text[start - 1 : start] == "、"
            found.append(Body(start, match.end(), name, kind_of(match.group()), listed=listed))
    return found


@cache
def kind_of(suffix: str) -> str:
    """What 该… calls a body whose name ends so: 有限公司 → 公司; 集团有限公司 too."""
    return _KIND.get(suffix) or next((kind for word, kind in _KIND.items() if suffix.startswith(word)), "部门")


def _name_start(text: str, low: int, suffix: re.Match[str], opens: frozenset[int]) -> int:
    """Where a name that ends in a suffix begins: behind the last verb, function word or mark before it."""
    end = suffix.start()
    run = _CHARS.search(text, low, end)
    start = run.start() if run else end
    harmless = frozenset() if kind_of(suffix.group()) == "企业" else _IN_NAMES
    for at in range(end - 1, start - 1, -1):
        if text[at : at + 2] in VERB_PAIRS and text[at : at + 2] not in harmless and at + 2 <= end:
            start = at + 2
            break
        if at not in opens and (cut := _CUT.match(text, at)):
            start = cut.end()
            break
    while lead := _LEAD.match(text[start:end]):
        start += lead.end()
    return start


def _is_name(name: str, length: int, suffix: str) -> bool:
    core = name[:length]
    if name.count("“") != name.count("”") or re.sub(r"[^()（）]", "", name) not in ("", "()", "（）"):
        return False
    if kind_of(suffix) == "企业":
        return len(name) <= 12
    least = 1 if kind_of(suffix) == "部门" else 2
    return len(core) >= least and (kind_of(suffix) == "部门" or not _GENERIC.fullmatch(core))


_FIRM = ("公司", "企业")
_MEANS = {
    "公司": _FIRM[:1],
    "企业": _FIRM[:1],
    "集团": _FIRM[:1],
    "合作社": ("合作社",),
    "农场": ("合作社",),
    "园区": ("园区",),
    "产业园": ("园区",),
    "示范园": ("园区",),
    "基地": ("园区",),
    "医院": ("医院",),
    "院": ("医院", "部门"),
    "校": ("学校",),
    "学校": ("学校",),
    "行": ("银行",),
    "联盟": ("联盟",),
    "协会": ("联盟",),
    "商会": ("联盟",),
    "局": ("部门",),
}  # fmt: skip
_WORDS = "|".join(sorted(_MEANS, key=lambda word: (-len(word), word)))
THAT = re.compile(rf"(?:该|这家|这个)(?P<that>{_WORDS})(?![务业政部])")
BARE = re.compile(r"(?P<that>公司|集团|合作社|园区|医院)(?=[已现共将年实新总每目今累建产的完投有拥占营流销])")


def resolve(word: str, named: Iterable[Body]) -> Body | None:
    """The body named last that 该`word` can mean; for 该集团 one whose name says 集团, if there is one."""
    fitting = [body for body in named if body.kind in _MEANS.get(word, ()) and not body.listed]
    if word == "集团":
        fitting = [body for body in fitting if "集团" in body.name] or fitting
    return fitting[-1] if fitting else None

"""What looks like a figure and is none: ordinals, names, numbers of things. Masked before any number is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_letters

from site_builder.extract.figures.words import word_set
from site_builder.extract.lexicon import Lexicon

_HAN = "零〇一二两三四五六七八九十百千万"
# A numeral.  Like every rule below that can, it begins with one character that is taken: `re` runs through a text for
# such a one at many times the speed at which it tries whatever else; so a look behind comes after it.
_REST = rf"(?:(?<=[0-9])[0-9]{{0,17}}|(?<=[{_HAN}])[{_HAN}]{{0,5}})"
_N = rf"[0-9{_HAN}]{_REST}"
_LONE_N = rf"[0-9{_HAN}](?<![0-9.].){_REST}"

# Set phrases whose numeral counts nothing that is reported here.
_PHRASES = word_set(
    "八项规定 三大攻坚战 两个确立 四个意识 四个自信 两个维护 三个代表 五大发展 三会一课 五位一体 "
    "四个全面 两个毫不动摇 三个务必 两个结合 "
    "一带一路 一体化 一次性 一时间 一条龙 一站式 一口价 一张网 一张图 一件事 一件件 一站 二维码 "
    "三维 三农 三下乡 三支一扶 两癌 两会 两岸 "
    "两地 两国 双百 十四五 十三五 十五五 五一 六一 七一 八一 十一黄金周 三八 五四 九三 四季 三伏 "
    "三九 千家万户 千方百计 万众 百姓 百货 百合 "
    "百科 千万要 千万不 万分 万一 万物 一方面 另一方面 三方面 各方面 四面八方 一个个 一家家 "
    "一座座 一条条 一项项 一件件 一步一步 一一 "
    "一点一滴 一心一意 三心二意 五花八门 七嘴八舌 四通八达 百花齐放 千变万化 一户一策 一企一策 "
    "一人一策 一村一品 一企一档 四个一 五个一 "
    "三个一 六个一 三个三 三重一大 四好农村路 三资 六稳 六保 三公 三张清单 三零 两不愁三保障 "
    "五保户 五保 三严三实 两学一做 双一流 三甲 "
    "二级甲等 三级甲等 三级联动 两级 三级 四级 五级 三年行动 三年攻坚 三定 一把手 一枝黄花 一线 "
    "二线 三线 一等奖 二等奖 三等奖 一等 二等 "
    "三等 三方 两手 双招双引 百尺 千里马 千亩方 万亩方 十面 百日 三次产业 三秋 三夏 三产 一产 二产 一刀切 "
    "一票否决 两步走 三步走 四平八稳 三好学生 "
    "一分钱 一分 十分 万分 三分 七分 二人转 三轮车 四轮 两轮车 三轮 一起 一同 一道 一些 一定 "
    "一样 一般 一直 一批 一系列 一旦 一度 一边 "
    "一头 一手 一口 一身 一面 一片 一番 一股 一组 一套 四周 三角 三角洲 百年 千年 万年 两侧 两旁 "
    "两边 两端 三峡 九龙 八方 四方 三面 "
    "十几年 几十年 数十 数百 数千 数万 几百 几千 几万 几十 成百上千 成千上万 两用 三用 一网 "
    "零距离 零跑 零容忍 零差错 三地 四地 三省 四省"
)

_SET_PHRASES = Lexicon(dict.fromkeys(_PHRASES))
_BEYOND = ("之", "钟")  # 三分之一, 十分钟
_NUMERAL_CHARS = frozenset(_HAN + "0123456789")
_NAMED_SETS = (
    r"(?:大|强|佳|优|星|美|有|化|好|新|必|严禁|不|早|少|统一|提升|个转变|个坚持|个注重|个聚焦|"
    r"个必须|个带头|个不准|个到位)"
)

_FIGURES, _LETTERS = "0123456789", ascii_letters
# Each with the characters of which one stands in whatever it matches: most texts have none of them.
_RULES = tuple(
    (frozenset(signs), re.compile(rule))
    for signs, rule in (
        ("第",
        rf"第{_N}(?:[—\-－~～至到、]第?{_N})?(?:\.\d+)?[{'个家名位批次届期季度轮条款项章节卷号代例场站时间产业书记者方人只天年集线师'}]{{0,2}}"),
        ("）)", rf"(?:[（(]|^|[，。；：、])\s*{_N}[）)](?=\D)"),
        ("《", r"[《][^《》\n]{0,80}[》]"),
        ("〔[【", r"[〔\[【][0-9]{2,4}[〕\]】][0-9]{0,6}号?"),
        (_LETTERS, r"[A-Za-z][A-Za-z]{0,11}[-—.]?[0-9]{1,9}(?:[.\-—/][0-9]{1,6})?"),
        (_LETTERS,
        r"(?<![0-9.])[0-9]{1,6}(?:\.[0-9]{1,3})?[-]?[A-LN-Za-jln-z](?![A-Za-z0-9]|[²³])"),  # 5G, 4K, 3D, 4A
        ("+＋", r"[0-9A-Z一二三四五六七八九十]{1,6}(?:[+＋][0-9A-Z一二三四五六七八九十]{1,6}){1,4}"),
        ("-—", r"(?<![0-9])(?:0[0-9]{2,3}|400)[-—][0-9]{3,8}(?:-[0-9]{1,4})?"),  # telephone numbers
        ("-", r"(?<![0-9])(?:19|20)[0-9]{2}-[0-9]{1,2}(?:-[0-9]{1,2})?(?![0-9])"),
        ("/:∶：", r"[0-9][0-9]{0,5}[/:∶：][0-9]{1,6}(?:[/:∶：][0-9]{1,6})?"),
        ("比", r"[0-9][0-9]{0,3}比[0-9]{1,4}"),
        ("体对", rf"{_N}位一体|一对[一多]|多对一"),
        ("次", rf"{_N}届{_N}次|{_N}次(?=全会|会议|全体会议|党代会|人代会|代表大会|集体学习|常委会|全委会)"),
        (_FIGURES, r"(?:12345|12315|12320|12388|12309|12333|12348|12366|12350|12371|110|119|120|122|114|996|"
        r"007)(?=热线|政务|市民|平台|服务|电话|急救|便民|报警|转|接|投诉|举报|承办|受理|[”\"])"),
        ("号", rf"{_N}号(?:线|楼|院|店|仓|机组|地块|路|馆|门|桥|井|炉|文|公告|令|台风|车间|厅|生产线|高炉)?"),
        ("元楼室路级岁届纪代道型维奖舱城股后",
        rf"{_N}[-—]?(?:单元|号楼|楼|室|纬路|经路|路公交|路车|级|周岁|岁|届|世纪|年代|年级|频道|型|代|"
        r"维|星级|等奖|等舱|线城市|股|后)"),
        ("大强佳优星美有化好新必严不早少统提个", rf"{_LONE_N}{_NAMED_SETS}(?![0-9])"),
        ("年", r"(?:19|20)[0-9]{2}(?:[—–\-－至到~～](?:19|20)?[0-9]{2,4})?(?:年度|学年|年)(?:[0-9]{1,2}月)?"),
        ("月",
        r"[0-9][0-9]?(?:[—–\-－至到~～、][0-9]{1,2}){0,3}月份?(?:[0-9]{1,2}(?:[—–\-－至到~～、和][0-9]{1,2}){0,4}[日号])?(?![季饼])"),
        ("日", r"[0-9][0-9]?[—–\-－至到~～、][0-9]{1,2}日|[0-9](?<![0-9.].)[0-9]?日(?![产均处加])"),
        ("分", r"[0-9][0-9]?(?:时|点|:)[0-9]{1,2}分(?:[0-9]{1,2}秒)?"),
        ("时点", r"(?:早上?|晚上?|上午|下午|中午|凌晨|傍晚|夜里|"
        r"深夜)[0-9一二两三四五六七八九十]{1,3}[时点](?:[0-9]{1,2}分|半)?"),
        ("周期拜", r"每周[一二三四五六日天]|(?:周|星期|礼拜)[一二三四五六日天]"),
        ("号牌照话线编码者例", r"(?:编号|学号|证号|车牌|牌照|案号|批号|账号|卡号|电话|热线|邮编|型号|代码|编码|感染者|"
        r"确诊病例|病例)[:：]?[0-9]{1,18}(?:[、，和至—\-][0-9]{1,18}){0,9}(?![0-9例名人个%.])"),
        ("挨接连隔", r"一(?P<each>[\u4e00-\u9fff])[挨接连隔]着?一(?P=each)"),  # 一家挨着一家
        ("里", r"[0-9][0-9]{0,5}[多余]?公里(?:之外|以外|外)"),
        ("圈", rf"{_N}分钟[^，。；、0-9]{{0,8}}圈"),
        ("米里",
        r"[0-9][0-9]{0,4}(?:米|公里)(?=栏|跨栏|自由泳|蛙泳|蝶泳|仰泳|混合泳|个人混合|接力|[短长竞]跑|[决预]赛|[省市全]?[国市]?(?:青年)?纪录|世界纪录|气[手步]枪|[比竞]赛|[短长]?跑步?|冠军|亚军|季军|金牌|银牌|铜牌|项目)"),
        ("前", r"前[0-9一二三四五六七八九十]{1,3}[名位]"),  # 前三名选手; a rank is read as one before
        ("来近前后",
        rf"[未今近前后](?:(?<=[未今])来{_N}个?[年月天]|(?<=[近前后])(?<!提.){_N}个?[年月日天周](?:内|来|间|里)?)"),
    )
)  # fmt: skip
_SIGNS = re.compile(f"[{re.escape(''.join(sorted(frozenset().union(*(signs for signs, _ in _RULES)))))}]")

_QUOTED = re.compile(r"[“‘\"「『]([^“”‘’\"「」『』，。！？；\n]{1,14})[”’\"」』]")
_COMPOSED = re.compile(r"“[^“”，。！？；\n+＋]{1,14}[+＋][^“”，。！？；\n]{1,24}”")  # “7天集中隔离+7天居家监测”
_DIGIT = re.compile(rf"[0-9{_HAN}]")
_SPEECH = re.compile(r"[0-9]{1,20}(?:\.[0-9]{1,20})?(?:%|万|亿|余|多)?[元亩吨家个人户件台]$")


def find_masked(text: str) -> bytearray:
    """One flag a character of a width-folded text: 1 where a numeral is no figure (第14次, 《…》, “1+N”, 5G)."""
    flags = bytearray(len(text))
    for start, end in _masked_spans(text):
        flags[start:end] = b"\x01" * (end - start)
    return flags


def _masked_spans(text: str) -> Iterator[tuple[int, int]]:
    here = frozenset(_SIGNS.findall(text))
    for signs, rule in _RULES:
        if not signs.isdisjoint(here):
            for match in rule.finditer(text):
                yield match.span()
    yield from _set_phrases(text)
    for match in _COMPOSED.finditer(text):
        yield match.span()
    for match in _QUOTED.finditer(text):  # a quoted name, unlike quoted speech, has no punctuation and is short
        if _DIGIT.search(match[1]) and not _SPEECH.search(match[1]):
            yield match.span(1)


def _set_phrases(text: str) -> Iterator[tuple[int, int]]:
    """Where set phrases stand that go on no other numeral: 三农, but not 十三农户."""
    at = 0
    for hit in _SET_PHRASES.hits(text):
        before, behind = text[max(0, hit.start - 2) : hit.start], text[hit.end : hit.end + 1]
        doubled = hit.word == "一番" and before.endswith(("翻", "翻了"))
        if hit.start >= at and before[-1:] not in _NUMERAL_CHARS and behind not in _BEYOND and not doubled:
            yield hit.start, hit.end
            at = hit.end

"""Chinese surnames: what tells a bare name from an office, a section's title or a dateline."""

from __future__ import annotations

from site_builder.extract.words import words

COMPOUND = words(
    """
    欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶
    太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 令狐 轩辕 拓跋 呼延 西门 东郭 南门 完颜
    纳兰 第五 相里 左丘 梁丘 微生
    """
)
COMMON = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常"
    "乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍"
    "虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫"
    "宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温"
    "别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧"
)
RARE = frozenset(
    "殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公商肖邸付代闫覃佟兰战仝岳帅修原海麦展冼仉初苑信来兴谌仵芦菅苟要迟宾"
    "青么亓官仓位丛侍光冒况刑列前勇化卑南占受召台吾员呼哈善喜嘉回团固图堂塔多大央奇妙姑委孛宝密寸将尧尼岱巨布底延异弥役彤循心忻念恒悉慈我户才折揭撒操攀教斛新无日昂昔"
    "晋智曙朴杞析果枝柔栗校格桐梓楚榎楼檀欣殴母毓永求汝沐油法泉泣泥泰洛洋润淡淳清渠港湘源漆潭潮焉牟牢犁狂独率琴瑞瓮甫生由疏痴皋盈盘睢矫知示礼禚种称稽穰竹端笪第答箕粘"
    "系綦紫纳练绪续维绵缑罕老聊肇胶良节芒苌英茆荤蒉蒿藏虎蚁衣衷裔褒西觉言诗诺谯豆象赏赫辉达迮速造道遇邝郐郤郸鄢鄞鄣释里野钊钦银锁锐锺闪闭闳闾降陀隋隐随集雀雪霜霞露靖"
    "革顿颛飞香馬驹骑骞鲜鹿黑墨默黛鼓龟"
)


def split_names(text: str) -> tuple[str, ...]:
    """Names printed without blanks between them, apart: 王培源张三 → 王培源, 张三; () where that cannot be.

    >>> split_names("欧阳修王五")
    ('欧阳修', '王五')
    """
    best: list[tuple[str, ...] | None] = [()]
    for end in range(1, len(text) + 1):
        found: tuple[str, ...] | None = None
        for size in (3, 2, 4):  # a rare surname inside a run is more likely a given name
            before = best[end - size] if end >= size else None
            piece = text[end - size : end]
            if before is None or not is_name(piece) or (end > size and piece[0] in RARE):
                continue
            if found is None or len(before) + 1 < len(found):
                found = (*before, piece)
        best.append(found)
    return best[-1] or ()


def is_name(text: str) -> bool:
    """Whether these two to four characters can be a Chinese person's whole name: 商景豪, 欧阳修, 不是: 市气象局."""
    if not all("\u4e00" <= ch <= "\u9fff" for ch in text):
        return False
    if text[:2] in COMPOUND:
        return 3 <= len(text) <= 4
    return 2 <= len(text) <= 3 and (text[0] in COMMON or text[0] in RARE)

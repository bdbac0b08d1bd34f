"""What is chosen for the illustration: units, sectors, stories, and how quarters follow each other.

That a unit worsens, improves or is tiny says nothing about the real unit of that name: each story
is given to some unit of several levels, so that every page has one to show. Where a printed figure
was followed, it stands beside. Per mille unless said otherwise; weights are relative.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from analytics.demo.draws import Ints
from analytics.periods import span

PERIODS: tuple[str, ...] = tuple(span("2017-Q1", "2021-Q1"))
QUARTERS = tuple(int(period[-1]) - 1 for period in PERIODS)  # 0 … 3
COVID_PERIOD = "2020-Q2"  # social distancing of April 2020: fewer dossiers, more of them online
GAP_PERIOD = "2018-Q3"  # the quarter in which some units did not report

# Their dossiers of GAP_PERIOD exist and are withheld: the next carry-over still fits.
SILENT_UNITS = ("so-du-lich", "573", "22354", "22717", "22486")

# Trường Sa and its communes do not report (expected_units.csv: 8 districts, 136 communes).
OUTSIDE = ("576",)

Weights = Mapping[str, int]


@dataclass(frozen=True)
class Story:
    """What makes a unit unlike the others of its level.

    ``late_first`` → ``late_last``: its lateness beside its level's, from the first quarter to the
    last. ``mix_first``: how much of each sector it had at first (1000 = as much as at last).
    """

    kind: str  # worsening, improving, mix, tiny
    late_first: int = 1000
    late_last: int = 1000
    mix_first: Weights = field(default_factory=dict)


_WORSENING = Story("worsening", late_first=350, late_last=2200)
_IMPROVING = Story("improving", late_first=2000, late_last=450)
_TINY = Story("tiny")
STORIES: Mapping[str, Story] = {
    "570": _WORSENING,  # Cam Lâm
    "so-giao-thong-van-tai": _WORSENING,
    "22408": _WORSENING,  # phường Cam Nghĩa
    "572": _IMPROVING,  # Ninh Hòa
    "so-tai-nguyen-va-moi-truong": _IMPROVING,
    "22327": _IMPROVING,  # phường Vĩnh Hòa
    # The slow sector grows, so that the unit's rate falls though no sector of it got slower
    # (560 takes back the trend of all units, LATENESS).
    "569": Story("mix", late_first=560, mix_first={"dat-dai": 200, "chung-thuc": 1900}),  # Cam Ranh
    "so-tu-phap": Story("mix", mix_first={"ly-lich-tu-phap": 450, "ho-tich": 3000}),
    "ban-dan-toc": _TINY,
    "so-ngoai-vu": _TINY,
    "thanh-tra-tinh": _TINY,
    "van-phong-ubnd-tinh": _TINY,
    "22720": _TINY,  # xã Sơn Lâm
    "22648": _TINY,  # xã Sơn Thái
    "22486": _TINY,  # xã Cam Bình
    "ngan-hang-nha-nuoc": _TINY,
    "cuc-thue": _TINY,
}

# Sectors of a department or a central agency, with weights near a quarter's dossiers. Where the
# catalogue has no sector of its own for a unit, it has the nearest one. Central agencies: what
# the report prints of their online dossiers (II.2 ¶9) gives Công an 207.649, Kho bạc 115.455, Bảo
# hiểm xã hội 32.241, Hải quan 7.052, and leaves 31 for the other two.
UNIT_SECTORS: Mapping[str, Weights] = {
    "so-noi-vu": {"thi-dua-khen-thuong": 160, "ton-giao": 90},
    "so-tu-phap": {"ly-lich-tu-phap": 4_200, "ho-tich": 150, "chung-thuc": 60},
    "so-ke-hoach-va-dau-tu": {"dang-ky-doanh-nghiep": 4_300, "dau-tu": 90},
    "so-tai-chinh": {"dau-tu": 8, "luu-thong-hang-hoa": 60},
    "so-cong-thuong": {"luu-thong-hang-hoa": 1_900, "an-toan-thuc-pham": 160},
    "so-nong-nghiep-va-phat-trien-nong-thon": {
        "thuy-san": 1_200,
        "thu-y": 900,
        "lam-nghiep": 160,
        "an-toan-thuc-pham": 150,
    },
    "so-giao-thong-van-tai": {"giao-thong-van-tai": 7_600, "dang-kiem": 1_500},
    "so-xay-dung": {"xay-dung": 640, "quy-hoach-xay-dung": 90},
    "so-tai-nguyen-va-moi-truong": {
        "dat-dai": 885,
        "moi-truong": 160,
        "tai-nguyen-nuoc-va-khoang-san": 140,
    },
    "so-thong-tin-va-truyen-thong": {"thong-tin-va-truyen-thong": 110},
    "so-lao-dong-thuong-binh-va-xa-hoi": {
        "lao-dong-viec-lam": 1_500,
        "nguoi-co-cong": 900,
        "bao-tro-xa-hoi": 80,
    },
    "so-khoa-hoc-va-cong-nghe": {"khoa-hoc-cong-nghe": 90},
    "so-y-te": {"kham-chua-benh": 500, "duoc-pham": 420, "an-toan-thuc-pham": 380},
    "so-ngoai-vu": {"thong-tin-va-truyen-thong": 11},
    "thanh-tra-tinh": {"dat-dai": 15},
    "ban-quan-ly-khu-kinh-te-van-phong": {
        "dau-tu": 45,
        "xay-dung": 60,
        "moi-truong": 25,
        "lao-dong-viec-lam": 130,
    },
    "so-du-lich": {"du-lich": 210},
    "so-van-hoa-va-the-thao": {"van-hoa": 190},
    "van-phong-ubnd-tinh": {"dau-tu": 9},
    "so-giao-duc-va-dao-tao": {"giao-duc-va-dao-tao": 520},
    "ban-dan-toc": {"bao-tro-xa-hoi": 10},
    "van-phong-dang-ky-dat-dai": {"dat-dai": 1_000},
    "cong-an-tinh": {"can-cuoc": 160_000, "xuat-nhap-canh": 47_650},
    "kho-bac-nha-nuoc": {"thu-chi-ngan-sach": 115_455},
    "bao-hiem-xa-hoi": {"bao-hiem-xa-hoi": 32_240},
    "cuc-hai-quan": {"hai-quan": 7_050},
    "cuc-thue": {"thue": 20},
    "ngan-hang-nha-nuoc": {"thu-chi-ngan-sach": 11},
}

# Sectors of every other unit of a level; beside a department new to the catalogue.
LEVEL_SECTORS: Mapping[str, Weights] = {
    "province": {"thi-dua-khen-thuong": 20},
    "district": {
        "dat-dai": 2_600,
        "xay-dung": 1_400,
        "dang-ky-ho-kinh-doanh": 1_900,
        "chung-thuc": 1_300,
        "ho-tich": 700,
        "bao-tro-xa-hoi": 700,
        "giao-duc-va-dao-tao": 260,
        "luu-thong-hang-hoa": 220,
        "quy-hoach-xay-dung": 180,
        "nguoi-co-cong": 160,
        "an-toan-thuc-pham": 150,
        "moi-truong": 120,
        "lao-dong-viec-lam": 90,
        "van-hoa": 80,
        "thi-dua-khen-thuong": 60,
        "ton-giao": 40,
    },
    "commune": {
        "chung-thuc": 620,
        "ho-tich": 230,
        "bao-tro-xa-hoi": 70,
        "dat-dai": 40,
        "nguoi-co-cong": 30,
        "thi-dua-khen-thuong": 6,
        "ton-giao": 4,
    },
}

# Size of a district (its office and each of its communes) beside the others; tiny communes.
AREA_SIZES: Weights = {
    "568": 1_900,
    "569": 1_100,
    "570": 900,
    "571": 950,
    "572": 1_000,
    "573": 400,
    "574": 950,
    "575": 300,
}
TINY_COMMUNE = 40


def line(first: int, last: int) -> Ints:
    """Whole numbers from the first quarter's to the last quarter's in equal steps."""
    step = np.arange(len(PERIODS), dtype=np.int64)
    return first + (last - first) * step // (len(PERIODS) - 1)


def with_covid(path: Ints, per_mille: int) -> Ints:
    """The path with the dip's quarter multiplied."""
    changed = path.copy()
    covid = PERIODS.index(COVID_PERIOD)
    changed[covid] = changed[covid] * per_mille // 1000
    return changed


# Resolved beside Q1/2021: growth of about 6% a year; Tết makes the first quarter the shortest.
SEASON = np.asarray([1000, 1100, 1070, 1040], dtype=np.int64)[list(QUARTERS)]
PACE = with_covid(line(780, 1000) * SEASON // 1000, 680)

# Lateness beside Q1/2021 (98,63% on time; Q3/2019 was printed as 97,76%, document
# baokhanhhoa-2019-Q3).
LATENESS = with_covid(line(1700, 1000), 1250)

# Online beside Q1/2021 (21,65% of what was received).
ONLINE = with_covid(line(200, 1000), 1300)
ONLINE_SHARE: Mapping[str, int] = {
    "province": 500,
    "district": 250,
    "commune": 110,
    "land_registry": 120,
    "central": 820,  # 82,06% of resolved, II.2 ¶9
}

# Paid online, of online (1.800 ÷ 28.301 in Q1/2021); nothing before 2019.
PAID = np.maximum(line(-60, 64), 0)
FEES_THOUSAND_VND = (20, 90)  # lowest and highest mean fee of a sector

# Pending at the end of a quarter, of the quarter's resolved. Q1/2021 received 17.354 more than it
# resolved (130.729 − 113.375), so the end of every first quarter is high here: what comes in after
# Tết is resolved in the second quarter.
PENDING: Mapping[str, tuple[int, int, int, int]] = {
    "province": (310, 110, 90, 80),
    "district": (370, 140, 110, 100),
    "commune": (35, 10, 9, 8),
    "land_registry": (410, 140, 110, 100),
    "central": (30, 20, 18, 15),
}
# How the 17.354 divide, of resolved: the first quarter's pending less the fourth's.
RISE: Mapping[str, int] = {
    level: first - fourth for level, (first, _, _, fourth) in PENDING.items()
}

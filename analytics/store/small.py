"""A small catalogue for tests: real codes and names, few enough to add up in the head.

Two districts with three communes, two departments, the land registry, one central agency; after
1 July 2025 one commune. Expected units match, so that coverage 1 is within reach of a test.
"""

from typing import Any

_DISTRICTS_UNTIL = "2025-07-01"


def _unit(code: str, name: str, level: str, parent: str | None = None, **more: Any) -> Any:
    return {"code": code, "name": name, "level": level, "parent": parent} | more


def _until_2025(*units: dict[str, Any]) -> tuple[dict[str, Any], ...]:
    return tuple({**unit, "valid_to": _DISTRICTS_UNTIL} for unit in units)


def _indicator(code: str, name: str, unit: str = "hồ sơ", better: str = "none") -> dict[str, Any]:
    nature = "rate" if unit.endswith("%") else "flow"
    return {"code": code, "name_vi": name, "unit": unit, "better": better, "nature": nature}


SMALL: dict[str, tuple[dict[str, Any], ...]] = {
    "documents": (
        {
            "code": "report-2021-Q1",
            "title_vi": "Báo cáo quý I/2021",
            "title_en": "Report of Q1 2021",
            "period": "2021-Q1",
        },
    ),
    "areas": (
        {
            "code": "procedures",
            "name_vi": "Cải cách thủ tục hành chính",
            "name_en": "Procedures",
            "headline": "received;on_time_rate",
        },
    ),
    "units": (
        *_until_2025(
            _unit("so-noi-vu", "Sở Nội vụ", "province"),
            _unit("so-tu-phap", "Sở Tư pháp", "province"),
            _unit("568", "Thành phố Nha Trang", "district"),
            _unit("569", "Thành phố Cam Ranh", "district"),
            _unit("22327", "Phường Vĩnh Hòa", "commune", "568"),
            _unit("22330", "Phường Vĩnh Hải", "commune", "568"),
            _unit("22408", "Phường Cam Nghĩa", "commune", "569"),
            _unit("van-phong-dang-ky-dat-dai", "Văn phòng Đăng ký đất đai", "land_registry"),
            _unit("cuc-thue", "Cục Thuế tỉnh", "central", block="central"),
        ),
        _unit("22366", "Phường Nha Trang", "commune", valid_from="2025-07-01"),
    ),
    "expected_units": (
        {"level": "province", "units": 2, "valid_to": _DISTRICTS_UNTIL},
        {"level": "district", "units": 2, "valid_to": _DISTRICTS_UNTIL},
        {"level": "commune", "units": 3, "valid_to": _DISTRICTS_UNTIL},
        {"level": "land_registry", "units": 1, "valid_to": _DISTRICTS_UNTIL},
        {"level": "central", "units": 1, "valid_to": _DISTRICTS_UNTIL},
    ),
    "sectors": (
        {"code": "dat-dai", "name": "Đất đai"},
        {"code": "xay-dung", "name": "Xây dựng"},
        {"code": "thue", "name": "Thuế", "block": "central"},
    ),
    "indicators": (
        _indicator("received", "Hồ sơ tiếp nhận"),
        _indicator("resolved", "Hồ sơ đã giải quyết"),
        _indicator("on_time", "Hồ sơ đúng hạn", better="up"),
        _indicator("late", "Hồ sơ trễ hạn", better="down"),
        _indicator("received_online", "Hồ sơ trực tuyến", better="up"),
        _indicator("online_resolved", "Hồ sơ trực tuyến đã giải quyết", better="up"),
        _indicator("paid_online", "Hồ sơ thanh toán trực tuyến", better="up"),
        _indicator("fees_online", "Phí, lệ phí nộp trực tuyến", "đồng", "up"),
        _indicator("on_time_rate", "Tỷ lệ đúng hạn", "%", "up"),
        _indicator("late_rate", "Tỷ lệ trễ hạn", "%", "down"),
        _indicator("on_time_of_received", "Tỷ lệ đúng hạn trên tiếp nhận", "%", "up"),
        _indicator("online_rate", "Tỷ lệ trực tuyến", "%", "up"),
        _indicator("online_of_resolved", "Tỷ lệ trực tuyến trên giải quyết", "%", "up"),
        _indicator("online_rate_unstated", "Tỷ lệ trực tuyến, không rõ mẫu số", "%", "up"),
        _indicator("late_rate_change", "Thay đổi tỷ lệ trễ hạn", "điểm %", "down"),
    ),
    "events": (),
    "targets": (
        {"metric": "on_time_rate", "valid_from": "2025-07-01", "set_on": "2025-09-19", "value": 95},
    ),
    "proposals": (),
    "relations": (),
}

# What a row of a test may leave out, by table.
DEFAULTS: dict[str, dict[str, Any]] = {
    "documents": {"kind": "full_report", "publisher": "UBND tỉnh", "dataset": "official"},
    "units": {"block": "local", "valid_from": "2017-01-01"},
    "expected_units": {"valid_from": "2017-01-01"},
    "sectors": {"block": "local"},
    "indicators": {"area": "procedures", "unit": "hồ sơ", "nature": "flow", "better": "none"},
    "events": {"kind": "event"},
    "targets": {"valid_from": "2017-01-01", "set_on": "2017-01-01"},
    "proposals": {"kind": "proposal"},
    "relations": {
        "kind": "figures",
        "severity": "contradiction",
        "broken_vi": "{left} ≠ {right}",
        "broken_en": "{left} ≠ {right}",
    },
    "indicator_values": {"period": "2021-Q1", "block": "local", "precision": "exact"},
    "dossiers": {
        "period": "2021-Q1",
        "received_online": 0,
        "received_in_person": 0,
        "carried_over": 0,
        "resolved_early": 0,
        "resolved_on_time": 0,
        "resolved_late": 0,
        "pending_in_time": 0,
        "pending_overdue": 0,
    },
}

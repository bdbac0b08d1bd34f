"""The rates: every definition in use is a metric of its own."""

from analytics.metrics.records import Metric
from analytics.texts import Bilingual

RATES: tuple[Metric, ...] = (
    Metric(
        "on_time_rate",
        Bilingual("Tỷ lệ đúng hạn trên hồ sơ đã giải quyết", "On-time rate of resolved dossiers"),
        Bilingual("Đúng hạn", "On time"),
        Bilingual(
            "Trong số hồ sơ đã trả kết quả, phần trả sớm hoặc đúng hạn.",
            "Of the dossiers answered, the share answered early or on time.",
        ),
        Bilingual("[(8) + (9)] ÷ [(8) + (9) + (10)]", "[(8) + (9)] ÷ [(8) + (9) + (10)]"),
        "rate",
        "up",
        (("on_time", 1),),
        (("resolved", 1),),
        indicator="on_time_rate",
        family="on_time",
    ),
    Metric(
        "on_time_of_received",
        Bilingual("Tỷ lệ đúng hạn trên hồ sơ tiếp nhận", "On-time share of received"),
        Bilingual("Đúng/tiếp nhận", "On time/recvd"),
        Bilingual(
            "Hồ sơ trả sớm hoặc đúng hạn so với hồ sơ tiếp nhận trong kỳ. Cách tính này luôn"
            " thấp đi khi hồ sơ chưa đến hạn nhiều lên.",
            "Dossiers answered early or on time against dossiers received. It falls as more"
            " dossiers are simply not due yet.",
        ),
        Bilingual("[(8) + (9)] ÷ [(4) + (5)]", "[(8) + (9)] ÷ [(4) + (5)]"),
        "rate",
        "up",
        (("on_time", 1),),
        (("received", 1),),
        indicator="on_time_of_received",
        family="on_time",
        caveat=Bilingual(
            "Khác định nghĩa với tỷ lệ trên hồ sơ đã giải quyết: không so hai số này với nhau.",
            "Defined differently from the rate of resolved dossiers: the two are not compared.",
        ),
    ),
    Metric(
        "not_overdue_rate",
        Bilingual("Tỷ lệ không quá hạn", "Share not overdue"),
        Bilingual("Không quá hạn", "Not overdue"),
        Bilingual(
            "Phần hồ sơ phải giải quyết không trả trễ và cũng không đang quá hạn.",
            "Of the dossiers to process, the share neither answered late nor pending overdue.",
        ),
        Bilingual("1 − [(10) + (13)] ÷ [(4) + (5) + (6)]", "1 − [(10) + (13)] ÷ [(4) + (5) + (6)]"),
        "rate",
        "up",
        (("to_process", 1), ("late", -1), ("pending_overdue", -1)),
        (("to_process", 1),),
        family="on_time",
    ),
    Metric(
        "early_rate",
        Bilingual("Tỷ lệ giải quyết trước hạn", "Share resolved early"),
        Bilingual("Trước hạn", "Early"),
        Bilingual(
            "Trong số hồ sơ đã trả kết quả, phần trả trước ngày hẹn.",
            "Of the dossiers answered, the share answered before the due date.",
        ),
        Bilingual("(8) ÷ [(8) + (9) + (10)]", "(8) ÷ [(8) + (9) + (10)]"),
        "rate",
        "up",
        (("early", 1),),
        (("resolved", 1),),
    ),
    Metric(
        "late_rate",
        Bilingual("Tỷ lệ trễ hạn trên hồ sơ đã giải quyết", "Late rate of resolved dossiers"),
        Bilingual("Tỷ lệ trễ", "Late rate"),
        Bilingual(
            "Trong số hồ sơ đã trả kết quả, phần trả sau ngày hẹn.",
            "Of the dossiers answered, the share answered after the due date.",
        ),
        Bilingual("(10) ÷ [(8) + (9) + (10)]", "(10) ÷ [(8) + (9) + (10)]"),
        "rate",
        "down",
        (("late", 1),),
        (("resolved", 1),),
        indicator="late_rate",
    ),
    Metric(
        "online_rate",
        Bilingual("Tỷ lệ hồ sơ trực tuyến trên hồ sơ tiếp nhận", "Online share of received"),
        Bilingual("Trực tuyến", "Online"),
        Bilingual(
            "Trong số hồ sơ tiếp nhận trong kỳ, phần nộp trực tuyến.",
            "Of the dossiers received in the period, the share submitted online.",
        ),
        Bilingual("(4) ÷ [(4) + (5)]", "(4) ÷ [(4) + (5)]"),
        "rate",
        "up",
        (("received_online", 1),),
        (("received", 1),),
        indicator="online_rate",
        family="online",
    ),
    Metric(
        "online_of_resolved",
        Bilingual(
            "Tỷ lệ hồ sơ trực tuyến trên hồ sơ đã giải quyết", "Online share of resolved dossiers"
        ),
        Bilingual("Trực tuyến", "Online"),
        Bilingual(
            "Trong số hồ sơ đã giải quyết, phần trực tuyến. Biểu II.06a không đếm riêng hồ sơ"
            " này, nên chỉ có khi văn bản nêu.",
            "Of the dossiers resolved, the share handled online. Form II.06a does not count"
            " them, so it exists only where a document states it.",
        ),
        Bilingual("theo văn bản", "as stated by the document"),
        "rate",
        "up",
        indicator="online_of_resolved",
        family="online",
    ),
    Metric(
        "online_rate_unstated",
        Bilingual(
            "Tỷ lệ hồ sơ trực tuyến, không rõ mẫu số", "Online share, denominator not stated"
        ),
        Bilingual("Trực tuyến", "Online"),
        Bilingual(
            "Tỷ lệ hồ sơ trực tuyến mà nguồn không nói chia cho số nào.",
            "Online share whose source does not say what it is divided by.",
        ),
        Bilingual("không nêu", "not stated"),
        "rate",
        "up",
        indicator="online_rate_unstated",
        family="online",
        caveat=Bilingual(
            "Không so với tỷ lệ đã rõ mẫu số.",
            "Not compared with shares whose denominator is known.",
        ),
    ),
    Metric(
        "backlog_rate",
        Bilingual("Tỷ lệ hồ sơ tồn cuối kỳ", "Share still pending"),
        Bilingual("Còn tồn", "Backlog"),
        Bilingual(
            "Phần hồ sơ phải giải quyết mà cuối kỳ chưa trả kết quả.",
            "Of the dossiers to process, the share not yet answered at the end of the period.",
        ),
        Bilingual("[(12) + (13)] ÷ [(4) + (5) + (6)]", "[(12) + (13)] ÷ [(4) + (5) + (6)]"),
        "rate",
        "down",
        (("pending", 1),),
        (("to_process", 1),),
    ),
    Metric(
        "overdue_share",
        Bilingual("Tỷ lệ quá hạn trong hồ sơ đang giải quyết", "Overdue share of pending"),
        Bilingual("Quá hạn/tồn", "Overdue share"),
        Bilingual(
            "Trong số hồ sơ chưa trả kết quả cuối kỳ, phần đã quá ngày hẹn.",
            "Of the dossiers pending at the end of the period, the share past the due date.",
        ),
        Bilingual("(13) ÷ [(12) + (13)]", "(13) ÷ [(12) + (13)]"),
        "rate",
        "down",
        (("pending_overdue", 1),),
        (("pending", 1),),
    ),
)

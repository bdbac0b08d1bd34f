"""The base counts and the metrics that are one of them."""

from analytics.metrics.records import BaseCount, Metric
from analytics.texts import Bilingual

BASE_COUNTS: dict[str, BaseCount] = {
    base.code: base
    for base in (
        BaseCount("received", ("received_online", "received_in_person"), "received"),
        BaseCount("received_online", ("received_online",), "received_online"),
        BaseCount("to_process", ("received_online", "received_in_person", "carried_over")),
        BaseCount("resolved", ("resolved_early", "resolved_on_time", "resolved_late"), "resolved"),
        BaseCount(
            "on_time", ("resolved_early", "resolved_on_time"), "on_time", ("resolved", "late")
        ),
        BaseCount("early", ("resolved_early",)),
        BaseCount("late", ("resolved_late",), "late", ("resolved", "on_time")),
        BaseCount("pending", ("pending_in_time", "pending_overdue")),
        BaseCount("pending_overdue", ("pending_overdue",)),
        BaseCount("paid_online", ("paid_online",), "paid_online"),
        BaseCount("fees_online", ("fees_online_vnd",), "fees_online"),
        BaseCount("online_resolved", (), "online_resolved"),
    )
}

COUNTS: tuple[Metric, ...] = (
    Metric(
        "received",
        Bilingual("Hồ sơ tiếp nhận trong kỳ", "Dossiers received in the period"),
        Bilingual("Tiếp nhận", "Received"),
        Bilingual(
            "Hồ sơ nhận trong kỳ, trực tuyến, trực tiếp và qua bưu chính; không kể hồ sơ kỳ"
            " trước chuyển sang.",
            "Dossiers taken in during the period, online, in person and by post; those"
            " carried over from the period before are not counted.",
        ),
        Bilingual("(4) + (5)", "(4) + (5)"),
        "count",
        "none",
        (("received", 1),),
        indicator="received",
        caveat=Bilingual(
            "Báo cáo quý I/2021 không nói rõ 130.729 có gồm hồ sơ kỳ trước chuyển sang hay"
            " không; ở đây hiểu là tiếp nhận trong kỳ.",
            "The Q1 2021 report does not say whether its 130,729 includes dossiers carried"
            " over; it is taken here as received in the period.",
        ),
    ),
    Metric(
        "to_process",
        Bilingual("Hồ sơ phải giải quyết", "Dossiers to process"),
        Bilingual("Phải giải quyết", "To process"),
        Bilingual(
            "Hồ sơ tiếp nhận trong kỳ cộng hồ sơ kỳ trước chuyển sang.",
            "Dossiers received in the period plus those carried over from the one before.",
        ),
        Bilingual("(4) + (5) + (6)", "(4) + (5) + (6)"),
        "count",
        "none",
        (("to_process", 1),),
        caveat=Bilingual(
            "Bằng số đã giải quyết cộng số đang giải quyết, cộng hồ sơ kết thúc không có kết quả"
            " (rút, trả lại, từ chối) của những đơn vị gửi danh sách có cột trạng thái.",
            "The dossiers resolved plus those pending, plus those that ended without a result"
            " (withdrawn, sent back, refused) of units whose lists have a column of states.",
        ),
    ),
    Metric(
        "resolved",
        Bilingual("Hồ sơ đã giải quyết", "Dossiers resolved"),
        Bilingual("Đã giải quyết", "Resolved"),
        Bilingual(
            "Hồ sơ đã trả kết quả trong kỳ: trước hạn, đúng hạn và quá hạn. Có thể lớn hơn số"
            " tiếp nhận vì gồm cả hồ sơ kỳ trước chuyển sang.",
            "Dossiers answered in the period: early, on time and late. It can exceed those"
            " received, because carried-over dossiers are answered too.",
        ),
        Bilingual("(8) + (9) + (10)", "(8) + (9) + (10)"),
        "count",
        "none",
        (("resolved", 1),),
        indicator="resolved",
        caveat=Bilingual(
            "Không kể hồ sơ kết thúc không có kết quả (rút, trả lại, từ chối), nếu danh sách cho"
            " biết; biểu II.06a không tách riêng.",
            "Dossiers that ended without a result (withdrawn, sent back, refused) are not counted"
            " where a list tells them; form II.06a does not set them apart.",
        ),
    ),
    Metric(
        "on_time",
        Bilingual("Hồ sơ giải quyết sớm và đúng hạn", "Dossiers resolved early or on time"),
        Bilingual("Đúng hạn", "On time"),
        Bilingual(
            "Hồ sơ trả kết quả trước hạn hoặc đúng hạn.",
            "Dossiers answered before or on the due date.",
        ),
        Bilingual("(8) + (9)", "(8) + (9)"),
        "count",
        "none",
        (("on_time", 1),),
        indicator="on_time",
    ),
    Metric(
        "late",
        Bilingual("Hồ sơ giải quyết trễ hạn", "Dossiers resolved late"),
        Bilingual("Trễ hạn", "Late"),
        Bilingual(
            "Hồ sơ trả kết quả sau ngày hẹn.",
            "Dossiers answered after the due date.",
        ),
        Bilingual("(10)", "(10)"),
        "count",
        "down",
        (("late", 1),),
        indicator="late",
    ),
    Metric(
        "pending",
        Bilingual("Hồ sơ đang giải quyết", "Dossiers pending"),
        Bilingual("Đang xử lý", "Pending"),
        Bilingual(
            "Hồ sơ chưa trả kết quả vào cuối kỳ, còn hạn hoặc đã quá hạn.",
            "Dossiers not yet answered at the end of the period, in time or overdue.",
        ),
        Bilingual("(12) + (13)", "(12) + (13)"),
        "count",
        "none",
        (("pending", 1),),
        caveat=Bilingual(
            "Hồ sơ đã rút, bị trả lại hay từ chối không còn là đang giải quyết, nếu danh sách cho"
            " biết; biểu II.06a không tách riêng.",
            "Dossiers withdrawn, sent back or refused are no longer pending where a list tells"
            " them; form II.06a does not set them apart.",
        ),
    ),
    Metric(
        "pending_overdue",
        Bilingual("Hồ sơ đang giải quyết đã quá hạn", "Pending dossiers overdue"),
        Bilingual("Quá hạn", "Overdue"),
        Bilingual(
            "Hồ sơ chưa trả kết quả mà ngày hẹn đã qua vào cuối kỳ.",
            "Dossiers not yet answered whose due date had passed at the end of the period.",
        ),
        Bilingual("(13)", "(13)"),
        "count",
        "down",
        (("pending_overdue", 1),),
    ),
    Metric(
        "paid_online",
        Bilingual("Hồ sơ nộp phí, lệ phí trực tuyến", "Dossiers with fees paid online"),
        Bilingual("Nộp phí online", "Paid online"),
        Bilingual(
            "Hồ sơ có phí, lệ phí được nộp qua cổng trực tuyến.",
            "Dossiers whose fees were paid through the online portal.",
        ),
        Bilingual("ngoài biểu II.06a", "outside form II.06a"),
        "count",
        "up",
        (("paid_online", 1),),
        indicator="paid_online",
    ),
    Metric(
        "fees_online",
        Bilingual("Phí, lệ phí nộp trực tuyến", "Fees paid online"),
        Bilingual("Phí trực tuyến", "Online fees"),
        Bilingual(
            "Số tiền phí, lệ phí nộp qua cổng trực tuyến.",
            "Amount of fees paid through the online portal.",
        ),
        Bilingual("ngoài biểu II.06a", "outside form II.06a"),
        "money",
        "none",
        (("fees_online", 1),),
        indicator="fees_online",
    ),
    Metric(
        "online_resolved",
        Bilingual("Hồ sơ trực tuyến đã giải quyết", "Online dossiers resolved"),
        Bilingual("Online đã xong", "Online done"),
        Bilingual(
            "Hồ sơ trực tuyến đã giải quyết trong kỳ, theo văn bản; biểu II.06a không đếm.",
            "Online dossiers resolved in the period, as a document states it; form II.06a"
            " does not count them.",
        ),
        Bilingual("theo văn bản", "as stated by the document"),
        "count",
        "up",
        (("online_resolved", 1),),
        indicator="online_resolved",
    ),
)

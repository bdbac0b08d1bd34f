"""Kinds of language that reports are written in, each in a line or two with what it must mean."""

import pytest

from analytics.catalogue import Catalogue
from analytics.reports.figure import Figure
from analytics.reports.opening import open_report
from analytics.reports.reading import read_report


def figures(catalogue: Catalogue, text: str, title: str = "quý II/2024") -> tuple[Figure, ...]:
    opening = f"BÁO CÁO\nCải cách hành chính {title} của tỉnh Khánh Hòa\n\nI. KẾT QUẢ\n\n"
    return read_report(open_report((opening + text).encode(), "a.txt"), catalogue).figures


def meaning(figure: Figure) -> str:
    """ "received local district 568 2024-Q2 sure"."""
    scope = (figure.block, figure.level, figure.unit, figure.sector)
    parts = (figure.indicator, *scope, figure.period, figure.confidence)
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Kết quả toàn tỉnh (không tính ngành dọc):\n\n- Tiếp nhận: 152.408 hồ sơ.",
            ["received local 2024-Q2 sure"],
            id="who is left out is not whose it is",
        ),
        pytest.param(
            "Cấp huyện:\n\n- Đã giải quyết: 14.977 hồ sơ.\n\n- Trễ hạn: 12 hồ sơ.",
            ["resolved local district 2024-Q2 sure", "late local district 2024-Q2 sure"],
            id="what leads to a list says whose it is",
        ),
        pytest.param(
            "Kết quả các cơ quan thuộc tỉnh:\n\na) Cấp huyện:\n\n- Tiếp nhận 5.120 hồ sơ.\n\n"
            "b) Cấp xã:\n\n- Tiếp nhận 9.340 hồ sơ.",
            ["received local district 2024-Q2 sure", "received local commune 2024-Q2 sure"],
            id="an item leads to the items under it only",
        ),
        pytest.param(
            "Tỷ lệ hồ sơ đúng hạn theo cấp:\n\n+ UBND cấp huyện: 96,44%;\n\n+ UBND cấp xã: 99,52%.",
            ["on_time_rate local district 2024-Q2 sure", "on_time_rate local commune 2024-Q2 sure"],
            id="a label that names a level leaves the rest to the list",
        ),
        pytest.param(
            "Theo đánh giá chính quyền điện tử năm 2023, 08/08 UBND cấp huyện đạt mức 1, còn ở cấp "
            "xã, trong 136 đơn vị được đánh giá có 21 đơn vị đạt mức 1.",
            [
                "egov_class1_units all district 2023 sure",
                "egov_units_assessed all district 2023 sure",
                "egov_units_assessed all commune 2023 sure",
                "egov_class1_units all commune 2023 sure",
            ],
            id="a level before a comma belongs to the number before",
        ),
        pytest.param(
            "Không có hồ sơ trễ hạn ở 07/09 huyện, thị xã, thành phố.",
            ["late local 2024-Q2 confirm", "unknown", "unknown"],
            id="none in some districts is not none, and districts are no dossiers",
        ),
        pytest.param(
            "Kế hoạch CCHC năm 2024 có 62 nhiệm vụ, không có nhiệm vụ chậm muộn.",
            ["reform_plan_tasks all 2024 sure"],
            id="none of a plan is no plan",
        ),
        pytest.param(
            "Năm 2023 có 31 đơn vị xếp hạng Tốt về CCHC, một đơn vị xếp hạng Trung bình về CCHC.",
            ["units_rated_good all 2023 sure", "units_rated_average all 2023 confirm"],
            id="một is a number where counts stand",
        ),
        pytest.param(
            "Khối ngành dọc giải quyết 812.660 hồ sơ, chỉ có năm hồ sơ trễ hạn.",
            ["resolved central 2024-Q2 sure", "late central 2024-Q2 confirm"],
            id="năm is five before what is counted",
        ),
        pytest.param(
            "Tin nhắn SMS: lũy kế từ năm 2018 gửi 1.964.300 tin nhắn.",
            ["sms_sent_total all since-2018..2024-Q2 sure"],
            id="a total says since when",
        ),
        pytest.param(
            "Toàn tỉnh tiếp nhận 45.102 hồ sơ, tăng so với cùng kỳ năm 2023 (41.870 hồ sơ).",
            ["received local 2024-Q2 sure", "received local 2023-Q2 confirm"],
            id="the same time of a year before",
        ),
        pytest.param(
            "Toàn tỉnh tiếp nhận 45.102 hồ sơ, tăng so với quý I/2024 (41.870 hồ sơ).",
            ["received local 2024-Q2 sure", "received local 2024-Q1 confirm"],
            id="what is compared with in a bracket is of then",
        ),
        pytest.param(
            "Giao 1.842 biên chế công chức trong năm 2024. Giảm 27 biên chế so với năm 2023.",
            ["civil_servant_quota all 2024 sure", "civil_servant_quota_cut all 2024 confirm"],
            id="a sentence without a subject goes on",
        ),
        pytest.param(
            "Tiếp nhận 61 phản ánh, kiến nghị (tăng 18 phản ánh, kiến nghị so với năm trước), đã "
            "xử lý 59.",
            ["feedback_received all 2024-Q2 sure", "unknown", "feedback_resolved all 2024-Q2 sure"],
            id="by how much it grew is an aside",
        ),
        pytest.param(
            "Các sở, ngành, địa phương tổ chức 36 hội nghị, lớp tập huấn tuyên truyền.",
            ["outreach_events all 2024-Q2 sure"],
            id="departments with localities are all of the province",
        ),
        pytest.param(
            "Chỉ số hài lòng nội bộ của tỉnh năm 2023 đạt 91,66%.",
            ["sipas_internal all 2023 sure"],
            id="the province's own index is not the ministry's",
        ),
        pytest.param(
            "Báo Khánh Hòa và Cổng thông tin điện tử CCHC tỉnh đăng lần lượt 412 và 538 tin, bài.",
            ["newspaper_articles all 2024-Q2 sure", "portal_articles all 2024-Q2 sure"],
            id="of subjects in turn each is its own",
        ),
        pytest.param(
            "Sau sắp xếp, đơn vị sự nghiệp công lập giảm từ 567 xuống 558 đơn vị.",
            [
                "public_service_units_before all 2024-06-30 sure",
                "public_service_units_after all 2024-06-30 sure",
            ],
            id="from and to",
        ),
        pytest.param(
            "Thủ tướng giao 58 nhiệm vụ, đã hoàn thành 52 nhiệm vụ đúng hạn. Còn 04 nhiệm "
            "vụ trong hạn.",
            [
                "government_tasks all 2024-Q2 sure",
                "government_tasks_on_time all 2024-Q2 sure",
                "government_tasks_in_time all 2024-Q2 sure",
            ],
            id="what is still open of a period's tasks is of that period",
        ),
        pytest.param(
            "Các cơ quan thuộc tỉnh có 1.204 hồ sơ trễ hạn (0,79%), trong đó đất đai 980 hồ sơ, "
            "chiếm 81,4% số hồ sơ trễ hạn.",
            [
                "late local 2024-Q2 sure",
                "late_rate local 2024-Q2 sure",
                "late local dat-dai 2024-Q2 sure",
                "unknown",
            ],
            id="a share of what is late is no rate of lateness",
        ),
        pytest.param(
            "Tỷ lệ hồ sơ đúng hạn theo lĩnh vực: đất đai 86,6%, hộ tịch 99,5%.",
            [
                "on_time_rate local dat-dai 2024-Q2 sure",
                "on_time_rate local ho-tich 2024-Q2 sure",
            ],
            id="sectors between commas",
        ),
        pytest.param(
            "Tỷ lệ hồ sơ đúng hạn của khối địa phương đạt 98%.\n\n"
            "Lĩnh vực đất đai còn thấp, chỉ đạt 94,87%.",
            ["on_time_rate local 2024-Q2 sure", "on_time_rate local dat-dai 2024-Q2 confirm"],
            id="a sentence that only names whose goes on",
        ),
        pytest.param(
            "Về CCHC năm 2023, số đơn vị xếp hạng Tốt, Khá, Yếu lần lượt là 33, 10 và 01 đơn vị.",
            [
                "units_rated_good all 2023 sure",
                "units_rated_fair all 2023 sure",
                "units_rated_weak all 2023 sure",
            ],
            id="classes in turn",
        ),
        pytest.param(
            "Trong quý tư vấn 97 HTQLCL, nâng tổng số HTQLCL đã chuyển đổi sang ISO lên 166.",
            ["iso_systems_trained all 2024-Q2 sure", "iso_systems_converted all 2024-06-30 sure"],
            id="what a number was raised to there is at the end",
        ),
        pytest.param(
            "Khối ngành dọc tiếp nhận 90.000 hồ sơ.\n\n"
            "Thanh toán trực tuyến phí, lệ phí: 21.640 hồ sơ, số tiền 12,4 tỷ đồng.",
            [
                "received central 2024-Q2 sure",
                "paid_online local 2024-Q2 sure",
                "fees_online local 2024-Q2 sure",
            ],
            id="what is paid at the province's centre is the province's",
        ),
        pytest.param(
            "Tỷ lệ hồ sơ đúng hạn quý I của khối sở, ban, ngành là 90,5%.",
            ["on_time_rate local province 2024-Q1 confirm"],
            id="a period within a name is no other's",
        ),
        pytest.param(
            "Trong quý, tỉnh hoàn thành 14/62 nhiệm vụ thuộc Kế hoạch CCHC năm 2024.",
            ["reform_tasks_completed all 2024-Q2 sure", "reform_plan_tasks all 2024 sure"],
            id="a plan is of its year, not of what was done of it",
        ),
        pytest.param(
            "UBND tỉnh giao 1.815 biên chế công chức năm 2023.",
            ["civil_servant_quota all 2023 sure"],
            id="the year stands behind what is counted",
        ),
        pytest.param(
            "Huyện Khánh Sơn, huyện Khánh Vĩnh không có hồ sơ trễ hạn.",
            ["late local 2024-Q2 confirm"],
            id="two districts together are neither",
        ),
        pytest.param(
            "Tổng số hồ sơ tiếp nhận của ba cấp chính quyền là 137.266 hồ sơ.",
            ["received local 2024-Q2 sure"],
            id="all levels of government are the local block",
        ),
        pytest.param(
            "Toàn tỉnh giải quyết 133.904 hồ sơ.\n\n"
            "Tỷ lệ đúng hạn của cấp tỉnh đạt 99,90% (quý I/2024: 99,83%), cấp huyện 97,12%.",
            [
                "resolved local 2024-Q2 sure",
                "on_time_rate local province 2024-Q2 sure",
                "on_time_rate local province 2024-Q1 sure",
                "on_time_rate local district 2024-Q2 sure",
            ],
            id="what a bracket says ends with it",
        ),
        pytest.param(
            "Tỷ lệ hồ sơ trễ hạn cao: thành phố Nha Trang (4,15%), huyện Cam Lâm (3,02%).",
            ["late_rate local 568 2024-Q2 sure", "late_rate local 570 2024-Q2 sure"],
            id="names before brackets",
        ),
        pytest.param(
            "PAR INDEX 2023 xếp thứ 22 với 89,24%; SIPAS 2023 xếp thứ 19 với 84,95%.",
            [
                "par_index_rank all 2023 sure",
                "par_index all 2023 sure",
                "sipas_rank all 2023 sure",
                "sipas all 2023 sure",
            ],
            id="an index with its year, the rank first",
        ),
        pytest.param(
            "Chính phủ giao 149 nhiệm vụ; đúng hạn 140, đang thực hiện 09.",
            [
                "government_tasks all 2024-Q2 sure",
                "government_tasks_on_time all 2024-Q2 sure",
                "government_tasks_in_time all 2024-Q2 sure",
            ],
            id="what is counted is said once",
        ),
        pytest.param(
            "Công bố 1.284 TTHC tại 77 quyết định: ban hành mới 210, sửa đổi 856, bãi bỏ 218; "
            "bãi bỏ 12 văn bản.",
            [
                "unknown",
                "procedure_announcement_decisions all 2024-Q2 sure",
                "procedures_new all 2024-Q2 sure",
                "procedures_amended all 2024-Q2 sure",
                "procedures_abolished all 2024-Q2 sure",
                "unknown",
            ],
            id="documents are no procedures",
        ),
        pytest.param(
            "Trong quý, Kế hoạch CCHC năm 2024 hoàn thành 41 trên tổng số 74 nhiệm vụ; "
            "tỷ lệ hồ sơ đúng hạn toàn tỉnh đạt 96,45%.",
            [
                "reform_tasks_completed all 2024-Q2 sure",
                "reform_plan_tasks all 2024 sure",
                "on_time_rate local 2024-Q2 sure",
            ],
            id="a part and its whole in words",
        ),
        pytest.param(
            "Kế hoạch CCHC năm 2024 có 74 nhiệm vụ; tỷ lệ hồ sơ đúng hạn đạt 96,45%.",
            ["reform_plan_tasks all 2024 sure", "on_time_rate local 2024-Q2 confirm"],
            id="dossiers do not go on with the scope of a plan",
        ),
        pytest.param(
            "Số quyết định công bố danh mục TTHC: 115. "
            "Số quyết định phê duyệt quy trình nội bộ: 92, với 1.904 quy trình.",
            [
                "procedure_announcement_decisions all 2024-Q2 sure",
                "workflow_approval_decisions all 2024-Q2 sure",
                "workflows_approved all 2024-Q2 sure",
            ],
            id="the number behind a colon",
        ),
        pytest.param(
            "Kế hoạch CCHC năm 2024: đã hoàn thành 53 nhiệm vụ.",
            ["reform_tasks_completed all 2024-Q2 confirm"],
            id="what is done of a year's plan may be of more than the quarter",
        ),
        pytest.param(
            "PAPI năm 2023 đạt 42.15 điểm, trong đó nội dung “Công khai, minh bạch” đạt 5.21 điểm.",
            ["papi all 2023 sure", "papi_transparency all 2023 sure"],
            id="a dimension of an index is not the index",
        ),
        pytest.param(
            "Khối địa phương đã giải quyết 126.037 hồ sơ. Quý I, tỷ lệ đúng hạn là 98,22%."
            " Cụ thể từng cấp:\n\n- Cấp xã: giải quyết 71.418 hồ sơ.",
            [
                "resolved local 2024-Q2 sure",
                "on_time_rate local 2024-Q1 sure",
                "resolved local commune 2024-Q1 confirm",
            ],
            id="another period told before a list may be an aside",
        ),
        pytest.param(
            "Khối địa phương tiếp nhận 92.760 hồ sơ qua mạng, riêng quý I tiếp nhận 53.481 hồ sơ; "
            "thanh toán trực tuyến 28.115 hồ sơ.",
            [
                "received_online local 2024-Q2 sure",
                "received local 2024-Q1 confirm",
                "paid_online local 2024-Q1 confirm",
            ],
            id="a part set apart is of what was said, and ends with its clause",
        ),
        pytest.param(
            "Tỷ lệ hồ sơ đúng hạn: UBND cấp huyện 96,82% (trễ hạn 214 hồ sơ), UBND cấp xã 97,05%.",
            [
                "on_time_rate local district 2024-Q2 sure",
                "late local district 2024-Q2 sure",
                "on_time_rate local commune 2024-Q2 sure",
            ],
            id="what a bracket tells is of the one before it",
        ),
        pytest.param(
            "Kết quả năm 2023, có 33 đơn vị xếp hạng Tốt về CCHC và không có đơn vị xếp hạng Yếu "
            "trong tổng số 44 đơn vị.",
            [
                "units_rated_good all 2023 sure",
                "units_rated_weak all 2023 sure",
                "units_rated_weak all 2023 confirm",
            ],
            id="a whole is none of its parts",
        ),
        pytest.param(
            "Tỷ lệ hồ sơ tiếp nhận trực tuyến trên tổng số hồ sơ tiếp nhận của các cơ quan, địa "
            "phương thuộc tỉnh đạt 71,34%, trong đó cấp huyện và cấp xã lần lượt đạt 69,45% và "
            "68,97%; hồ sơ thanh toán trực tuyến là 148.260 hồ sơ.",
            [
                "online_rate local 2024-Q2 sure",
                "online_rate local district 2024-Q2 sure",
                "online_rate local commune 2024-Q2 sure",
                "paid_online local commune 2024-Q2 confirm",
            ],
            id="a semicolon ends the detail of levels",
        ),
        pytest.param(
            "Kết quả xếp hạng CCHC năm 2023 đối với 44 đơn vị cho thấy số đơn vị xếp hạng Tốt, "
            "Khá, Trung bình lần lượt là 33, 09 và 02 đơn vị.",
            [
                "units_rated_good all 2023 confirm",
                "units_rated_good all 2023 confirm",
                "units_rated_fair all 2023 sure",
                "units_rated_average all 2023 sure",
            ],
            id="what is counted in turn begins behind the number before",
        ),
        pytest.param(
            "Năm 2024, tỉnh được giao 2.011 biên chế công chức; trong 6 tháng Sở Tài chính thẩm "
            "định phương án tự chủ của 15 đơn vị sự nghiệp công lập.",
            ["civil_servant_quota all 2024 sure", "autonomy_plans_appraised all 2024-H1 sure"],
            id="six months without a year are the first",
        ),
        pytest.param(
            "Công bố 38 văn bản hết hiệu lực toàn bộ và 07 văn bản hết hiệu lực một phần trong năm "
            "2023.",
            [
                "legal_documents_expired all 2023 confirm",
                "legal_documents_partly_expired all 2023 sure",
            ],
            id="wholly and partly expired",
        ),
    ],
)
def test_a_kind_of_language_means(catalogue: Catalogue, text: str, expected: list[str]) -> None:
    assert [meaning(figure) for figure in figures(catalogue, text)] == expected


def test_communes_are_known_by_their_whole_names(catalogue: Catalogue) -> None:
    text = (
        "Tỷ lệ hồ sơ đúng hạn: phường Nha Trang 98,2%, xã Bác Ái Tây 88,75%, đặc khu Trường Sa "
        "100%, các xã, phường, đặc khu 97,1%."
    )
    read = figures(catalogue, text, "quý IV/2025")
    assert [(figure.unit, figure.level) for figure in read] == [
        *((code, None) for code in ("22366", "22786", "22736")),
        (None, "commune"),
    ]
    assert {figure.confidence for figure in read} == {"sure"}
    # "Xã Cam Hiệp" of today is not "xã Cam Hiệp Bắc" of then.
    (other,) = figures(catalogue, "Xã Cam Hiệp Bắc tiếp nhận 312 hồ sơ.", "quý IV/2025")
    assert (other.unit, other.confidence) == (None, "confirm")


@pytest.mark.parametrize(("word", "value"), [("giảm", "-0.41"), ("tăng", "0.41")])
def test_how_far_something_fell_is_below_zero(catalogue: Catalogue, word: str, value: str) -> None:
    text = (
        "Các cơ quan thuộc tỉnh có 2.123 hồ sơ trễ hạn, chiếm 0,68%, "
        f"{word} 0,41 điểm phần trăm so với cùng kỳ năm trước."
    )
    change = figures(catalogue, text)[-1]
    assert (change.indicator, str(change.value)) == ("late_rate_change", value)
    assert change.confidence == "confirm"


def test_columns_of_a_table_are_of_their_own_periods(catalogue: Catalogue) -> None:
    text = (
        "Toàn tỉnh giải quyết 9.904 hồ sơ.\n\n"
        "Chỉ tiêu\tĐơn vị tính\t9 tháng 2024\t9 tháng 2023\n"
        "Hồ sơ thanh toán trực tuyến\thồ sơ\t160.204\t78.420\n"
    )
    read = [meaning(figure) for figure in figures(catalogue, text, "9 tháng đầu năm 2024")][1:]
    assert read == ["paid_online local 2024-9M sure", "paid_online local 2023-9M sure"]

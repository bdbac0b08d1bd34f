"""The words of control charts explained: for the glossary, exports and tooltips."""

from analytics.texts import Bilingual, Term

TERMS: tuple[Term, ...] = tuple(
    Term(meaning, name)
    for name, meaning in (
        (
            Bilingual("Giới hạn dao động", "Limits of usual variation"),
            Bilingual(
                "Hai đường quanh mức trung bình; số liệu nằm giữa hai đường là dao động thường"
                " ngày, chưa phải tin tức. Tính cho từng đoạn giữa hai lần đổi địa giới. Tỷ lệ:"
                " biểu đồ p′ của Laney (2002), quý càng ít hồ sơ giới hạn càng rộng. Số đếm: biểu"
                " đồ XmR của Wheeler, trung bình ± 2,66 lần chênh lệch trung bình giữa hai kỳ liền"
                " nhau. Cắt ở 0 và 100%. Khoảng từ kỳ trống không được dùng.",
                "Two lines around the mean; figures between them vary as usual and are no news."
                " Made anew on either side of a change of territory. Rates: Laney's p′ chart"
                " (2002), wider where a quarter has fewer dossiers. Counts: Wheeler's XmR chart,"
                " the mean ± 2.66 times the mean difference between neighbouring periods. Cut at"
                " 0 and 100%. Nothing is taken from empty periods.",
            ),
        ),
        (
            Bilingual("Giới hạn tạm", "Provisional limits"),
            Bilingual(
                "Giới hạn tính từ 8 đến 11 kỳ: chỉ xét điểm vượt giới hạn. Từ 12 kỳ mới gọi là giới"
                " hạn chắc; con số 12 là quy ước, không phải định lý.",
                "Limits from 8 to 11 periods: only points outside them count. From 12 periods they"
                " are called firm; twelve is a convention, not a theorem.",
            ),
        ),
        (
            Bilingual("Dấu hiệu khác thường", "Signal"),
            Bilingual(
                "Điều khó là ngẫu nhiên: một điểm ngoài giới hạn, tám kỳ liền nằm một phía của mức"
                " trung bình, hoặc sáu kỳ liền cùng tăng hay cùng giảm. Kỳ trống làm ngắt chuỗi.",
                "What is unlikely to be chance: a point outside the limits, eight periods running"
                " on one side of the mean, or six periods running that rise or fall. An empty"
                " period ends a run.",
            ),
        ),
        (
            Bilingual("Theo mùa", "Seasonal"),
            Bilingual(
                "Quý trong năm giải thích được dao động của số đếm (kiểm định F bên cạnh một đường"
                " thẳng theo thời gian, mức 1%): không vẽ giới hạn, so với cùng quý năm trước.",
                "The quarter of the year explains the swings of a count (F-test beside a straight"
                " line over time, 1% level): no limits are drawn, the same quarter a year before is"
                " compared.",
            ),
        ),
    )
)

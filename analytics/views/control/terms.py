"""The words of control charts explained: for the glossary, exports and tooltips."""

from analytics.texts import Bilingual, Term

TERMS: tuple[Term, ...] = tuple(
    Term(meaning, name)
    for name, meaning in (
        (
            Bilingual("Giới hạn dao động", "Limits of usual variation"),
            Bilingual(
                "Số liệu nằm giữa hai giới hạn là dao động thông thường, chưa phải tin tức: ngẫu"
                " nhiên làm được đến thế. Ra ngoài một phía, ngẫu nhiên chỉ gây ra trong chưa đến"
                " 1 trên 400 trường hợp. Tỷ lệ: tính như bốc thăm từng hồ sơ (phân phối nhị"
                " thức); khi các kỳ liền nhau chênh nhau nhiều hơn thế (Laney 2002), giới hạn rộng"
                " ra tương ứng. Giới hạn là hồ sơ cuối cùng còn nằm trong; một hồ sơ trễ không bao"
                " giờ là dấu hiệu. Số đếm dưới 5 mỗi kỳ: phân phối Poisson. Số đếm lớn hơn và số"
                " tiền: biểu đồ XmR của Wheeler, trung bình ± 2,66 lần chênh lệch trung bình giữa"
                " hai kỳ liền nhau. Tính riêng cho từng đoạn giữa hai lần đổi địa giới; kỳ trống"
                " không được dùng.",
                "Figures between the two limits vary as usual and are no news: chance alone does"
                " as much. Beyond one of them chance goes in fewer than 1 of 400 cases. Rates:"
                " dossiers drawn one by one (binomial); where neighbouring periods differ more"
                " than that (Laney 2002), the limits are wider by as much. A limit is the last"
                " dossier within; one late dossier is never a signal. Counts below 5 a period:"
                " Poisson. Greater counts and amounts: Wheeler's XmR chart, the mean ± 2.66 times"
                " the mean difference between neighbouring periods. Made anew on either side of a"
                " change of territory; nothing is taken from empty periods.",
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
                "Điều khó là ngẫu nhiên: một điểm ngoài giới hạn, hoặc từ tám kỳ liền nằm một phía"
                " của mức trung bình mà ngẫu nhiên chỉ làm được không quá 1 trên 256 lần. Kỳ trống"
                " làm ngắt chuỗi. Trong 17 kỳ không có gì đổi, khoảng một phần mười chuỗi vẫn có"
                " một dấu hiệu; nhiều hơn khi hồ sơ trễ dồn thành từng đợt.",
                "What is unlikely to be chance: a point outside the limits, or eight or more"
                " periods running on one side of the mean where chance does so at most once in"
                " 256 times. An empty period ends a run. Of series of 17 periods in which nothing"
                " changes about one in ten has a signal all the same; more where late dossiers"
                " come in bursts.",
            ),
        ),
        (
            Bilingual("Chiều hướng rõ", "Clear direction"),
            Bilingual(
                "Cả chuỗi tăng hoặc giảm: so từng kỳ với mọi kỳ sau nó, ngẫu nhiên chỉ cho kết quả"
                " một chiều như vậy trong chưa đến 1 trên 1.000 trường hợp (kiểm định"
                " Mann–Kendall). Khi đó số liệu không quanh một mức nên không đặt giới hạn. Một lần"
                " chuyển hẳn sang mức khác đôi khi cũng được gọi là chiều hướng.",
                "The series as a whole rises or falls: each period compared with all after it,"
                " chance is so one-sided in fewer than 1 of 1,000 cases (Mann-Kendall test). Such"
                " figures lie about no level, so there are no limits. A lasting step to another"
                " level is sometimes called a direction too.",
            ),
        ),
        (
            Bilingual("Tính đến kỳ của trang", "Known by the page's period"),
            Bilingual(
                "Trang của một kỳ chỉ dùng số liệu đến kỳ đó: điều xảy ra sau không làm nên dấu"
                " hiệu, cũng không làm đổi giới hạn. Xu hướng dùng mọi kỳ đã có, nên một kỳ cũ có"
                " thể được đánh giá khác đi.",
                "The page of a period uses figures up to that period only: what came later is no"
                " signal there and does not move its limits. The trend uses all periods known, so"
                " an old period may be judged differently there.",
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

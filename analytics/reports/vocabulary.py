"""Words that tell nothing of what is counted: a clause of these alone leaves it to others."""

from analytics.names import fold
from analytics.reports.words import compared


def _words(*texts: str) -> frozenset[str]:
    """The words of texts, each for itself and in the short forms that they are compared in."""
    short = {word for text in texts for word in compared(text).split()}
    return frozenset(short | {fold(word) or word for text in texts for word in text.split()})


# A clause of these and of a scope goes on with the figure before it.
EMPTY = _words(
    "là đạt được có gồm với tổng số cộng hiện đã trong đó cụ thể bao của khối ở tại các và",
    "riêng ngành lĩnh vực nhóm đối tỷ lệ chiếm do tương ứng như sau lần lượt thuộc cấp này",
    "về theo từ đến cho cơ quan đơn vị , : ; xét thì thực hiện cùng kỳ trước chỉ",
)
# Words of any clause about dossiers: what happened to them, how they came, whose they are, when.
# Others narrow what is counted: "hồ sơ đăng ký khai sinh".
_OF_DOSSIERS = _words(
    "tiếp nhận giải quyết xử lý trả kết quả hồ sơ tthc đúng hạn trễ hạn quá hạn chậm đúng hẹn",
    "trước và sớm đã được mới trực tuyến qua mạng nộp gửi thanh toán phí lệ phí tổng số lượng",
    "kể cả phần trăm trên so với tỷ lệ tỉ lệ số tiền thu hơn gần toàn bộ tỉnh địa bàn khối các",
    "của trong kỳ này quý năm báo cáo nay không còn chỉ mức khá cao thấp một số địa phương lớn",
    "nhiều xét đóng chung trung bình bình quân lũy kế cộng dồn tính hết bằng khoảng thực hiện",
    "việc công tác trung ương hành chính thông hệ thống cổng dvc quốc gia trung tâm dịch vụ",
    "công bộ phận một cửa ubnd chuyên môn chi nhánh huyện xã thành phố thị phường số liệu",
    "lượt người dân doanh nghiệp tổ chức cá nhân khách hàng phát sinh hoàn thành đang tiếp",
    "tương đương nêu nhất kế tiếp",
)
OF_DOSSIERS = EMPTY | _OF_DOSSIERS

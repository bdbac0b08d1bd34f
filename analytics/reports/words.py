"""The words of a report as they are compared: folded, its usual long forms and spellings alike."""

import re
from functools import lru_cache

from analytics.names import fold

# What the same thing is called, and the form that is compared. The longest comes first.
_ALIKE = (
    *(("thủ tục hành chính", "tthc"), ("thủ tục", "tthc"), ("cải cách hành chính", "cchc")),
    *(("quy phạm pháp luật", "qppl"), ("ủy ban nhân dân", "ubnd"), ("dịch vụ công", "dvc")),
    *(("hội đồng nhân dân", "hđnd"), ("công nghệ thông tin", "cntt"), ("chính phủ số", "cqs")),
    *(("hệ thống quản lý chất lượng", "htqlcl"), ("hệ thống QLCL", "htqlcl")),
    *(("đơn vị sự nghiệp công lập", "đvsncl"), ("đơn vị sự nghiệp", "đvsncl")),
    *(("phản ánh, kiến nghị", "pakn"), ("phản ánh kiến nghị", "pakn"), ("phản ánh", "pakn")),
    *(("bưu chính công ích", "bcci"), ("chính quyền điện tử", "cqđt"), ("chính quyền số", "cqs")),
    *(("chính phủ điện tử", "cqđt"), ("trung tâm phục vụ hành chính công", "ttpvhcc")),
    *(("trước hạn và đúng hạn", "đúng hạn"), ("trước hạn, đúng hạn", "đúng hạn")),
    *(("sớm và đúng hạn", "đúng hạn"), ("sớm hạn và đúng hạn", "đúng hạn")),
    *(("trước và đúng hạn", "đúng hạn"), ("trước và đúng hẹn", "đúng hạn")),
    *(("sớm hạn, đúng hạn", "đúng hạn"), ("sớm, đúng hạn", "đúng hạn")),
    *(("đúng và trước hạn", "đúng hạn"), ("đúng hạn và trước hạn", "đúng hạn")),
    *(("đúng hẹn", "đúng hạn"), ("quá hạn", "trễ hạn"), ("chậm hạn", "trễ hạn")),
    *(("trễ hẹn", "trễ hạn"), ("quá hẹn", "trễ hạn"), ("chậm muộn", "trễ hạn")),
    *(("cơ quan, đơn vị, địa phương", "đơn vị"), ("cơ quan, đơn vị và địa phương", "đơn vị")),
    *(("cơ quan, đơn vị", "đơn vị"), ("đơn vị, địa phương", "đơn vị")),
    *(("cơ quan, địa phương", "đơn vị"), ("sở, ban, ngành", "sở ban ngành")),
    *(("sở, ngành", "sở ban ngành"), ("các sở, ban", "sở ban ngành")),
    *(("tin, bài viết", "tin bài"), ("tin, bài", "tin bài"), ("bài viết", "tin bài")),
    *(("tin tức, bài viết", "tin bài"), ("sửa đổi, bổ sung", "sửa đổi bổ sung")),
    *(("phí, lệ phí", "phí lệ phí"), ("chứng thư số, chữ ký số", "chứng thư số")),
    *(("huyện, thị xã, thành phố", "cấp huyện"), ("xã, phường, thị trấn", "cấp xã")),
    *(("xã, phường, đặc khu", "cấp xã"), ("xã, phường và đặc khu", "cấp xã")),
    *(("xã, phường", "cấp xã"), ("phường, xã", "cấp xã"), ("cấp xã, đặc khu", "cấp xã")),
    *(("huyện, thành phố", "cấp huyện"), ("UBND các huyện", "UBND cấp huyện")),
    *(("các cấp huyện", "cấp huyện"), ("các cấp xã", "cấp xã")),
    *(("cổng TTĐT", "cổng thông tin điện tử"), ("trang TTĐT", "trang thông tin điện tử")),
    *(("bình quân", "trung bình"), ("tiếp nhận mới", "tiếp nhận"), ("hồ sơ tthc", "hồ sơ")),
    *(("PT-TH", "phát thanh truyền hình"), ("hoàn toàn trực tuyến", "toàn trình")),
    *(("tiếp nhận và giải quyết", "tiếp nhận giải quyết"), ("trên môi trường mạng", "qua mạng")),
    *(("tiếp nhận, giải quyết", "tiếp nhận giải quyết"), ("chữ ký số", "chứng thư số")),
)
_TOKEN = re.compile(r"[0-9]+(?:[.,/:][0-9]+)*%?|[^\W\d_]+[0-9]*|[,;:()]|#[%đ/]?|/#")
# What a bracket says; one within another comes first.
ASIDE = re.compile(r"\([^()]*\)")
_TWICE = re.compile(r" (\S+) \( \1 \)")


def _plain(text: str) -> str:
    """Folded words and marks between single spaces, and one at either end."""
    tokens = (word if word[0] in "#/" else fold(word) or word for word in _TOKEN.findall(text))
    return f" {' '.join(tokens)} "


_PAIRS = sorted(
    ((_plain(long), _plain(short)) for long, short in _ALIKE), key=lambda pair: -len(pair[0])
)


@lru_cache(maxsize=4096)
def compared(text: str) -> str:
    """A text as it is compared: " tiếp nhận # hồ sơ tthc ", folded."""
    words = _plain(text)
    for long, short in _PAIRS:
        if long in words:
            words = words.replace(long, short)
    return _TWICE.sub(r" \1", words)

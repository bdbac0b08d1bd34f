"""What is not opened by name is closed: hosts, other people's pages, addresses, headers, faults."""

import pytest
from streamlit import config

from pages.server import answers, document, headers
from pages.ui import writing
from tests.server.asking import HERE, Answer, ask

HTML = {"accept": "text/html,*/*"}


def let_in(answer: Answer) -> bool:
    return answer.passed is not None or answer.status == 200


# --- under which name -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "host",
    [HERE, "localhost", "LOCALHOST:1", "localhost.", "[::1]:8501", "[::ffff:7f00:1]", "127.0.0.1"],
)
def test_this_machine_reaches_it_by_its_names(host: str) -> None:
    assert let_in(ask(host=host))


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost@evil",
        "evil@localhost",
        "",
        "127.1",
        "2130706433",
        "0.0.0.0",
        "192.168.1.5",
        "localhost:x",
        "localhost/",
        "lôcalhost",
        " ",
    ],
)
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_a_name_that_is_not_its_own_is_refused(host: str, kind: str) -> None:
    answer = ask("/_stcore/stream" if kind == "websocket" else "/", host=host, kind=kind)
    assert not let_in(answer)
    assert answer.status == (403 if kind == "websocket" else 400)


@pytest.mark.parametrize("hosts", [[], [HERE, HERE], [HERE, "evil.example"]])
def test_a_request_names_one_host(hosts: list[str]) -> None:
    assert ask(host=hosts).status == 400


def test_open_to_others_it_answers_to_the_address_asked_and_the_machines_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("socket.gethostname", lambda: "May-Chu.khanhhoa.local")
    everywhere = {"address": "0.0.0.0", "server": "192.168.1.5"}
    for host in ("192.168.1.5:8501", "may-chu", "may-chu.khanhhoa.local", "localhost"):
        assert let_in(ask(host=host, **everywhere))
    assert not let_in(ask(host="192.168.1.6:8501", **everywhere))
    assert not let_in(ask(host="may-chu"))


def test_offices_behind_a_name_give_it() -> None:
    given = {"more": "cchc.khanhhoa.gov.vn, cải-cách.vn"}
    assert let_in(ask(host="CCHC.khanhhoa.gov.vn", **given))
    assert let_in(ask(host="xn--ci-cch-sta4502d.vn:8443", **given))
    assert not let_in(ask(host="khanhhoa.gov.vn", **given))


# --- other people's pages -------------------------------------------------------------------------

ELSEWHERE = ["http://evil.example", "http://127.0.0.1:9999", "null", f"http://x@{HERE}", ""]


@pytest.mark.parametrize("origin", ELSEWHERE)
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_another_page_opens_nothing(origin: str, kind: str) -> None:
    answer = ask("/_stcore/stream" if kind == "websocket" else "/", kind=kind, origin=origin)
    assert (answer.status, let_in(answer)) == (403, False)


def test_its_own_page_opens_the_socket_also_behind_https() -> None:
    for scheme in ("http", "https"):
        assert let_in(ask("/_stcore/stream", kind="websocket", origin=f"{scheme}://{HERE}"))
    assert not let_in(ask("/_stcore/other", kind="websocket", origin=f"http://{HERE}"))


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_link_elsewhere_leads_to_a_page_and_to_nothing_else(site: str) -> None:
    link = {"sec_fetch_site": site, "sec_fetch_mode": "navigate", "sec_fetch_dest": "document"}
    assert let_in(ask("/areas", **link))
    for other in (
        link | {"sec_fetch_dest": "iframe"},
        link | {"sec_fetch_mode": "no-cors"},
        link | {"method": "POST"},
        link | {"path": "/media/0123.csv"},
    ):
        assert ask(**other).status == 403


def test_the_framework_never_learns_of_another_page() -> None:
    """It would ask an address on the internet whether that page is this machine."""
    passed = ask("/_stcore/health", origin=f"http://{HERE}").passed
    assert passed is not None and b"origin" not in dict(passed["headers"])


# --- addresses ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", ["/", "/areas", "/Areas", "/oauth2callback", "/static", "/" + 60 * "a"]
)
def test_a_page_is_the_one_document_in_the_language_of_the_link(path: str) -> None:
    """Whatever else the framework answers at an address of one word."""
    answer = ask(path)
    assert (answer.status, answer.passed) == (200, None)
    assert answer.body == document.document("vi")
    assert answer.headers["cache-control"] == "no-cache"
    assert ask(f"{path}?lang=en&period=2021-Q1").body == document.document("en")
    assert ask(f"{path}?lang=%3Cb%3E&lang=en").body == document.document("vi")


@pytest.mark.parametrize(
    "path",
    [
        *("/tổng-quan", "/areas/x", "/" + 61 * "a", "/%zz", "/\x00", "/a.b", "//areas", "/../x"),
        *("/_x", "/ ", "/a\\b", "/index.html", "/static/js/none.js", "/auth/login", "/_stcore"),
    ],
)
def test_a_dead_address_leads_to_the_page_that_says_so(path: str) -> None:
    answer = ask(f"{path}?lang=en", **HTML)
    assert (answer.status, let_in(answer)) == (303, False)
    assert answer.headers["location"] == "/khong-co-trang?lang=en"
    assert ask(path).status == 404  # no reader: a script, a picture, a program


def test_a_stroke_too_many_is_no_other_page() -> None:
    assert ask("/areas//?lang=en", **HTML).headers["location"] == "/areas?lang=en"


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/script-health-check",
        "/_stcore/agent/mcp",
        "/_stcore/agent/interact",
        "/_stcore/agent/openapi.json",
        "/_stcore/bidi-components/a/b",
        "/component/a/b",
        "/app/static/x",
        "/auth/login",
        "/areas/_stcore/health",
        "*",
        "http://evil.example/",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
def test_what_nobody_needs_is_closed(path: str, method: str) -> None:
    answer = ask(path, method)
    assert (answer.status, let_in(answer)) == (404, False)


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/_stcore/host-config", "/favicon.png"])
def test_what_is_open_is_open_for_reading(path: str) -> None:
    assert let_in(ask(path)) and let_in(ask(path, "HEAD"))
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"):
        assert ask(path, method).status == 405


def test_a_server_below_a_path_is_found_there(monkeypatch: pytest.MonkeyPatch) -> None:
    given = config.get_option
    monkeypatch.setattr(
        config, "get_option", lambda key: "/cchc/" if key == "server.baseUrlPath" else given(key)
    )
    assert ask("/cchc/areas").body == document.document("vi")
    passed = ask("/cchc/_stcore/health").passed
    assert passed is not None and passed["path"] == "/cchc/_stcore/health"
    assert ask("/cchc/areas/x", **HTML).headers["location"] == "/cchc/khong-co-trang"
    assert ask("/cchc/_stcore/metrics").status == 404


# --- headers, faults ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "answer",
    [
        ask(),
        ask(host="evil.example"),
        ask("/areas/x", **HTML),
        ask("/none/x"),
        ask("/", "POST"),
        ask("/_stcore/health", fails=RuntimeError()),
    ],
    ids=["page", "host", "led", "none", "method", "fault"],
)
def test_every_answer_says_what_a_browser_may_do(answer: Answer) -> None:
    for name, value in headers.ours():
        assert answer.headers[name.decode()] == value.decode()
    policy = answer.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in policy and "default-src 'none'" in policy
    assert "http" not in policy and "*" not in policy and "eval" not in policy
    assert "'unsafe-inline'" not in policy.partition("script-src")[2].partition(";")[0]
    assert not [name for name in answer.headers if name.startswith("access-control")]


def test_a_fault_is_said_in_both_languages_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    answer = ask("/_stcore/health", fails=RuntimeError("cause"))
    assert answer.status == 500
    assert all(words in answer.body.decode() for words in answers.FAULT)
    assert "cause" in caplog.text and b"cause" not in answer.body


def test_the_office_serves_its_own_machine_until_it_is_said_that_there_is_no_login(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """However it was started: the address that was asked counts."""
    monkeypatch.setenv(writing.VARIABLE, "1")
    assert let_in(ask())
    outside = {"server": "192.168.1.5", "host": "192.168.1.5"}
    assert ask(**outside).status == 403
    monkeypatch.setenv(writing.NO_LOGIN, "1")
    assert let_in(ask(**outside))

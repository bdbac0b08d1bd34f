"""A reader without a browser: the framework's own messages over its own websocket.

It sends what a browser sends when a filter is chosen (the values of all widgets) and waits for the
message that the script has finished. Nothing is drawn, so the time is the server's: script run,
serialising and sending.
"""

import time
from typing import Any
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import connect

TIMEOUT = 120


class Viewer:
    """One open session on a Streamlit server."""

    def __init__(self, address: str, path: str = "", **link: str) -> None:
        self._socket = connect(
            address.replace("http", "ws", 1) + "/_stcore/stream",
            subprotocols=["streamlit"],
            max_size=None,
            compression=None,
        )
        self._url = f"{address}/{path}"
        self._path = path
        self._query = urlencode(link)
        self._hash = ""
        self._widgets: dict[str, WidgetState] = {}
        self._options: dict[str, list[str]] = {}
        self.html = ""
        self.sent = 0
        self.first = self._run(page_name=path)

    def __enter__(self) -> "Viewer":
        return self

    def __exit__(self, *unused: object) -> None:
        self.close()

    def close(self) -> None:
        """Leave, as a reader who closes the tab."""
        self._socket.close()

    def choose(self, **texts: str) -> float:
        """Choose options by widget key and the text shown; return the seconds of the rerun."""
        for key, text in texts.items():
            name, state = next(
                (one, state) for one, state in self._widgets.items() if one.endswith(f"-{key}")
            )
            option = self._option(name, text)
            if state.WhichOneof("value") == "string_array_value":
                state.string_array_value.data[:] = [option]
            else:
                state.string_value = option
        return self._run()

    def _option(self, widget: str, text: str) -> str:
        """The option with a text; what stands after it ("· chưa có số liệu") is as before."""
        for option in self._options[widget]:
            if option == text or option.startswith(f"{text} · "):
                return option
        raise ValueError(f"{widget} has no option {text!r}: {self._options[widget][:40]}")

    def _run(self, page_name: str = "") -> float:
        message = BackMsg()
        rerun = message.rerun_script
        rerun.query_string = self._query
        rerun.page_script_hash = self._hash
        rerun.page_name = page_name
        rerun.context_info.url = self._url
        rerun.context_info.timezone = "Asia/Ho_Chi_Minh"
        rerun.context_info.locale = "vi"
        rerun.widget_states.widgets.extend(self._widgets.values())
        # Parsing waits until the clock has stopped, as far as the end of the run can be told.
        html: list[str] = []
        seen: set[str] = set()
        started = time.perf_counter()
        self._socket.send(message.SerializeToString())
        self.sent = 0
        while True:
            content = self._socket.recv(timeout=TIMEOUT)
            assert isinstance(content, bytes)
            self.sent += len(content)
            told = ForwardMsg.FromString(content)
            kind = told.WhichOneof("type")
            if kind == "script_finished":
                ended = time.perf_counter()
                break
            if kind == "delta" and told.delta.WhichOneof("type") == "new_element":
                self._element(told.delta.new_element, html, seen)
            elif kind == "new_session":
                self._hash = told.new_session.page_script_hash
            elif kind == "navigation":
                self._hash = told.navigation.page_script_hash
            elif kind == "page_info_changed":
                self._query = told.page_info_changed.query_string
        self._widgets = {name: self._widgets[name] for name in seen}
        self.html = "\n".join(html)
        return ended - started

    def _element(self, element: Any, html: list[str], seen: set[str]) -> None:
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise RuntimeError(element.exception.message)
        if kind == "html":
            html.append(element.html.body)
        if kind not in ("selectbox", "button_group", "text_input"):
            return
        widget = getattr(element, kind)
        state = self._widgets.get(widget.id)
        seen.add(widget.id)
        if kind == "text_input":
            if state is None:
                self._widgets[widget.id] = WidgetState(
                    id=widget.id, string_value=widget.value if widget.set_value else widget.default
                )
            return
        if kind == "selectbox":
            self._options[widget.id] = list(widget.options)
            if widget.set_value:
                state = WidgetState(id=widget.id, string_value=widget.raw_value)
            elif state is None and widget.options:
                text = widget.options[widget.default] if widget.HasField("default") else None
                state = WidgetState(id=widget.id, string_value=text)
        else:
            self._options[widget.id] = [option.content for option in widget.options]
            if state is None or widget.set_value:
                state = WidgetState(id=widget.id)
                chosen = (
                    widget.raw_values
                    if widget.set_value
                    else [widget.options[place].content for place in widget.default]
                )
                state.string_array_value.data.extend(chosen)
        if state is not None:
            self._widgets[widget.id] = state

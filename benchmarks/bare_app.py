"""A bare Textual app with one question, to measure ours against: `python benchmarks/bare_app.py`."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Input, OptionList, Static


class BareApp(App[None]):
    """A sentence, a few choices and a line to type in."""

    def compose(self) -> ComposeResult:
        yield Static("Which authority's policy do you work to?", markup=False)
        yield OptionList("One", "Two", "Three")
        yield Input()

    def on_mount(self) -> None:
        self.query_one(Input).focus()


if __name__ == "__main__":
    BareApp().run()

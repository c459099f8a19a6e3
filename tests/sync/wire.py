"""The way to a real hub for tests of enrolment, until it is faced with faults on purpose."""

import httpx

from app.protocol.shapes import Message
from app.sync.enrolment import Reply


class Wire:
    """Asks a hub at an address; ``asked`` lists what was asked, for tests that nothing was."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.asked: list[str] = []

    def ask(self, method: str, path: str, message: Message | None = None, token: str = "") -> Reply:
        self.asked.append(f"{method} {path}")
        headers = {"content-type": "application/json"} if message else {}
        headers |= {"authorization": f"Bearer {token}"} if token else {}
        content = message.encoded() if message else None
        answer = httpx.request(method, self.url + path, content=content, headers=headers, timeout=30)
        return Reply(answer.status_code, answer.content, answer.headers.get("date", ""))

"""Somebody at a browser (person.cjs): opens pages, presses and fills in what they read there."""
import json
import os
import pathlib
import shutil
import subprocess

from pages import MODULES

SCRIPT = pathlib.Path(__file__).with_name("person.cjs")
BROWSERS = {"chromium": os.environ.get("CHROMIUM") or shutil.which("chromium"),
            "firefox": shutil.which("firefox-esr")}


class Person:
    """`mouse`: else by the keys alone. `width`: of the window, in CSS pixels."""

    def __init__(self, test, browser="chromium", mouse=True, width=1280):
        # pylint: disable=consider-using-with
        self.process = subprocess.Popen(
            ["node", SCRIPT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            # Firefox lets its pages read fonts of the system alone, and ours are the test's.
            env={**os.environ, "NODE_PATH": str(MODULES), "HOME": str(test.folder),
                 "MOZ_DISABLE_CONTENT_SANDBOX": "1"})
        test.addCleanup(self.leave)
        self.origin = ""
        # No protocol that drives Firefox drags.
        self.can_drag = mouse and browser == "chromium"
        self.do("come", browser=browser, executable=BROWSERS[browser], mouse=mouse, width=width)

    def do(self, what, **how):
        self.process.stdin.write(json.dumps({"what": what, **how}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise AssertionError(f"the browser is gone: {what} {how}")
        answer = json.loads(line)
        if "failed" in answer:
            raise AssertionError(answer["failed"])
        return answer["done"]

    def open(self, path):
        return self.do("open", address=self.origin + path)

    def press(self, name, stays=False):
        return self.do("press", name=name, stays=stays)

    def write(self, label, value):
        self.do("fill", label=label, value=value)

    def choose(self, label, option):
        self.do("choose", label=label, option=option)

    def mark(self, label, group=""):
        self.do("mark", label=label, group=group)

    def attach(self, label, path):
        self.do("attach", label=label, path=str(path))

    def drag(self, name, day):
        return self.do("drag", name=name, day=day)

    def text(self):
        return self.do("text")

    def wait_until_gone(self, words):
        """Of a page that loads itself anew."""
        self.do("waitUntilGone", words=words)

    def leave(self):
        if self.process.poll() is None:
            try:
                self.do("leave")
            except (AssertionError, BrokenPipeError):
                pass
            self.process.stdin.close()
            self.process.wait(timeout=30)
        self.process.stdout.close()

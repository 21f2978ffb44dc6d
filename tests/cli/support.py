"""Runs the built program in a folder of its own; shared by the end-to-end tests."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.environ["GOUVERNAIL"]
SOURCE = pathlib.Path(os.environ["GOUVERNAIL_SOURCE_DIR"])
RULES = str(SOURCE / "rules" / "ctg-haut-pays-montreuillois")
EXAMPLE = SOURCE / "examples" / "ctg-2024-2028"
NOW = "20261124T100000Z"
# The letters of the tests, for whatever of ours starts WeasyPrint.
FONTS = {name: os.environ[name] for name in ("FONTCONFIG_FILE",) if name in os.environ}


def cases(sample, full):
    """How much of a long loop runs: all of it in `tools/test --long`, as tests/support/sample.h says."""
    count = full if os.environ.get("GOUVERNAIL_LONG") else sample
    caller = sys._getframe(1)  # pylint: disable=protected-access
    print(f"cases: {pathlib.Path(caller.f_code.co_filename).stem}.{caller.f_code.co_name}: "
          f"{count} of {full}", flush=True)
    return count


class CliTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="gouvernail-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.workspace = self.folder / "ws"

    def run_program(self, *arguments, status=0, lang="en", **more):
        environment = {"PATH": os.environ["PATH"], "GOUVERNAIL_NOW": NOW, "TZ": "Asia/Tokyo", **FONTS}
        done = subprocess.run([PROGRAM, "--lang", lang, *map(str, arguments)], text=True,
                              capture_output=True, cwd=self.folder, timeout=900,
                              env=environment, **more)
        expected = status if isinstance(status, tuple) else (status,)
        self.assertIn(done.returncode, expected, (arguments, done.stdout[-2000:], done.stderr))
        return done

    def here(self, *arguments, **more):
        return self.run_program("-C", self.workspace, *arguments, **more)

    def make_workspace(self):
        self.run_program("init", self.workspace, "--rules", RULES, "--people",
                         EXAMPLE / "people.toml")
        self.here("import", EXAMPLE / "historique.csv")

    def write(self, name, text, encoding="utf-8"):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode(encoding))
        return path

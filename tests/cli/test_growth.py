"""The work that commands do grows with what a record holds as these do: sessions, those that nobody
recorded, answers, lines of a file. Counted in instructions, which are the same on a slow machine and
on a busy one."""
import math
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ["GOUVERNAIL_SOURCE_DIR"])
sys.path.insert(0, str(SOURCE / "tools" / "benchmarks"))
import growth  # noqa: E402

STEEPEST = 1.15
SIZES = (600, 1_600, 3_600)
FEWER = (25, 75, 300)  # each is a file that is written, too
CHECKS = (("check",), ("report",), ("alert",))


def sorted_work(size):
    """n log n: sessions are put in order."""
    return size * math.log(size)


class Growth(unittest.TestCase):
    program = growth.Program(os.environ["GOUVERNAIL"])

    def test_sessions(self):
        self.hold(SIZES, self.commands((*CHECKS, ("meeting", "list"), ("journal", "verify")), growth.history))

    def test_sessions_that_nobody_recorded(self):
        self.hold(SIZES, self.commands(CHECKS, growth.unrecorded))

    def test_import(self):
        def counted(folder, size):
            workspace = folder / "ws"
            self.program.run("init", workspace, "--rules", growth.RULES, "--people", growth.EXAMPLE / "people.toml")
            lines = folder / "h.csv"
            lines.write_text(growth.history(size), encoding="utf-8")
            first = self.count("-C", workspace, "import", lines, "--yes")
            return {"import": first, "import again": self.count("-C", workspace, "import", lines, "--yes")}

        self.hold(SIZES, counted)

    def test_answers(self):
        def counted(folder, size):
            workspace = growth.made(self.program, folder, size, rows=growth.ahead)
            self.program.run("-C", workspace, "invite", "--out", folder / "out")
            answers = folder / "answers.ics"
            answers.write_text(growth.replies(size), encoding="utf-8")
            found = {"answers": self.count("-C", workspace, "answers", answers)}
            for words in (("answers", "list"), ("check",), ("alert",)):
                found[" ".join(words)] = self.count("-C", workspace, *words)
            return found

        self.hold(FEWER, counted)

    def commands(self, commands, rows):
        def counted(folder, size):
            workspace = growth.made(self.program, folder, size, rows=rows)
            return {" ".join(words): self.count("-C", workspace, *words) for words in commands}

        return counted

    def hold(self, sizes, counted):
        taken = {}
        for size in sizes:
            with tempfile.TemporaryDirectory() as folder:
                for name, work in counted(pathlib.Path(folder), size).items():
                    taken.setdefault(name, []).append(work)
        few, some, many = map(sorted_work, sizes)
        more = math.log((many - few) / (some - few))
        for name, (begin, then, last) in taken.items():
            with self.subTest(command=name):
                exponent = math.log((last - begin) / (then - begin)) / more
                self.assertLess(exponent, STEEPEST, f"{begin} {then} {last}")

    def count(self, *words):
        done = subprocess.run(
            ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null",
             self.program.path, *map(str, words)],
            env=self.program.environment, capture_output=True, text=True, check=False)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        return int(re.search(r"I\s+refs:\s+([\d,]+)", done.stderr)[1].replace(",", ""))


if __name__ == "__main__":
    unittest.main()

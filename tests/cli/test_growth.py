"""The work that commands do grows with the sessions of a record as these do: counted in
instructions, which are the same on a slow machine and on a busy one."""
import csv
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
SIZES = (100, 600, 2_600)


def sorted_work(size):
    """n log n: sessions are put in order."""
    return size * math.log(size)


MORE = (sorted_work(SIZES[2]) - sorted_work(SIZES[0])) / (sorted_work(SIZES[1]) - sorted_work(SIZES[0]))
COMMANDS = (("check",), ("report",), ("alert",), ("meeting", "list"), ("journal", "verify"))


class Growth(unittest.TestCase):
    def test_sessions(self):
        program = growth.Program(os.environ["GOUVERNAIL"])
        taken = {words: [] for words in COMMANDS}
        for size in SIZES:
            with tempfile.TemporaryDirectory() as folder:
                workspace = growth.made(program, pathlib.Path(folder), size)
                for words in COMMANDS:
                    taken[words].append(self.count(program, "-C", str(workspace), *words))
        for words, (begin, few, many) in taken.items():
            with self.subTest(command=" ".join(words)):
                exponent = math.log((many - begin) / (few - begin)) / math.log(MORE)
                self.assertLess(exponent, STEEPEST, f"{begin} {few} {many}")

    def test_answers_and_steps_of_an_export(self):
        """Told once more, which changes nothing: each is looked for among those that are recorded."""
        program = growth.Program(os.environ["GOUVERNAIL"])
        sizes = (10, 30, 100)
        taken = []
        for size in sizes:
            with tempfile.TemporaryDirectory() as name:
                folder = pathlib.Path(name)
                workspace = growth.made(program, folder, size)
                tables = self.tables(program, workspace, folder)
                program.run("-C", workspace, "import", *tables, good=(0, 2))
                taken.append(self.count(program, "-C", str(workspace), "import", *map(str, tables)))
        begin, few, many = taken
        exponent = math.log((many - begin) / (few - begin)) / math.log((sizes[2] - sizes[0]) / (sizes[1] - sizes[0]))
        self.assertLess(exponent, STEEPEST, f"{begin} {few} {many}")

    def tables(self, program, workspace, folder):
        """An answer of each person, and a step, for each session."""
        out = folder / "csv"
        program.run("-C", workspace, "export", "--format", "csv", "--out", out)
        rows = {}
        for name in ("meetings", "persons"):
            with open(out / f"{name}.csv", encoding="utf-8", newline="") as file:
                rows[name] = list(csv.DictReader(file))
        answers = folder / "answers.csv"
        answers.write_text("meeting,person,answer,delegate,sequence,dtstamp,comment\n" + "".join(
            f"{meeting['uid']},{person['key']},accepted,,0,20260101T120000Z,\n"
            for meeting in rows["meetings"] for person in rows["persons"]), encoding="utf-8")
        ticks = folder / "ticks.csv"
        ticks.write_text("meeting,checklist,item,done_on,session_day,person,note\n" + "".join(
            f"{meeting['uid']},copil,salle,2026-01-02,{meeting['start'][:10]},,\n"
            for meeting in rows["meetings"]), encoding="utf-8")
        return answers, ticks

    def count(self, program, *words):
        done = subprocess.run(
            ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null",
             program.path, *words], env=program.environment, capture_output=True, text=True, check=False)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        return int(re.search(r"I\s+refs:\s+([\d,]+)", done.stderr)[1].replace(",", ""))


if __name__ == "__main__":
    unittest.main()

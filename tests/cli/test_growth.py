"""The work that commands do grows with the sessions of a record as these do: counted in
instructions, which are the same on a slow machine and on a busy one."""
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

    def count(self, program, *words):
        done = subprocess.run(
            ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null",
             program.path, *words], env=program.environment, capture_output=True, text=True, check=False)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        return int(re.search(r"I\s+refs:\s+([\d,]+)", done.stderr)[1].replace(",", ""))


if __name__ == "__main__":
    unittest.main()

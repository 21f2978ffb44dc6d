#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""The planner's search on a CTGS1 file: the plan that it writes is judged here from the file
alone, and a file that is none is refused with its line."""
import itertools
import os
import random
import subprocess
import tempfile
import unittest
from pathlib import Path

BENCH = Path(os.environ["GOUVERNAIL"]).with_name("bench_plan")


def instance(seed, days=8, slots=4, meetings=4):
    draw = random.Random(seed)
    lines = [f"CTGS1 {days} {slots} {meetings} 2 2 2"]
    lines += [f"{7 * d // 2} {d % 5} 0" for d in range(days)]
    for m in range(meetings):
        times = sorted(draw.sample(range(days * slots), 7))
        lines.append(f"0 0 body{m} {m} 0 {len(times)} " +
                     " ".join(f"{t} {draw.randrange(9)}" for t in times))
    lines += ["0 1 0 40 9 1", "3 2 0 40 5 2"]
    lines += ["one 1 3 0 1 2", "two 2 4 0 1 2 3", "0 3 5", "1 2 7"]
    return "\n".join(lines) + "\n"


def judge(text, times):
    """Cost of a choice, or None when it breaks a rule."""
    rows = [line.split() for line in text.splitlines()]
    days, slots, meetings, edges, resources, pairs = map(int, rows[0][1:])
    at = iter(rows[1:])
    calendar = [int(next(at)[0]) for _ in range(days)]
    cost = 0
    for m in range(meetings):
        row = list(map(int, next(at)[5:]))
        choices = dict(zip(row[1::2], row[2::2]))
        if times[m] not in choices:
            return None
        cost += choices[times[m]]
    for _ in range(edges):
        a, b, least, most, target, weight = map(int, next(at))
        gap = calendar[times[b] // slots] - calendar[times[a] // slots]
        if not least <= gap <= most:
            return None
        cost += weight * abs(gap - target)
    for _ in range(resources):
        row = next(at)
        mine = [times[int(m)] for m in row[3:]]
        on = [t // slots for t in mine]
        if len(set(mine)) < len(mine) or any(on.count(d) > int(row[1]) for d in on):
            return None
    for _ in range(pairs):
        a, b, weight = map(int, next(at))
        if times[a] // (slots // 2) == times[b] // (slots // 2):
            cost += weight
    return cost


class Bench(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.file = Path(self.folder.name) / "a.txt"
        self.out = Path(self.folder.name) / "a.sol"

    def run_bench(self, status):
        done = subprocess.run([BENCH, self.file, "--time-limit-ms", "2000", "--out", self.out],
                              capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, status, done.stderr)
        return done

    def test_plans_are_the_best_there_are(self):
        found = 0
        for seed in range(12):
            text = instance(seed)
            self.file.write_text(text)
            choices = [[int(t) for t in line.split()[6::2]] for line in text.splitlines()[9:13]]
            costs = [judge(text, times) for times in itertools.product(*choices)]
            best = min((c for c in costs if c is not None), default=None)
            if best is None:
                continue
            found += 1
            said = self.run_bench(0).stdout.split()
            self.assertEqual(said[:4], ["cost", str(best), "bound", str(best)])
            self.assertEqual(judge(text, list(map(int, self.out.read_text().split()))), best)
        self.assertGreater(found, 5)

    def test_a_file_that_is_none_is_refused_with_its_line(self):
        whole = instance(1)
        for text, said in (("", "line 0"), ("CTGS2 1 1 1 0 0 0\n", "line 1"),
                           (whole[:len(whole) // 2], "line "), (whole.replace("40 9", "x 9"), "line 14")):
            self.file.write_text(text)
            self.assertIn(said, self.run_bench(2).stderr)


class ImportBench(unittest.TestCase):
    def test_a_workbook_of_many_rows_is_imported_whole(self):
        source = Path(os.environ["GOUVERNAIL_SOURCE_DIR"])
        done = subprocess.run(
            ["/usr/bin/python3", source / "tools" / "benchmarks" / "import.py", os.environ["GOUVERNAIL"],
             source / "rules" / "ctg-haut-pays-montreuillois", "3000"],
            capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertIn("3000 meetings added", done.stdout)


if __name__ == "__main__":
    unittest.main()

"""The program's verdicts against those of a judge written from rules/README.md alone."""
import os
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "cli"))

import known
from compare import Case, accepted, changed, shown, shrunk
from generate import World, history_text
from support import cases


class JudgeTest(unittest.TestCase):
    """A case is an obligation, a history and a day; a folder holds some two dozen of them."""

    def test_random_conventions_are_judged_alike(self):
        wanted = cases(600, 10000)
        seed = int(os.environ.get("GOUVERNAIL_JUDGE_SEED", "1"))
        done = 0
        while done < wanted:
            world = World(seed)
            case = accepted(Case(world.files, world.rows, world.waivers, world.days[0],
                                 history_text, world.seats), set(known.REFUSED))
            for day in world.days:
                self.compare(changed(case, day=day), seed)
                done += case.obligations
            seed += 1

    def compare(self, case, seed):
        found = differing(case)
        if found:
            name = sorted(found)[0]
            obligation = name.split("/")[0]
            small = shrunk(case, lambda c: any(
                other.split("/")[0] == obligation for other in differing(c)))
            self.fail(report(small, seed, differing(small) or found))


def differing(case):
    """By id: what the judge and the program say, where they do not agree."""
    theirs = case.run()
    ours = shown(case.judge())
    return {name: (ours.get(name), theirs.get(name)) for name in sorted({*ours, *theirs})
            if ours.get(name) != theirs.get(name)}


def report(case, seed, found):
    lines = [f"seed {seed}, as of {case.day}"]
    for name, (ours, theirs) in found.items():
        lines += [f"{name}: the judge says {ours}", f"{' ' * len(name)}  the program says {theirs}"]
    for name, text in case.texts().items():
        lines += [f"--- {name}", text]
    return "\n".join(lines)


if __name__ == "__main__":
    unittest.main()

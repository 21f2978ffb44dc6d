"""The program's verdicts beside the judge's, and the smallest case on which they differ."""
import copy
import datetime
import json
import os
import pathlib
import re
import subprocess
import tempfile
import tomllib
from dataclasses import dataclass, field

import judge
from convention import read_tables
from facts import read_history
from toml_text import document

# The elections of calendars/elections.toml: kind, first and last round.
ELECTIONS = pathlib.Path(__file__).parents[2] / "calendars" / "elections.toml"


def elections():
    for election in tomllib.loads(ELECTIONS.read_text(encoding="utf-8"))["election"]:
        first = election["first-round"]
        yield election["kind"], first, election.get("second-round", first)


@dataclass
class Case:
    files: dict
    rows: list
    waivers: list
    day: object
    history_text: object  # rows to text
    seats: list = field(default_factory=list)
    read: tuple | None = None  # what the judge has read of it

    @property
    def obligations(self):
        """How many are judged: those that the program refuses are left out by `accepted`."""
        return sum(len(tables.get("obligation", ())) for tables in self.files.values())

    def texts(self):
        texts = {name: document(tables) for name, tables in self.files.items()}
        texts["history.csv"] = self.history_text(self.rows)
        persons = [{"key": seat["person"], "name": seat["person"]} for seat in self.seats]
        texts["people.toml"] = document({"person": persons, "seat": self.seats})
        texts["waivers.toml"] = document({"waiver": self.waivers} if self.waivers else {})
        return texts

    def judge(self):
        if self.read is None:
            texts = self.texts()
            convention = read_tables([tomllib.loads(text) for name, text in texts.items()
                                      if name.endswith(".toml") and
                                      name not in ("waivers.toml", "people.toml")])
            history = read_history(texts["history.csv"], texts["waivers.toml"],
                                   texts["people.toml"])
            self.read = convention, history, list(elections())
        return judge.answers(*self.read, self.day)

    def checked(self, folder):
        """What the program says of the files of a folder; seats stand in a workspace alone."""
        facts = ["--history", folder / "history.csv", "--waivers", folder / "waivers.toml",
                 "--as-of", str(self.day), "--format", "json"]
        if not self.seats:
            return program("check", "--rules", folder / "rules", *facts)
        made = program("init", folder / "w", "--rules", folder / "rules",
                       "--people", folder / "people.toml")
        return program("-C", folder / "w", "check", *facts) if made.returncode == 0 else made

    def run(self):
        with tempfile.TemporaryDirectory(prefix="judge-") as folder:
            folder = pathlib.Path(folder)
            for name, text in self.texts().items():
                path = folder / ("rules" if "/" in name or name == "convention.toml" else "") / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            done = self.checked(folder)
        if not done.stdout:
            raise Refused(done.stderr, self.texts())
        found = {}
        for duty in json.loads(done.stdout)["duties"]:
            found[judge.unused(duty["id"], found)] = answer(duty)
        return found


def program(*words):
    return subprocess.run([os.environ["GOUVERNAIL"], "--lang", "en", *words], text=True,
                          capture_output=True, check=False, timeout=300)


class Refused(RuntimeError):
    """The program does not take the rules or the waivers: what it says, and of which tables."""

    def __init__(self, words, texts):
        super().__init__(words)
        self.codes, self.names = set(), set()
        for file, line, code in re.findall(r"^(\S+\.toml):(\d+):\d+: error: [^\[]*\[([a-z-]+)\]",
                                           words, re.MULTILINE):
            file = file if file in texts else "waivers.toml"
            self.codes.add(code)
            self.names.add((file == "waivers.toml", table_at(texts[file], int(line))))


def table_at(text, line):
    """The id or target of the table that a line of a file is in."""
    lines = text.split("\n")
    start = max(i for i in range(line) if lines[i].startswith("["))
    return next(json.loads(row.split(" = ", 1)[1]) for row in lines[start:]
                if row.startswith(("id = ", "target = ")))


def accepted(case, allowed):
    """The case without the tables that the program refuses for reasons that are allowed."""
    while True:
        try:
            case.run()
            return case
        except Refused as refused:
            if not refused.names or not refused.codes <= allowed:
                raise
            left = without(case, refused.names)
            if (left.files, left.waivers) == (case.files, case.waivers):
                raise
            case = left


def without(case, names):
    waived = {name for waiver, name in names if waiver}
    gone = {name for waiver, name in names if not waiver}
    files = {}
    for file, tables in case.files.items():
        files[file] = {key: [item for item in items if item["id"] not in gone]
                       if key in ("obligation", "add", "replace", "repeal") else items
                       for key, items in tables.items()}
        files[file] = {key: items for key, items in files[file].items() if items}
    return changed(case, files=files, waivers=[
        w for w in case.waivers if w["target"] not in waived | gone])


def answer(duty):
    window = duty["window"]
    return (window["first"], window["last"], duty["required"], duty["counted"], duty["verdict"],
            duty["last_call"], duty["last_resort"])


def shown(ours):
    return {name: tuple(str(part) if isinstance(part, datetime.date) else part for part in parts)
            for name, parts in ours.items()}


def shrunk(case, differs):
    """The case without whatever the difference stands without."""
    case = changed(case)
    case.waivers = smaller(case.waivers, lambda w: differs(changed(case, waivers=w)))
    case.seats = smaller(case.seats, lambda s: differs(changed(case, seats=s)))
    case.rows = smaller(case.rows, lambda r: differs(changed(case, rows=r)))
    main = case.files["convention.toml"]

    def with_files(files):
        return changed(case, files=files)

    amendments = [name for name in case.files if name != "convention.toml"]
    kept = smaller(amendments, lambda names: differs(with_files(
        {n: f for n, f in case.files.items() if n == "convention.toml" or n in names})))
    case.files = {n: f for n, f in case.files.items() if n == "convention.toml" or n in kept}
    obligations = smaller(main["obligation"], lambda o: differs(with_files(
        {**case.files, "convention.toml": {**main, "obligation": o}})))
    case.files = {**case.files, "convention.toml": {**main, "obligation": obligations}}
    return changed(case)


def changed(case, **fields):
    result = copy.copy(case)
    result.__dict__.update(fields, read=None)
    return result


def smaller(items, fails):
    """Drops halves, then ever smaller parts, while the rest still fails."""
    size = len(items)
    while size:
        start = 0
        while start < len(items):
            rest = items[:start] + items[start + size:]
            if holds(fails, rest):
                items = rest
            else:
                start += size
        size //= 2
    return items


def holds(fails, items):
    try:
        return fails(items)
    except (RuntimeError, StopIteration, KeyError):
        return False  # what is left is no convention

#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""How what commands cost grows with sessions, years of the term, and conventions of a portfolio.

Workspaces are made of the shipped example: its sessions of the past again and again on other days,
its rules with a longer term, itself so many times. Of each command and axis it prints the processor
time and the memory of each size, and the exponent between the two largest: 1 is linear. Beside it
stands what reading the same facts with SQLite and decoding them takes. Beyond the limits it fails."""
import argparse
import csv
import datetime
import io
import json
import math
import os
import pathlib
import random
import shutil
import sqlite3
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "ctg-2024-2028"
RULES = "ctg-haut-pays-montreuillois"
TODAY = datetime.date(2026, 11, 24)
AT = "20261124T100000Z"
FIRST = datetime.date(2024, 1, 8)
STEEPEST = 1.15


class Program:
    def __init__(self, path):
        self.path = path
        self.environment = {**os.environ, "GOUVERNAIL_NOW": AT, "GOUVERNAIL_DATA": str(ROOT)}

    def run(self, *words, good=(0, 1)):
        """Processor seconds and megabytes."""
        out = os.open(os.devnull, os.O_WRONLY)
        child = os.posix_spawn(self.path, [self.path, *map(str, words)], self.environment,
                               file_actions=[(os.POSIX_SPAWN_DUP2, out, 1), (os.POSIX_SPAWN_DUP2, out, 2)])
        os.close(out)
        _, status, usage = os.wait4(child, 0)
        code = os.waitstatus_to_exitcode(status)
        if code not in good:
            raise SystemExit(f"{' '.join(map(str, words))}: status {code}")
        return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def moved(row, day, number):
    """The session on another day, its papers as far from it as they were."""
    row = dict(row)
    begun = datetime.date.fromisoformat(row["start"][:10])
    by = day - begun
    for column in ("start", "end", "convened_on", "minutes_on"):
        text = row[column]
        if len(text) >= 10:
            row[column] = (datetime.date.fromisoformat(text[:10]) + by).isoformat() + text[10:]
    row["uid"] = f"{row['uid']}-{number}"
    return row


def history(sessions):
    text = (EXAMPLE / "historique.csv").read_text(encoding="utf-8")
    rows = [row for row in csv.DictReader(io.StringIO(text)) if row["status"] == "held"]
    days = (TODAY - FIRST).days - 60
    generator = random.Random(1)
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0].keys())
    writer.writeheader()
    for i in range(sessions):
        day = FIRST + datetime.timedelta(days=generator.randrange(days))
        writer.writerow(moved(rows[i % len(rows)], day, i))
    return out.getvalue()


def lines_of(rows):
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def unrecorded(number):
    """Requests of which nobody said whether they were made, each with its study or without."""
    generator = random.Random(2)
    rows = []
    for i in range(number):
        day = FIRST + datetime.timedelta(days=generator.randrange(900))
        rows.append({"uid": f"q-{i}", "body": "demande-donnees", "start": day.isoformat(), "status": "proposed"})
        if i % 2:
            later = day + datetime.timedelta(days=generator.randrange(30))
            rows.append({"uid": f"a-{i}", "body": "etude-rgpd", "start": later.isoformat(), "status": "held"})
    return lines_of(rows)


def ahead(number):
    """Sessions to come, to which somebody is convened."""
    rows = []
    for i in range(number):
        day = TODAY + datetime.timedelta(days=30 + i % 600)
        rows.append({"uid": f"u-{i}", "body": "groupe-projet", "start": f"{day}T{8 + i % 10:02}:00",
                     "end": f"{day}T{9 + i % 10:02}:00", "status": "convened", "convened_on": "2026-11-10"})
    return lines_of(rows)


def replies(number):
    """What one of its guests answers to each of these."""
    events = []
    for i in range(number):
        events.append("\r\n".join((
            "BEGIN:VEVENT", f"UID:u-{i}", "DTSTAMP:20261125T080000Z", "SEQUENCE:0",
            "ORGANIZER:mailto:pilote@cchpm.example.org",
            "ATTENDEE;PARTSTAT=ACCEPTED:mailto:pilote@cchpm.example.org", "END:VEVENT", "")))
    return ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Bench//FR\r\nMETHOD:REPLY\r\n"
            + "".join(events) + "END:VCALENDAR\r\n")


def made(program, folder, sessions=0, rules=RULES, rows=history):
    workspace = folder / "ws"
    program.run("init", workspace, "--rules", rules, "--people", EXAMPLE / "people.toml")
    lines = folder / "h.csv"
    lines.write_text(rows(sessions) if sessions else
                     (EXAMPLE / "historique.csv").read_text(encoding="utf-8"), encoding="utf-8")
    program.run("-C", workspace, "import", lines, "--yes")
    return workspace


def scan(workspace):
    """Processor seconds to read and decode each fact, with SQLite and json alone."""
    begun = time.process_time()
    with sqlite3.connect(f"file:{workspace / 'gouvernail.db'}?mode=ro", uri=True) as database:
        for (content,) in database.execute("SELECT content FROM facts"):
            json.loads(content)
    return time.process_time() - begun


def with_years(folder, years):
    rules = folder / "rules"
    shutil.copytree(ROOT / "rules" / RULES, rules)
    head = rules / "convention.toml"
    text = head.read_text(encoding="utf-8")
    head.write_text(text.replace("end = 2028-12-31", f"end = {2023 + years}-12-31"), encoding="utf-8")
    return rules


def portfolio(program, folder, number):
    workspace = made(program, folder)
    lines = []
    for i in range(number):
        shutil.copytree(workspace, folder / f"w{i}")
        lines.append(f'[[workspace]]\nfolder = "w{i}"\nname = "w{i}"\n')
    (folder / "portfolio.toml").write_text("\n".join(lines), encoding="utf-8")
    return folder / "portfolio.toml"


ONE = ("-C", "{ws}")
COMMANDS = {
    "check": ("check",), "report": ("report",), "alert": ("alert",), "calendar": ("meeting", "list"),
    "one session": ("meeting", "show", "{uid}"), "journal verify": ("journal", "verify")}


def measure(program, axis, size, folder):
    """What each command takes."""
    if axis == "conventions":
        file = portfolio(program, folder, size)
        return {"check": program.run("-C", file.parent, "check")}
    rules = with_years(folder, size) if axis == "years" else RULES
    workspace = made(program, folder, size if axis == "sessions" else 0, rules)
    with sqlite3.connect(workspace / "gouvernail.db") as database:
        uid = database.execute("SELECT subject FROM facts WHERE kind = 'meeting' LIMIT 1").fetchone()
    taken = {"(scan)": (scan(workspace), 0.0)}
    for name, words in COMMANDS.items():
        words = [word.format(uid=uid[0] if uid else "") for word in words]
        taken[name] = program.run("-C", workspace, *words)
    return taken


AXES = {"sessions": (5_000, 20_000, 100_000), "years": (10, 30, 99), "conventions": (100, 400, 1_300)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--axis", choices=AXES, action="append")
    parser.add_argument("--sizes", type=lambda text: tuple(map(int, text.split(","))))
    asked = parser.parse_args()
    program = Program(asked.program)
    steep = []
    for axis in asked.axis or AXES:
        sizes = asked.sizes or AXES[axis]
        found = {}
        for size in sizes:
            folder = pathlib.Path(tempfile.mkdtemp(prefix="bench-growth-"))
            try:
                for name, taken in measure(program, axis, size, folder).items():
                    found.setdefault(name, []).append(taken)
            finally:
                shutil.rmtree(folder)
        print(f"{axis:16}" + "".join(f"{size:>20}" for size in sizes) + "   exponent")
        for name, taken in found.items():
            cells = "".join(f"{seconds:>10.2f} s {memory:>5.0f} MB" for seconds, memory in taken)
            exponent = math.log(taken[-1][0] / taken[-2][0]) / math.log(sizes[-1] / sizes[-2])
            print(f"{name:16}{cells}   {exponent:.2f}", flush=True)
            if exponent > STEEPEST and not name.startswith("("):
                steep.append(f"{name} in {axis}")
    for one in steep:
        print(f"steeper than {STEEPEST}: {one}")
    return 1 if steep else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Public solvers on the very file that the planner's search is given, in one run on one machine.

    peers.py SEARCH FILE [--limit SECONDS] [--highs FOLDER]

SEARCH is bench_plan; FOLDER holds node_modules/highs. Prints a table: what each found, whether it
proved it, how long it took, and how many times sooner the search had the same proof. Fails when two
of them prove different costs.

MILP, the strong way: x[m,t] is 1 when session m begins at t, F[m,d] (the sum of x up to day d) says
that m is on day d or earlier. Limits of a gap and its distance from the target are linear in F, and
the relaxation is nearly integral. toulbar2 gets a cost-function network: unary costs, a table a
gap, a table for two sessions that share somebody or a half-day.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time

INFINITE = 10**7


class Problem:
    def __init__(self, path):
        lines = iter(pathlib.Path(path).read_text(encoding="ascii").splitlines())
        kind, *counts = next(lines).split()
        if kind != "CTGS1":
            sys.exit(f"{path} is not a CTGS1 file")
        days, self.slots, sessions, gaps, resources, pairs = map(int, counts)
        self.days = [int(next(lines).split()[0]) for _ in range(days)]
        self.costs = []
        for _ in range(sessions):
            words = next(lines).split()[6:]
            self.costs.append({int(t): int(c) for t, c in zip(words[::2], words[1::2])})
        self.gaps = [tuple(map(int, next(lines).split())) for _ in range(gaps)]
        self.resources = []
        for _ in range(resources):
            _, cap, _, *members = next(lines).split()
            self.resources.append((int(cap), [int(m) for m in members]))
        self.pairs = [tuple(map(int, next(lines).split())) for _ in range(pairs)]

    def day(self, t):
        return self.days[t // self.slots]

    def half(self, t):
        return 2 * (t // self.slots) + 2 * (t % self.slots) // self.slots


def total(terms):
    """Terms of a row, the coefficients of one variable added up."""
    summed = {}
    for coefficient, name in terms:
        summed[name] = summed.get(name, 0) + coefficient
    words = [f"{'+' if c > 0 else '-'} {abs(c)} {n}" for n, c in summed.items() if c]
    return "\n ".join(" ".join(words[i:i + 12]) for i in range(0, len(words), 12))


def milp(problem, path):
    first, last = problem.days[0], problem.days[-1]
    objective, rows, binaries, bounds = [], [], [], []

    def x(m, t):
        return f"x{m}_{t}"

    def row(terms, sense, right):
        text = total(terms)
        if text:
            rows.append(f" c{len(rows)}: {text} {sense} {right}")

    for m, costs in enumerate(problem.costs):
        binaries += [x(m, t) for t in costs]
        objective += [(c, x(m, t)) for t, c in costs.items()]
        row([(1, x(m, t)) for t in costs], "=", 1)
    tied = {m for gap in problem.gaps for m in gap[:2]}
    for m in tied:  # F[m,d] - F[m,d-1] = x on day d
        on = {}
        for t in problem.costs[m]:
            on.setdefault(problem.day(t), []).append((-1, x(m, t)))
        for d in range(first, last + 1):
            before = [(-1, f"F{m}_{d - 1}")] if d > first else []
            row([(1, f"F{m}_{d}")] + before + on.get(d, []), "=", 0)
            bounds.append(f" 0 <= F{m}_{d} <= 1")

    def up_to(m, d):
        """F as a term and a constant: 0 before the first day, 1 from the last one on."""
        if d < first:
            return [], 0
        return ([], 1) if d >= last else ([f"F{m}_{d}"], 0)

    for k, (a, b, least, most, target, weight) in enumerate(problem.gaps):
        for d in range(first - most, last + most + 1):
            for one, two, shift in ((b, a, -least), (a, b, most)):  # F[one,d] <= F[two,d+shift]
                left, c = up_to(one, d)
                right, e = up_to(two, d + shift)
                if left or right:
                    row([(1, n) for n in left] + [(-1, n) for n in right], "<=", e - c)
        for d in range(first - abs(target), last + abs(target) + 1):
            left, c = up_to(a, d)
            right, e = up_to(b, d + target)
            if not weight or (not left and not right and c == e):
                continue
            name = f"e{k}_{d - first + abs(target)}"
            objective.append((weight, name))
            for sign in (1, -1):  # e >= |F[a,d] - F[b,d+target]|
                row([(1, name)] + [(-sign, n) for n in left] + [(sign, n) for n in right],
                    ">=", sign * (c - e))
    for cap, members in problem.resources:
        at, on = {}, {}
        for m in members:
            for t in problem.costs[m]:
                at.setdefault(t, []).append((1, x(m, t)))
                on.setdefault(t // problem.slots, []).append((1, x(m, t)))
        for terms in at.values():
            if len(terms) > 1:
                row(terms, "<=", 1)
        for terms in on.values():
            if len({n.split("_")[0] for _, n in terms}) > cap:
                row(terms, "<=", cap)
    for k, (a, b, weight) in enumerate(problem.pairs):
        halves = {}
        for m in (a, b):
            for t in problem.costs[m]:
                halves.setdefault(problem.half(t), {}).setdefault(m, []).append((1, x(m, t)))
        for h, sessions in halves.items():
            if len(sessions) < 2:
                continue
            objective.append((weight, f"y{k}_{h}"))
            row([(1, f"y{k}_{h}")] + [(-c, n) for terms in sessions.values() for c, n in terms],
                ">=", -1)
    path.write_text("\n".join(["Minimize", " obj: " + total(objective), "Subject To", *rows, "Bounds",
                               *bounds, "Binaries",
                               *(" " + " ".join(binaries[i:i + 10])
                                 for i in range(0, len(binaries), 10)), "End", ""]))


def wcsp(problem, path):
    """The daily cap, which takes three sessions to break, is left out: the network is a relaxation,
    and what it proves is a bound."""
    times = [sorted(costs) for costs in problem.costs]
    place = [{t: i for i, t in enumerate(its)} for its in times]
    functions = []

    def function(scope, default, tuples):
        functions.append("\n".join([" ".join(map(str, (len(scope), *scope, default, len(tuples)))),
                                    *(" ".join(map(str, one)) for one in tuples)]))

    for m, its in enumerate(times):
        function([m], 0, [(i, problem.costs[m][t]) for i, t in enumerate(its)])
    for a, b, least, most, target, weight in problem.gaps:
        function([a, b], INFINITE,
                 [(i, j, weight * abs(problem.day(u) - problem.day(t) - target))
                  for i, t in enumerate(times[a]) for j, u in enumerate(times[b])
                  if least <= problem.day(u) - problem.day(t) <= most])
    shared = {(a, b) for _, members in problem.resources
              for i, a in enumerate(members) for b in members[i + 1:]}
    weights = {(a, b): w for a, b, w in problem.pairs}
    for a, b in sorted(shared | set(weights)):
        tuples = []
        for t in times[a]:
            half = range(t - t % problem.slots, t - t % problem.slots + problem.slots)
            for u in half:
                if u not in place[b]:
                    continue
                cost = weights.get((a, b), 0) if problem.half(t) == problem.half(u) else 0
                if t == u and (a, b) in shared:
                    cost = INFINITE
                if cost:
                    tuples.append((place[a][t], place[b][u], cost))
        if tuples:
            function([a, b], 0, tuples)
    widest = max(map(len, times))
    path.write_text("\n".join([f"plan {len(times)} {widest} {len(functions)} {INFINITE}",
                               " ".join(str(len(its)) for its in times), *functions, ""]))


def run(command, limit):
    start = time.monotonic()
    try:
        done = subprocess.run([str(c) for c in command], capture_output=True, text=True,
                              timeout=limit + 30, check=False)
        text = done.stdout + done.stderr
    except subprocess.TimeoutExpired as late:
        text = (late.stdout or b"").decode(errors="replace")
    return text, time.monotonic() - start


def found(pattern, text):
    matches = re.findall(pattern, text)
    return round(float(matches[-1])) if matches else None


HIGHS = """const h = await require('highs')();
const t = performance.now();
const r = h.solve(require('fs').readFileSync(process.argv[2], 'utf8'),
                  {output_flag: false, time_limit: Number(process.argv[3])});
console.log(JSON.stringify({status: r.Status, cost: r.ObjectiveValue,
                            seconds: (performance.now() - t) / 1000}));"""


def peers(problem, folder, limit, highs):
    lp, network = folder / "plan.lp", folder / "plan.wcsp"
    milp(problem, lp)
    wcsp(problem, network)
    text, seconds = run(["toulbar2", network, f"-timer={limit}"], limit)
    yield ("toulbar2", found(r"Optimum: (\d+)", text), "Optimum:" in text, seconds)
    text, seconds = run(["glpsol", "--lp", lp, "--cuts", "--tmlim", limit, "-o", folder / "glpk"],
                        limit)
    solution = (folder / "glpk").read_text() if (folder / "glpk").exists() else ""
    has_plan = "INTEGER OPTIMAL" in solution or "INTEGER NON-OPTIMAL" in solution
    yield ("GLPK, strong MILP",
           found(r"Objective: +obj = ([0-9.e+]+)", solution) if has_plan else None,
           "INTEGER OPTIMAL" in solution, seconds)
    text, seconds = run(["cbc", lp, "sec", limit, "solve"], limit)
    yield ("CBC, strong MILP", found(r"Objective value: +([0-9.]+)", text),
           "Optimal solution found" in text, seconds)
    if highs:
        script = pathlib.Path(highs) / "solve.cjs"
        script.write_text("(async () => {" + HIGHS + "})();")
        text, seconds = run(["node", script, lp, limit], limit)
        line = next((l for l in text.splitlines() if l.startswith("{")), "{}")
        told = json.loads(line)
        yield ("HiGHS (wasm), strong MILP", round(told["cost"]) if told else None,
               told.get("status") == "Optimal", told.get("seconds", seconds))


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("search")
    parser.add_argument("file")
    parser.add_argument("--limit", type=int, default=120, help="seconds for each peer")
    parser.add_argument("--highs", help="folder with node_modules/highs")
    given = parser.parse_args()
    problem = Problem(given.file)
    text, _ = run([given.search, given.file, "--time-limit-ms", 1000 * given.limit], given.limit)
    cost = found(r"cost (\d+)", text)
    proven = re.search(r"proven_ms ([0-9.-]+)", text)
    own = float(proven.group(1)) / 1000 if proven else -1
    print("| solver | cost | proven | seconds | the search is sooner |")
    print("|---|---|---|---|---|")
    print(f"| this planner's search | {cost} | {'yes' if own >= 0 else 'no'} | "
          f"{own if own >= 0 else given.limit:.4f} | |")
    optima = {cost} if own >= 0 else set()
    with tempfile.TemporaryDirectory() as folder:
        for name, its, optimal, seconds in peers(problem, pathlib.Path(folder), given.limit,
                                                 given.highs):
            times = f"{seconds / own:.0f} times" if optimal and own > 0 else ""
            print(f"| {name} | {'none' if its is None else its} | {'yes' if optimal else 'no'} | {seconds:.2f} | {times} |",
                  flush=True)
            if optimal and name != "toulbar2":
                optima.add(its)
            if name == "toulbar2" and optimal and cost is not None and its > cost:
                sys.exit("the relaxation that toulbar2 solved costs more than the plan")
    if len(optima) > 1:
        sys.exit(f"two optima: {sorted(optima)}")


if __name__ == "__main__":
    main()

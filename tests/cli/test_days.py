"""Where days meet, from the files that people write to the verdicts that they read."""
import datetime
import json
import shutil
import unittest

from support import RULES, CliTest

CONVENTION = """
[convention]
id = "t"
name = "T"
start = 2024-01-01
end = 2029-12-31
[[party]]
id = "v"
name = "V"
[[role]]
id = "m"
name = "M"
party = "v"
[[body]]
id = "b"
name = "B"
members = ["m"]
[[body]]
id = "c"
name = "C"
members = ["m"]
"""
HEADER = "uid,body,start,end,status,convened_on,present,minutes_on,note\n"


class Days(CliTest):
    def rules(self, text):
        self.write("rules/convention.toml", CONVENTION + text)
        return "rules"

    def check(self, rules, history, as_of):
        path = self.write("history.csv", HEADER + "".join(line + "\n" for line in history))
        done = self.run_program("check", "--rules", rules, "--history", path, "--as-of", as_of,
                                "--format", "json", status=(0, 1))
        return json.loads(done.stdout)

    def verdicts(self, *arguments):
        return {duty["id"]: duty["verdict"] for duty in self.check(*arguments)["duties"]}

    def test_hours_tell_which_of_two_sessions_of_a_day_came_first(self):
        rules = self.rules('[[obligation]]\nid = "p"\nbody = "c"\nkind = "precedence"\n'
                           'before_each = "b"\nsource = { article = "1" }\n')
        for first, expected in (("2026-06-05", "unproven"), ("2026-06-05T09:00", "satisfied"),
                                ("2026-06-05T16:00", "breached")):
            second = "2026-06-05" if expected == "unproven" else "2026-06-05T14:00"
            history = [f",c,{first},,held,,,,", f",b,{second},,held,,,,"]
            self.assertEqual(self.verdicts(rules, history, "2026-12-31"),
                             {"p/2026-06-05": expected})
        lacking = self.check(rules, [",c,2026-06-05,,held,,,,", ",b,2026-06-05,,held,,,,"],
                             "2026-12-31")["tasks"]
        self.assertEqual([task["kind"] for task in lacking], ["prove", "prove"])
        self.assertIn("its hours", lacking[0]["what"])
        self.assertTrue(lacking[0]["actions"][0].startswith("gouvernail meeting correct "))

    def test_a_last_call_is_on_a_day_worked(self):
        for as_of in ("2024-01-01", "2026-11-27", "2027-12-24"):
            duties = self.check(RULES, [], as_of)["duties"]
            calls = [datetime.date.fromisoformat(duty["last_call"]) for duty in duties
                     if duty["last_call"]]
            self.assertGreater(len(calls), 20)
            self.assertLess(max(day.weekday() for day in calls), 5)

    def test_amendments_that_change_no_number_leave_the_year_whole(self):
        rules = self.folder / "ctg"
        shutil.copytree(RULES, rules)
        for number, effect in ((1, "2027-05-01"), (2, "2027-09-01")):
            self.write(f"ctg/avenants/essai-{number}.toml",
                       f'[amendment]\nid = "essai-{number}"\ntitle = "Essai"\neffective = {effect}\n'
                       f'[[replace]]\nid = "copil-annuel"\nsource = {{ article = "{number}" }}\n')
        duties = [duty for duty in self.check(rules, [], "2026-12-31")["duties"]
                  if duty["id"].startswith("copil-annuel/2027")]
        self.assertEqual([(duty["id"], duty["required"]) for duty in duties],
                         [("copil-annuel/2027", 1)])
        self.assertEqual(duties[0]["window"], {"first": "2027-01-01", "last": "2027-12-31"})

    def test_a_gap_that_ran_out_is_overdue_until_a_session_is_held(self):
        rules = self.rules('[[obligation]]\nid = "six-mois"\nbody = "b"\nkind = "max-gap"\n'
                           'gap = { months = 6, rounding = "down" }\nsource = { article = "6" }\n')
        history = [",b,2024-06-30,,held,,,,", ",b,2024-12-31,,held,,,,"]
        owed = "six-mois/2024-12-31@2025-07-01"
        self.assertEqual(self.verdicts(rules, history, "2025-06-30"),
                         {"six-mois/2024-01-01": "satisfied", "six-mois/2024-06-30": "breached",
                          "six-mois/2024-12-31": "at_risk"})
        for as_of in ("2025-07-01", "2026-11-27", "2029-06-01"):
            found = self.check(rules, history, as_of)
            duty = {each["id"]: each for each in found["duties"]}[owed]
            self.assertEqual((duty["verdict"], duty["last_call"]), ("at_risk", "2025-06-30"))
            tasks = [task for task in found["tasks"] if owed in task["duties"]]
            self.assertEqual([(task["kind"], task["overdue"]) for task in tasks], [("plan", True)])
        self.assertNotIn(owed, self.verdicts(rules, history + [",b,2026-01-12,,held,,,,"],
                                             "2026-06-01"))

    def test_a_yearly_meeting_that_is_overdue_is_planned(self):
        rules = self.rules('[[obligation]]\nid = "quatorze-mois"\nbody = "b"\nkind = "max-gap"\n'
                           'gap = { months = 14, rounding = "down" }\nsource = { article = "13" }\n')
        history = [",b,2025-01-10,,held,,,,", ",b,2025-11-15,,held,,,,"]
        self.assertEqual(self.verdicts(rules, history, "2027-01-15")["quatorze-mois/2025-11-15"],
                         "at_risk")
        owed = "quatorze-mois/2025-11-15@2027-01-16"
        duty = {each["id"]: each for each in self.check(rules, history, "2029-04-20")["duties"]}[owed]
        self.assertIn("Overdue since", duty["because"])
        path = self.write("history.csv", HEADER + "".join(line + "\n" for line in history))
        plan = json.loads(self.run_program(
            "plan", "--rules", rules, "--history", path, "--as-of", "2029-04-20",
            "--format", "json", status=(0, 1)).stdout)
        days = [meeting["start"][:10] for meeting in plan["meetings"] if meeting["body"] == "b"]
        self.assertTrue(days)
        self.assertLess(days[0], "2029-06-01", "as soon as may be")


if __name__ == "__main__":
    unittest.main()

"""The main job, command by command, on the shipped convention and example."""
import csv
import io
import json
import unittest

from support import EXAMPLE, RULES, SOURCE, CliTest


class MainJob(CliTest):
    def setUp(self):
        super().setUp()
        self.make_workspace()

    def check(self, *more, status=1):
        return json.loads(self.here("check", "--format", "json", *more, status=status).stdout)

    def verdict(self, duty, *more):
        found = [d for d in self.check(*more)["duties"] if d["id"] == duty]
        self.assertEqual(len(found), 1, duty)
        return found[0]["verdict"]

    def test_json_has_the_shape_of_the_contract(self):
        report = self.check()
        self.assertEqual(list(report), ["format", "convention", "as_of", "reading", "counts", "duties",
                                        "tasks", "counts_without_waivers", "balance"])
        self.assertEqual(report["format"], "gouvernail.check/1")
        self.assertEqual(report["convention"], "ctg-haut-pays-montreuillois-2024")
        self.assertEqual(report["as_of"], "2026-11-24")
        self.assertEqual(report["reading"], "default")
        self.assertEqual(list(report["counts"]),
                         ["satisfied", "covered", "open", "at_risk", "unproven", "lost", "breached",
                          "waived", "upcoming"])
        self.assertEqual(sum(report["counts"].values()), len(report["duties"]))
        for duty in report["duties"]:
            self.assertEqual(list(duty),
                             ["id", "obligation", "body", "window", "verdict", "required", "counted",
                              "meetings", "last_call", "last_resort", "slack", "severity",
                              "owed_by", "depends_on", "source", "because", "without_waiver"])
            self.assertTrue(duty["id"].startswith(duty["obligation"] + "/"))
            self.assertLessEqual(duty["window"]["first"], duty["window"]["last"])
            self.assertTrue(duty["because"])
            self.assertLessEqual(set(duty["owed_by"]), {"cchpm", "caf", "msa", "departement"})
        weights = ("obligation", "indicator", "recommendation")
        self.assertEqual(tuple(report["balance"]), weights)
        for weight in weights:
            of_weight = [d for d in report["duties"] if d["severity"] == weight]
            self.assertTrue(of_weight, weight)
            balance = report["balance"][weight]
            self.assertEqual(sum(balance["counts"].values()), len(of_weight))
            self.assertEqual(balance["kept"], sum(d["verdict"] == "satisfied" for d in of_weight))
            self.assertEqual(balance["settled"], sum(
                d["verdict"] == "satisfied"
                or d["verdict"] != "waived" and d["window"]["last"] < "2026-11-24" for d in of_weight))

    def test_no_line_is_wider_than_the_screen(self):
        for day in ("2026-09-01", "2026-09-07", "2026-10-05", "2026-12-01", "2026-12-15"):
            for lang in ("fr", "en"):
                shown = self.here("check", "--as-of", day, status=(0, 1), lang=lang).stdout
                wide = [line for line in shown.splitlines() if len(line) > 80]
                self.assertEqual(wide, [], (day, lang))

    def test_every_verdict_occurs_in_the_example(self):
        self.here("waive", "copil-annuel/2025", "--reason", "renouvellement", "--authority", "COPIL")
        counts = self.check()["counts"]
        self.assertEqual([v for v, n in counts.items() if n == 0], [])

    def test_more_told_of_a_convened_meeting_keeps_the_day_of_sending(self):
        self.here("meeting", "convene", "copil/2026-12-10", "--documents-on", "2026-11-23")
        shown = self.here("-v", "meeting", "list", "--body", "copil", "--from", "2026-12-10").stdout
        self.assertIn("convened on 20 Nov 2026", shown)
        self.assertIn("documents sent on 23 Nov 2026", shown)
        self.here("meeting", "convene", "copil/2026-12-10", "--on", "2026-11-22")
        shown = self.here("-v", "meeting", "list", "--body", "copil", "--from", "2026-12-10").stdout
        self.assertIn("convened on 22 Nov 2026", shown)

    def test_every_id_of_the_register_has_its_duty(self):
        ids = {d["obligation"] for d in self.check()["duties"]}
        for one in ("copil-annuel", "elus-trimestriel", "cotech-avant-copil", "copil-composition",
                    "groupe-projet-elargi-annuel", "groupe-projet-mensuel", "theme-avs-annuel",
                    "theme-logement-referent", "observation-petite-enfance", "avs-equipements",
                    "logement-presse", "mobilite-chef-de-file", "bilan-final", "renouvellement",
                    "objectifs-annuels", "etp-cooperation", "postes-cooperation", "plan-postes",
                    "suivi-caf", "logement-forum", "jeunesse-etudes", "mobilite-diagnostic",
                    "parentalite-diffusion", "jeunesse-ouverture-vacances"):
            self.assertIn(one, ids)

    def test_the_day_of_a_signature(self):
        said = "jour de signature non indiqué"
        self.assertIn(said, self.here("check", "--all", lang="fr", status=1).stdout)
        self.assertIn(said, self.here("party", "list", lang="fr").stdout)
        self.here("party", "set", "departement", "--signed", "23/10/2025", status=2)
        self.here("party", "set", "departement", "--signed", "03/11/2025")
        self.assertNotIn(said, self.here("check", "--all", lang="fr", status=1).stdout)
        self.assertIn("3 novembre 2025", self.here("party", "list", lang="fr").stdout)

    def test_readings_terms_and_windows(self):
        self.assertEqual(self.check("--reading", "terme-2029")["reading"], "terme-2029")
        all_readings = self.check("--all-readings")
        august = [d for d in all_readings["duties"] if d["id"] == "groupe-projet-mensuel/2026-08"]
        self.assertIn("groupe-projet-sauf-aout", august[0]["depends_on"])
        few = self.check("--from", "2026-11-01", "--to", "30/11/2026")
        self.assertIn("groupe-projet-mensuel/2026-11", [d["id"] for d in few["duties"]])
        self.assertNotIn("groupe-projet-mensuel/2026-10", [d["id"] for d in few["duties"]])
        self.here("check", "--reading", "inconnue", status=2)

    def test_as_of_and_known(self):
        self.assertEqual(self.check("--as-of", "2024-01-01", status=0)["counts"]["breached"], 0)
        # Everything was recorded on 24 November: by the day before, nothing was known.
        known = self.check("--known", "2026-11-23")
        self.assertEqual(known["counts"]["satisfied"], 0)

    def test_other_formats(self):
        table = list(csv.reader(io.StringIO(
            self.here("check", "--format", "csv", status=1).stdout.lstrip("\ufeff"))))
        self.assertGreater(len(table), 400)
        self.assertEqual({len(row) for row in table}, {len(table[0])})
        self.assertIn("<html", self.here("check", "--format", "html", status=1).stdout)
        self.assertIn("<testsuite", self.here("check", "--format", "junit", status=1).stdout)
        french = self.here("check", status=1, lang="fr").stdout
        self.assertIn("Cette semaine", french)
        self.assertNotIn("\x1b[", french)

    def test_a_meeting_from_proposal_to_minutes(self):
        duty = "logement-presse/2026"
        self.assertEqual(self.verdict(duty), "at_risk")
        self.here("meeting", "add", "logement-presse", "--on", "08/12/2026", "--at", "10:00")
        self.assertEqual(self.verdict(duty), "covered")
        self.here("meeting", "convene", "logement-presse/2026-12-08", "--on", "2026-11-24")
        self.here("meeting", "move", "logement-presse/2026-12-08", "--to", "24/11/2026", status=0)
        self.here("meeting", "hold", "logement-presse/2026-11-24", "--present",
                  "referent-logement|vp-logement", "--minutes-on", "2026-11-24")
        self.assertEqual(self.verdict(duty), "satisfied")
        self.assertIn("24", self.here("meeting", "list", "--body", "logement-presse").stdout)
        self.here("meeting", "add", "logement-presse", "--on", "2026-12-09")
        self.here("meeting", "cancel", "logement-presse/2026-12-09")
        self.here("meeting", "hold", "copil/2026-12-10", status=2)
        self.here("meeting", "convene", "nulle-part/2026-12-10", status=2)

    def test_hours_of_an_option_are_written_as_in_a_table(self):
        def shown(*hours, status=0):
            day = f"2027-03-{2 + len(self.days):02}"
            self.days.append(day)
            return self.here("meeting", "add", "elus", "--on", day, "--at", *hours, status=status)
        self.days = []
        self.assertIn("14:00–16:00", shown("14h-16h").stdout.replace(" – ", "–"))
        self.assertIn("09:00", shown("9").stdout)
        self.assertIn("14:00–16:00", shown("14-16").stdout.replace(" – ", "–"))
        self.assertIn("14:00–16:00", shown("14h-16h", "--until", "16:00").stdout.replace(" – ", "–"))
        self.assertIn("two ends", shown("14h-16h", "--until", "17:00", status=2).stderr)
        self.assertIn("no", shown("2", status=2).stderr)
        moved = self.here("meeting", "move", f"elus/{self.days[0]}", "--to", self.days[0], "--at",
                          "10h à 11h30").stdout
        self.assertIn("10:00–11:30", moved.replace(" – ", "–"))

    def test_a_session_that_never_was_leaves_no_file_behind(self):
        out = self.folder / "out"
        self.here("meeting", "add", "elus", "--on", "2027-03-02", "--at", "14:00")
        self.here("invite", "--out", out)
        self.assertEqual(len(list(out.rglob("2027-03-02-elus-*.ics"))), 1)
        kept = {p for p in (out / "reunions").glob("*.ics") if "2027-03-02" not in p.name}
        self.here("meeting", "correct", "elus/2027-03-02", "--never-was", "--because", "saisie double")
        self.here("invite", "--out", out)
        self.assertEqual(set((out / "reunions").glob("*.ics")), kept)

    def test_blanks_around_an_address_are_none_of_it(self):
        people = self.workspace / "people.toml"
        text = people.read_text()
        start = text.index('address = "') + len('address = "')
        end = text.index('"', start)
        address = text[start:end]
        people.write_text(text[:start] + "\u00a0" + address + " " + text[end:])
        self.here("check", status=(0, 1))
        self.assertIn(address, self.here("person", "list").stdout)
        self.here("person", "add", "nouvelle", "--name", "Nouvelle Élue", "--address",
                  "nouvelle@example.org ", "--party", "cchpm")
        self.assertIn('"nouvelle@example.org"', people.read_text())

    def test_seats_decide_standing_duties(self):
        duty = "theme-acces-droits-referent/2026"
        self.assertEqual(self.verdict(duty), "lost")
        self.here("seat", "list")
        self.here("seat", "appoint", "chef-de-file-mobilite", "personne", "--from", "2026-01-01",
                  status=2)
        self.here("seat", "end", "dgs-cchpm", "nobody", "--on", "2026-12-01", status=2)

    def test_waivers_are_never_merged_with_kept(self):
        proof = self.write("decision.pdf", "x")
        self.here("waive", "copil-annuel/2025", "--reason", "crise", "--authority", "Préfet",
                  "--evidence", proof)
        self.assertEqual(self.verdict("copil-annuel/2025"), "waived")
        self.here("waive", "copil-annuel/1999", "--reason", "x", "--authority", "y", status=2)
        self.here("waive", "copil-annuel", "--reason", "x", "--authority", "y", status=2)
        self.here("waive", "copil-annuel/2024", "--reason", "", "--authority", "y", status=2)
        listed = self.here("waive", "list").stdout
        self.assertIn("copil-annuel/2025", listed)
        self.here("waive", "end", listed.split()[0])
        self.assertNotEqual(self.verdict("copil-annuel/2025"), "waived")
        self.assertNotIn("copil-annuel/2025", self.here("waive", "list").stdout)

    def test_import_twice_changes_nothing(self):
        again = self.here("import", EXAMPLE / "historique.csv").stdout
        self.assertIn("0 meeting added, 0 corrected, 180 unchanged", again.replace("meetings", "meeting"))
        excel = self.here("import", "--dry-run", EXAMPLE / "historique-excel.csv").stdout
        self.assertIn("180 unchanged", excel)

    def test_plan_is_rejudged_and_applied_once(self):
        plan = json.loads(self.here("plan", "--to", "2027-12-31", "--format", "json", status=0).stdout)
        self.assertEqual(list(plan)[:6],
                         ["format", "status", "cost", "lower_bound", "gap", "sessions_proven"])
        self.assertLessEqual(plan["lower_bound"], plan["cost"])
        self.assertEqual(plan["conflict"], [])
        days = {m["start"][:10] for m in plan["meetings"]}
        self.assertTrue(all(d > "2026-11-24" for d in days))
        self.here("plan", "--to", "2027-12-31", "--apply")
        after = self.check("--from", "2027-01-01", "--to", "2027-12-31", status=0)
        for duty in after["duties"]:
            if duty["obligation"].endswith(("-annuel", "-mensuel", "-trimestriel")) and \
                    duty["window"]["last"] <= "2027-12-31" and duty["window"]["first"] >= "2027-01-01":
                self.assertEqual(duty["verdict"], "covered", duty["id"])
        again = self.here("plan", "--to", "2027-12-31", "--apply").stderr
        self.assertTrue(again.startswith("0 meeting"), again)

    def test_invitations_are_the_same_bytes_until_something_changes(self):
        out = self.folder / "out"
        self.here("invite", "--out", out)
        files = {p: p.read_bytes() for p in out.rglob("*.ics")}
        self.assertTrue(any(p.parent.name == "partenaires" for p in files))
        self.here("invite", "--out", out)
        self.assertEqual(files, {p: p.read_bytes() for p in out.rglob("*.ics")})
        other = self.folder / "other"
        self.here("invite", "--out", other)
        self.assertEqual(sorted(files.values()), sorted(p.read_bytes() for p in other.rglob("*.ics")))
        self.here("meeting", "move", "copil/2026-12-10", "--to", "11/12/2026", "--at", "9:00")
        self.here("invite", "--for", "copil", "--out", self.folder / "moved")
        moved = [p.read_text() for p in (self.folder / "moved").rglob("2026-12-11-copil*.ics")]
        self.assertEqual(len(moved), 1)
        self.assertIn("SEQUENCE:1", moved[0])
        self.here("meeting", "cancel", "copil/2026-12-11")
        refused = self.here("meeting", "move", "copil/2026-12-11", "--to", "2026-12-14", status=2)
        self.assertIn("held or cancelled already", refused.stderr)
        self.here("invite", "--for", "copil", "--out", self.folder / "gone")
        gone = [p.read_text() for p in (self.folder / "gone").rglob("*copil*.ics")
                if "METHOD:CANCEL" in p.read_text()]
        self.assertEqual(len(gone), 1)
        self.assertIn("SEQUENCE:2", gone[0])
        self.assertIn("STATUS:CANCELLED", gone[0])

    def test_journal(self):
        self.assertIn("copil", self.here("journal", "list").stdout)
        self.here("journal", "verify")

    def name_copil(self):
        settings = self.workspace / "gouvernail.toml"
        settings.write_text(settings.read_text() + '\n[import.titles]\ncopil = ["*copil*"]\n')

    def test_import_from_a_calendar(self):
        self.name_copil()
        ics = self.write("export.ics", "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:abc-1\n"
                         "SUMMARY:COPIL CTG\nDTSTART:20270114T130000Z\nEND:VEVENT\nEND:VCALENDAR\n")
        self.here("import", ics)
        self.assertEqual(self.verdict("copil-annuel/2027"), "covered")

    def test_a_diary_never_takes_back_what_was_recorded(self):
        held = next(m for m in csv.DictReader(io.StringIO((EXAMPLE / "historique.csv").read_text()))
                    if m["status"] == "held" and m["body"] == "copil")
        before = self.here("meeting", "list", "--body", "copil").stdout
        day = held["start"][:10].replace("-", "")
        ics = self.write("a.ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:%s\nSUMMARY:COPIL\n"
                         "DTSTART;VALUE=DATE:%s\nSTATUS:CANCELLED\nEND:VEVENT\nEND:VCALENDAR\n"
                         % (held["uid"], day))
        self.name_copil()
        said = self.here("import", ics)
        self.assertIn("recorded as held", said.stderr)
        self.assertEqual(self.here("meeting", "list", "--body", "copil").stdout, before)

    def test_a_series_of_a_diary_is_taken_session_by_session(self):
        self.name_copil()
        ics = self.write("serie.ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:serie\n"
                         "SUMMARY:COPIL\nDTSTART;TZID=Romance Standard Time:20270105T140000\n"
                         "RRULE:FREQ=MONTHLY;COUNT=3\nEND:VEVENT\nEND:VCALENDAR\n")
        self.here("import", ics)
        listed = self.here("meeting", "list", "--body", "copil", "--from", "2027-01-01").stdout
        for day in ("2027-01-05", "2027-02-05", "2027-03-05"):
            self.assertIn(day, listed)
        self.assertIn("0", self.here("import", ics).stdout)

    def test_an_engagement_of_the_diary_is_left_free(self):
        plan = json.loads(self.here("plan", "--format", "json", "--to", "2027-12-31").stdout)
        first = next(m for m in plan["meetings"] if m["body"] == "copil" and m["change"] == "new")
        day = first["start"][:10]
        keys = [line.split('"')[1] for line in (EXAMPLE / "people.toml").read_text().splitlines()
                if line.startswith("key = ")]
        self.assertTrue(keys)
        for key in keys:
            (self.workspace / "busy" / (key + ".ics")).write_text(
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:x\nDTSTART;VALUE=DATE:%s\nEND:VEVENT\n"
                "END:VCALENDAR\n" % day.replace("-", ""))
        (self.workspace / "busy" / "nobody-known.ics").write_text("x")
        done = self.here("plan", "--format", "json", "--to", "2027-12-31")
        self.assertIn("nobody-known", done.stderr)
        self.assertNotIn(day, [m["start"][:10] for m in json.loads(done.stdout)["meetings"]
                               if m["change"] == "new" and m["body"] == "copil"])

    def test_the_identifiers_shown_are_those_recorded(self):
        plan = json.loads(self.here("plan", "--apply", "--format", "json", "--to", "2027-12-31").stdout)
        listed = self.here("-v", "meeting", "list").stdout
        added = [m["uid"] for m in plan["meetings"] if m["change"] == "new"]
        self.assertTrue(added)
        for uid in added:
            self.assertIn(uid[:8], listed)

    def test_asking_for_one_partner_keeps_the_others_whole(self):
        settings = self.workspace / "gouvernail.toml"
        settings.write_text(settings.read_text() +
                            '\n[organiser]\nname = "Convocations"\naddress = "ctg@example.org"\n')
        self.here("plan", "--apply", "--to", "2027-12-31", status=0)
        out = self.folder / "out"
        self.here("invite", "--out", out)
        feeds = {path.name: path.read_bytes() for path in (out / "partenaires").iterdir()}
        self.assertGreater(len(feeds), 1)
        self.assertIn("“cpoil”", self.here("invite", "--out", out, "--for", "cpoil", status=2).stderr)
        for only in (sorted(feeds)[0].removesuffix(".ics"), "copil"):
            self.here("invite", "--out", out, "--for", only)
            self.assertEqual({p.name: p.read_bytes() for p in (out / "partenaires").iterdir()},
                             feeds, only)


class WithoutWorkspace(CliTest):
    def test_check_and_plan_run_on_files(self):
        done = self.run_program("check", "--rules", RULES, "--history", EXAMPLE / "historique.csv",
                                "--waivers", EXAMPLE / "dispenses.toml", "--as-of", "2026-11-24",
                                "--format", "json", status=1)
        self.assertEqual(json.loads(done.stdout)["counts"]["waived"], 3)
        self.run_program("plan", "--rules", RULES, "--history", EXAMPLE / "historique.csv",
                         "--as-of", "2026-11-24", "--to", "2026-12-31", "--format", "json")

    def test_the_first_convention_shows_the_gaps_that_its_partners_regretted(self):
        done = self.run_program("check", "--rules", RULES, "--history",
                                SOURCE / "examples" / "ctg-2020-2023" / "historique.csv", "--term",
                                "2020-11-13..2023-12-31", "--as-of", "2024-01-01", "--format",
                                "json", status=1)
        verdicts = {d["id"]: d["verdict"] for d in json.loads(done.stdout)["duties"]}
        self.assertEqual(verdicts["copil-annuel/2021"], "breached")
        self.assertEqual(verdicts["copil-annuel/2022"], "satisfied")
        self.assertEqual(verdicts["copil-annuel/2023"], "breached")
        self.assertEqual(verdicts["elus-trimestriel/2022-Q2"], "breached")

    def test_rules_commands(self):
        self.run_program("rules", "check", "--rules", RULES)
        self.assertIn("copil-annuel", self.run_program("rules", "list", "--rules", RULES).stdout)
        self.assertIn("6-a", self.run_program("rules", "explain", "copil-annuel/2026", "--rules",
                                              RULES).stdout)
        self.run_program("rules", "explain", "copil-anuel", "--rules", RULES, status=2)
        self.run_program("rules", "lint", "--rules", RULES)

    def test_a_wrong_command_line_is_explained_in_both_languages(self):
        for arguments, french, english in (
                (["chek"], "il n'y a pas de commande «\u00a0chek\u00a0»", "did you mean “check”?"),
                (["check", "--formt", "json"], "vouliez-vous dire «\u00a0--format\u00a0»",
                 "there is no option “--formt”"),
                (["check", "a"], "est de trop", "one word too many"),
                (["meeting"], "il manque une commande", "a command is missing"),
                (["init"], "«\u00a0--rules\u00a0» manque", "“--rules” is missing"),
                (["check", "--as-of"], "n'a pas de valeur", "has no value"),
                (["check", "--format", "pdf"], "n'est pas une valeur admise", "write one of: text, json")):
            self.assertIn(french, self.run_program(*arguments, lang="fr", status=2).stderr)
            self.assertIn(english, self.run_program(*arguments, lang="en", status=2).stderr)

    def test_a_wrong_value_is_explained_in_our_own_words(self):
        for arguments, french, english in (
                (["plan", "--time-limit", "0"], "écrire un nombre supérieur à 0",
                 "“0” is not a value of “--time-limit”\nRemedy: write a number above 0"),
                (["plan", "--time-limit", "inf"], "n'est pas une valeur admise",
                 "write a number above 0"),
                (["plan", "--seed", "1.5"], "écrire un nombre entier",
                 "“1.5” is not a value of “--seed”\nRemedy: write a whole number"),
                (["check", "--strict=maybe"], "«\u00a0--strict\u00a0» ne prend pas de valeur",
                 "“--strict” takes no value"),
                (["check", "--format", "csv", "--format", "text"], "ou en a trop",
                 "“--format” has no value, or too many"),
                (["check", "-vC"], "«\u00a0-C\u00a0» n'a pas de valeur", "“-C” has no value"),
                (["plan", "explain"], "«\u00a0RÉUNION\u00a0» manque", "“MEETING” is missing")):
            self.assertIn(french, self.run_program(*arguments, lang="fr", status=2).stderr)
            self.assertIn(english, self.run_program(*arguments, lang="en", status=2).stderr)

    def test_init_leaves_what_it_did_not_make(self):
        self.workspace.mkdir()
        mine = self.workspace / "people.toml"
        mine.write_text("# à moi\n")
        self.run_program("init", self.workspace, "--rules", RULES, "--people",
                         EXAMPLE / "people.toml", status=2)
        self.assertEqual([p.name for p in self.workspace.iterdir()], ["people.toml"])
        self.assertEqual(mine.read_text(), "# à moi\n")
        bad = self.write("bad/people.toml", "[[person]]\n")
        self.run_program("init", self.folder / "other" / "ws", "--rules", RULES, "--people", bad,
                         status=2)
        self.assertFalse((self.folder / "other").exists())

    def test_help_speaks_both_languages(self):
        self.assertIn("Commands", self.run_program("--help").stdout)
        self.assertIn("Commandes", self.run_program("--help", lang="fr").stdout)
        self.run_program("--version")


if __name__ == "__main__":
    unittest.main()

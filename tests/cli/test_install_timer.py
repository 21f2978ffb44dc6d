"""The weekly alert put in place: systemctl, crontab and loginctl of the test stand in for the
machine's own and write down how they were called."""
import os
import shlex
import shutil
import subprocess
import unittest

import support
from support import CliTest
from test_serve import Browser, Serving

SYSTEMCTL = """#!/bin/sh
echo "systemctl $*" >> "$STATE/calls"
[ "$1" = --user ] || exit 9
shift
[ ! -e "$STATE/nobus" ] || { echo "Failed to connect to bus: No medium found" >&2; exit 1; }
[ "$1" != --quiet ] || shift
case "$1" in
  is-active) [ -e "$STATE/active-$2" ] ;;
  is-enabled) [ -e "$STATE/enabled-$2" ] ;;
  enable) [ "$2" = --now ] && : > "$STATE/active-$3" && : > "$STATE/enabled-$3" ;;
  disable) /bin/rm -f "$STATE/active-$3" "$STATE/enabled-$3" ;;
esac
"""
CRONTAB = """#!/bin/sh
echo "crontab $*" >> "$STATE/calls"
[ ! -e "$STATE/denied" ] || { echo "You (u) are not allowed to use this program" >&2; exit 1; }
case "$1" in
  -l) [ -e "$STATE/tab" ] || { echo "no crontab for u" >&2; exit 1; }; /bin/cat "$STATE/tab" ;;
  -r) /bin/rm "$STATE/tab" ;;
  -) /bin/cat > "$STATE/tab" ;;
esac
"""
LOGINCTL = """#!/bin/sh
[ -e "$STATE/linger" ] && echo yes || echo no
"""
SETTINGS = """
[organiser]
name = "Chargée de coopération"
address = "pilote@cchpm.example.org"
[mail]
server = "127.0.0.1"
security = "none"
"""
ANSWERS = '[mail.answers]\nurl = "imap://127.0.0.1/INBOX"\n'
CHANGING = ("daemon-reload", "enable", "disable", "restart", "crontab -", "crontab -r")


class TimerTest(CliTest):
    def setUp(self):
        super().setUp()
        self.state = self.folder / "state"
        self.state.mkdir()
        self.tools = self.folder / "tools"
        self.tools.mkdir()
        self.config = self.folder / "configuration"
        self.now = "20261124T100000Z"  # a Tuesday
        for name, text in (("systemctl", SYSTEMCTL), ("crontab", CRONTAB),
                           ("loginctl", LOGINCTL)):
            (self.tools / name).write_text(text)
            (self.tools / name).chmod(0o755)
        self.make(self.workspace)

    def make(self, workspace, settings=SETTINGS + ANSWERS):
        self.run_program("init", workspace, "--rules", support.RULES)
        self.first = (workspace / "gouvernail.toml").read_text()
        (workspace / "gouvernail.toml").write_text(self.first + settings)

    def timer(self, *arguments, status=0, lang="en", workspace=None, program=support.PROGRAM,
              **variables):
        """Runs it; self.calls is what it called."""
        (self.state / "calls").write_text("")
        environment = {"PATH": str(self.tools), "STATE": str(self.state), "TZ": "Asia/Tokyo",
                       "HOME": str(self.folder), "XDG_CONFIG_HOME": str(self.config),
                       "GOUVERNAIL_NOW": self.now, **variables}
        done = subprocess.run([str(program), "--lang", lang, "-C", workspace or self.workspace,
                               "install-timer", *arguments], text=True, capture_output=True,
                              cwd=self.folder, timeout=60, env=environment)
        self.assertEqual(done.returncode, status, (arguments, done.stdout, done.stderr))
        self.calls = (self.state / "calls").read_text().splitlines()
        return done.stdout + done.stderr

    def changes(self):
        """The calls that change something."""
        words = [call.removeprefix("systemctl --user ") for call in self.calls]
        return [w for w in words if w in CHANGING or w.split()[0] in CHANGING]

    def units(self):
        folder = self.config / "systemd" / "user"
        return {p.suffix: p for p in folder.glob("gouvernail-*")} if folder.exists() else {}

    def table(self, text=None):
        path = self.state / "tab"
        if text is not None:
            path.write_bytes(text.encode())
        return path.read_bytes().decode() if path.exists() else None

    def no_systemd(self):
        (self.state / "nobus").touch()


class InstallTimer(TimerTest):
    def test_systemd_units(self):
        said = self.timer()
        units = self.units()
        name = units[".timer"].name
        self.assertEqual(self.changes(), ["daemon-reload", f"enable --now {name}"])
        service = units[".service"].read_text()
        runs = [line for line in service.splitlines() if line.startswith("ExecStart=")]
        program = f'"{os.path.realpath(support.PROGRAM)}" -C "{os.path.realpath(self.workspace)}"'
        self.assertEqual(runs, [f"ExecStart=-{program} answers", f"ExecStart={program} alert --send"])
        self.assertIn("OnCalendar=Mon..Fri *-*-* 07:30:00 Europe/Paris\n",
                      units[".timer"].read_text())
        self.assertIn("Next run: Wednesday 25 November 2026 at 07:30 (Paris)", said)
        self.assertIn("loginctl enable-linger", said)
        self.assertIsNone(self.table())
        (self.state / "linger").touch()
        self.assertNotIn("linger", self.timer())

    def test_a_second_run_changes_nothing(self):
        self.timer()
        before = {p: (p.stat().st_mtime_ns, p.stat().st_ino) for p in self.units().values()}
        self.assertEqual(len(before), 2)
        said = self.timer()
        self.assertIn("was in place already", said)
        self.assertEqual(self.changes(), [])
        self.assertEqual({p: (p.stat().st_mtime_ns, p.stat().st_ino)
                          for p in self.units().values()}, before)
        # A timer that somebody stopped is started again.
        (self.state / ("active-" + self.units()[".timer"].name)).unlink()
        self.assertIn("It does not run", self.timer("--status"))
        self.assertNotIn("already", self.timer())
        self.assertIn("enable", " ".join(self.changes()))

    def test_another_hour(self):
        self.timer()
        said = self.timer("--day", "vendredi", "--time", "18h")
        self.assertIn("OnCalendar=Fri *-*-* 18:00:00", self.units()[".timer"].read_text())
        self.assertEqual(self.changes()[-1], "restart " + self.units()[".timer"].name)
        self.assertIn("Friday 27 November 2026 at 18:00", said)
        self.timer("--day", "sat", "--time", "06:05")
        self.assertIn("OnCalendar=Sat..Sun *-*-* 06:05:00", self.units()[".timer"].read_text())
        self.assertIn("“noday” is not a day", self.timer("--day", "noday", status=2))
        self.assertIn("“25:00” is not a time", self.timer("--time", "25:00", status=2))

    def test_the_next_run_is_after_now(self):
        self.timer()
        for now, expected in (("20261127T062959Z", "Friday 27 November 2026 at 07:30"),
                              ("20261127T063000Z", "Monday 30 November 2026 at 07:30"),
                              ("20270326T063000Z", "Monday 29 March 2027 at 07:30"),
                              ("20270329T052959Z", "Monday 29 March 2027 at 07:30")):
            self.now = now
            self.assertIn("Next run: " + expected, self.timer("--status"), now)

    def test_cron_where_systemd_does_not_answer(self):
        for nothing in ("nobus", "absent"):
            self.no_systemd() if nothing == "nobus" else (self.tools / "systemctl").unlink()
            others = "MAILTO=a@example.org\n# 1 2 * * * x\n\n\t5 4 * * *  a % b\n@daily last line"
            self.table(others)
            said = self.timer()
            self.assertEqual(self.units(), {})
            self.assertTrue(self.table().startswith(others + "\n30 7 * * 1-5 "))
            self.assertEqual(self.table().count("\n"), others.count("\n") + 2)
            zone = os.path.realpath("/etc/localtime").partition("/zoneinfo/")[2]
            self.assertEqual("cron counts in the time of this machine" in said,
                             zone != "Europe/Paris")
            self.assertIn("Next run: ", said)
            self.assertNotIn("linger", said)
            self.assertIn("already", self.timer())
            self.assertEqual(self.changes(), [])
            # Replaced where it stands; one that was commented out is not ours.
            ours = self.table().splitlines()[-1]
            self.table(f"#{ours}\n{ours}\n{ours}\n# end\n")
            self.timer("--time", "8h")
            lines = self.table().splitlines()
            self.assertEqual([lines[0], *lines[2:]], ["#" + ours, "# end"])
            self.assertEqual(lines[1], ours.replace("30 7 ", "0 8 "))
            self.assertIn("from Monday to Friday at 08:00", self.timer("--status"))
            self.timer("--remove")
            self.assertEqual(self.table(), f"#{ours}\n# end\n")

    def test_a_table_that_held_our_line_alone_goes(self):
        self.no_systemd()
        self.timer()
        self.assertEqual(self.table().count("\n"), 1)
        self.assertIn("taken away", self.timer("--remove"))
        self.assertIsNone(self.table())
        self.assertIn("no weekly alert is in place", self.timer("--remove"))
        self.assertEqual(self.changes(), [])

    def test_neither(self):
        for name in ("systemctl", "crontab", "loginctl"):
            (self.tools / name).unlink()
        self.assertRegex(self.timer(status=2), r"neither systemd nor cron[^$]*30 7 \* \* 1-5 '")
        self.assertEqual(self.units(), {})
        self.assertIn("there is no cron here", self.timer("--cron", status=2))
        self.assertIn("systemd does not run here", self.timer("--systemd", status=2))
        self.assertIn("no weekly alert", self.timer("--status"))
        # What is forced can be shown all the same.
        self.assertIn("ExecStart=", self.timer("--systemd", "--dry-run"))

    def test_who_is_refused(self):
        self.no_systemd()
        self.assertIn("“Failed to connect to bus: No medium found”",
                      self.timer("--systemd", status=2))
        self.assertIsNone(self.table())
        (self.state / "denied").touch()
        self.assertIn("“You (u) are not allowed to use this program”", self.timer(status=3))
        self.assertEqual(self.changes(), [])
        # With systemd, it does not matter what cron thinks.
        (self.state / "nobus").unlink()
        self.assertIn("Next run", self.timer())
        self.assertIn("systemd timer", self.timer("--status"))
        self.assertIn("taken away", self.timer("--remove"))

    def test_settings_that_could_not_send(self):
        settings = self.workspace / "gouvernail.toml"
        organiser, mail = SETTINGS.split("[mail]")
        for text, words in ((organiser, "which server sends mail"),
                            ("[mail]" + mail, "who invites"),
                            (SETTINGS + 'user = "ctg"\n', "is in no file"),
                            (SETTINGS + ANSWERS + 'user = "ctg"\n', "is in no file"),
                            (SETTINGS + 'user = "ctg"\npassword-file = "none"\n', "not there")):
            settings.write_text(self.first + text)
            for more in ((), ("--dry-run",), ("--cron",)):
                said = self.timer(*more, status=2)
                self.assertIn(words, said)
                self.assertIn("Remedy: ", said)
                self.assertEqual(self.calls, [])
        # A password that the environment alone has is none for a timer.
        settings.write_text(self.first + SETTINGS + 'user = "ctg"\n')
        self.timer(status=2, GOUVERNAIL_SMTP_PASSWORD="x")
        self.assertEqual((self.units(), self.table()), ({}, None))

    def test_answers_only_where_there_is_a_mailbox(self):
        (self.workspace / "gouvernail.toml").write_text(self.first + SETTINGS)
        self.timer()
        self.assertNotIn("answers", self.units()[".service"].read_text())
        self.timer("--cron")
        self.assertNotIn("answers", self.table())

    def test_dry_run(self):
        said = self.timer("--dry-run")
        self.assertIn("systemctl --user enable --now gouvernail-alert-ws-", said)
        self.assertEqual((self.changes(), self.units(), self.table()), ([], {}, None))
        shown = self.timer("--dry-run", "--cron").splitlines()[-1]
        self.timer("--cron")
        self.assertEqual(self.table(), shown + "\n")

    def test_one_alert_for_one_workspace(self):
        self.timer()
        self.assertIn("What was in place before is taken away (systemd timer)",
                      self.timer("--cron"))
        self.assertEqual(self.units(), {})
        self.assertIn("(crontab line)", self.timer("--systemd"))
        self.assertIsNone(self.table())
        # The same workspace by another way, and another one.
        link = self.folder / "link"
        link.symlink_to(self.workspace)
        self.assertIn("already", self.timer(workspace=link))
        self.assertIn("already", self.timer(workspace=str(self.workspace) + "/"))
        self.make(self.folder / "other" / "ws")
        self.timer(workspace=self.folder / "other" / "ws")
        names = {p.name for p in (self.config / "systemd" / "user").glob("*.timer")}
        self.assertEqual(len(names), 2)

    def test_a_workspace_that_is_gone(self):
        self.timer()
        shutil.rmtree(self.workspace)
        self.no_systemd()
        wanted = self.units()[".timer"].parent / "timers.target.wants"
        wanted.mkdir()
        (wanted / self.units()[".timer"].name).symlink_to(self.units()[".timer"])
        self.assertIn("taken away", self.timer("--remove"))
        self.assertEqual((self.units(), list(wanted.iterdir())), ({}, []))

    def test_what_somebody_wrote_is_not_misread(self):
        self.timer()
        path = self.units()[".timer"]
        path.write_text(path.read_text().replace("Mon..Fri", "Mon,Thu"))
        said = self.timer("--status")
        self.assertIn("at times that somebody changed", said)
        self.assertNotIn("Next run", said)

    def test_without_xdg_config_home(self):
        for value in ("", "relative"):
            self.timer(XDG_CONFIG_HOME=value)
            self.assertTrue(list((self.folder / ".config/systemd/user").glob("*.timer")))
            self.timer("--remove", XDG_CONFIG_HOME=value)
        self.assertEqual(list((self.folder / ".config/systemd/user").iterdir()), [])

    def test_portfolio(self):
        self.make(self.folder / "b")
        self.write("portfolio.toml", '[[workspace]]\nfolder = "ws"\n[[workspace]]\nfolder = "b"\n')
        self.timer(workspace=self.folder)
        self.assertEqual(len(list((self.config / "systemd/user").glob("*.timer"))), 2)
        self.assertEqual(self.timer("--status", workspace=self.folder).count("Next run"), 2)

    def test_words_that_exclude_each_other(self):
        for pair in (("--cron", "--systemd"), ("--remove", "--status"), ("--remove", "--dry-run")):
            self.assertIn("do not go together", self.timer(*pair, status=2))

    def test_french(self):
        said = self.timer(lang="fr").replace("\u00a0", " ")
        self.assertIn("l'alerte hebdomadaire est en place (minuteur systemd), "
                      "du lundi au vendredi à 7 h 30", said)
        self.assertIn("Prochain passage : mercredi 25 novembre 2026 à 7 h 30", said)

    def odd(self):
        """A workspace and a copy of the program whose paths mean something elsewhere."""
        workspace = self.folder / "l'été 100% d\"ici\" $HOME %h `id` # \u20ac ; * "
        self.make(workspace)
        program = self.folder / "pro $x 'é' 5%t" / "gouvernail"
        program.parent.mkdir()
        shutil.copy(support.PROGRAM, program)
        return workspace, program, self.data()

    def data(self):
        data = self.folder / "données 7%"
        data.mkdir()
        for name in ("rules", "calendars"):
            (data / name).symlink_to(support.SOURCE / name)
        return data

    def test_odd_paths_in_a_crontab(self):
        workspace, program, data = self.odd()
        self.timer("--cron", workspace=workspace, program=program, GOUVERNAIL_DATA=str(data))
        line = self.table().rstrip("\n")
        self.assertNotIn("%", line.replace("\\%", ""))  # cron would end the command there
        command = line.split(" ", 5)[5].replace("\\%", "%")
        first, second = (["GOUVERNAIL_DATA=" + os.path.realpath(data), os.path.realpath(program),
                          "-C", os.path.realpath(workspace), *words]
                         for words in (["answers"], ["alert", "--send"]))
        lexer = shlex.shlex(command, posix=True, punctuation_chars=True)
        lexer.whitespace_split = True
        lexer.commenters = "#"
        self.assertEqual(list(lexer), [*first, ">", "/dev/null", ";", *second, ">", "/dev/null"])
        # And the shell itself, with programs that only say what they were given.
        program.write_text('#!/bin/sh\nprintf "%s\\n" "$GOUVERNAIL_DATA" "$@" >> "$STATE/seen"\n')
        subprocess.run(["/bin/sh", "-c", command], check=True, env={"STATE": str(self.state)})
        self.assertEqual((self.state / "seen").read_text().splitlines(),
                         [str(data.resolve()), *first[2:], str(data.resolve()), *second[2:]])

    def test_odd_paths_in_units(self):
        workspace, program, data = self.odd()
        (workspace / "gouvernail.toml").write_text(self.first + SETTINGS)
        self.timer(workspace=workspace, program=program, GOUVERNAIL_DATA=str(data))
        units = self.units()
        runs = [line for line in units[".service"].read_text().splitlines()
                if line.startswith("ExecStart=")]
        # Quotes and backslashes of systemd.syntax(7) are those of sh inside of double quotes; its
        # "$$" and "%%" are not.
        words = [word.replace("%%", "%").replace("$$", "$")
                 for word in shlex.split(runs[0].removeprefix("ExecStart=").replace("$$", "\0\0"))]
        words = [word.replace("\0\0", "$") for word in words]
        self.assertEqual(words[3:], [os.path.realpath(program), "-C", os.path.realpath(workspace),
                                     "alert", "--send"])
        for unit in units.values():
            done = self.verify(unit)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
        program.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
        said = subprocess.run(words, text=True, capture_output=True, check=True).stdout
        self.assertEqual(said.splitlines(), words[4:])

    def test_odd_program_in_units(self):
        # No quotes: systemd starts this one itself.
        program = self.folder / "pro $x é 5%t" / "gouvernail"
        program.parent.mkdir()
        shutil.copy(support.PROGRAM, program)
        (self.workspace / "gouvernail.toml").write_text(self.first + SETTINGS)
        self.timer(program=program, GOUVERNAIL_DATA=str(self.data()))
        service = self.units()[".service"]
        done = self.verify(service)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        # It looks for the program under that very name, and reads the quotes.
        program.unlink()
        self.assertIn("not executable", self.verify(service).stderr)
        text = service.read_text()
        service.write_text(text.replace("alert --send", '"alert'))
        self.assertIn("Unbalanced quoting", self.verify(service).stderr)

    def verify(self, unit):
        run = self.folder / "run"
        run.mkdir(exist_ok=True)
        return subprocess.run(["systemd-analyze", "verify", "--user", unit], text=True,
                              capture_output=True, timeout=60,
                              env={"PATH": os.environ["PATH"], "XDG_RUNTIME_DIR": str(run),
                                   "HOME": str(self.folder), "LC_ALL": "C.UTF-8"})

    def test_paths_that_no_table_can_hold(self):
        for name, cron in (("a\nb", True), ("a\x01", True), ("a\\b", False)):
            workspace = self.folder / name
            self.make(workspace)
            self.assertIn("cannot name the folder",
                          self.timer("--cron", workspace=workspace, status=2))
            if cron:
                self.timer("--systemd", workspace=workspace, status=2)
        self.assertEqual((self.units(), self.table()), ({}, None))


class OnPages(TimerTest, Serving):
    """The same, from the page."""

    def setUp(self):
        super().setUp()
        self.no_systemd()
        _, port = self.serve(PATH=str(self.tools), STATE=str(self.state), TZ="Asia/Tokyo",
                             HOME=str(self.folder), XDG_CONFIG_HOME=str(self.config))
        self.browser = Browser(port)

    def put(self, **fields):
        status, to = self.browser.send("/reglages/chaque-semaine", fields)
        self.assertEqual(status, 303, to)
        return self.browser.get(to)[1]

    def test_the_page_puts_in_place_what_the_command_does_and_takes_it_away(self):
        _, page = self.browser.get("/reglages/chaque-semaine")
        self.assertIn("It leaves only when somebody sends it.", page)
        self.timer("--day", "mardi", "--time", "08:15")
        by_command = self.table()
        self.timer("--remove")
        self.assertIn("It leaves by itself from Tuesday to Friday at 08:15.",
                      self.put(whether="yes", day="2", time="08:15"))
        self.assertEqual(self.table(), by_command)
        _, page = self.browser.get("/reglages/chaque-semaine")
        self.assertIn("(crontab line)", page)
        self.assertIn("Next run: ", page)
        self.assertIn("It leaves no more by itself.", self.put(whether="no", day="2", time="08:15"))
        self.assertFalse(self.table())

    def test_what_cannot_be_put_in_place_is_refused_with_the_reason(self):
        (self.workspace / "gouvernail.toml").write_text(self.first)
        status, page = self.browser.send("/reglages/chaque-semaine",
                                         {"whether": "yes", "day": "1", "time": "07:30"})
        self.assertEqual(status, 422)
        self.assertIn("The settings do not say who invites.", page)
        for wrong in ({"whether": "yes", "day": "8", "time": "07:30"},
                      {"whether": "yes", "day": "1", "time": "7h99"},
                      {"whether": "", "day": "1", "time": "07:30"}):
            status, _ = self.browser.send("/reglages/chaque-semaine", wrong)
            self.assertEqual(status, 422)
        self.assertIsNone(self.table())


if __name__ == "__main__":
    unittest.main()

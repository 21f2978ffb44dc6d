"""Invitations by mail: a scripted SMTP server receives them. Names of tests carry the numbers of
the acceptance list of calendars and mail."""
import random
import re
import signal
import sqlite3
import ssl
import subprocess
import threading
import unittest

import killing
import servers
import support
from mailing import MailTest, calendar_of, event_of, field, kill, parsed


class Invitations(MailTest):
    def test_G14_G20_G21_G22_an_invitation_as_every_client_wants_it(self):
        self.convene("copil", "2026-06-02", "14:00", "--note", "Bilan 2025\nObjectifs 2026")
        self.send()
        content = self.last_to("dgs@")
        message = parsed(content)
        self.assertEqual(message.get_content_type(), "multipart/mixed")
        alternative, attachment = message.iter_parts()
        self.assertEqual(alternative.get_content_type(), "multipart/alternative")
        self.assertEqual([p.get_content_type() for p in alternative.iter_parts()],
                         ["text/plain", "text/html", "text/calendar"])
        part = list(alternative.iter_parts())[-1]
        self.assertEqual(part.get_param("method"), "REQUEST")
        self.assertEqual(part.get_content_charset(), "utf-8")
        self.assertEqual(part["Content-Transfer-Encoding"], "base64")
        ics = calendar_of(content)
        self.assertIn(b"\r\nMETHOD:REQUEST\r\n", ics)
        self.assertEqual(attachment.get_content_type(), "application/ics")
        self.assertEqual(attachment.get_payload(decode=True), ics)
        self.assertTrue(attachment.get_filename().isascii())
        self.assertTrue(content.isascii())
        self.assertEqual(content.count(b"\n"), content.count(b"\r\n"))
        self.assertLessEqual(max(len(line) for line in content.split(b"\r\n")), 998)
        self.assertIn("Steering committee, Tuesday 2 June 2026", message["Subject"])
        self.assertIn("=?", content.split(b"\r\n\r\n")[0].decode(), "names in RFC 2047")
        event = event_of(content)
        self.assertEqual(str(event["organizer"]), "mailto:" + message["From"].addresses[0].addr_spec)

    def test_G05_proposed_dates_only_when_asked_for_and_G15_tentative(self):
        self.here("meeting", "add", "copil", "--on", "2026-06-02", "--at", "14:00")
        self.send()
        self.assertEqual(self.post.mails, [])
        self.send("--proposed")
        content = self.last_to("dgs@")
        self.assertEqual(field(content, "STATUS"), ["STATUS:TENTATIVE"])
        self.assertEqual(field(content, "X-MICROSOFT-CDO-BUSYSTATUS"),
                         ["X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE"])

    def test_G06_G07_G08_G09_G18_G23_moved_once(self):
        self.convene()
        self.send()
        first = self.last_to("dgs@")
        count = len(self.post.mails)
        self.send()
        self.assertEqual(len(self.post.mails), count, "nothing changed, nothing goes")
        self.at("20260107T100000Z")
        self.here("meeting", "move", "copil/2026-06-02", "--to", "2026-06-04")
        self.send()
        moved = self.last_to("dgs@")
        self.assertEqual(len(self.post.mails), 2 * count)
        before, after = event_of(first), event_of(moved)
        self.assertEqual(before["uid"], after["uid"])
        self.assertEqual((before["sequence"], after["sequence"]), (0, 1))
        self.assertGreater(after["dtstamp"].dt, before["dtstamp"].dt)
        self.assertEqual({a.params["PARTSTAT"] for a in after["attendee"]
                          if "pilote@" not in a}, {"NEEDS-ACTION"})
        a, b = parsed(first), parsed(moved)
        self.assertNotEqual(a["Message-ID"], b["Message-ID"])
        self.assertEqual(b["In-Reply-To"], a["Message-ID"])
        body = b.get_body(("plain",)).get_content()
        self.assertIn("Tuesday 2 June 2026", body)
        self.assertIn("Thursday 4 June 2026", body)

    def test_G08_a_word_changes_and_the_sequence_stays(self):
        self.convene()
        self.send()
        self.at("20260107T100000Z")
        self.here("meeting", "cancel", "copil/2026-06-02")
        self.send()
        cancelled = event_of(self.last_to("dgs@"))
        self.assertEqual(cancelled["sequence"], 1)
        self.assertEqual(str(cancelled["status"]), "CANCELLED")

    def test_G16_cancelled(self):
        self.convene()
        self.send()
        first = event_of(self.last_to("dgs@"))
        count = len(self.post.mails)
        self.here("meeting", "cancel", "copil/2026-06-02")
        self.send()
        content = self.last_to("dgs@")
        self.assertEqual(len(self.post.mails), 2 * count)
        event = event_of(content)
        self.assertIn(b"\r\nMETHOD:CANCEL\r\n", calendar_of(content))
        self.assertEqual(event["uid"], first["uid"])
        self.assertEqual(event["sequence"], 1)
        self.assertEqual(str(event["status"]), "CANCELLED")
        self.assertEqual(event["dtstart"].dt, first["dtstart"].dt)
        self.assertEqual(len(event["attendee"]), len(first["attendee"]))

    def test_G17_one_person_is_no_longer_invited(self):
        self.convene()
        self.send()
        self.post.mails.clear()
        self.here("seat", "end", "dgs-cchpm", "dgs", "--on", "2026-05-01")
        self.send()
        content = self.last_to("dgs@")
        self.assertEqual(len(self.post.to("dgs@")), 1)
        self.assertIn(b"\r\nMETHOD:CANCEL\r\n", calendar_of(content))
        self.assertEqual(field(content, "STATUS"), [])
        self.assertEqual(len(field(content, "ATTENDEE")), 1)
        self.assertEqual(len(self.post.mails), 1, "who else comes is no news to the others")
        self.here("meeting", "agenda", "copil/2026-06-02", "Budget")
        self.send()
        self.assertGreater(len(self.post.mails), 2)
        for recipient, other in self.post.mails[1:]:
            self.assertIn(b"\r\nMETHOD:REQUEST\r\n", calendar_of(other))
            self.assertNotIn("dgs@", " ".join(field(other, "ATTENDEE")))

    def test_G14_somebody_writes_on_behalf_of_the_organiser(self):
        self.settings(f'[mail]\nserver = "127.0.0.1"\nport = {self.post.port}\n'
                      'security = "none"\n'
                      'sender = { name = "Secrétariat", address = "secretariat@example.org" }\n')
        self.convene()
        self.send()
        content = self.last_to("dgs@")
        message = parsed(content)
        self.assertEqual(message["Sender"].address.addr_spec, "secretariat@example.org")
        self.assertIn('SENT-BY="mailto:secretariat@example.org"', field(content, "ORGANIZER")[0])

    def test_G24_addresses_of_others_are_hidden_where_asked(self):
        self.settings(f'[mail]\nserver = "127.0.0.1"\nport = {self.post.port}\n'
                      'security = "none"\nhide-addresses = true\n')
        self.convene()
        self.send()
        shown = " ".join(field(self.last_to("cat@"), "ATTENDEE"))
        self.assertIn("cat@caf.example.org", shown)
        self.assertNotIn("cchpm.example.org", shown)

    def test_G08_after_a_restore_the_sequence_never_goes_back(self):
        self.convene()
        self.send()
        backup = (self.workspace / "gouvernail.db").read_bytes()
        self.assertFalse((self.workspace / "gouvernail.db-wal").exists()
                         and (self.workspace / "gouvernail.db-wal").stat().st_size)
        for day, old in (("2026-06-04", "2026-06-02"), ("2026-06-09", "2026-06-04")):
            self.here("meeting", "move", f"copil/{old}", "--to", day)
            self.send()
        last = event_of(self.last_to("dgs@"))
        self.assertEqual(last["sequence"], 2)
        (self.workspace / "gouvernail.db").write_bytes(backup)
        self.here("meeting", "move", "copil/2026-06-02", "--to", "2026-06-11")
        self.send(status=2)  # it does not know what left: somebody has to confirm it
        self.send("--force")
        after = event_of(self.last_to("dgs@"))
        self.assertEqual(after["uid"], last["uid"])
        self.assertGreater(after["sequence"], last["sequence"])
        self.assertGreater(after["dtstamp"].dt, last["dtstamp"].dt)

    def test_a_rehearsal_sends_and_records_nothing(self):
        self.convene()
        out = self.folder / "courrier"
        self.here("invite", "--send", "--dry-run", "--out", out)
        files = list(out.glob("*.eml"))
        self.assertGreater(len(files), 10)
        self.assertEqual(self.post.mails, [])
        self.assertIn("No invitation", self.here("invite", "--status").stdout)
        self.assertEqual(parsed(files[0].read_bytes()).get_content_type(), "multipart/mixed")

    def test_only_a_partner(self):
        self.convene()
        self.send("--for", "msa")
        self.assertEqual(len({recipient for recipient, _ in self.post.mails}), 1)
        self.assertIn("did you mean", self.send("--for", "msaa", status=2).stderr)


class Refusals(MailTest):
    script = {"dgs@": "550 5.1.1 unknown", "cat@": "451 4.3.0 later"}

    def test_D4_one_is_refused_the_others_are_served(self):
        self.convene()
        done = self.send(status=3)
        self.assertEqual(len([l for l in done.stderr.splitlines() if "refused" in l]), 1)
        self.assertIn("“Directrice générale des services” was refused: the server said: 550 5.1.1 unknown", done.stderr)
        self.assertEqual(self.post.to("dgs@"), [])
        self.assertEqual(self.post.to("cat@"), [])
        served = len(self.post.mails)
        self.assertGreater(served, 10)
        status = self.here("invite", "--status").stdout
        self.assertIn("dgs: refused", status)
        self.assertIn("cat: waits", status)
        # What had to wait goes with a later run; nobody hears of it twice.
        self.post.script.clear()
        self.at("20260105T110000Z")
        self.send()
        self.assertEqual(len(self.post.to("cat@")), 1)
        self.assertEqual(self.post.to("dgs@"), [])
        self.assertEqual(len(self.post.mails), served + 1)

    def test_D4_a_pause_grows_between_tries(self):
        self.convene("cotech", "2026-06-02", "9:00")
        self.send(status=3)
        self.send("--for", "cat", status=0)
        self.assertEqual(self.post.to("cat@"), [], "not before its pause is over")


class Faults(MailTest):
    def test_a_connection_that_breaks_before_the_answer_sends_once_more(self):
        broken = []

        def drop_first(post, recipient, content, server):
            if not broken:
                broken.append(content)
                return None
            return "250 taken"
        self.post.script["dgs@"] = drop_first
        self.convene()
        self.send(status=3)
        self.at("20260105T113000Z")
        self.send()
        self.assertEqual(len(self.post.to("dgs@")), 1)
        self.assertEqual(parsed(self.post.to("dgs@")[0])["Message-ID"],
                         parsed(broken[0])["Message-ID"])

    def test_a_slow_answer_loses_nothing(self):
        given_up = threading.Event()

        def slow(post, recipient, content, server):
            given_up.wait(60)
            return "250 taken"
        self.post.script["dgs@"] = slow
        self.settings(f'[mail]\nserver = "127.0.0.1"\nport = {self.post.port}\n'
                      'security = "none"\ntimeout = 2\n')
        self.convene()
        self.send(status=3)
        given_up.set()
        self.assertIn("dgs: waits", self.here("invite", "--status").stdout)

    def test_nobody_listens(self):
        self.post.stop()
        self.convene()
        done = self.send(status=3)
        self.assertIn("does not answer", done.stderr)
        self.assertIn("what was not sent is kept", done.stderr)
        self.post.start()
        self.send()
        self.assertEqual(len(self.post.to("dgs@")), 1)

    def test_D6_no_secret_shows(self):
        secret = "très-secret-91"
        path = self.workspace / "motdepasse"
        path.write_text(secret + "\n")
        path.chmod(0o644)
        login = (f'[mail]\nserver = "127.0.0.1"\nport = {self.post.port}\nsecurity = "none"\n'
                 'user = "u"\npassword-file = "motdepasse"\n')
        self.settings(login)
        self.convene()
        self.assertIn("others can read", self.send(status=2).stderr)
        path.chmod(0o600)
        done = self.send()  # this server asks for no login
        self.assertNotIn(secret, done.stdout + done.stderr)
        for file in self.workspace.iterdir():
            if file.is_file() and file != path:
                self.assertNotIn(secret.encode(), file.read_bytes(), file)
        self.settings('[mail]\nserver = "smtp.example.org"\npassword = "x"\n')
        self.assertIn("does not belong in the settings", self.here("check", status=2).stderr)
        self.settings('[mail]\nserver = "smtp.example.org"\nsecurity = "none"\n')
        self.assertIn("this machine only", self.here("check", status=2).stderr)

    def test_D6_a_certificate_that_nobody_vouches_for_is_refused(self):
        key, certificate = self.workspace / "cle.pem", self.workspace / "autorite.pem"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key,
                        "-out", certificate, "-days", "36500", "-subj", "/CN=localhost", "-addext",
                        "subjectAltName=DNS:localhost,IP:127.0.0.1"], check=True,
                       capture_output=True)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        post = servers.Post(tls=context)
        post.start()
        self.addCleanup(post.stop)
        text = f'[mail]\nserver = "localhost"\nport = {post.port}\nsecurity = "starttls"\n'
        self.settings(text)
        self.convene()
        self.assertIn("is not secure", self.send(status=3).stderr)
        self.assertEqual(post.mails, [])
        self.settings(text + 'ca-file = "autorite.pem"\n')
        self.send()
        self.assertEqual(len(post.to("dgs@")), 1)
        # A server that has no TLS at all is not written to either.
        self.settings(f'[mail]\nserver = "localhost"\nport = {self.post.port}\n')
        self.here("meeting", "move", "copil/2026-06-02", "--to", "2026-06-04")
        self.send(status=3)
        self.assertEqual(self.post.mails, [])

    def test_one_address_that_cannot_be_written_to_stops_nobody_else(self):
        people = self.workspace / "people.toml"
        text = people.read_text()
        address = re.search(r'address = "(dgs@[^"]*)"', text).group(1)
        for bad in ("dgs@mairie-évreux.fr", "générale@example.org", "d\\\\gs@example.org"):
            with self.subTest(bad=bad):
                people.write_text(text.replace(address, bad))
                self.assertIn("✗ mail to “", self.here("settings", "check", status=2).stdout)
        self.convene()
        out = self.folder / "essai"
        shown = self.here("invite", "--dry-run", "--out", out, status=2)
        self.assertIn("an address in a mail cannot have", shown.stderr)
        others = len(list(out.iterdir()))
        self.assertGreater(others, 3)
        sent = self.send(status=2)
        self.assertEqual(sent.stderr.count("an address in a mail cannot have"), 1)
        self.assertEqual(len(self.post.mails), others)
        self.assertIn("an address in a mail cannot have",
                      self.here("invite", "--out", self.folder / "inv", status=2).stderr)
        self.assertTrue(list((self.folder / "inv" / "reunions").iterdir()))
        # Who is written in by a command is told at once.
        key = re.search(r'key = "([^"]*)"\n(?:[^\[]*\n)?address = "d\\\\', people.read_text()).group(1)
        before = people.read_text()
        for command in (("person", "set", key), ("person", "add", "neuf", "--name", "Neuf")):
            refused = self.here(*command, "--address", "é@example.org", status=2)
            self.assertIn("without accents", refused.stderr)
        self.assertEqual(people.read_text(), before)
        # Once it is mended, its owner is invited, and everything is in order.
        self.here("person", "set", key, "--address", address)
        self.here("settings", "check")
        self.send()
        self.assertEqual(len(self.post.to("dgs@")), 1)

    def test_settings_check_tries_the_connection(self):
        self.assertIn("✓ mail through", self.here("settings", "check").stdout)
        self.post.stop()
        self.assertIn("does not answer", self.here("settings", "check", status=2).stdout)
        self.post.start()


class Kills(MailTest):
    """SIGKILL while mail goes out: no meeting lost, no new UID, no lower SEQUENCE, nobody without
    the message, and twice only what the server may have taken without our knowing."""

    def outbox(self):
        with sqlite3.connect(f"file:{self.workspace}/gouvernail.db?mode=ro", uri=True) as database:
            return database.execute("SELECT recipient, state FROM outbox").fetchall()

    def check_all_told(self, expected, uid, unknown):
        received = {}
        for recipient, content in self.post.mails:
            event = event_of(content)
            self.assertEqual(str(event["uid"]), uid)
            self.assertEqual(event["sequence"], 0)
            received.setdefault(recipient, []).append(parsed(content)["Message-ID"])
        self.assertEqual(set(received), expected)
        for recipient, ids in received.items():
            self.assertEqual(len(set(ids)), 1, "the very same message")
            self.assertLessEqual(len(ids), 1 + unknown, recipient)

    def recipients(self):
        done = self.here("invite", "--send", "--dry-run", "--out", self.folder / "sec")
        self.assertIn("nothing was sent", done.stdout)
        return {parsed(p.read_bytes())["To"].addresses[0].addr_spec
                for p in (self.folder / "sec").glob("*.eml")}

    def uid(self):
        return re.search(r"[0-9a-f-]{36}", self.here("meeting", "list").stdout).group(0)

    def test_G26_killed_right_after_250_and_before(self):
        self.convene("cotech", "2026-06-02", "9:00")
        expected, uid = self.recipients(), self.uid()
        self.assertGreater(len(expected), 4)
        kills = 0
        for _ in range(3):
            running = []
            self.post.after_data = lambda server: (kill(running[0]) if running else None)
            running.append(self.start_program("invite", "--send"))
            running[0].wait()
            kills += running[0].returncode == -9
        self.post.after_data = lambda server: None
        self.send()
        self.assertGreaterEqual(kills, 1)
        self.check_all_told(expected, uid, kills)

    def test_G26_killed_at_random_moments(self):
        chance = random.Random(20261125)
        self.convene("cotech", "2026-06-02", "9:00")
        expected, uid = self.recipients(), self.uid()
        pristine = {p.name: p.read_bytes() for p in self.workspace.iterdir() if p.is_file()}
        send, how = self.command("invite", "--send"), {"env": self.environment()}
        _, typical = killing.run(send, **how)
        for run in range(support.cases(40, 200)):
            if run % 4 == 0:  # begin anew: the first steps are hit as often as the last
                for path in self.workspace.iterdir():
                    if path.is_file():
                        path.unlink()
                for name, content in pristine.items():
                    (self.workspace / name).write_bytes(content)
                self.post.mails.clear()
                kills = 0
            kills += killing.run(send, chance.randrange(typical), **how)[0] == -signal.SIGKILL
            if run % 4 == 3:
                self.send()
                self.check_all_told(expected, uid, kills)
                self.assertEqual({state for _, state in self.outbox()}, {"sent"})
                self.here("journal", "verify")


if __name__ == "__main__":
    unittest.main()

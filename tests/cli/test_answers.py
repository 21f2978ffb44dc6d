"""Answers that come back: files, mails of every make, a maildir, IMAP. Names of tests carry the
numbers of the acceptance list of calendars and mail."""
import imaplib
import itertools
import re
import unittest

import servers
import support
from mailing import MailTest, event_of, field, mail_with, parsed, reply_to


class Answers(MailTest):
    def setUp(self):
        super().setUp()
        self.convene()
        self.send()
        self.invitation = self.last_to("dgs@")
        self.box = self.folder / "reponses"
        self.box.mkdir()
        self.counter = itertools.count()

    def drop(self, content, extension="ics"):
        path = self.box / f"{next(self.counter):03}.{extension}"
        path.write_bytes(content)
        return path

    def take(self, *sources, status=0):
        return self.here("answers", *(sources or [self.box]), status=status)

    def listed(self):
        return re.sub(r"\s+", " ", self.here("answers", "list").stdout)

    def reply(self, who, partstat, **more):
        return reply_to(self.invitation, who, partstat, **more)

    def journal(self):
        entries = re.split(r"\n(?=\d+  )", self.here("journal", "list").stdout)
        return [entry for entry in entries if "answer" in entry]

    def test_I1_every_make_of_mail_once(self):
        who = "dgs@cchpm.example.org"
        for encoding in ("base64", "quoted-printable", "8bit"):
            for type_ in ("text/calendar", "application/ics"):
                for method in ("REPLY", "REQUEST", None):
                    self.drop(mail_with(self.reply(who, "ACCEPTED"), who, encoding, type_, method),
                              "eml")
        done = self.take()
        self.assertIn("1 new answer", done.stdout)
        self.assertIn("17 known already", done.stdout)
        self.assertIn("2 accept: dgs and pilote", self.listed())

    def test_I1_the_same_answer_twice_in_one_mail(self):
        who = "dgs@cchpm.example.org"
        calendar = self.reply(who, "ACCEPTED")
        twice = (b"--outer\r\nContent-Type: application/ics; name=\"invite.ics\"\r\n\r\n" +
                 calendar + b"\r\n")
        self.drop(mail_with(calendar, who, extra=twice), "eml")
        done = self.take()
        self.assertIn("1 new answer.", done.stdout)

    def test_I2_I3_as_files_come(self):
        who = "dgs@cchpm.example.org"
        calendar = self.reply(who, "DECLINED", organizer=False).decode()
        folded = calendar.replace("ATTENDEE", "ATTENDEE;CN=\"Zo\u00e9\"").encode()
        cut = folded.replace("\u00e9".encode(), b"\xc3\r\n \xa9")
        for content in (cut.replace(b"\r\n", b"\n"), b"\xef\xbb\xbf" + cut,
                        cut.replace(b"\r\nUID", b"\r\n\r\nUID").replace(b"\r\n ", b"\r\n\t"),
                        folded.decode().encode("latin-1"),
                        b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n" + cut):
            self.drop(content)
        done = self.take()
        self.assertIn("1 new answer", done.stdout)
        self.assertIn("4 known already", done.stdout)
        self.assertIn("1 declines: dgs", self.listed())

    def test_I4_an_unknown_meeting_is_refused_by_name(self):
        before = self.journal()
        self.drop(self.reply("dgs@cchpm.example.org", "ACCEPTED").replace(
            str(event_of(self.invitation)["uid"]).encode(), b"ailleurs-7"))
        done = self.take(status=2)
        self.assertIn("ailleurs-7", done.stderr)
        self.assertIn("unknown-meeting", done.stderr)
        self.assertEqual(self.journal(), before)

    def test_I5_whose_answer_it_is(self):
        people = self.workspace / "people.toml"
        people.write_text(people.read_text().replace(
            'address = "dgs@cchpm.example.org"',
            'address = "dgs@cchpm.example.org"\naliases = ["direction@example.net"]'))
        who = "DGS@CCHPM.Example.org"
        self.drop(mail_with(self.reply(who, "ACCEPTED"), "Direction@Example.NET"), "eml")
        self.assertIn("1 new answer", self.take().stdout)
        assistant = self.reply("msa@msa.example.org", "ACCEPTED",
                               more=';SENT-BY="mailto:assistante@msa.example.org"')
        self.drop(mail_with(assistant, "assistante@msa.example.org"), "eml")
        self.assertIn("1 new answer", self.take().stdout)
        self.drop(mail_with(self.reply("cat@caf.example.org", "ACCEPTED"), "mallory@example.com"),
                  "eml")
        self.assertIn("1 to be decided", self.take().stdout)
        listed = self.listed()
        self.assertIn("mallory@example.com answers for cat@caf.example.org: accepts", listed)
        self.assertNotIn("accept: cat", listed)
        self.here("answers", "refuse", "1")
        self.assertNotIn("mallory", self.listed())

    def test_I6_a_stranger_waits(self):
        self.drop(self.reply("inconnu@example.com", "ACCEPTED"))
        self.assertIn("1 to be decided", self.take().stdout)
        self.assertIn("inconnu@example.com is not invited", self.listed())
        done = self.here("answers", "accept", "1", status=2)
        self.assertIn("person add", done.stderr)
        self.assertNotIn("inconnu@", field(self.invitation, "ATTENDEE"))

    def test_I7_any_order_ends_in_the_same_state(self):
        self.at("20260106T120000Z")
        who = "dgs@cchpm.example.org"
        replies = [self.reply(who, "ACCEPTED", stamp="20260106T080000Z"),
                   self.reply(who, "DECLINED", stamp="20260106T090000Z"),
                   self.reply(who, "TENTATIVE", stamp="20260106T083000Z"),
                   self.reply(who, "ACCEPTED", stamp="20260106T090000Z")]
        pristine = {p.name: p.read_bytes() for p in self.workspace.iterdir() if p.is_file()}
        states = set()
        for order in itertools.permutations(replies):
            for name, content in pristine.items():
                (self.workspace / name).write_bytes(content)
            for suffix in ("-wal", "-shm"):
                (self.workspace / f"gouvernail.db{suffix}").unlink(missing_ok=True)
            for content in order:
                self.take(self.drop(content))
            states.add(self.listed())
        self.assertEqual(len(states), 1)
        self.assertIn("1 declines: dgs", states.pop())

    def test_I8_too_late_and_ahead(self):
        early = self.reply("dgs@cchpm.example.org", "ACCEPTED")
        self.here("meeting", "move", "copil/2026-06-02", "--to", "2026-06-04")
        self.at("20260107T100000Z")
        self.send()
        self.drop(early)
        done = self.take()
        self.assertIn("1 of them to an invitation that has changed since", done.stdout)
        self.assertIn("dgs (answered before the change)", self.listed())
        ahead = self.drop(self.reply("msa@msa.example.org", "ACCEPTED", sequence=9))
        done = self.take(ahead, status=2)
        self.assertIn("revision 9", done.stderr)
        self.assertIn("restored from a backup", done.stderr)

    def test_I9_replay_changes_nothing_and_writes_one_line(self):
        path = self.drop(self.reply("dgs@cchpm.example.org", "ACCEPTED"))
        before = len(self.journal())
        for _ in range(3):
            self.take(path)
        self.assertEqual(len(self.journal()), before + 1)

    def test_no_status_and_an_unknown_one_lose_no_guest(self):
        self.at("20260108T120000Z")
        who = "dgs@cchpm.example.org"
        for partstat in ("NEEDS-ACTION", None):
            self.drop(self.reply(who, partstat))
        self.take()
        self.assertRegex(self.listed(), r"without an answer:[^✓]*\bdgs\b")
        self.drop(self.reply(who, "ACCEPTED", stamp="20260107T080000Z"))
        self.take()
        self.drop(self.reply(who, "X-MAYBE", stamp="20260108T080000Z"))
        self.assertIn("neither yes, no nor maybe", self.take().stderr)
        self.assertIn("accept: dgs and pilote", self.listed())
        self.drop(self.reply(who, "NEEDS-ACTION", stamp="20260108T090000Z"))
        self.assertIn("neither yes nor no", self.take().stderr)
        self.assertIn("accept: dgs and pilote", self.listed())

    def test_the_date_of_the_mail_tells_when(self):
        who = "dgs@cchpm.example.org"
        for hour, partstat in (("10", "DECLINED"), ("09", "ACCEPTED")):
            bare = re.sub(rb"DTSTAMP:.*\r\n", b"", self.reply(who, partstat))
            mail = mail_with(bare, who)
            self.drop(b"Date: Wed, 07 Jan 2026 " + hour.encode() + b":00:00 +0100\r\n" + mail, "eml")
        self.assertIn("1 new answer and 1 that does not count", self.take().stdout)
        self.assertRegex(self.listed(), r"decline: dgs|declines?: dgs|dgs declines")

    def test_an_address_that_is_none_has_another(self):
        text = self.reply("dgs@cchpm.example.org", "ACCEPTED").decode()
        text = text.replace("ATTENDEE;PARTSTAT=ACCEPTED:mailto:dgs@cchpm.example.org",
                            "ATTENDEE;PARTSTAT=ACCEPTED;EMAIL=dgs@cchpm.example.org:"
                            "urn:uuid:8f1c3a2e-0000-4000-8000-000000000001")
        self.drop(text.encode())
        self.assertIn("1 new answer", self.take().stdout)
        self.assertIn("accept: dgs and pilote", self.listed())

    def test_words_are_shown_for_a_decision(self):
        sent = parsed(self.invitation)["Message-ID"]
        self.drop((f"From: dgs@cchpm.example.org\r\nTo: pilote@cchpm.example.org\r\n"
                   f"Date: Wed, 07 Jan 2026 09:00:00 +0100\r\nIn-Reply-To: {sent}\r\n"
                   "Content-Type: text/plain; charset=utf-8\r\n\r\n"
                   "Je ne pourrai pas être là.\r\n").encode(), "eml")
        self.assertIn("1 to be decided", self.take().stdout)
        self.assertIn("Je ne pourrai pas être là.", self.listed())
        self.assertIn("in words", self.here("answers", "accept", "1", status=2).stderr)
        self.here("answers", "refuse", "1")
        self.assertIn("1 known already", self.take().stdout)

    def test_what_came_back_stands_beside_the_person(self):
        sent = parsed(self.invitation)["Message-ID"]
        bounce = ("From: MAILER-DAEMON@mail.example.org\r\nTo: pilote@cchpm.example.org\r\n"
                  "Subject: Undelivered Mail Returned to Sender\r\nMIME-Version: 1.0\r\n"
                  "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n"
                  "--b\r\nContent-Type: text/plain\r\n\r\nUser unknown\r\n"
                  "--b\r\nContent-Type: message/delivery-status\r\n\r\n"
                  "Reporting-MTA: dns; mail.example.org\r\n\r\n"
                  "Final-Recipient: rfc822; dgs@cchpm.example.org\r\nAction: {}\r\nStatus: {}\r\n\r\n"
                  "--b\r\nContent-Type: message/rfc822\r\n\r\n"
                  f"Message-ID: {sent}\r\nSubject: x\r\n\r\nx\r\n--b--\r\n")
        self.drop(bounce.format("delayed", "4.4.1").encode(), "eml")
        self.assertNotIn("did not arrive", self.take().stdout)
        self.drop(bounce.format("failed", "5.1.1").encode(), "eml")
        self.assertIn("1 mail of ours that did not arrive", self.take().stdout)
        self.assertIn("refused", self.here("invite", "--status").stdout)
        self.assertNotIn("did not arrive", self.take().stdout)

    def test_I10_every_answer_and_a_counter_proposal(self):
        for who, partstat in (("dgs@cchpm.example.org", "ACCEPTED"),
                              ("msa@msa.example.org", "TENTATIVE"),
                              ("cat@caf.example.org", "DECLINED")):
            self.drop(self.reply(who, partstat))
        self.drop(self.reply("mds@departement.example.org", "", method="COUNTER",
                             times="DTSTART;TZID=Europe/Paris:20260609T100000\r\n"
                                   "DTEND;TZID=Europe/Paris:20260609T120000"))
        done = self.take()
        self.assertIn("3 new answers", done.stdout)
        listed = self.listed()
        for line in ("2 accept: dgs and pilote", "1 perhaps: msa", "1 declines: cat"):
            self.assertIn(line, listed)
        self.assertIn("proposes Tuesday 9 June 2026 at 10:00", re.sub(r"\s+", " ", listed))
        self.assertIn("02 Jun 2026", self.here("meeting", "list").stdout.replace("2 Jun", "02 Jun"))
        self.here("answers", "accept", "1")
        self.assertIn("9 Jun 2026, 10:00", self.here("meeting", "list").stdout)

    def test_I10_delegation_follows_the_rules(self):
        # An official sends a colleague of the same organisation…
        self.drop(self.reply("cat@caf.example.org", "DELEGATED",
                             more=';DELEGATED-TO="mailto:cat-2@caf.example.org"'))
        # … but nobody from another one; and an élu is no colleague of an official.
        self.drop(self.reply("msa@msa.example.org", "DELEGATED",
                             more=';DELEGATED-TO="mailto:cat@caf.example.org"'))
        self.drop(self.reply("elu-b1@cchpm.example.org", "DELEGATED",
                             more=';DELEGATED-TO="mailto:dgs@cchpm.example.org"'))
        done = self.take()
        self.assertIn("1 new answer", done.stdout)
        self.assertIn("2 to be decided", done.stdout)
        self.assertIn("cat → cat-2", self.listed())

    def test_I11_an_answer_does_not_revive_a_cancelled_meeting(self):
        self.here("meeting", "cancel", "copil/2026-06-02")
        self.drop(self.reply("dgs@cchpm.example.org", "ACCEPTED"))
        self.take()
        self.assertIn("cancelled", self.here("meeting", "list").stdout)

    def test_I16_I17_bad_calendars_lose_no_other(self):
        good = self.reply("dgs@cchpm.example.org", "ACCEPTED").decode()
        bad = good.split("BEGIN:VEVENT")[1].split("END:VEVENT")[0]
        broken = good.replace("BEGIN:VEVENT", "BEGIN:VEVENT" + bad.replace("DTSTAMP", "X-NO")
                              + "END:VEVENT\r\nBEGIN:VEVENT", 1)
        self.drop(broken.encode())
        done = self.take(status=2)
        self.assertIn("1 new answer", done.stdout)
        self.assertIn(":5", done.stderr, "the line of the bad event")
        self.drop(b"\x00\xff" * 5000)
        self.drop(b"BEGIN:VCALENDAR\r\n" * 20000)
        self.take(status=2)

    def test_the_forecast_names_who_has_to_answer(self):
        self.at("20260520T100000Z")
        for who in ("elu-b1", "elu-b2", "elu-b3", "elu-b4", "elu-b5", "elu-b6", "dgs"):
            self.drop(self.reply(f"{who}@cchpm.example.org", "ACCEPTED"))
        self.take()
        checked = re.sub(r"\s+", " ", self.here("check", "--all", status=1).stdout)
        self.assertIn("Without an answer from", checked)
        self.assertIn("it will not have its composition", checked)
        self.drop(self.reply("msa@msa.example.org", "DECLINED"))
        self.take()
        checked = re.sub(r"\s+", " ", self.here("check", "--all", status=1).stdout)
        self.assertIn("With the answers given, it will not have its composition", checked)

    def test_a_maildir(self):
        mail = self.folder / "Maildir"
        for name in ("cur", "new", "tmp"):
            (mail / name).mkdir(parents=True)
        who = "dgs@cchpm.example.org"
        (mail / "new" / "1.2.3").write_bytes(mail_with(self.reply(who, "ACCEPTED"), who))
        (mail / "cur" / "1.2.4:2,S").write_bytes(
            b"From: a@example.org\r\nSubject: bonjour\r\n\r\nrien\r\n")
        done = self.take(mail)
        self.assertIn("1 new answer and 1 mail in words from persons who are not known here",
                      done.stdout)

    def test_imap_marks_and_deletes_nothing(self):
        dovecot = servers.Dovecot(self)
        who = "dgs@cchpm.example.org"
        dovecot.put("1.M1.host", mail_with(self.reply(who, "ACCEPTED"), who))
        dovecot.put("2.M2.host", b"From: a@example.org\r\nSubject: bonjour\r\n\r\nrien\r\n")
        password = self.workspace / "imap"
        password.write_text("secret\n")
        password.chmod(0o600)
        self.settings(f'[mail]\nserver = "127.0.0.1"\nport = {self.post.port}\nsecurity = "none"\n'
                      f'[mail.answers]\nurl = "{dovecot.url()}"\nuser = "boite"\n'
                      'password-file = "imap"\n')
        self.assertIn("✓ answers in", self.here("settings", "check").stdout)
        self.assertIn("1 new answer", self.here("answers").stdout)
        self.assertIn("0 new answers", self.here("answers").stdout)
        with imaplib.IMAP4("127.0.0.1", dovecot.port) as mailbox:
            mailbox.login("boite", "secret")
            self.assertEqual(mailbox.select(readonly=True)[1], [b"2"])
            self.assertEqual(mailbox.search(None, "KEYWORD", "Gouvernail")[1], [b"1 2"])
            self.assertEqual(mailbox.search(None, "UNSEEN")[1], [b"1 2"], "people still see them")
        password.write_text("wrong\n")
        self.assertIn("refused the user or the password", self.here("answers", status=3).stderr)

    def test_a_mailbox_that_is_down_holds_back_no_other_workspace(self):
        dovecot = servers.Dovecot(self)
        who = "dgs@cchpm.example.org"
        dovecot.put("1.M1.host", mail_with(self.reply(who, "ACCEPTED"), who))
        self.answers_from(self.workspace, dovecot.url(), user='user = "boite"\n')
        for name in ("a", "z"):
            self.run_program("init", self.folder / name, "--rules", support.RULES)
            self.answers_from(self.folder / name, f"imap://127.0.0.1:{servers.free_port()}/INBOX")
        # One whose settings name a password that is not there, and one that cannot be opened.
        self.run_program("init", self.folder / "m", "--rules", support.RULES)
        self.answers_from(self.folder / "m", dovecot.url(), password="absent")
        self.run_program("init", self.folder / "x", "--rules", support.RULES)
        (self.folder / "x" / "gouvernail.toml").write_text("[[")
        self.write("portfolio.toml", "".join(f'[[workspace]]\nfolder = "{name}"\n'
                                             for name in ("a", "x", "m", "ws", "z")))
        done = self.run_program("-C", self.folder, "answers", status=3)
        self.assertEqual(done.stdout.count("1 new answer"), 1, done.stdout + done.stderr)
        self.assertIn("1 new answer", done.stdout.split("ws\n")[1].split("\n")[0])
        self.assertEqual(done.stderr.count("does not answer"), 2, done.stderr)
        self.assertIn("absent", done.stderr)
        with imaplib.IMAP4("127.0.0.1", dovecot.port) as mailbox:
            mailbox.login("boite", "secret")
            mailbox.select(readonly=True)
            self.assertEqual(mailbox.search(None, "KEYWORD", "Gouvernail")[1], [b"1"])

    def answers_from(self, workspace, url, user='user = "x"\n', password="imap"):
        secret = workspace / "imap"
        secret.write_text("secret\n")
        secret.chmod(0o600)
        path = workspace / "gouvernail.toml"
        text = path.read_text()
        if "\n[mail]" not in text:
            text += '[mail]\nserver = "127.0.0.1"\nport = 9\nsecurity = "none"\n'
        path.write_text(text + f'[mail.answers]\nurl = "{url}"\n{user}'
                        f'password-file = "{password}"\n')

    def test_one_large_file_holds_back_no_other(self):
        who = "dgs@cchpm.example.org"
        self.drop(mail_with(self.reply(who, "ACCEPTED"), who), "eml")
        large = self.box / "0.eml"
        large.write_bytes(b"From: a@example.org\r\n\r\n" + b"x" * (21 << 20))
        maildir = self.folder / "Maildir"
        (maildir / "new").mkdir(parents=True)
        (maildir / "new" / "0").write_bytes(large.read_bytes())
        (maildir / "new" / "1").write_bytes(mail_with(self.reply(who, "DECLINED"), who))
        for folder in (self.box, maildir):
            done = self.take(folder)
            self.assertIn("1 new answer", done.stdout)
            self.assertIn("too large to be an answer", done.stderr)
        self.assertIn("too large to be an answer", self.take(large, status=2).stderr)
        self.assertIn("1 known already", self.take(large, self.box / "000.eml", status=2).stdout)


if __name__ == "__main__":
    unittest.main()

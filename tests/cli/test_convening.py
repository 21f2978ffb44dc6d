"""A session is convened by what left the house. A scripted SMTP server receives the invitations."""
import json
import unittest

from mailing import MailTest, calendar_of, event_of, field, parsed

COPIL = "copil/2026-06-02"


class ConveningByMail(MailTest):
    def propose(self, body="copil", day="2026-06-02", at="14:00", *more):
        return self.here("meeting", "add", body, "--on", day, "--at", at, *more)

    def shown(self, body="copil"):
        """The first line of a session, and what is known of it."""
        return self.here("-v", "meeting", "list", "--body", body).stdout

    def test_sending_convenes_the_session_that_is_named(self):
        self.propose()
        self.propose("elus", "2026-06-09", "18:00")
        done = self.send(COPIL)
        self.assertIn("is convened, by mail of Monday 5 January 2026", done.stdout)
        self.assertIn("convened on 5 Jan 2026", self.shown())
        self.assertIn("proposed", self.shown("elus"), "nobody named it")
        content = self.last_to("dgs@")
        self.assertEqual(field(content, "STATUS"), ["STATUS:CONFIRMED"])
        self.assertNotIn("to be confirmed", parsed(content)["Subject"])
        count = len(self.post.mails)
        self.send()
        self.assertEqual(len(self.post.mails), count, "it is told once")

    def test_a_date_to_be_confirmed_convenes_nobody_until_it_is_named(self):
        self.propose()
        self.send("--proposed", COPIL)
        self.assertEqual(field(self.last_to("dgs@"), "STATUS"), ["STATUS:TENTATIVE"])
        self.assertNotIn("convened on", self.shown())
        self.at("20260107T100000Z")
        self.send(COPIL)
        confirmed = self.last_to("dgs@")
        self.assertEqual(field(confirmed, "STATUS"), ["STATUS:CONFIRMED"])
        self.assertIn("Invitation confirmed", parsed(confirmed)["Subject"])
        self.assertIn("convened on 7 Jan 2026", self.shown())

    def test_convened_by_other_means_it_is_mailed_and_the_earlier_day_counts(self):
        self.propose()
        self.here("meeting", "convene", COPIL, "--on", "2026-01-02")
        self.send()
        self.assertTrue(self.post.to("dgs@"))
        self.assertIn("convened on 2 Jan 2026", self.shown())

    def test_a_session_that_moves_is_convened_anew_by_what_is_sent(self):
        self.propose()
        self.send(COPIL)
        self.at("20260110T100000Z")
        self.here("answers", "set", COPIL, "dgs", "yes")
        self.assertIn("2 accept: dgs and pilote", self.here("answers", "list").stdout)
        self.here("meeting", "move", COPIL, "--to", "2026-06-16", "--reason", "Salle inondée")
        self.assertNotIn("convened on", self.shown())
        # What was told is one thing, where it stands now another; a yes was to the day told.
        status = self.here("invite", "--status").stdout
        self.assertIn("Tuesday 2 June 2026", status)
        self.assertIn("moved to Tuesday 16 June 2026 since, which nobody was told yet", status)
        self.assertNotIn("dgs and pilote", self.here("answers", "list").stdout)
        self.here("answers", "set", "copil/2026-06-16", "dgs", "yes")
        self.assertIn("accepts: dgs", self.here("answers", "list").stdout)
        self.at("20260112T100000Z")
        self.send()
        self.assertIn("2 accept: dgs and pilote", self.here("answers", "list").stdout)
        self.assertNotIn("since, which nobody", self.here("invite", "--status").stdout)
        moved = self.last_to("dgs@")
        self.assertEqual(field(moved, "STATUS"), ["STATUS:CONFIRMED"])
        self.assertIn("Meeting moved", parsed(moved)["Subject"])
        self.assertIn("Salle inondée", parsed(moved).get_body(("plain",)).get_content())
        self.assertIn("convened on 12 Jan 2026", self.shown())
        self.assertIn("moved from 2 Jun 2026", self.shown())

    def test_the_reason_of_a_cancellation_is_told_and_the_note_never(self):
        self.propose("copil", "2026-06-02", "14:00", "--note", "Fragile", "--agenda", "Bilan 2025",
                     "--agenda", "Budget")
        self.send(COPIL)
        invited = self.last_to("dgs@")
        self.here("meeting", "cancel", COPIL, "--reason", "Quorum impossible", "--note", "Colère")
        self.send()
        cancelled = self.last_to("dgs@")
        self.assertIn("Quorum impossible", parsed(cancelled).get_body(("plain",)).get_content())
        plain = parsed(invited).get_body(("plain",)).get_content()
        self.assertIn("Bilan 2025", plain)
        self.assertIn("Budget", plain)
        self.assertIn(b"Budget", calendar_of(invited))
        for content in (invited, cancelled):
            for part in parsed(content).walk():
                payload = part.get_payload(decode=True) or b""
                self.assertNotIn(b"Fragile", payload)
                self.assertNotIn("Colère".encode(), payload)

    def test_an_agenda_that_changes_is_told_to_those_invited(self):
        self.propose()
        self.send(COPIL)
        count = len(self.post.mails)
        self.at("20260108T100000Z")
        self.here("meeting", "agenda", COPIL, "Bilan", "Questions diverses")
        self.send()
        self.assertEqual(len(self.post.mails), 2 * count)
        self.assertIn("Questions diverses",
                      parsed(self.last_to("dgs@")).get_body(("plain",)).get_content())
        self.here("meeting", "note", COPIL, "à ne pas dire")
        self.send()
        self.assertEqual(len(self.post.mails), 2 * count)

    def test_what_is_over_or_unknown_cannot_be_named(self):
        self.propose("copil", "2026-01-02")
        self.assertIn("nobody can be invited any more",
                      self.send("copil/2026-01-02", status=2).stderr)
        self.assertIn("there is no meeting", self.send("copil/2026-01-03", status=2).stderr)
        self.assertIn("nothing is sent", self.here("invite", COPIL, status=2).stderr)

    def test_a_mail_to_some_alone_convenes_nobody(self):
        self.propose()
        refused = self.send(COPIL, "--for", "dgs", status=2)
        self.assertIn("by a mail to some alone", refused.stderr)
        self.assertEqual(self.post.mails, [])
        self.send("--proposed", COPIL, "--for", "dgs")
        self.assertEqual(len(self.post.mails), 1)
        self.assertNotIn("convened on", self.shown())

    def test_nobody_is_without_answer_who_was_not_written_to(self):
        self.propose()
        self.here("invite", "--out", self.folder / "ics")
        self.assertNotIn("dgs", self.here("answers", "list").stdout)
        self.send(COPIL)
        self.assertIn("dgs", self.here("answers", "list").stdout)

    def tasks(self, *kinds):
        found = json.loads(self.here("check", "--format", "json", status=(0, 1)).stdout)
        return [task for task in found["tasks"] if task["kind"] in kinds]

    def test_what_guests_hold_and_is_not_so_any_more_is_a_task_until_it_is_told(self):
        self.propose()
        self.propose("elus", "2026-06-09", "18:00")
        self.send(COPIL, "elus/2026-06-09")
        self.assertEqual(self.tasks("tell_change", "convene"), [])
        self.at("20260110T100000Z")
        self.here("meeting", "cancel", COPIL, "--reason", "Grippe")
        self.here("meeting", "move", "elus/2026-06-09", "--to", "2026-07-07")
        (cancelled,) = self.tasks("tell_change")
        self.assertRegex(cancelled["what"], r"Tell 22 persons that the steering committee of "
                         r"2 June 2026 does not take place")
        self.assertEqual(cancelled["last_day"], "2026-06-01")
        # What is sent convenes the session on its new day: one thing to do, by the earlier day.
        (moved,) = self.tasks("convene")
        self.assertIn("of 9 June 2026 takes place on 7 July 2026", moved["what"])
        self.assertEqual(moved["last_day"], "2026-06-08")
        self.assertEqual(self.tasks("chase_answer"), [])
        self.assertIn("does not take place", self.here("alert").stdout)
        self.send()
        self.assertEqual(self.tasks("tell_change", "convene"), [])
        self.here("meeting", "agenda", "elus/2026-07-07", "Budget")
        (changed,) = self.tasks("tell_change")
        self.assertIn("what has changed of the group of elected members of 7 July 2026", changed["what"])
        self.assertEqual(changed["last_day"], "2026-07-06")

    def test_an_address_that_changes_concerns_one_alone(self):
        self.propose()
        self.propose("cotech", "2026-05-12")
        self.send(COPIL, "cotech/2026-05-12")
        self.here("meeting", "cancel", "cotech/2026-05-12", "--reason", "x")
        self.send()
        count = len(self.post.mails)
        self.here("person", "set", "rt", "--address", "rt@nouvelle.example.org")
        self.here("person", "set", "cat", "--name", "Autre nom")
        (sent,) = self.tasks("tell_change")
        self.assertIn("Send 1 person the invitation to the steering committee", sent["what"])
        self.send()
        self.assertEqual([recipient for recipient, _ in self.post.mails[count:]],
                         ["rt@nouvelle.example.org"])
        self.assertTrue(parsed(self.last_to("rt@nouvelle"))["Subject"].startswith("Invitation: "))
        self.assertEqual(self.tasks("tell_change"), [])
        self.here("person", "set", "rt", "--address", "")
        self.send()
        self.assertEqual(len(self.post.mails), count + 1)


class ServerDown(MailTest):
    def test_nothing_is_convened_that_did_not_leave(self):
        self.here("meeting", "add", "copil", "--on", "2026-06-02", "--at", "14:00")
        self.post.stop()
        self.here("invite", "--send", COPIL, status=3)
        self.assertNotIn("convened on", self.here("-v", "meeting", "list").stdout)
        self.post.start()
        self.at("20260109T100000Z")
        self.here("invite", "--send")
        self.assertTrue(self.post.to("dgs@"))
        self.assertIn("convened on 9 Jan 2026", self.here("-v", "meeting", "list").stdout)

    def test_whoever_no_mail_has_reached_is_told_of_no_change(self):
        self.here("meeting", "add", "copil", "--on", "2026-06-02", "--at", "14:00")
        self.post.stop()
        self.here("invite", "--send", COPIL, status=3)
        self.at("20260107T100000Z")
        self.here("meeting", "move", COPIL, "--to", "2026-06-09")
        self.post.start()
        self.here("invite", "--send")
        mail = parsed(self.last_to("dgs@"))
        self.assertTrue(mail["Subject"].startswith("Invitation: "), mail["Subject"])
        self.assertNotIn("Moved", mail.get_body(("plain",)).get_content())

    def test_the_first_that_leaves_convenes_whoever_is_refused(self):
        self.post.script["dgs@"] = "550 no such user"
        self.here("meeting", "add", "copil", "--on", "2026-06-02", "--at", "14:00")
        self.here("invite", "--send", COPIL, status=3)
        self.assertTrue(self.post.mails)
        self.assertIn("convened on 5 Jan 2026", self.here("-v", "meeting", "list").stdout)
        # Whoever got no invitation is somebody's task, until his address is another.
        found = json.loads(self.here("check", "--format", "json", status=(0, 1)).stdout)
        (task,) = [one for one in found["tasks"] if one["kind"] == "correct_address"]
        self.assertEqual(task["what"], "Correct the mail address of “Directrice générale des services”")
        self.here("person", "set", "dgs", "--address", "directeur@example.org")
        found = json.loads(self.here("check", "--format", "json", status=(0, 1)).stdout)
        self.assertNotIn("correct_address", [one["kind"] for one in found["tasks"]])
        self.here("invite", "--send")
        self.assertTrue(self.post.to("directeur@"))

    def test_refused_by_all_it_is_not_convened(self):
        self.post.script[""] = "550 no such user"
        self.here("meeting", "add", "copil", "--on", "2026-06-02", "--at", "14:00")
        self.here("invite", "--send", COPIL, status=3)
        self.assertEqual(self.post.mails, [])
        self.assertNotIn("convened on", self.here("-v", "meeting", "list").stdout)


if __name__ == "__main__":
    unittest.main()

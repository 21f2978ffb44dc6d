"""Mails that leave while somebody looks on: how many have, and what becomes of those that wait."""
import re
import threading
import unittest

from mailing import NOW, MailTest
from test_serve import Browser, Serving


class SendingOnPages(MailTest, Serving):
    def setUp(self):
        super().setUp()
        self.here("meeting", "add", "copil", "--on", "2026-06-02", "--at", "14:00")
        self.taken = 0
        self.goes_on = threading.Event()
        self.addCleanup(self.goes_on.set)
        self.post.script = {"": self.take}  # whoever it is for
        _, port = self.serve(GOUVERNAIL_NOW=NOW)
        self.browser = Browser(port)
        self.page = re.search(r'href="(/reunions/[0-9a-f-]{36})"',
                              self.browser.get("/reunions")[1]).group(1)

    def take(self, *_):
        """The second mail is held until the test says so."""
        self.taken += 1
        if self.taken == 2:
            self.goes_on.wait()
        return "250 taken"

    def followed(self, status, to):
        """The page that comes once the mails have left, and its address."""
        while status == 303 and "/travaux/" in to:
            response, text = self.browser.ask("GET", to)
            status, to = response.status, response.getheader("Location") or to
        self.assertEqual(status, 303, to)
        return self.browser.get(to)[1], to

    def test_how_far_it_is_is_shown_and_the_rest_waits_where_it_is_stopped(self):
        status, to = self.browser.send(self.page + "/envoyer", {})
        self.assertEqual(status, 303, to)
        self.assertTrue(to.startswith("/travaux/"), to)
        shown, page = self.browser.get(to)
        self.assertEqual(shown, 200)
        total = int(re.search(r"1 of (\d+) done\.", page).group(1))
        self.assertGreater(total, 3)
        # Other pages are answered meanwhile; another sending is told to wait.
        self.assertEqual(self.browser.get("/")[0], 200)
        busy, _ = self.browser.send(self.page + "/envoyer", {})
        self.assertEqual(busy, 422)
        self.assertEqual(self.browser.send(to, {}, to + "/arreter"), (303, to))
        self.goes_on.set()
        page, back = self.followed(status, to)
        self.assertTrue(back.startswith(self.page + "?message="), back)
        self.assertEqual(len(self.post.mails), 2)
        # What was stopped goes on with the same button.
        self.assertIn(f"{total - 2} mails of this meeting wait",
                      self.browser.get(self.page + "/envoyer")[1])
        page, _ = self.followed(*self.browser.send(self.page + "/envoyer", {}))
        self.assertIn(f"{total - 2} mails sent", page)
        recipients = [to for to, _ in self.post.mails]
        self.assertEqual(len(recipients), total)
        self.assertEqual(len(set(recipients)), total)

    def test_a_record_that_forgot_what_left_sends_once_that_is_confirmed(self):
        sent = self.workspace / "gouvernail.sent"
        self.goes_on.set()
        sent.write_text("\nrecord gv1-" + "0" * 24 + "\n")
        shown = self.browser.get(self.page + "/envoyer")[1]
        self.assertIn("does not know what last left from here", shown)
        self.assertIn('name="go-on"', shown)
        refused, page = self.browser.send(self.page + "/envoyer", {})
        self.assertEqual(refused, 422)
        self.assertEqual(self.post.mails, [])
        self.followed(*self.browser.send(self.page + "/envoyer", {"go-on": "1"}))
        self.assertGreater(len(self.post.mails), 0)
        self.assertNotIn('name="go-on"', self.browser.get(self.page + "/envoyer")[1])

    def test_a_work_that_nobody_knows_is_told(self):
        self.assertEqual(self.browser.get("/travaux/0123456789abcdef")[0], 404)


class WordsOfSending(MailTest, Serving):
    """What leaves is called the same wherever it is pressed."""

    def setUp(self):
        super().setUp()
        self.here("meeting", "add", "copil", "--on", "2026-01-20", "--at", "14:00")
        _, port = self.serve(GOUVERNAIL_NOW=NOW)
        self.browser = Browser(port)
        self.page = re.search(r'href="(/reunions/[0-9a-f-]{36})"',
                              self.browser.get("/reunions")[1]).group(1)
        status, self.to = self.browser.send(self.page + "/envoyer", {})
        self.assertEqual(status, 303)
        while "/travaux/" in self.to:
            self.to = self.browser.ask("GET", self.to)[0].getheader("Location") or self.to

    def assert_called(self, words, *others):
        """On the first page, on that of the meeting, and over the mails."""
        for address in ("/", self.page, self.page + "/envoyer"):
            page = self.browser.get(address)[1]
            self.assertIn(words, page, address)
            for other in others:
                self.assertNotIn(other, page, address)

    def test_a_move_is_a_change_which_the_guests_are_to_be_told(self):
        self.assertIn("sent, ", self.browser.get(self.page)[1])
        self.browser.send(self.page + "/deplacer", {"to": "2026-01-22"})
        self.assert_called("Send the change", "Send the invitation")
        page = self.browser.get(self.page)[1]
        self.assertIn("sent for Tuesday 20 January 2026; to be told of the change", page)
        self.assertNotIn("sent, ", page)
        self.browser.send(self.page + "/envoyer", {})
        self.assertNotIn("to be told of the change", self.browser.get(self.page)[1])

    def test_a_cancellation_is_one(self):
        self.browser.send(self.page + "/annuler", {"on": "2026-01-05"})
        self.assert_called("Send the cancellation", "Send the invitation")

    def test_whoever_is_convened_otherwise_is_said_to_know_from_the_first_page(self):
        self.here("meeting", "add", "copil", "--on", "2026-07-07", "--at", "14:00")
        self.here("meeting", "convene", "copil/2026-07-07", "--on", "2026-01-05")
        self.here("meeting", "cancel", "copil/2026-07-07", "--on", "2026-01-05")
        self.assertIn("Say that they know", self.browser.get("/")[1])


if __name__ == "__main__":
    unittest.main()

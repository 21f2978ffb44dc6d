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

    def test_a_work_that_nobody_knows_is_told(self):
        self.assertEqual(self.browser.get("/travaux/0123456789abcdef")[0], 404)


if __name__ == "__main__":
    unittest.main()

"""Documents of a session that leave by mail: with its invitation, on their own, and its minutes."""
import re
import unittest

from mailing import NOW, MailTest, calendar_of, parsed
from test_serve import Browser, Serving

PAPER = "Ordre du jour – été.pdf"
BYTES = b"%PDF-1.7\n\x00\xff papers\n"


def files_of(content):
    """Files that go along, without the calendar: name, type, bytes."""
    return [(part.get_filename(), part.get_content_type(), part.get_payload(decode=True))
            for part in parsed(content).walk()
            if part.get_content_disposition() == "attachment"
            and part.get_content_type() != "application/ics"]


def words_of(content):
    return parsed(content).get_body(("plain",)).get_content()


class Documents(MailTest):
    def setUp(self):
        super().setUp()
        (self.folder / PAPER).write_bytes(BYTES)
        (self.folder / "budget.xlsx").write_bytes(b"PK budget")

    def propose(self, day="2026-06-02"):
        self.here("meeting", "add", "copil", "--on", day, "--at", "14:00")
        return f"copil/{day}"

    def attach(self, meeting, *names):
        for name in names or (PAPER,):
            self.here("meeting", "attach", meeting, self.folder / name)

    def shown(self, meeting):
        return self.here("meeting", "show", meeting).stdout

    def test_they_go_along_with_the_invitation(self):
        copil = self.propose()
        self.attach(copil)
        told = self.send("--with", PAPER, copil)
        self.assertIn("the documents were sent on Monday 5 January 2026", told.stdout)
        half = len(self.post.mails) // 2
        self.assertGreater(half, 5)
        for _, content in self.post.mails[:half]:
            calendar_of(content)
            self.assertEqual(files_of(content), [])
        for to, content in self.post.mails[half:]:
            self.assertNotIn(b"text/calendar", content)
            self.assertEqual(files_of(content), [(PAPER, "application/pdf", BYTES)])
            self.assertIn(f"Documents\r\n  - {PAPER}\r\n", words_of(content))
            self.assertIn(to, [reader for reader, _ in self.post.mails[:half]])
        self.assertIn("documents sent on 5 Jan 2026", self.shown(copil))

    def test_an_invitation_without_them_says_nothing_of_documents(self):
        copil = self.propose()
        self.attach(copil)
        self.send(copil)
        self.assertEqual(files_of(self.post.mails[0][1]), [])
        self.assertNotIn("Documents", words_of(self.post.mails[0][1]))
        self.assertNotIn("documents sent", self.shown(copil))

    def test_on_their_own_they_reach_each_guest_once(self):
        copil = self.propose()
        self.attach(copil, PAPER, "budget.xlsx")
        refused = self.here("meeting", "send", copil, PAPER, status=2).stderr
        self.assertIn("nobody was convened", refused)
        self.send(copil)
        convened = len(self.post.mails)
        self.at("20260520T080000Z")
        self.here("meeting", "send", copil, PAPER, "budget.xlsx")
        self.assertEqual(len(self.post.mails), 2 * convened)
        recipients = [to for to, _ in self.post.mails[convened:]]
        self.assertEqual(len(set(recipients)), convened)
        content = self.post.mails[-1][1]
        self.assertEqual([name for name, _, _ in files_of(content)], [PAPER, "budget.xlsx"])
        self.assertEqual(parsed(content)["Subject"][:10], "Documents:")
        self.assertTrue(parsed(content)["In-Reply-To"])
        self.assertNotIn(b"text/calendar", content)
        self.assertIn("documents sent on 20 May 2026", self.shown(copil))
        for names in (("budget.xlsx", PAPER), (PAPER,)):
            again = self.here("meeting", "send", copil, *names)
            self.assertIn("Each of them was sent these documents already", again.stderr)
        self.assertEqual(len(self.post.mails), 2 * convened)
        # Another one reaches them without those that they have; another hour changes nothing.
        self.here("meeting", "move", copil, "--to", "2026-06-02", "--at", "15:00")
        (self.folder / "plan.odt").write_bytes(b"PK plan")
        self.attach(copil, "plan.odt")
        self.here("meeting", "send", copil, PAPER, "plan.odt")
        papers = [content for _, content in self.post.mails
                  if parsed(content)["Subject"].startswith("Documents")]
        self.assertEqual([name for name, _, _ in files_of(papers[-1])], ["plan.odt"])
        self.assertIn("documents sent on 20 May 2026", self.shown(copil))

    def test_whoever_was_refused_is_tried_again_and_nobody_else(self):
        copil = self.propose()
        self.attach(copil)
        self.send(copil)
        convened = len(self.post.mails)
        self.post.script = {"cat": "550 no such user"}
        self.here("meeting", "send", copil, PAPER, status=3)
        served = len(self.post.mails) - convened
        self.assertLess(served, convened)
        self.post.script = {}
        self.here("meeting", "send", copil, PAPER)
        recipients = [to for to, _ in self.post.mails[convened:]]
        self.assertEqual(sorted(recipients), sorted(to for to, _ in self.post.mails[:convened]))

    def test_what_waits_is_not_lost_to_what_is_sent_later(self):
        copil = self.propose()
        self.attach(copil, PAPER, "budget.xlsx")
        self.send(copil)
        convened = len(self.post.mails)
        self.post.script = {"": "451 later"}
        self.here("meeting", "send", copil, PAPER, status=3)
        self.here("meeting", "send", copil, "budget.xlsx", status=3)
        self.post.script = {}
        self.at("20260105T160000Z")
        self.send()
        names = [files_of(content)[0][0] for _, content in self.post.mails[convened:]]
        self.assertEqual(names.count(PAPER), convened)
        self.assertEqual(names.count("budget.xlsx"), convened)

    def test_to_a_newcomer_alone_they_are_not_sent_to_all(self):
        copil = self.propose()
        self.attach(copil)
        self.send(copil)
        self.here("meeting", "send", copil, PAPER, "--dry-run")
        told = self.send(copil, "--for", "msa", "--with", PAPER)
        self.assertNotIn("the documents were sent", told.stdout)
        self.assertNotIn("documents sent", self.shown(copil))
        self.assertEqual(files_of(self.post.mails[-1][1])[0][0], PAPER)
        told = self.here("meeting", "send", copil, PAPER)
        self.assertIn("the documents were sent", told.stdout)
        readers = [to for to, content in self.post.mails if files_of(content)]
        self.assertEqual(len(readers), len(set(readers)))

    def test_they_were_not_sent_while_they_wait_for_somebody(self):
        copil = self.propose()
        self.attach(copil)
        self.send(copil)
        self.post.script = {"msa": "451 later"}
        self.here("meeting", "send", copil, PAPER, status=3)
        self.assertNotIn("documents sent", self.shown(copil))
        self.post.script = {}
        self.at("20260106T100000Z")
        self.assertIn("the documents were sent on Monday 5 January 2026", self.send().stdout)
        self.assertIn("documents sent on 5 Jan 2026", self.shown(copil))

    def test_what_waits_leaves_to_no_former_address(self):
        copil = self.propose()
        self.attach(copil)
        self.send(copil)
        self.post.script = {"msa": "451 later"}
        self.here("meeting", "send", copil, PAPER, status=3)
        self.here("person", "set", "msa", "--address", "autre@msa.example.org")
        self.post.script = {}
        self.at("20260106T100000Z")
        self.send()
        self.here("meeting", "send", copil, PAPER)
        readers = [to for to, content in self.post.mails if files_of(content)]
        self.assertIn("autre@msa.example.org", readers)
        self.assertFalse([to for to in readers if to.startswith("msa")])
        self.assertEqual(len(readers), len(set(readers)))

    def test_what_waits_leaves_for_no_other_day(self):
        copil = self.propose()
        self.attach(copil)
        self.send(copil)
        convened = len(self.post.mails)
        self.post.script = {"": "451 later"}
        self.here("meeting", "send", copil, PAPER, status=3)
        self.here("meeting", "move", copil, "--to", "2026-06-09")
        self.post.script = {}
        self.at("20260106T100000Z")
        self.send(status=(0, 3))
        self.assertFalse([1 for _, content in self.post.mails[convened:] if files_of(content)])

    def test_where_the_convocation_waits_they_wait_with_it(self):
        copil = self.propose()
        self.attach(copil)
        self.post.script = {"": "451 later"}
        self.send(copil, "--with", PAPER, status=3)
        self.assertIn("proposed", self.shown(copil))
        self.post.script = {}
        self.at("20260105T120000Z")
        self.send(copil)
        self.assertIn("convened on 5 Jan 2026", self.shown(copil))
        kinds = [bool(files_of(content)) for _, content in self.post.mails]
        self.assertEqual(kinds, sorted(kinds))
        self.assertEqual(sum(kinds) * 2, len(kinds))

    def test_a_document_that_is_gone_leaves_nobody_else_without(self):
        copil = self.propose()
        self.attach(copil)
        self.send(copil)
        convened = len(self.post.mails)
        self.post.script = {"": "451 later"}
        self.here("meeting", "send", copil, PAPER, status=3)
        copy = next((self.workspace / "documents").iterdir())
        copy.unlink()
        self.post.script = {}
        self.at("20260105T120000Z")
        done = self.here("meeting", "send", copil, "--link", "https://nuage.example.org/s", status=3)
        self.assertIn("no copy of", done.stderr)
        self.assertNotIn("Look at the connection", done.stderr)
        self.assertFalse([1 for _, content in self.post.mails[convened:] if files_of(content)])
        # Once it is put back it leaves.
        copy.write_bytes(BYTES)
        self.at("20260106T120000Z")
        self.send()
        self.assertEqual(len([1 for _, content in self.post.mails if files_of(content)]), convened)

    def test_an_address_goes_in_the_place_of_what_is_too_large(self):
        copil = self.propose()
        with open(self.folder / "plan.zip", "wb") as file:
            file.truncate(16_000_000)
        self.attach(copil, "plan.zip")
        self.send(copil)
        convened = len(self.post.mails)
        refused = self.here("meeting", "send", copil, "plan.zip", status=2).stderr
        self.assertIn("more than 15 MB together", refused)
        for link in ("nuage/plan", "https://", "https://a b", 'https://a"b', "javascript:alert(1)"):
            refused = self.here("meeting", "send", copil, "--link", link, status=2).stderr
            self.assertIn("is no address of the web", refused)
        self.assertEqual(len(self.post.mails), convened)
        self.here("meeting", "send", copil, "--link", "https://nuage.example.org/s/a?b=1&c=2")
        self.assertEqual(len(self.post.mails), 2 * convened)
        self.assertIn("https://nuage.example.org/s/a?b=1&c=2", words_of(self.post.mails[-1][1]))
        self.assertIn("documents sent on 5 Jan 2026", self.shown(copil))

    def test_on_another_day_they_were_not_sent_yet(self):
        copil = self.propose()
        self.attach(copil)
        self.send(copil, "--with", PAPER)
        self.here("meeting", "move", copil, "--to", "2026-06-09")
        moved = "copil/2026-06-09"
        self.send()
        self.assertNotIn("documents sent", self.shown(moved))
        before = len(self.post.mails)
        self.here("meeting", "send", moved, PAPER)
        self.assertGreater(len(self.post.mails), before)
        self.assertIn("documents sent on 5 Jan 2026", self.shown(moved))

    def test_what_left_the_house_is_not_undone(self):
        copil = self.propose()
        self.attach(copil)
        self.send(copil, "--with", PAPER)
        entries = re.findall(r"^ *(\d+)  (.*(?:\n {8,}.*)*)", self.here("journal", "list").stdout, re.M)
        documents = [number for number, told in entries if "(documents:" in told][-1]
        self.assertIn("documents were mailed",
                      self.here("journal", "undo", documents, status=2).stderr)
        mails = entries[-1][0]
        self.assertIn("tells of mails that left", self.here("journal", "undo", mails, status=2).stderr)

    def test_a_day_that_was_typed_is_undone_whatever_was_mailed(self):
        copil = self.propose()
        self.attach(copil)
        self.send(copil, "--with", PAPER)
        self.at("20260603T080000Z")
        self.here("meeting", "hold", copil)
        self.here("meeting", "hold", copil, "--minutes-sent-on", "2026-06-03")
        number = re.findall(r"^ *(\d+)  ", self.here("journal", "list").stdout, re.M)[-1]
        self.here("journal", "undo", number)
        self.assertNotIn("minutes sent", self.shown(copil))

    def test_they_tell_nothing_of_a_convocation(self):
        copil = self.propose()
        self.attach(copil)
        self.here("meeting", "convene", copil, "--on", "2026-01-02")
        self.here("meeting", "send", copil, PAPER)
        self.assertIn("convened on 2 Jan 2026 · documents sent on 5 Jan 2026", self.shown(copil))

    def test_minutes_leave_once_it_was_held(self):
        copil = self.propose()
        self.send(copil)
        convened = len(self.post.mails)
        self.at("20260603T080000Z")
        self.attach(copil)
        refused = self.here("meeting", "send", copil, PAPER, "--minutes", status=2).stderr
        self.assertIn("is not recorded as held", refused)
        self.here("meeting", "hold", copil)
        self.here("meeting", "send", copil, PAPER, "--minutes")
        self.assertEqual(len(self.post.mails), 2 * convened)
        self.assertEqual(parsed(self.post.mails[-1][1])["Subject"][:8], "Minutes:")
        self.assertIn("minutes sent on 3 Jun 2026", self.shown(copil))
        self.assertNotIn("documents sent", self.shown(copil))
        self.here("meeting", "hold", copil, "--minutes-on", "2026-06-03")
        self.at("20260610T080000Z")
        refused = self.here("meeting", "send", copil, PAPER, "--minutes", status=2).stderr
        self.assertIn("were approved on", refused)

    def test_what_cannot_be_sent_is_refused_and_nothing_leaves(self):
        copil = self.propose()
        self.attach(copil)
        self.assertIn("no document “budget.xlsx”",
                      self.send(copil, "--with", "budget.xlsx", status=2).stderr)
        self.assertIn("one session", self.send("--with", PAPER, status=2).stderr)
        copy = next((self.workspace / "documents").iterdir())
        copy.write_bytes(b"changed")
        self.assertIn("is not what was attached", self.send(copil, "--with", PAPER, status=2).stderr)
        self.here("meeting", "cancel", copil)
        self.assertIn("needs no documents", self.here("meeting", "send", copil, PAPER, status=2).stderr)
        self.assertIn("nothing is to be sent", self.here("meeting", "send", copil, status=2).stderr)
        self.assertEqual(self.post.mails, [])

    def test_what_would_leave_is_shown_and_stays(self):
        copil = self.propose()
        self.attach(copil)
        self.send(copil)
        convened = len(self.post.mails)
        shown = self.here("meeting", "send", copil, PAPER, "--dry-run").stdout
        self.assertIn("You will find the documents of this meeting attached.", shown)
        self.assertIn("Nothing was sent.", shown)
        self.assertEqual(len(self.post.mails), convened)


class OnPages(MailTest, Serving):
    def setUp(self):
        super().setUp()
        (self.folder / PAPER).write_bytes(BYTES)
        self.here("meeting", "add", "copil", "--on", "2026-06-02", "--at", "14:00")
        self.here("meeting", "attach", "copil/2026-06-02", self.folder / PAPER)
        _, port = self.serve(GOUVERNAIL_NOW=NOW)
        self.browser = Browser(port)
        self.page = re.search(r'href="(/reunions/[0-9a-f-]{36})"',
                              self.browser.get("/reunions")[1]).group(1)

    def box(self, address):
        return re.search(r'name="(document-[0-9a-f]+)"', self.browser.get(address)[1]).group(1)

    def followed(self, status, to):
        while status == 303 and "/travaux/" in to:
            response, text = self.browser.ask("GET", to)
            status, to = response.status, response.getheader("Location") or to
        self.assertEqual(status, 303, to)
        return self.browser.get(to)[1]

    def test_a_box_that_is_ticked_goes_along_and_the_page_says_to_whom(self):
        sending = self.page + "/envoyer"
        box = self.box(sending)
        status, shown = self.browser.send(sending, {box: "yes", "look": "1"})
        self.assertEqual(status, 200)
        self.assertIn(f"- {PAPER}", shown)
        self.assertIn('checked="checked"', shown)
        total = int(re.search(r"Send (\d+) mails", shown).group(1))
        self.assertEqual(self.post.mails, [])
        page = self.followed(*self.browser.send(sending, {box: "yes"}))
        self.assertEqual(len(self.post.mails), total)
        papers = [files_of(content) for _, content in self.post.mails if files_of(content)]
        self.assertEqual({files[0][2] for files in papers}, {BYTES})
        self.assertIn(f"sent to {len(papers)} persons", page)
        self.assertIn("sent, 5 Jan 2026", page)

    def test_on_their_own_with_an_address(self):
        self.followed(*self.browser.send(self.page + "/envoyer", {}))
        convened = len(self.post.mails)
        sending = self.page + "/envoyer-documents"
        self.assertIn(sending, self.browser.get(self.page)[1])
        status, shown = self.browser.send(sending, {"link": "nuage", "look": "1"})
        self.assertEqual(status, 422)
        self.assertIn("is no address of the web", shown)
        self.assertIn('value="nuage"', shown)
        fields = {self.box(sending): "yes", "link": "https://nuage.example.org/s"}
        shown = self.browser.send(sending, fields | {"look": "1"})[1]
        self.assertIn(f"Send {convened} mails", shown)
        page = self.followed(*self.browser.send(sending, fields))
        self.assertEqual(len(self.post.mails), 2 * convened)
        self.assertIn('<a href="https://nuage.example.org/s">', page)
        self.assertIn("the documents were sent on", page)

    def test_what_waits_leaves_by_the_same_button(self):
        self.followed(*self.browser.send(self.page + "/envoyer", {}))
        convened = len(self.post.mails)
        sending = self.page + "/envoyer-documents"
        self.post.script = {"": "451 later"}
        page = self.followed(*self.browser.send(sending, {self.box(sending): "yes"}))
        self.assertIn(f"{convened} mails wait", page)
        self.post.script = {}
        shown = self.browser.get(sending)[1]
        self.assertIn(f"{convened} mails of this meeting wait", shown)
        self.assertIn(f"Send {convened} mails", shown)
        page = self.followed(*self.browser.send(sending, {}))
        self.assertEqual(len(self.post.mails), 2 * convened)
        self.assertIn("the documents were sent on", page)

    def test_who_was_refused_is_named(self):
        self.post.script = {"cat": "550 no such user"}
        page = self.followed(*self.browser.send(
            self.page + "/envoyer", {self.box(self.page + "/envoyer"): "yes"}))
        self.assertIn("refused by a server (code 550)", page)
        self.assertIn("refused by a server: ", page)


if __name__ == "__main__":
    unittest.main()

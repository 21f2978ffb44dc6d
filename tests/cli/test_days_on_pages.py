"""Days of a chargé de coopération, from the first import to the report of January, played on
pages in real browsers, with real mail, IMAP and CalDAV servers. After each day the record equals the
one that commands make of the same."""
import os
import re
import subprocess
import unittest

import servers
from mailing import mail_with, reply_to
from person import Person
from support import EXAMPLE, FONTS, PROGRAM, RULES, CliTest

WHAT_IS_RECORDED = [("check", "--format", "csv"), ("meeting", "list", "-v"), ("person", "list"),
                    ("seat", "list", "--all"), ("waive", "list"), ("answers", "list"), ("party", "list")]
ELUS = "/reunions/elus-2026-12-08"
COPIL = "/reunions/copil-2026-12-10"
WRONG = ("uid,body,start,end,status,convened_on,present,minutes_on,note\n"
         "faux-1,copil,2027-06-10T14:00,2027-06-10T16:00,proposed,,,,\n"
         "faux-2,elus,2027-06-08T18:00,2027-06-08T19:30,proposed,,,,\n")


class House:
    """A workspace with servers of its own."""

    def __init__(self, test, name):
        self.test, self.folder, self.now = test, test.folder / name, ""
        self.post = servers.Post({})
        self.post.start()
        test.addCleanup(self.post.stop)
        self.mailbox = servers.Dovecot(test) if name == "pages" else servers.Dovecot(Beside(test))
        self.run("init", self.folder, "--rules", RULES, "--people", EXAMPLE / "people.toml", inside=False)
        for secret in ("imap", "caldav"):
            (self.folder / secret).write_text("secret\n")
            (self.folder / secret).chmod(0o600)
        settings = self.folder / "gouvernail.toml"
        settings.write_text(settings.read_text() + f"""
[organiser]
name = "Chargée de coopération"
address = "pilote@cchpm.example.org"
[mail]
server = "127.0.0.1"
port = {self.post.port}
security = "none"
[mail.answers]
url = "{self.mailbox.url()}"
user = "boite"
password-file = "imap"
[caldav]
url = "{test.calendars.url(name)}"
user = "gouvernail"
password-file = "caldav"
""")

    def run(self, *arguments, inside=True, status=(0, 1)):
        where = ["-C", self.folder] if inside else []
        done = subprocess.run([PROGRAM, "--lang", "fr", *where, *map(str, arguments)], text=True,
                              capture_output=True, timeout=300, check=False, env=self.environment())
        self.test.assertIn(done.returncode, status, (arguments, done.stdout[-2000:], done.stderr))
        return done.stdout

    def environment(self):
        return {"PATH": os.environ["PATH"], "GOUVERNAIL_NOW": self.now or "20261124T090000Z", **FONTS}

    def answer(self, partstat, stamp):
        """The first of those invited, by their addresses, answers what came last."""
        who = min(recipient for recipient, _ in self.post.mails)
        self.mailbox.put(f"{stamp}.host", mail_with(
            reply_to(self.post.to(who)[-1], who, partstat, stamp=stamp), who))

    def away(self, person, first, after):
        """In the diary of that person."""
        (self.folder / "busy").mkdir(exist_ok=True)
        (self.folder / "busy" / f"{person}.ics").write_text(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//essai//\r\nBEGIN:VEVENT\r\nUID:away\r\n"
            f"DTSTAMP:20261101T080000Z\r\nDTSTART;VALUE=DATE:{first}\r\nDTEND;VALUE=DATE:{after}\r\n"
            "END:VEVENT\r\nEND:VCALENDAR\r\n")


class Beside:
    """The same test with another folder, for a second server of a kind."""

    def __init__(self, test):
        self.test, self.folder = test, test.folder / "beside"
        self.folder.mkdir()

    def __getattr__(self, name):
        return getattr(self.test, name)


class DaysOnPages(CliTest):
    def setUp(self):
        super().setUp()
        self.calendars = servers.Radicale(self)
        self.pages, self.commands = House(self, "pages"), House(self, "commands")
        self.server = None
        self.addCleanup(self.close)

    def close(self):
        if self.server:
            self.server.kill()
            self.server.wait()
            self.server.stdout.close()
            self.server = None

    def begin(self, now):
        """A day begins: the server of the pages is started in it."""
        self.close()
        self.pages.now = self.commands.now = now
        # pylint: disable=consider-using-with
        self.server = subprocess.Popen(
            [PROGRAM, "--lang", "fr", "-C", self.pages.folder, "serve", "--port", "0"], text=True,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=self.pages.environment())
        found = re.search(r"(http://127\.0\.0\.1:\d+)/", self.server.stdout.readline())
        self.assertTrue(found)
        self.person.origin = found.group(1)
        self.person.open("/")

    def recorded(self, house):
        """What is recorded, without what each record calls by chance."""
        text = "\n".join(house.run(*what) for what in WHAT_IS_RECORDED)
        return re.sub(r"[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|^[0-9a-f]{8}(?=  )", "uid",
                      text, flags=re.M).split("\n")

    def wait_for_search(self):
        """The page loads itself anew until it is over."""
        self.person.wait_until_gone("Cela suffit")

    def end(self, day):
        self.assertEqual(self.recorded(self.pages), self.recorded(self.commands), day)

    def both(self):
        return self.pages, self.commands

    def play(self, **how):
        self.person = Person(self, **how)
        for number, day in enumerate(DAYS, 1):
            try:
                day(self, self.person, self.commands.run)
                self.end(day.__doc__)
            except AssertionError as failure:  # the days after it would fail of it, too
                failure.add_note(f"on day {number}: {day.__doc__}")
                raise

    # Firefox without a screen gives its window no focus, in which keys would press anything.
    def test_in_firefox_with_a_mouse(self):
        self.play(browser="firefox", mouse=True, width=1280)

    def test_in_chromium_by_the_keys_alone_in_a_narrow_window(self):
        self.play(browser="chromium", mouse=False, width=320)

    @unittest.skipUnless(os.environ.get("GOUVERNAIL_LONG"), "with tools/test --long")
    def test_in_chromium_with_a_mouse(self):
        self.play(browser="chromium", mouse=True, width=1280)

    @unittest.skipUnless(os.environ.get("GOUVERNAIL_LONG"), "with tools/test --long")
    def test_in_firefox_in_a_narrow_window(self):
        self.play(browser="firefox", mouse=True, width=320)

    def test_a_session_is_dragged(self):
        self.person = Person(self)
        for day in (first_import, a_date_is_found):
            day(self, self.person, self.commands.run)
            self.end(day.__doc__)


def first_import(test, person, run):
    """Les réunions passées entrent d'un tableau."""
    test.begin("20261124T090000Z")
    person.open("/importer")
    person.attach("Fichier", EXAMPLE / "historique.csv")
    person.press("Envoyer le fichier")
    person.press("Enregistrer")
    run("import", EXAMPLE / "historique.csv")


def first_plan(test, person, run):
    """Un calendrier est proposé, puis retenu."""
    test.begin("20261124T140000Z")
    person.open("/calendrier")
    person.press("Proposer un calendrier")
    person.write("À partir du", "2026-11-25")
    person.write("Jusqu'à", "2027-01-31")
    person.press("Chercher un calendrier")
    test.wait_for_search()
    person.press("Retenir ce calendrier")
    run("plan", "--from", "2026-11-25", "--to", "2027-01-31", "--apply")


def a_date_is_found(test, person, run):
    """Une date est choisie parmi celles qui tiennent l'échéance, et la réunion est déplacée."""
    test.begin("20261125T090000Z")
    person.open("/calendrier?mois=2026-12")
    if person.can_drag:
        said = person.drag("Groupe d'élus, mardi 8 décembre 2026", "2026-12-09")
        test.assertIn("Ce que change le mercredi 9", said)
    else:
        person.open(ELUS)
        person.press("Déplacer")
        person.write("Nouveau jour", "2026-12-09")
        person.press("Voir ce que cela change")
    test.assertIn("Ce que change le mercredi 9", person.text())
    person.press("Déplacer")
    test.assertIn("mercredi 9 décembre 2026", person.text())
    run("meeting", "move", "elus/2026-12-08", "--to", "2026-12-09")


def convene(test, person, run):
    """La réunion des élus est convoquée par courriel."""
    test.begin("20261126T090000Z")
    person.open(ELUS + "/envoyer")
    before = len(test.pages.post.mails)
    leaving = re.search(r"(\d+) courriels partiront", person.text()).group(1)
    person.press(f"Envoyer {leaving} courriels")
    test.assertGreater(len(test.pages.post.mails), before)
    run("invite", "--send", "elus/2026-12-09")
    test.assertEqual(len(test.pages.post.mails), len(test.commands.post.mails))


def answers_come_in(test, person, run):
    """Des réponses arrivent ; une autre est donnée au téléphone."""
    for house in test.both():
        house.answer("ACCEPTED", "20261127T080000Z")
    test.begin("20261127T090000Z")
    person.open("/reponses")
    person.press("Relever les réponses")
    run("answers")
    person.open(ELUS + "/reponse")
    person.choose("Personne", "Chargée de coopération pilote")
    person.choose("Réponse", "vient")
    person.press("Noter la réponse")
    run("answers", "set", "elus/2026-12-09", "pilote", "oui")


def a_refusal(test, person, run):
    """Quelqu'un décline ce qu'il avait accepté."""
    for house in test.both():
        house.answer("DECLINED", "20261130T080000Z")
    test.begin("20261130T090000Z")
    person.open("/reponses")
    person.press("Relever les réponses")
    run("answers")


def mend(test, person, run):
    """Une absence se lit dans un agenda : le calendrier est réparé."""
    for house in test.both():
        house.away("pilote", "20261209", "20261210")
    test.begin("20261201T090000Z")
    person.open("/calendrier/reparer")
    person.mark("Ce qui est convoqué peut aussi se déplacer")
    person.press("Chercher d'autres jours")
    test.wait_for_search()
    test.assertIn("1 réunion déplacée", person.text())
    person.press("Retenir ce calendrier")
    run("plan", "--repair", "--allow-move", "all", "--apply")


def hold(test, person, run):
    """Le COPIL se tient ; les présents sont pointés dans la salle."""
    test.begin("20261210T160000Z")
    person.open(COPIL + "/tenue")
    person.mark("présent", "Chargée de coopération pilote")
    person.mark("excusé", "Directrice générale des services")
    person.press("Enregistrer la réunion comme tenue")
    run("meeting", "hold", "copil/2026-12-10", "--present",
        "dgs/dgs=excusé|charge-cooperation-pilote/pilote")


def minutes(test, person, run):
    """Le compte rendu part."""
    test.begin("20261214T090000Z")
    person.open(COPIL + "/compte-rendu")
    person.write("Compte rendu envoyé le", "2026-12-14")
    person.press("Enregistrer ces dates")
    run("meeting", "hold", "copil/2026-12-10", "--minutes-sent-on", "2026-12-14")


def waive(test, person, run):
    """Une dispense est enregistrée."""
    test.begin("20261215T090000Z")
    person.open("/dispenser?echeance=copil-annuel/2025")
    person.write("Motif", "Report décidé par les signataires")
    person.write("Qui a décidé", "Le comité de pilotage")
    person.press("Enregistrer la dispense")
    run("waive", "copil-annuel/2025", "--reason", "Report décidé par les signataires",
        "--authority", "Le comité de pilotage")


def a_new_referent(test, person, run):
    """Une référente arrive, et siège."""
    test.begin("20270104T090000Z")
    person.open("/personnes")
    person.press("Ajouter une personne")
    person.write("Nom", "Référente logement")
    person.write("Adresse électronique", "logement@cchpm.example.org")
    person.write("Nom court", "ref-logement")
    person.press("Ajouter")
    person.open("/personnes/nommer?role=referent-logement")
    person.choose("Personne", "Référente logement")
    person.write("À partir du", "2027-01-04")
    person.press("Nommer")
    run("person", "add", "ref-logement", "--name", "Référente logement", "--address",
        "logement@cchpm.example.org")
    run("seat", "appoint", "referent-logement", "ref-logement", "--from", "2027-01-04")


def a_successor(test, person, run):
    """La directrice générale part : quelqu'un d'autre prend sa suite le lendemain."""
    test.begin("20270104T100000Z")
    person.open("/personnes")
    person.write("Chercher quelqu'un", "dgs@")
    person.press("Chercher")
    person.press("Directrice générale des services")
    person.press("Remplacer par…")
    person.write("Dernier jour", "2027-01-31")
    person.write("Nom de la nouvelle personne", "Nouvelle direction")
    person.write("Adresse électronique de la nouvelle personne", "direction@cchpm.example.org")
    person.press("Voir ce que cela change")
    test.assertIn("Rien ne part tout seul.", person.text())
    person.press("Remplacer")
    run("person", "add", "nouvelle-direction", "--name", "Nouvelle direction", "--address",
        "direction@cchpm.example.org", "--party", "cchpm")
    run("seat", "end", "dgs-cchpm", "dgs", "--on", "2027-01-31")
    run("seat", "appoint", "dgs-cchpm", "nouvelle-direction", "--from", "2027-02-01")


def a_wrong_import(test, person, run):
    """Un tableau faux est entré, puis défait d'un coup."""
    file = test.write("faux.csv", WRONG)
    test.begin("20270105T090000Z")
    person.open("/importer")
    person.attach("Fichier", file)
    person.press("Envoyer le fichier")
    person.press("Enregistrer")
    test.assertIn("faux-1", test.pages.run("meeting", "list", "-v", "copil"))
    person.press("Défaire")
    run("import", file)
    last = re.findall(r"^(\d+)  ", run("journal", "list", "--last", "1"), re.M)[-1]
    run("journal", "undo", last)


def january(test, person, run):
    """Le rapport de janvier est lu, l'agenda partagé est mis à jour."""
    test.begin("20270111T090000Z")
    person.open("/reglages")
    person.press("Mettre à jour l'agenda partagé")
    run("publish")
    def titles(name):
        return sorted(re.findall(r"SUMMARY:[^\r\n]*", "".join(
            path.read_text() for path in test.calendars.objects(name).values())))
    test.assertTrue(titles("pages"))
    test.assertEqual(titles("pages"), titles("commands"))
    person.open("/rapport")
    person.press("Lire")


DAYS = [first_import, first_plan, a_date_is_found, convene, answers_come_in, a_refusal, mend, hold,
        minutes, waive, a_new_referent, a_successor, a_wrong_import, january]

if __name__ == "__main__":
    unittest.main()

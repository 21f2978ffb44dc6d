"""The pages of `serve` as people see them: in Chromium, wide and narrow, light and dark."""
import html
import json
import os
import pathlib
import re
import shutil
import subprocess
import unittest

from pages import MODULES
from test_serve import Browser, Serving

LOOKER = pathlib.Path(__file__).with_name("look_at_served.cjs")
ELUS = "/reunions/elus-2026-12-08"
PAGES = ["/", "/reunions", "/reunions/ajouter", ELUS, "/reunions/copil-2026-12-10", ELUS + "/tenue",
         "/reunions/copil-2026-12-10/tenue",
         ELUS + "/deplacer", ELUS + "/envoyer", ELUS + "/envoyer-documents", ELUS + "/corriger", "/echeances",
         "/echeances/copil-annuel/2026", "/dispenser?echeance=copil-annuel/2026", "/calendrier", "/terme",
         "/preparer", "/calendrier?vue=trimestre", "/calendrier/plan", "/calendrier/reparer",
         "/reunions/date?instance=groupe-projet", "/reponses", "/personnes", "/personnes?q=caf", "/personnes/nommer",
         "/reunions/copil-2026-12-10/relancer", "/personnes/fiche/dgs", "/personnes/remplacer?person=dgs",
         "/personnes/detenu?person=dgs", "/personnes/effacer?person=dgs",
         "/personnes/agenda", "/rapport", "/importer", "/emporter", "/journal", "/reglages", "/reglages/alerte",
         "/reglages/modifier", "/reglages/courriel", "/reglages/instance?instance=elus",
         "/reglages/chaque-semaine", "/echeances?lectures=selon",
         "/journal/1/annuler", ELUS + "/document", "/aide", "/aide/01-premiers-pas", "/nothing"]


class ServedPages(Serving):
    def test_everybody_can_read_and_use_them(self):
        self.make_workspace()
        _, port = self.serve()
        self.assertEqual(self.faults(port, [*PAGES, *self.proposed(port)]), [])

    def proposed(self, port):
        """A calendar that was found, and why the first of its days."""
        browser = Browser(port)
        status, plan = browser.send("/calendrier/plan", {"from": "2026-11-25", "to": "2026-12-31"})
        self.assertEqual(status, 303, plan)
        page = "That is enough"
        while "That is enough" in page:
            _, page = browser.get(plan)
        return [plan, html.unescape(re.search(r'href="([^"]*/pourquoi[^"]*)"', page).group(1))]

    def test_those_of_a_portfolio_too(self):
        self.make_workspace()
        self.write("sud/gouvernail.toml", "nonsense")
        self.write("portfolio.toml", '[[workspace]]\nfolder = "ws"\nname = "Nord"\n'
                   '[[workspace]]\nfolder = "sud"\nname = "Sud"\n')
        _, port = self.serve(folder=self.folder)
        self.assertEqual(self.faults(port, ["/", "/portefeuille/calendrier?mois=2026-12", "/c/Nord/", "/c/Nord/aide"]), [])

    def faults(self, port, pages):
        chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
        pictures = os.environ.get("GOUVERNAIL_PICTURES")
        order = {"addresses": [f"http://127.0.0.1:{port}{page}" for page in pages],
                 "language": os.environ.get("GOUVERNAIL_LANGUAGE", "fr"), "pictures": pictures,
                 "chromium": chromium}
        done = subprocess.run(["node", LOOKER], input=json.dumps(order), text=True,
                              capture_output=True, timeout=600, check=False,
                              env={**os.environ, "NODE_PATH": str(MODULES)})
        self.assertEqual(done.returncode, 0, done.stderr[-3000:])
        faults = []
        for seen, page in zip(json.loads(done.stdout), pages):
            lost = page in ("/nothing",)
            if seen["status"] != (404 if lost else 200):
                faults.append(f"{page}: status {seen['status']}")
            for audit in seen["audits"]:
                for kind in ("violations", "unsure"):
                    faults += [f"{page}: {rule['id']} ({audit['view']}): {rule['help']}: "
                               + "; ".join(node["html"] for node in rule["nodes"][:2])
                               for rule in audit[kind]]
            if seen["reflow"]["page"] > seen["reflow"]["edge"]:
                faults.append(f"{page}: scrolls sideways: {seen['reflow']['beyond'][:2]}")
            faults += [f"{page}: small: {one}" for one in seen["small"][:3]]
            faults += [f"{page}: asks for {one}" for one in seen["elsewhere"]]
            # A page that is not there is told of by the browser, too.
            faults += [f"{page}: {one}" for one in seen["complaints"] if not lost]
            # Whoever opens the first page on a phone sees what to do, and its button.
            if page == "/" and (seen["firstTask"] or 0) > 740:
                faults.append(f"{page}: the first task ends at {seen['firstTask']} px")
            if seen["bytes"] > 100_000:
                faults.append(f"{page}: {seen['bytes']} bytes")
        return faults


if __name__ == "__main__":
    unittest.main()

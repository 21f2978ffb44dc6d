"""A workspace of the example that mails its weekly alert."""
import re

import support
from mailing import MailTest, parsed

ORGANISER = "pilote@cchpm.example.org"
# Who convenes a body that has something to save or to say on 24 November 2026.
CONVENERS = ({f"coop-{key}@cchpm.example.org" for key in ("familles", "jeunesse", "logement")} |
             {f"{key}@caf.example.org" for key in ("cat", "cat-2")})


def squeezed(text):
    return re.sub(r"\s+", " ", text)


def plain_of(content):
    return squeezed(parsed(content).get_body(("plain",)).get_content())


class AlertTest(MailTest):
    def setUp(self):
        super().setUp()
        self.at("20261124T073000Z")
        self.here("import", support.EXAMPLE / "historique.csv")

    def alert(self, *more, status=0, lang="en"):
        return self.here("alert", *more, status=status, lang=lang)

    def shown(self, *more, lang="en"):
        return squeezed(self.alert("--dry-run", *more, lang=lang).stdout)

    def digests(self):
        return [content for to, content in self.post.mails if to == ORGANISER]

    def connected(self, more=""):
        self.settings(f'[mail]\nserver = "127.0.0.1"\nport = {self.post.port}\n'
                      f'security = "none"\n{more}')

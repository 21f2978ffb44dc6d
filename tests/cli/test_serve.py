"""`serve` as a process of its own, over real sockets."""
import html
import http.client
import os
import re
import signal
import socket
import subprocess
import unittest
import urllib.parse

from support import FONTS, NOW, PROGRAM, CliTest


class Browser:
    """One browser: keeps its cookies, fills in the forms that it was shown."""

    def __init__(self, port):
        self.port, self.cookies = port, {}

    def ask(self, method, address, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        sent = {"Accept-Language": "en",
                "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            sent |= {"Content-Type": "application/x-www-form-urlencoded",
                     "Origin": f"http://127.0.0.1:{self.port}"}
        connection.request(method, address, body=body, headers=sent | (headers or {}))
        response = connection.getresponse()
        text = response.read().decode("utf-8")
        for name, value in response.getheaders():
            if name == "Set-Cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.split(";")[0]
        connection.close()
        return response, text

    def get(self, address):
        response, text = self.ask("GET", address)
        return response.status, text

    def send(self, page, fields, to=None):
        _, form = self.get(page)
        hidden = {name: html.unescape(value) for name, value in
                  re.findall(r'type="hidden" name="(token|revision)" value="([^"]*)"', form)}
        response, text = self.ask("POST", to or page, urllib.parse.urlencode(hidden | fields))
        return response.status, response.getheader("Location") or text


class Serving(CliTest):
    def serve(self, *arguments, folder=None, lang="en", **variables):
        environment = {"PATH": os.environ["PATH"], "GOUVERNAIL_NOW": NOW, **FONTS, **variables}
        process = subprocess.Popen(
            [PROGRAM, "--lang", lang, "-C", folder or self.workspace, "serve", "--port", "0",
             *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
        self.addCleanup(process.wait)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.stderr.close)
        self.addCleanup(process.kill)
        said = process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", said)
        self.assertTrue(found, said)
        return process, int(found.group(1))


class Serve(Serving):
    def listed(self):
        said = self.here("meeting", "list", "copil/2026-11-23", "-v").stdout
        return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "UID", said)

    def test_a_whole_life_is_what_the_commands_would_have_recorded(self):
        self.make_workspace()
        self.here("meeting", "add", "copil", "--on", "2026-11-23", "--at", "14:00")
        self.here("meeting", "convene", "copil/2026-11-23", "--on", "2026-11-02")
        self.here("meeting", "hold", "copil/2026-11-23", "--present", "elu*2")
        by_commands = self.listed()
        last = int(self.here("journal", "list", "--last", "1").stdout.split()[0])
        for entry in (last, last - 1, last - 2):
            self.here("journal", "undo", str(entry))
        _, port = self.serve()
        browser = Browser(port)
        status, added = browser.send("/reunions/ajouter",
                                     {"body": "copil", "on": "2026-11-23", "at": "14:00"})
        self.assertEqual(status, 303, added)
        page = added.split("?")[0]
        self.assertEqual(browser.send(page + "/convoquer", {"on": "2026-11-02"})[0], 303)
        status, held = browser.send(page + "/tenue", {"r-elu-cchpm": "2"})
        self.assertEqual(status, 303, held)
        self.assertEqual(self.listed(), by_commands)
        _, shown = browser.get(held)
        undo = re.search(r'action="(/journal/\d+/annuler)"', shown).group(1)
        self.assertEqual(browser.send(page, {}, undo)[0], 303)
        self.assertIn("convened", self.listed())
        self.here("journal", "verify")

    def test_only_its_own_pages_are_answered(self):
        self.make_workspace()
        _, port = self.serve()
        browser = Browser(port)
        self.assertEqual(browser.get("/")[0], 200)
        for host in ("evil.example", f"evil.example:{port}", "127.0.0.1:1"):
            response, _ = browser.ask("GET", "/", headers={"Host": host})
            self.assertEqual(response.status, 403, host)
        for origin in ("http://evil.example", "null"):
            response, _ = browser.ask("POST", "/langue", "language=fr", {"Origin": origin})
            self.assertEqual(response.status, 403, origin)

    def test_a_slow_client_holds_up_nobody(self):
        self.make_workspace()
        _, port = self.serve()
        slow = [socket.create_connection(("127.0.0.1", port)) for _ in range(20)]
        for one in slow:
            self.addCleanup(one.close)
            one.sendall(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\nab")
        self.assertEqual(Browser(port).get("/")[0], 200)

    def test_a_session_of_a_series_has_its_pages(self):
        self.make_workspace()
        self.here("import", self.write("a.ics", """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:040000008200E00074C5B7101A82E008/x
SUMMARY:copil
DTSTART;TZID=Europe/Paris:20270105T140000
RRULE:FREQ=WEEKLY;COUNT=2
END:VEVENT
END:VCALENDAR
"""), "--yes")
        _, port = self.serve()
        browser = Browser(port)
        links = set(re.findall(r'href="(/reunions/[^"/]*%2F2027-01[^"]*)"', browser.get("/reunions")[1]))
        self.assertEqual(len(links), 2)
        for link in links:
            for page in ("", "/envoyer", "/deplacer"):
                self.assertEqual(browser.get(link + page)[0], 200, link + page)

    def test_it_ends_when_it_is_told_to(self):
        self.make_workspace()
        process, port = self.serve()
        idle = socket.create_connection(("127.0.0.1", port))
        self.addCleanup(idle.close)
        self.assertEqual(Browser(port).get("/")[0], 200)
        process.send_signal(signal.SIGTERM)
        _, told = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 0, told)
        self.assertIn("Ended.", told)

    def test_a_key_is_asked_for_on_a_shared_machine(self):
        self.make_workspace()
        process, port = self.serve("--key")
        key = process.stdout.readline().split()[-1]
        browser = Browser(port)
        self.assertIn("The key, please", browser.get("/")[1])
        self.assertEqual(browser.send("/", {"key": "x"}, "/cle")[0], 403)
        self.assertEqual(browser.send("/", {"key": key}, "/cle")[0], 303)
        self.assertNotIn("The key, please", browser.get("/")[1])

    def test_what_is_wrong_is_said_at_once(self):
        self.run_program("-C", self.folder, "serve", status=2)
        self.make_workspace()
        taken = socket.socket()
        self.addCleanup(taken.close)
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        told = self.here("serve", "--port", taken.getsockname()[1], status=3).stderr
        self.assertIn("cannot be used", told)
        self.assertIn("no port", self.here("serve", "--port", "70000", status=2).stderr)


if __name__ == "__main__":
    unittest.main()

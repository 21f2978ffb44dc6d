"""A workspace that mails invitations to a server of the test."""
import email
import email.policy
import os
import re
import signal
import subprocess

import icalendar

import servers
import support
from support import CliTest

NOW = "20260105T100000Z"


def parsed(content):
    return email.message_from_bytes(content, policy=email.policy.default)


def calendar_of(content):
    """Bytes of the text/calendar part."""
    for part in parsed(content).walk():
        if part.get_content_type() == "text/calendar":
            return part.get_payload(decode=True)
    raise AssertionError("no calendar in this mail")


def event_of(content):
    return icalendar.Calendar.from_ical(calendar_of(content)).walk("VEVENT")[0]


def reply_to(content, who, partstat, stamp="20260106T080000Z", method="REPLY", more="",
             organizer=True, sequence=None, times=""):
    """What a client answers to the invitation in `content`."""
    event = event_of(content)
    lines = ["BEGIN:VCALENDAR", "PRODID:-//Test//FR", "VERSION:2.0", f"METHOD:{method}",
             "BEGIN:VEVENT", f"UID:{event['uid']}",
             f"SEQUENCE:{event['sequence'] if sequence is None else sequence}",
             f"DTSTAMP:{stamp}"]
    if organizer:
        lines.append(f"ORGANIZER:{event['organizer']}")
    lines.append(times or "DTSTART:" + event["dtstart"].dt.astimezone(
        icalendar.prop.pytz.utc).strftime("%Y%m%dT%H%M%SZ"))
    status = f";PARTSTAT={partstat}" if partstat else ""
    lines += [f"ATTENDEE{status}{more}:mailto:{who}", "END:VEVENT", "END:VCALENDAR", ""]
    return "\r\n".join(lines).encode()


def mail_with(calendar, sender, encoding="base64", type_="text/calendar", method="REPLY", extra=b""):
    import base64
    import quopri
    if encoding == "base64":
        body = base64.encodebytes(calendar).replace(b"\n", b"\r\n")
    elif encoding == "quoted-printable":
        body = quopri.encodestring(calendar.replace(b"\r\n", b"\n")).replace(b"\n", b"\r\n")
    else:
        body = calendar
    parameters = f"; charset=utf-8{'; method=' + method if method else ''}"
    head = (f"From: Somebody <{sender}>\r\nTo: pilote@cchpm.example.org\r\n"
            "Message-ID: <" + str(abs(hash((calendar, sender, encoding)))) + "@example.org>\r\n"
            "MIME-Version: 1.0\r\n"
            "Content-Type: multipart/mixed; boundary=\"outer\"\r\n\r\n"
            "--outer\r\nContent-Type: multipart/alternative; boundary=\"inner\"\r\n\r\n"
            "--inner\r\nContent-Type: text/plain\r\n\r\nOui\r\n"
            f"--inner\r\nContent-Type: {type_}{parameters}\r\n"
            f"Content-Transfer-Encoding: {encoding}\r\n\r\n").encode()
    return head + body + b"\r\n--inner--\r\n" + extra + b"--outer--\r\n"


class MailTest(CliTest):
    script = {}

    def setUp(self):
        super().setUp()
        support.NOW, before = NOW, support.NOW
        self.addCleanup(setattr, support, "NOW", before)
        self.post = servers.Post(dict(self.script))
        self.post.start()
        self.addCleanup(self.post.stop)
        self.run_program("init", self.workspace, "--rules", support.RULES, "--people",
                         support.EXAMPLE / "people.toml")
        self.settings(f'[mail]\nserver = "127.0.0.1"\nport = {self.post.port}\n'
                      'security = "none"\n')

    def at(self, now):
        support.NOW = now

    def settings(self, text):
        path = self.workspace / "gouvernail.toml"
        kept = path.read_text().split("\n# test\n")[0]
        path.write_text(kept + "\n# test\n[organiser]\nname = \"Chargée de coopération\"\n"
                        "address = \"pilote@cchpm.example.org\"\n" + text)

    def convene(self, body="copil", day="2026-06-02", at="14:00", *more):
        self.here("meeting", "add", body, "--on", day, "--at", at, *more)
        self.here("meeting", "convene", f"{body}/{day}")

    def send(self, *more, status=0):
        return self.here("invite", "--send", *more, status=status)

    def last_to(self, start):
        mails = self.post.to(start)
        self.assertTrue(mails, f"no mail to {start}")
        return mails[-1]

    def start_program(self, *arguments):
        return subprocess.Popen(self.command(*arguments), stdout=subprocess.DEVNULL,
                                stderr=subprocess.DEVNULL, env=self.environment())

    def command(self, *arguments):
        return [support.PROGRAM, "--lang", "en", "-C", str(self.workspace), *map(str, arguments)]

    def environment(self):
        return {"PATH": os.environ["PATH"], "GOUVERNAIL_NOW": support.NOW, "TZ": "UTC"}


def kill(process):
    if process.poll() is None:
        os.kill(process.pid, signal.SIGKILL)
    process.wait()


def field(content, name):
    """A property of the calendar in a mail, unfolded, as written."""
    text = calendar_of(content).decode().replace("\r\n ", "")
    return re.findall(rf"^{name}[;:].*$", text.replace("\r", ""), re.M)

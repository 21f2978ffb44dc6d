"""Real servers on loopback ports of their own, started and stopped by the tests."""
import encodings.idna  # here, and not in two threads at once when they first need it
import asyncio
import grp
import os
import pathlib
import pwd
import shutil
import socket
import subprocess
import time

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port, process, seconds=120):
    """Until the process listens there; where it ends instead, or does neither, a fault."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with socket.create_connection(("127.0.0.1", port), 1):
                return
        except OSError:
            pass
        try:  # its end, or a moment later
            raise RuntimeError(f"the server ended with {process.wait(0.05)}")
        except subprocess.TimeoutExpired:
            pass
    raise RuntimeError(f"nothing listens on {port}")


class Post(Controller):
    """An SMTP server that keeps what it accepts in `mails`: (recipient, bytes). `script` maps the
    start of a recipient to an answer to RCPT ("550 …"), or to a callable that is given the server
    when its message has arrived, and returns the answer."""

    class Handler:
        def __init__(self, post):
            self.post = post

        async def handle_RCPT(self, server, session, envelope, address, options):
            answer = self.post.answer_to(address)
            if isinstance(answer, str):
                return answer
            envelope.rcpt_tos.append(address)
            return "250 OK"

        async def handle_DATA(self, server, session, envelope):
            for recipient in envelope.rcpt_tos:
                answer = self.post.answer_to(recipient)
                if callable(answer):
                    answer = answer(self.post, recipient, envelope.content, server)
                    if answer is None:
                        server.transport.abort()
                        return "421 gone"
                    if not answer.startswith("250"):
                        return answer
                self.post.mails.append((recipient, envelope.content))
            self.post.after_data(server)
            return "250 taken"

    def __init__(self, script=None, tls=None):
        self.tls = tls
        self.script = script or {}
        self.mails = []
        self.after_data = lambda server: None
        super().__init__(self.Handler(self), hostname="127.0.0.1", port=free_port())

    def start(self):
        self.loop = asyncio.new_event_loop()  # a controller that was stopped starts anew
        super().start()

    def stop(self, no_assert=False):
        if not self.loop.is_closed():
            super().stop(no_assert)

    def factory(self):
        return SMTP(self.handler, enable_SMTPUTF8=False, data_size_limit=None,
                    tls_context=self.tls, require_starttls=self.tls is not None)

    def answer_to(self, address):
        for start, answer in self.script.items():
            if address.startswith(start):
                return answer
        return None

    def to(self, start):
        return [content for recipient, content in self.mails if recipient.startswith(start)]


class Process:
    """A server process with a folder of its own; ended with the test."""

    def __init__(self, test, name):
        self.folder = pathlib.Path(test.folder) / name
        self.folder.mkdir(parents=True)
        self.port = free_port()
        self.process = None
        test.addCleanup(self.stop)

    def start(self, *command, **more):
        log = open(self.folder / "server.log", "ab")
        self.process = subprocess.Popen([str(c) for c in command], stdout=log, stderr=log,
                                        cwd=self.folder, **more)
        log.close()
        try:
            wait_for(self.port, self.process)
        except RuntimeError as error:
            raise RuntimeError(f"{error}\n{self.log()}") from error

    def log(self):
        return (self.folder / "server.log").read_text(errors="replace")[-3000:]

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


class Radicale(Process):
    """With a user "gouvernail" whose password is "secret"."""

    def __init__(self, test):
        super().__init__(test, "radicale")
        (self.folder / "users").write_text("gouvernail:secret\n")
        (self.folder / "config").write_text(
            f"[server]\nhosts = 127.0.0.1:{self.port}\n"
            f"[auth]\ntype = htpasswd\nhtpasswd_filename = {self.folder}/users\n"
            "htpasswd_encryption = plain\n"
            f"[storage]\nfilesystem_folder = {self.folder}/store\n[web]\ntype = none\n")
        self.start("/usr/bin/radicale", "--config", self.folder / "config",
                   env={**os.environ, "RADICALE_CONFIG": ""})

    def url(self, calendar="reunions"):
        return f"http://127.0.0.1:{self.port}/gouvernail/{calendar}/"

    def objects(self, calendar="reunions"):
        folder = self.folder / "store" / "collection-root" / "gouvernail" / calendar
        return {p.name: p for p in folder.glob("*.ics")} if folder.is_dir() else {}


class Xandikos(Process):
    def __init__(self, test):
        super().__init__(test, "xandikos")
        self.start("/usr/bin/xandikos", "-d", self.folder / "dav", "-l", "127.0.0.1", "-p",
                   self.port, "--current-user-principal", "/user", "--defaults",
                   env={**os.environ, "HOME": str(self.folder), "GIT_AUTHOR_NAME": "x",
                        "GIT_AUTHOR_EMAIL": "x@example.org", "GIT_COMMITTER_NAME": "x",
                        "GIT_COMMITTER_EMAIL": "x@example.org"})

    def url(self, calendar="calendar"):
        return f"http://127.0.0.1:{self.port}/user/calendars/{calendar}/"


class Dovecot(Process):
    """An IMAP server with one user, "boite", password "secret", and a maildir."""

    def __init__(self, test):
        super().__init__(test, "dovecot")
        # The folder of a test is for its owner; dovecot's own processes have to go through it.
        os.chmod(test.folder, 0o755)
        user = pwd.getpwuid(os.getuid())
        owner = "nobody" if user.pw_uid == 0 else user.pw_name
        account = pwd.getpwnam(owner)
        self.mail = self.folder / "mail"
        self.mail.mkdir()
        for folder in ("cur", "new", "tmp"):
            (self.mail / folder).mkdir()
        (self.folder / "users").write_text(
            f"boite:{{PLAIN}}secret:{account.pw_uid}:{account.pw_gid}::{self.mail}\n")
        internal = "dovecot" if user.pw_uid == 0 else owner
        login = "dovenull" if user.pw_uid == 0 else owner
        (self.folder / "config").write_text(f"""
base_dir = {self.folder}/run
state_dir = {self.folder}/state
log_path = {self.folder}/dovecot.log
protocols = imap
ssl = no
disable_plaintext_auth = no
listen = 127.0.0.1
default_internal_user = {internal}
default_internal_group = {grp.getgrgid(pwd.getpwnam(internal).pw_gid).gr_name}
default_login_user = {login}
first_valid_uid = 1
mail_location = maildir:{self.mail}
mail_uid = {account.pw_uid}
mail_gid = {account.pw_gid}
passdb {{
  driver = passwd-file
  args = {self.folder}/users
}}
userdb {{
  driver = passwd-file
  args = {self.folder}/users
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {self.port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
""")
        if user.pw_uid == 0:
            for path in [self.mail, *self.mail.iterdir()]:
                shutil.chown(path, account.pw_uid, account.pw_gid)
        self.owner = account
        self.start("/usr/sbin/dovecot", "-F", "-c", self.folder / "config")

    def put(self, name, content):
        path = self.mail / "new" / name
        path.write_bytes(content)
        if os.getuid() == 0:
            shutil.chown(path, self.owner.pw_uid, self.owner.pw_gid)

    def url(self):
        return f"imap://127.0.0.1:{self.port}/INBOX"

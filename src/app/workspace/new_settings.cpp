// SPDX-License-Identifier: MPL-2.0
#include "app/workspace/new_settings.h"

#include "settings/toml_text.h"

namespace gouvernail::app {
namespace {

using base::msg;
using settings::toml_quoted;

// What a person may set, ready to be uncommented: an explanation, then its lines.
struct Sample {
  base::Message about;
  const char* lines;
};

std::string commented(const std::string& lines) {
  std::string out = "# ";
  for (const char c : lines) {
    out += c;
    if (c == '\n') out += "# ";
  }
  return out + "\n";
}

}  // namespace

std::string new_settings(const std::string& rules, const reports::Language& language) {
  const Sample samples[] = {
      {msg("Who invites: name and mail address, needed by “{0}”.",
           base::Action(base::Verb::send_invitations)),
       "[organiser]\nname = \"…\"\naddress = \"…@example.org\""},
      {msg("Courtesies that the convention does not ask; they are laid over those of the rules."),
       "[house]\nnotice = { days = 8 }\nspacing = 1\nalert-days = 30\n"
       "closures = [ { first = 2026-12-24, last = 2026-12-31, name = \"…\" } ]\n"
       "[house.body.copil]\nnotice = { days = 15 }"},
      {msg("Habits that shape a plan."),
       "[planning]\nweekdays = [\"mardi\", \"jeudi\"]\nstarts = [\"14:00\", \"9:00\"]\n"
       "per-person-and-day = 2\nper-person-and-week = 6"},
      {msg("Rooms, and habits of one body: roles that it does not meet without, a day of the week "
           "that it keeps."),
       "[[planning.room]]\nid = \"salle\"\nsite = \"fruges\"\n"
       "[planning.body.copil]\nneeded = [\"dgs-cchpm\"]\nweekdays = [\"jeudi\"]\n"
       "fixed-weekday = true\nroom = \"salle\""},
      {msg("Mail: the server that sends invitations, and the mailbox that answers come back to. "
           "The "
           "password stands alone in a file that nobody else can read (chmod 600). “{0}” "
           "tries it.",
           base::Action(base::Verb::check_settings)),
       "[mail]\nserver = \"smtp.example.org\"\nport = 587\nsecurity = \"starttls\"\nuser = "
       "\"…\"\npassword-file = \"secrets/smtp\"\n[mail.answers]\nurl = "
       "\"imaps://imap.example.org/INBOX\"\nuser = \"…\"\npassword-file = \"secrets/imap\""},
      {msg("The weekly alert: a mail in quiet weeks too, none to persons who want none, copies of "
           "the digest to others."),
       "[alert]\nalways = true\nsilent = [\"…\"]\nothers = [\"…\"]"},
      {msg("A CalDAV calendar that “{0}” keeps in step.", base::Action(base::Verb::publish)),
       "[caldav]\nurl = \"https://dav.example.org/…/gouvernail/\"\nuser = \"…\"\n"
       "password-file = \"secrets/caldav\""},
      {msg("Calendars that say when a person or a room is taken, besides busy/*.ics."),
       "[[busy.subscription]]\nkey = \"dgs-cchpm\"\nurl = \"https://…/calendar.ics\""},
      {msg("Which titles of a diary (.ics) mean which body; * stands for anything."),
       "[import.titles]\ncopil = [\"*COPIL*\", \"*comité de pilotage*\"]"},
  };
  std::string out = commented(language.text(msg("Settings of this workspace.")));
  out += "rules = " + toml_quoted(rules) + "\n";
  out += std::string("language = ") + toml_quoted(reports::to_string(language.lang())) + "\n";
  for (const Sample& sample : samples) {
    out += "\n" + commented(language.text(sample.about)) + commented(sample.lines);
  }
  return out;
}

}  // namespace gouvernail::app

// SPDX-License-Identifier: MPL-2.0
#include "records/journal.h"

#include <charconv>
#include <vector>

#include "base/sha256.h"
#include "base/text.h"
#include "records/answers.h"
#include "records/chronicle.h"
#include "records/content.h"
#include "records/fact.h"

namespace gouvernail::records {

using base::msg;

std::string hash_of(const JournalEntry& entry) {
  return base::sha256_hex(
      netstrings({std::to_string(entry.sequence), calendar::to_ical_utc(entry.at), entry.action,
                  entry.subject, entry.summary, entry.fact_sha256, entry.previous}));
}

base::Message word_for(governance::Answer answer) {
  switch (answer) {
    case governance::Answer::accepted:
      return msg("yes");
    case governance::Answer::declined:
      return msg("no");
    case governance::Answer::delegated:
      return msg("represented");
    case governance::Answer::tentative:
      return msg("maybe");
    case governance::Answer::needs_action:
      return msg("no answer");
  }
  return {};
}

namespace {

// Of "#7 ACCEPTED 2": who, what, to which revision. Whoever has a key in the place of a number may
// have blanks in it.
base::Message describe_answer(const std::string& summary) {
  const std::size_t word = summary.rfind(' ');
  if (word == std::string::npos || word == 0) return msg("answer recorded: {}", summary);
  const std::size_t person = summary.rfind(' ', word - 1);
  if (person == std::string::npos) return msg("answer recorded: {}", summary);
  const auto answer = answer_of_word(summary.substr(person + 1, word - person - 1));
  if (!answer) return msg("answer recorded: {}", summary);
  return msg("answer of person {0} recorded: {1}", summary.substr(0, person),
             base::MessageList{word_for(*answer)});
}

// Of "REQUEST 2": what it was, and its number.
base::Message describe_invitation(const std::string& summary) {
  const std::size_t blank = summary.find(' ');
  const std::string method = summary.substr(0, blank);
  const std::string number = blank == std::string::npos ? "" : summary.substr(blank + 1);
  if (method == "REQUEST") return msg("invitation written, version {}", number);
  if (method == "CANCEL") return msg("notice of cancellation written, version {}", number);
  if (method == "PUBLISH") return msg("calendar entry written, version {}", number);
  return msg("invitation recorded: {}", summary);
}

base::Message describe_decision(bool accepted, const std::string& doubt) {
  const auto about = doubt_of_word(doubt);
  base::Message what = msg("an answer that was in doubt");
  if (about == Doubt::counter) what = msg("another day or hour that was proposed");
  if (about == Doubt::delegate) what = msg("somebody else who is to come");
  if (about == Doubt::returned) what = msg("a mail that came back from another address");
  if (about == Doubt::instance) what = msg("an answer to another session of a series");
  if (about == Doubt::shared) what = msg("an answer from a shared mailbox");
  base::MessageList of{std::move(what)};
  return accepted ? msg("accepted by decision: {}", std::move(of))
                  : msg("refused by decision: {}", std::move(of));
}

// Of "address name": what of a person people.toml says otherwise now.
base::MessageList describe_fields(const std::string& summary) {
  base::MessageList fields;
  for (const std::string& field : base::split(summary, ' ')) {
    fields.push_back(field == "name"      ? msg("name")
                     : field == "address" ? msg("address")
                     : field == "party"   ? msg("party")
                     : field == "aliases" ? msg("other addresses")
                                          : msg("{}", field));
  }
  return fields;
}

// Of "2025-11-01 2025-11-03", "- 2025-11-03": the day before, and now.
base::Message describe_signature(const std::string& party, const std::string& summary) {
  const std::size_t blank = summary.find(' ');
  const auto before = calendar::parse_iso_day(summary.substr(0, blank));
  const auto now =
      calendar::parse_iso_day(blank == std::string::npos ? "" : summary.substr(blank + 1));
  if (!now) return msg("day on which {0} signed: {1}", party, summary);
  if (!before) return msg("day on which {0} signed: {1:short}", party, calendar::arg(*now));
  return msg("day on which {0} signed: {1:short} → {2:short}", party, calendar::arg(*before),
             calendar::arg(*now));
}

// "copil" of "planning.body.copil.starts".
std::string body_of_key(const std::string& key) {
  const std::vector<std::string> parts = base::split(key, '.');
  return parts.size() > 2 ? parts[2] : key;
}

// Of "organiser.name planning.starts": what gouvernail.toml says otherwise now.
base::MessageList describe_settings(const std::string& summary) {
  base::MessageList keys;
  for (const std::string& key : base::split(summary, ' ')) {
    keys.push_back(key == "organiser.name"      ? msg("who invites")
                   : key == "organiser.address" ? msg("address of who invites")
                   : key == "planning.weekdays" ? msg("preferred days")
                   : key == "planning.starts"   ? msg("preferred hours")
                   : key == "house.closures"    ? msg("days on which the house is closed")
                   : key.starts_with("planning.body.") || key.starts_with("house.body.")
                       ? msg("habits of {}", body_of_key(key))
                   : key.starts_with("mail.answers.") ? msg("mailbox of the answers")
                   : key.starts_with("mail.")         ? msg("mail server")
                                                      : msg("{}", key));
  }
  return keys;
}

base::Message describe_mails(const std::string& kind, std::int64_t mails) {
  if (kind == "invitation") return msg("invitation sent by {0} {0:mail|mails}", mails);
  if (kind == "cancellation") return msg("cancellation sent by {0} {0:mail|mails}", mails);
  if (kind == "documents") return msg("documents sent by {0} {0:mail|mails}", mails);
  if (kind == "reminder") return msg("reminded by {0} {0:mail|mails}", mails);
  if (kind == "minutes") return msg("minutes sent by {0} {0:mail|mails}", mails);
  return msg("mail of the week sent by {0} {0:mail|mails}", mails);
}

// Of "documents 7 elu*5 dgs": what left, in how many mails, to which roles.
base::Message describe_sending(const std::string& summary) {
  std::vector<std::string> words = base::split(summary, ' ');
  std::int64_t mails = 0;
  if (words.size() > 1) {
    std::from_chars(words[1].data(), words[1].data() + words[1].size(), mails);
  }
  if (mails == 0) return msg("mails sent: {}", summary);
  base::Message what = describe_mails(words.front(), mails);
  if (words.size() == 2) return what;
  base::MessageList roles;
  for (std::size_t i = 2; i < words.size(); ++i) roles.push_back(msg("{}", words[i]));
  return msg("{0} ({1})", base::MessageList{std::move(what)}, std::move(roles));
}

}  // namespace

base::Message describe(const JournalEntry& entry) {
  const std::string& action = entry.action;
  const std::string& summary = entry.summary;
  if (action == "meeting-proposed") return msg("session recorded as proposed: {}", summary);
  if (action == "meeting-postponed") return msg("session postponed: {}", summary);
  if (action == "meeting-convened") return msg("session recorded as convened: {}", summary);
  if (action == "meeting-held") return msg("session recorded as held: {}", summary);
  if (action == "meeting-cancelled") return msg("session recorded as cancelled: {}", summary);
  if (action == "meeting-corrected") return msg("session corrected: {}", summary);
  if (action == "meeting-withdrawn") return msg("session withdrawn: {}", summary);
  if (action == "seat-put") return msg("seat recorded: {}", summary);
  if (action == "seat-ended") return msg("seat ended: {}", summary);
  if (action == "seat-withdrawn") return msg("seat withdrawn: {}", summary);
  if (action == "item-ticked") return msg("checklist item done: {}", summary);
  if (action == "item-unticked") return msg("checklist item no longer done: {}", summary);
  if (action == "waiver-put") return msg("waiver recorded: {}", summary);
  if (action == "waiver-withdrawn") return msg("waiver withdrawn: {}", summary);
  if (action == "person-put") return msg("person {} recorded", entry.subject);
  if (action == "person-added") return msg("person {} written into people.toml", entry.subject);
  if (action == "person-changed") {
    return msg("person {0} changed in people.toml: {1}", entry.subject, describe_fields(summary));
  }
  if (action == "party-signed") return describe_signature(entry.subject, summary);
  if (action == "settings-changed") {
    return msg("settings changed in gouvernail.toml: {}", describe_settings(summary));
  }
  if (action == "mails-sent") return describe_sending(summary);
  if (action == "person-erased") return msg("person {} erased", entry.subject);
  if (action == "evidence-attached") return msg("document attached: {}", summary);
  if (action == "evidence-detached") return msg("document detached: {}", summary);
  if (action == "invitation-recorded") return describe_invitation(summary);
  if (action == "answer-recorded") return describe_answer(summary);
  if (action == "answer-accepted") return describe_decision(true, summary);
  if (action == "answer-refused") return describe_decision(false, summary);
  if (const auto undone = undone_entry(entry)) {
    return msg("change {0} undone: {1}", *undone, plain_summary(entry));
  }
  return msg("{0}: {1}", action, summary);
}

base::Message describe(const Break& found) {
  if (found.sequence == 0) {
    return msg("The record was altered: {}", base::MessageList{found.what});
  }
  return msg("The journal was altered at entry {0}: {1}", found.sequence,
             base::MessageList{found.what});
}

}  // namespace gouvernail::records

// SPDX-License-Identifier: MPL-2.0
#include "support/memory_tables.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"

namespace gouvernail::test {
namespace {

const PersonRow* person_of(const MemoryRows& rows, std::int64_t number) {
  for (const PersonRow& row : rows.persons) {
    if (row.number == number) return &row;
  }
  return nullptr;
}

}  // namespace

records::JournalEnd MemoryLedger::end() {
  if (rows_.entries.empty()) return {};
  return {rows_.entries.back().sequence, rows_.entries.back().hash};
}

std::optional<std::int64_t> MemoryLedger::entries_under(const std::string& head) {
  for (const records::JournalEntry& entry : rows_.entries) {
    if (entry.hash.starts_with(head)) return entry.sequence;
  }
  return std::nullopt;
}

void MemoryLedger::append(const records::Fact& fact, const records::JournalEntry& entry) {
  rows_.last_facts[{fact.kind, fact.subject}] = rows_.facts.size();
  rows_.facts.push_back(fact);
  rows_.entries.push_back(entry);
}

std::optional<records::Fact> MemoryLedger::last(const std::string& kind,
                                                const std::string& subject) {
  const auto place = rows_.last_facts.find({kind, subject});
  if (place == rows_.last_facts.end()) return std::nullopt;
  return rows_.facts.at(place->second);
}

void MemoryLedger::facts(const std::string& kind, const std::string& before, const EachFact& each) {
  for (const records::Fact& fact : rows_.facts) {
    if (fact.kind == kind && fact.recorded_at < before) each(fact);
  }
}

void MemoryLedger::facts_of(const std::string& kind, const std::string& subject,
                            const EachFact& each) {
  for (const records::Fact& fact : rows_.facts) {
    if (fact.kind == kind && fact.subject == subject) each(fact);
  }
}

void MemoryLedger::facts_by_day(const std::string& kind, const std::string& prefix,
                                const EachFact& each) {
  for (const records::Fact& fact : rows_.facts) {
    if (fact.kind == kind && fact.subject.starts_with(prefix)) each(fact);
  }
}

void MemoryLedger::latest(const std::string& kind, const std::string& before,
                          const EachContent& each) {
  std::vector<std::string> subjects;
  std::map<std::string, std::string> contents;
  facts(kind, before, [&](const records::Fact& fact) {
    if (!contents.contains(fact.subject)) subjects.push_back(fact.subject);
    contents[fact.subject] = fact.content;
  });
  for (const std::string& subject : subjects) each(contents[subject]);
}

void MemoryLedger::entries(const EachRow& each) {
  for (const records::JournalEntry& entry : rows_.entries) each({entry.sequence, entry, {}});
}

void MemoryLedger::entries_with_facts(const EachRow& each) {
  for (std::size_t i = 0; i < rows_.entries.size(); ++i) {
    each({rows_.entries[i].sequence, rows_.entries[i], rows_.facts.at(i)});
  }
}

std::optional<std::int64_t> MemoryPersons::find(const std::string& key) {
  for (const PersonRow& row : rows_.persons) {
    if (row.person.key == key) return row.number;
  }
  return std::nullopt;
}

std::int64_t MemoryPersons::add(const governance::Person& person) {
  rows_.persons.push_back({++rows_.last_person, person, true});
  return rows_.last_person;
}

std::int64_t MemoryPersons::add_named(const std::string& key) {
  rows_.persons.push_back({++rows_.last_person, {key, "", "", ""}, false});
  return rows_.last_person;
}

bool MemoryPersons::update(std::int64_t number, const governance::Person& person) {
  for (PersonRow& row : rows_.persons) {
    if (row.number != number) continue;
    const governance::Person former = row.person;
    const bool same = row.listed && former.name == person.name &&
                      former.address == person.address && former.party == person.party;
    row.person = person;
    row.listed = true;
    return !same;
  }
  return false;
}

std::optional<std::int64_t> MemoryPersons::find_address(const std::string& address) {
  for (const PersonRow& row : rows_.persons) {
    if (base::lower_ascii(row.person.address) == address) return row.number;
  }
  return std::nullopt;
}

void MemoryPersons::erase(std::int64_t number, const records::ErasedAddresses& given) {
  const PersonRow* row = person_of(rows_, number);
  if (row == nullptr) return;
  std::set<std::string> addresses(given.own.begin(), given.own.end());
  if (!row->person.address.empty()) addresses.insert(base::lower_ascii(row->person.address));
  for (const MailRow& mail : rows_.mails) {
    if (mail.person == number) addresses.insert(mail.mail.recipient);
  }
  for (const std::string& shared : given.shared) addresses.erase(shared);
  const auto is_theirs = [&](const std::optional<std::int64_t>& person,
                             const std::string& address) {
    return person == number || (!person && addresses.count(address) > 0);
  };
  std::erase_if(rows_.recipients, [&](const RecipientRow& r) {
    return is_theirs(r.recipient.person, r.recipient.address);
  });
  std::erase_if(rows_.undecided, [&](const UndecidedRow& u) {
    return addresses.count(u.undecided.attendee) + addresses.count(u.undecided.sender) +
               addresses.count(u.undecided.delegate) >
           0;
  });
  std::erase_if(rows_.mails,
                [&](const MailRow& mail) { return is_theirs(mail.person, mail.mail.recipient); });
  std::erase_if(rows_.comments, [&](const CommentRow& c) { return c.person == number; });
  std::erase_if(rows_.persons, [&](const PersonRow& p) { return p.number == number; });
}

governance::People MemoryPersons::people() {
  governance::People people;
  for (const PersonRow& row : rows_.persons) {
    const governance::Person& p = row.person;
    if (row.listed) people.persons.push_back({p.key, p.name, p.address, p.party});
  }
  std::sort(people.persons.begin(), people.persons.end(),
            [](const auto& a, const auto& b) { return a.key < b.key; });
  return people;
}

std::unordered_map<std::int64_t, std::string> MemoryPersons::keys() {
  std::unordered_map<std::int64_t, std::string> keys;
  for (const PersonRow& row : rows_.persons) keys.emplace(row.number, row.person.key);
  return keys;
}

void MemoryRecipients::add(std::int64_t fact, const std::vector<records::Recipient>& recipients) {
  for (const records::Recipient& recipient : recipients) {
    rows_.recipients.push_back({fact, recipient});
  }
}

std::vector<std::string> MemoryRecipients::of(std::int64_t fact) {
  std::vector<std::string> addresses;
  for (const RecipientRow& row : rows_.recipients) {
    if (row.fact == fact) addresses.push_back(row.recipient.address);
  }
  std::sort(addresses.begin(), addresses.end());
  return addresses;
}

std::optional<std::int64_t> MemoryOutbox::add(const records::OutgoingMail& mail,
                                              std::optional<std::int64_t> person) {
  for (const MailRow& row : rows_.mails) {
    const records::OutgoingMail& other = row.mail;
    if (other.kind == mail.kind && other.subject == mail.subject &&
        other.revision == mail.revision && other.method == mail.method &&
        other.recipient == mail.recipient) {
      return std::nullopt;
    }
  }
  records::OutgoingMail added = mail;
  added.id = ++rows_.last_mail;
  added.state = records::MailState::pending;
  added.attempts = 0;
  added.changed_at = added.due_at = mail.queued_at;
  added.reply = 0;
  rows_.mails.push_back({added, person});
  return added.id;
}

void MemoryOutbox::supersede(const records::OutgoingMail& mail, std::int64_t id) {
  for (MailRow& row : rows_.mails) {
    records::OutgoingMail& other = row.mail;
    if (other.id >= id || other.state != records::MailState::pending || other.kind != mail.kind ||
        other.subject != mail.subject || other.recipient != mail.recipient) {
      continue;
    }
    other.state = records::MailState::superseded;
    other.message.clear();
    other.changed_at = mail.queued_at;
  }
}

void MemoryOutbox::forget(const records::OutgoingMail& mail, records::MailState state) {
  std::erase_if(rows_.mails, [&](const MailRow& row) {
    const records::OutgoingMail& other = row.mail;
    return other.kind == mail.kind && other.subject == mail.subject &&
           other.revision == mail.revision && other.method == mail.method &&
           other.recipient == mail.recipient && other.state == state;
  });
}

int MemoryOutbox::drop(const std::string& kind, const std::string& meeting,
                       const std::string& recipient, calendar::UtcTime now) {
  int dropped = 0;
  for (MailRow& row : rows_.mails) {
    records::OutgoingMail& mail = row.mail;
    const bool meant = mail.kind == kind && mail.subject == meeting &&
                       (recipient.empty() || mail.recipient == recipient);
    if (!meant || mail.state != records::MailState::pending) continue;
    mail.state = records::MailState::superseded;
    mail.message.clear();
    mail.changed_at = now;
    ++dropped;
  }
  return dropped;
}

records::OutgoingMail MemoryOutbox::read_back(const MailRow& row) const {
  records::OutgoingMail mail = row.mail;
  const PersonRow* person = row.person ? person_of(rows_, *row.person) : nullptr;
  mail.person = person != nullptr ? person->person.key : "";
  return mail;
}

std::optional<records::OutgoingMail> MemoryOutbox::next_due(calendar::UtcTime now,
                                                            std::int64_t after) {
  for (const MailRow& row : rows_.mails) {
    if (row.mail.id > after && row.mail.due_at <= now && records::is_leaving(row.mail.state)) {
      return read_back(row);
    }
  }
  return std::nullopt;
}

void MemoryOutbox::set(std::int64_t id, const records::MailProgress& progress) {
  for (MailRow& row : rows_.mails) {
    records::OutgoingMail& mail = row.mail;
    if (mail.id != id) continue;
    mail.state = progress.state;
    mail.attempts = progress.attempts.value_or(mail.attempts);
    mail.changed_at = progress.changed_at;
    mail.due_at = progress.due_at;
    mail.reply = progress.reply;
    if (!records::is_leaving(mail.state)) mail.message.clear();
  }
}

std::vector<records::OutgoingMail> MemoryOutbox::all() {
  std::vector<records::OutgoingMail> mails;
  for (const MailRow& row : rows_.mails) {
    mails.push_back(read_back(row));
    mails.back().message.clear();
  }
  return mails;
}

void MemoryComments::add(std::int64_t fact, std::int64_t person, const std::string& comment) {
  rows_.comments.push_back({fact, person, comment});
}

std::unordered_map<std::int64_t, std::string> MemoryComments::by_fact() {
  std::unordered_map<std::int64_t, std::string> comments;
  for (const CommentRow& row : rows_.comments) comments.emplace(row.fact, row.comment);
  return comments;
}

bool MemoryUndecided::add(const records::Undecided& undecided, const std::string& digest) {
  for (const UndecidedRow& row : rows_.undecided) {
    if (row.digest == digest) return false;
  }
  rows_.undecided.push_back({digest, undecided});
  rows_.undecided.back().undecided.id = ++rows_.last_undecided;
  rows_.undecided.back().undecided.digest = digest;
  rows_.undecided.back().undecided.state = records::Decision::waiting;
  return true;
}

std::optional<records::Undecided> MemoryUndecided::find_waiting(std::int64_t id) {
  for (const UndecidedRow& row : rows_.undecided) {
    const bool waits = row.undecided.state == records::Decision::waiting;
    if (row.undecided.id == id && waits) return row.undecided;
  }
  return std::nullopt;
}

void MemoryUndecided::decide(std::int64_t id, records::Decision decision) {
  for (UndecidedRow& row : rows_.undecided) {
    if (row.undecided.id == id) row.undecided.state = decision;
  }
}

std::vector<records::Undecided> MemoryUndecided::all() {
  std::vector<records::Undecided> all;
  for (const UndecidedRow& row : rows_.undecided) all.push_back(row.undecided);
  return all;
}

std::vector<records::Published> MemoryPublished::of(const std::string& collection) {
  std::vector<records::Published> found;
  for (const records::Published& one : rows_.published) {
    if (one.collection == collection) found.push_back(one);
  }
  std::sort(found.begin(), found.end(),
            [](const auto& a, const auto& b) { return a.meeting < b.meeting; });
  return found;
}

void MemoryPublished::put(const records::Published& published) {
  drop(published.collection, published.meeting);
  rows_.published.push_back(published);
}

void MemoryPublished::drop(const std::string& collection, const std::string& meeting) {
  std::erase_if(rows_.published, [&](const records::Published& one) {
    return one.collection == collection && one.meeting == meeting;
  });
}

}  // namespace gouvernail::test

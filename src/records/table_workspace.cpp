// SPDX-License-Identifier: MPL-2.0
#include "records/table_workspace.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "governance/history.h"
#include "governance/seat.h"
#include "records/chain.h"
#include "records/errors.h"
#include "records/latest.h"
#include "records/reading.h"
#include "records/recorded_change.h"
#include "records/recorder.h"

namespace gouvernail::records {
namespace {

using base::msg;

StoreError conflict(const std::string& place) {
  return {StoreFault::conflict,
          msg("{}: the workspace changed meanwhile; nothing was recorded", place),
          msg("look at what changed, then try again")};
}

bool erases(const Change& change) { return std::holds_alternative<ErasePerson>(change); }

}  // namespace

std::int64_t TableWorkspace::revision() const {
  std::int64_t number = 0;
  read([&](const Tables& tables) { number = tables.ledger.end().sequence; });
  return number;
}

governance::History TableWorkspace::history(std::optional<calendar::Day> known_on) const {
  governance::History history;
  read([&](const Tables& tables) { history = read_history(tables, recorded_before(known_on)); });
  return history;
}

governance::History TableWorkspace::history_at(calendar::UtcTime at) const {
  governance::History history;
  read([&](const Tables& tables) { history = read_history(tables, calendar::to_ical_utc(at)); });
  return history;
}

std::vector<governance::Seat> TableWorkspace::seats() const {
  std::vector<governance::Seat> seats;
  read([&](const Tables& tables) { seats = read_seats(tables, recorded_before({})); });
  return seats;
}

std::vector<governance::Seat> TableWorkspace::seats_ever() const {
  std::vector<governance::Seat> seats;
  read([&](const Tables& tables) { seats = read_seats_ever(tables); });
  return seats;
}

Recorded TableWorkspace::record_at(const Changes& changes, const Stamp& stamp,
                                   std::optional<std::int64_t> expected_revision,
                                   const std::function<void()>& then) {
  Recorded done;
  write([&](const Tables& tables) {
    Recorder recorder(tables, stamp);
    if (expected_revision && *expected_revision != recorder.revision()) throw conflict(place());
    for (const Change& change : changes) {
      ++(std::visit(recorder, change) ? done.changed : done.unchanged);
    }
    done.revision = recorder.revision();
    if (then) then();
    return done.changed > 0;
  });
  if (std::any_of(changes.begin(), changes.end(), erases)) scrub();
  return done;
}

Recorded TableWorkspace::record(const Changes& changes, const Stamp& stamp,
                                std::int64_t expected_revision, const std::function<void()>& then) {
  return record_at(changes, stamp, expected_revision, then);
}

void TableWorkspace::erase_person(const std::string& key, const Stamp& stamp) {
  record_at({ErasePerson{key}}, stamp, std::nullopt, {});
}

governance::People TableWorkspace::people() const {
  governance::People people;
  read([&](const Tables& tables) { people = tables.persons.people(); });
  return people;
}

Workspace::EvidenceOf TableWorkspace::evidence(std::optional<calendar::Day> known_on) const {
  EvidenceOf evidence;
  read([&](const Tables& tables) { evidence = read_evidence(tables, recorded_before(known_on)); });
  return evidence;
}

std::vector<InvitationRevision> TableWorkspace::invitations(const std::string& uid) const {
  std::vector<InvitationRevision> revisions;
  read([&](const Tables& tables) { revisions = read_invitations(tables, uid); });
  return revisions;
}

std::vector<AnswerRecord> TableWorkspace::answers() const {
  std::vector<AnswerRecord> answers;
  read([&](const Tables& tables) { answers = read_answers(tables); });
  return answers;
}

std::vector<Undecided> TableWorkspace::undecided() const {
  std::vector<Undecided> undecided;
  read([&](const Tables& tables) { undecided = tables.undecided.all(); });
  return undecided;
}

std::vector<OutgoingMail> TableWorkspace::outbox() const {
  std::vector<OutgoingMail> mails;
  read([&](const Tables& tables) { mails = tables.outbox.all(); });
  return mails;
}

std::optional<OutgoingMail> TableWorkspace::take_mail(calendar::UtcTime now, std::int64_t after) {
  std::optional<OutgoingMail> mail;
  write([&](const Tables& tables) {
    mail = tables.outbox.next_due(now, after);
    if (!mail) return false;
    ++mail->attempts;
    mail->state = MailState::sending;
    tables.outbox.set(mail->id, {mail->state, mail->attempts, now, now, mail->reply});
    return true;
  });
  return mail;
}

void TableWorkspace::settle_mail(std::int64_t id, MailState state, calendar::UtcTime now,
                                 calendar::UtcTime due_at, int reply) {
  write([&](const Tables& tables) {
    tables.outbox.set(id, {state, std::nullopt, now, due_at, reply});
    return true;
  });
}

std::vector<Published> TableWorkspace::published(const std::string& collection) const {
  std::vector<Published> published;
  read([&](const Tables& tables) { published = tables.published.of(collection); });
  return published;
}

void TableWorkspace::put_published(const Published& published) {
  write([&](const Tables& tables) {
    tables.published.put(published);
    return true;
  });
}

void TableWorkspace::drop_published(const std::string& collection, const std::string& meeting) {
  write([&](const Tables& tables) {
    tables.published.drop(collection, meeting);
    return true;
  });
}

std::vector<JournalEntry> TableWorkspace::journal() const {
  std::vector<JournalEntry> entries;
  read([&](const Tables& tables) { entries = read_journal(tables.ledger); });
  return entries;
}

std::vector<RecordedChange> TableWorkspace::changes() const {
  std::vector<RecordedChange> changes;
  read([&](const Tables& tables) { changes = read_changes(tables); });
  return changes;
}

std::vector<Restored> TableWorkspace::undo_of(std::int64_t entry) const {
  std::vector<Restored> restored;
  read([&](const Tables& tables) { restored = read_undo(tables, entry); });
  return restored;
}

std::string TableWorkspace::head() const {
  std::string head;
  read([&](const Tables& tables) { head = tables.ledger.head(); });
  return head;
}

std::optional<std::int64_t> TableWorkspace::entries_under(const std::string& head) const {
  std::optional<std::int64_t> entries;
  read([&](const Tables& tables) { entries = tables.ledger.entries_under(head); });
  return entries;
}

Verification TableWorkspace::verify() const {
  Verification found;
  read([&](const Tables& tables) { found = records::verify(tables.ledger); });
  return found;
}

}  // namespace gouvernail::records

// SPDX-License-Identifier: MPL-2.0
#include "store_sqlite/recorder.h"

#include "records/errors.h"

#include <SQLiteCpp/Statement.h>

#include <map>
#include <optional>
#include <utility>

#include "base/sha256.h"
#include "records/checks.h"
#include "records/content.h"
#include "store_sqlite/answer_table.h"
#include "store_sqlite/facts.h"
#include "store_sqlite/invitation_table.h"
#include "store_sqlite/outbox_table.h"

namespace gouvernail::store_sqlite {
namespace {

using base::msg;
using calendar::to_iso;

records::StoreError not_recorded(const std::string& what) {
  return records::bad_change(msg("nothing is recorded under “{}”", what),
                             msg("check its id; it may have been withdrawn already"));
}

// The first day has a fixed length and the token no "/": the role may hold any character.
std::string seat_subject(const std::string& role, const std::string& token, calendar::Day from) {
  return role + "/" + token + "/" + to_iso(from);
}

// A file's name may tell a person's: the subject holds its digest.
std::string evidence_subject(const std::string& meeting, const std::string& name) {
  return meeting + "/" + base::sha256_hex(name);
}

// An id holds no "/" but a uid may: it stands last.
std::string tick_subject(const std::string& checklist, const std::string& item,
                         const std::string& meeting) {
  return checklist + "/" + item + "/" + meeting;
}

}  // namespace

Recorder::Recorder(SQLite::Database& database, const records::Stamp& stamp)
    : database_(database),
      persons_(database),
      ledger_(database, stamp.at, persons_.token(stamp.author)) {}

bool Recorder::append_new(const NewFact& fact) {
  if (ledger_.current(fact.kind, fact.subject) == fact.content) return false;
  ledger_.append(fact);
  return true;
}

bool Recorder::operator()(const records::PutMeeting& change) {
  const governance::Meeting& m = change.meeting;
  records::check(m);
  return append_new({"meeting", m.uid, records::checked_content(m),
                     std::string("meeting-") + governance::to_string(m.status), m.uid,
                     m.body + " " + to_iso(m.day)});
}

bool Recorder::operator()(const records::WithdrawMeeting& change) {
  const auto current = ledger_.current("meeting", change.uid);
  if (!current) throw not_recorded(change.uid);
  const auto m = records::from_content<governance::Meeting>(*current);
  ledger_.append({"meeting", m.uid, records::withdrawn, "meeting-withdrawn", m.uid,
                  m.body + " " + to_iso(m.day)});
  return true;
}

bool Recorder::put_seat(const governance::Seat& seat, const std::string& action) {
  std::string summary = seat.role + " " + seat.person + " " + to_iso(seat.from);
  if (seat.until) summary += " " + to_iso(*seat.until);
  return append_new({"seat", seat_subject(seat.role, seat.person, seat.from),
                     records::checked_content(seat), action, seat.role, std::move(summary)});
}

bool Recorder::operator()(const records::PutSeat& change) {
  records::check(change.seat);
  governance::Seat seat = change.seat;
  seat.person = persons_.token(seat.person);
  return put_seat(seat, "seat-put");
}

std::optional<governance::Seat> Recorder::running_seat(const std::string& role,
                                                       const std::string& token,
                                                       calendar::Day day) {
  const std::string prefix = role + "/" + token + "/";
  SQLite::Statement rows(database_,
                         "SELECT subject, content FROM facts WHERE kind = 'seat' AND "
                         "subject >= ? AND subject < ? ORDER BY id");
  rows.bind(1, prefix);
  rows.bind(2, prefix + "~");  // after every digit of a day
  std::map<std::string, std::string> last;
  while (rows.executeStep()) {
    last[rows.getColumn(0).getString()] = rows.getColumn(1).getString();
  }
  std::optional<governance::Seat> running;
  for (const auto& [subject, content] : last) {
    if (content == records::withdrawn) continue;
    auto seat = records::from_content<governance::Seat>(content);
    // In order of first days: the last that fits is the latest.
    if (seat.from <= day && (!seat.until || day <= *seat.until)) running = std::move(seat);
  }
  return running;
}

bool Recorder::operator()(const records::EndSeat& change) {
  const auto token = persons_.find_token(change.person);
  auto seat = token ? running_seat(change.role, *token, change.until) : std::nullopt;
  if (!seat) {
    throw records::bad_change(
        msg("“{0}” holds no seat of {1} on that day", change.person, change.role),
        msg("check the person, the role and the day"));
  }
  seat->until = change.until;
  return put_seat(*seat, "seat-ended");
}

bool Recorder::operator()(const records::WithdrawSeat& change) {
  const auto token = persons_.find_token(change.person);
  const std::string subject = seat_subject(change.role, token.value_or(""), change.from);
  if (!token || !ledger_.current("seat", subject)) throw not_recorded(change.role);
  ledger_.append({"seat", subject, records::withdrawn, "seat-withdrawn", change.role,
                  change.role + " " + *token + " " + to_iso(change.from)});
  return true;
}

bool Recorder::operator()(const records::PutWaiver& change) {
  const governance::Waiver& waiver = change.waiver;
  records::check(waiver);
  return append_new({"waiver", waiver.id, records::checked_content(waiver), "waiver-put", waiver.id,
                     waiver.target});
}

bool Recorder::operator()(const records::WithdrawWaiver& change) {
  const auto current = ledger_.current("waiver", change.id);
  if (!current) throw not_recorded(change.id);
  ledger_.append({"waiver", change.id, records::withdrawn, "waiver-withdrawn", change.id,
                  records::from_content<governance::Waiver>(*current).target});
  return true;
}

bool Recorder::operator()(const records::PutTick& change) {
  records::check(change.tick);
  if (!ledger_.current("meeting", change.tick.meeting)) throw not_recorded(change.tick.meeting);
  governance::Tick tick = change.tick;
  if (!tick.person.empty()) tick.person = persons_.token(tick.person);
  return append_new({"tick", tick_subject(tick.checklist, tick.item, tick.meeting),
                     records::checked_content(tick), "item-ticked", tick.meeting,
                     tick.checklist + " " + tick.item + " " + to_iso(tick.done_on) +
                         (tick.person.empty() ? "" : " " + tick.person)});
}

bool Recorder::operator()(const records::WithdrawTick& change) {
  const std::string subject = tick_subject(change.checklist, change.item, change.meeting);
  if (!ledger_.current("tick", subject)) throw not_recorded(change.item);
  ledger_.append({"tick", subject, records::withdrawn, "item-unticked", change.meeting,
                  change.checklist + " " + change.item});
  return true;
}

bool Recorder::operator()(const records::PutPerson& change) {
  records::check(change.person);
  if (!persons_.put(change.person)) return false;
  const std::string token = persons_.token(change.person.key);
  // The fact says that something was recorded of a person, and nothing of what it was.
  ledger_.append({"person", token, "{}", "person-put", token, ""});
  return true;
}

bool Recorder::operator()(const records::ErasePerson& change) {
  const auto token = persons_.erase(change.key);
  if (!token) throw not_recorded(change.key);
  ledger_.append({"person", *token, records::withdrawn, "person-erased", *token, ""});
  return true;
}

bool Recorder::operator()(const records::AttachEvidence& change) {
  records::check(change.evidence);
  if (!ledger_.current("meeting", change.meeting)) throw not_recorded(change.meeting);
  return append_new(
      {"evidence", evidence_subject(change.meeting, change.evidence.name),
       records::checked_content(records::MeetingEvidence{change.meeting, change.evidence}),
       "evidence-attached", change.meeting, change.evidence.sha256});
}

bool Recorder::operator()(const records::DetachEvidence& change) {
  const std::string subject = evidence_subject(change.meeting, change.name);
  const auto current = ledger_.current("evidence", subject);
  if (!current) throw not_recorded(change.name);
  ledger_.append({"evidence", subject, records::withdrawn, "evidence-detached", change.meeting,
                  records::from_content<records::MeetingEvidence>(*current).evidence.sha256});
  return true;
}

bool Recorder::operator()(const records::RecordInvitation& change) {
  records::InvitationRevision revision = change.revision;
  revision.recipients = normal_recipients(revision.recipients);
  const auto sent = load_invitations(database_, revision.uid);
  const auto last = sent.empty() ? std::nullopt : std::optional(sent.back());
  // The same once more: a run that was cut off after its commit starts again.
  if (revision == last) return false;
  check_revision(revision, last);
  ledger_.append({"invitation", revision.uid, records::checked_content(revision),
                  "invitation-recorded", revision.uid,
                  revision.method + " " + std::to_string(revision.sequence)});
  save_recipients(database_, ledger_.sequence(), revision.recipients);
  return true;
}

bool Recorder::operator()(const records::QueueMail& change) {
  return queue_mail(database_, persons_, change.mail);
}

bool Recorder::operator()(const records::RecordAnswer& change) {
  records::check(change.answer);
  records::AnswerRecord answer = change.answer;
  answer.person = persons_.token(answer.person);
  if (!answer.delegate.empty()) answer.delegate = persons_.token(answer.delegate);
  const std::string stamp = calendar::to_ical_utc(answer.dtstamp);
  // The whole answer is its subject: the same one again changes nothing, and none takes the place
  // of another, whatever their order.
  const std::string subject = answer.meeting + "/" + answer.person + "/" +
                              std::to_string(answer.sequence) + "/" + stamp + "/" + answer.answer +
                              "/" + answer.delegate;
  const bool added = append_new(
      {"answer", subject, records::checked_content(answer), "answer-recorded", answer.meeting,
       answer.person + " " + answer.answer + " " + std::to_string(answer.sequence)});
  if (added) save_comment(database_, ledger_.sequence(), answer.person, answer.comment);
  return added;
}

bool Recorder::operator()(const records::PutUndecided& change) {
  return put_undecided(database_, change.undecided);
}

bool Recorder::operator()(const records::Decide& change) {
  const records::Undecided decided = decide(database_, change.id, change.accepted);
  ledger_.append({"decision", std::to_string(change.id),
                  change.accepted ? R"({"accepted":true})" : R"({"accepted":false})",
                  change.accepted ? "answer-accepted" : "answer-refused", decided.meeting,
                  decided.reason});
  return true;
}

}  // namespace gouvernail::store_sqlite

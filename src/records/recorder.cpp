// SPDX-License-Identifier: MPL-2.0
#include "records/recorder.h"

#include <map>
#include <utility>

#include "base/action.h"
#include "base/sha256.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "governance/seat.h"
#include "governance/tick.h"
#include "governance/waiver.h"
#include "records/checks.h"
#include "records/chronicle.h"
#include "records/content.h"
#include "records/errors.h"
#include "records/person_token.h"
#include "records/revisions.h"
#include "records/undo.h"

namespace gouvernail::records {
namespace {

using base::msg;
using calendar::to_iso;

StoreError not_recorded(const std::string& what) {
  return bad_change(msg("nothing is recorded under “{}”", what),
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

// Whether the session leaves the day that it had by this change.
bool is_postponed(const governance::Meeting& before, const governance::Meeting& after) {
  return after.moved_from && *after.moved_from == before.day && after.day != before.day;
}

}  // namespace

Recorder::Recorder(const Tables& tables, const Stamp& stamp)
    : tables_(tables), at_(stamp.at), ledger_(tables.ledger, stamp.at, token(stamp.author)) {}

std::string Recorder::token(const std::string& key) {
  if (key.empty()) return "";
  const auto known = tables_.persons.find(key);
  return token_of(known ? *known : tables_.persons.add_named(key));
}

std::optional<std::string> Recorder::find_token(const std::string& key) {
  const auto known = tables_.persons.find(key);
  if (!known) return std::nullopt;
  return token_of(*known);
}

bool Recorder::operator()(const PutMeeting& change) {
  check(change.meeting);
  const governance::Meeting m = with_tokens(change.meeting);
  const auto standing = ledger_.current("meeting", m.uid);
  const std::string content = checked_content(m);
  // Why it was corrected before makes it no other session.
  if (standing && without_reason(standing->content) == content) return false;
  std::string action = std::string("meeting-") + governance::to_string(m.status);
  std::string summary = m.body + " " + to_iso(m.day);
  if (standing && is_postponed(from_content<governance::Meeting>(standing->content), m)) {
    action = "meeting-postponed";
    summary = m.body + " " + to_iso(*m.moved_from) + " → " + to_iso(m.day);
  }
  ledger_.append({"meeting", m.uid, content, std::move(action), m.uid, std::move(summary)});
  return true;
}

governance::Meeting Recorder::with_tokens(governance::Meeting meeting) {
  if (!meeting.present) return meeting;
  for (governance::Presence& presence : *meeting.present) {
    presence.person = token(presence.person);
    presence.by_person = token(presence.by_person);
  }
  return meeting;
}

bool Recorder::operator()(const CorrectMeeting& change) {
  check(change.meeting);
  const governance::Meeting m = with_tokens(change.meeting);
  need_id(change.because, "because");
  const auto standing = ledger_.current("meeting", m.uid);
  if (!standing) throw not_recorded(m.uid);
  const std::string content = checked_content(m);
  if (without_reason(standing->content) == content) return false;
  ledger_.append({"meeting", m.uid, with_reason(content, change.because), "meeting-corrected",
                  m.uid, m.body + " " + to_iso(m.day)});
  return true;
}

bool Recorder::operator()(const WithdrawMeeting& change) {
  const auto current = ledger_.current("meeting", change.uid);
  if (!current) throw not_recorded(change.uid);
  const auto m = from_content<governance::Meeting>(current->content);
  if (!change.because.empty()) need_id(change.because, "because");
  ledger_.append({"meeting", m.uid,
                  change.because.empty() ? withdrawn : withdrawn_for(change.because),
                  "meeting-withdrawn", m.uid, m.body + " " + to_iso(m.day)});
  return true;
}

bool Recorder::put_seat(const governance::Seat& seat, const std::string& action) {
  std::string summary = seat.role + " " + seat.person + " " + to_iso(seat.from);
  if (seat.until) summary += " " + to_iso(*seat.until);
  return ledger_.append_new({"seat", seat_subject(seat.role, seat.person, seat.from),
                             checked_content(seat), action, seat.role, std::move(summary)});
}

bool Recorder::operator()(const PutSeat& change) {
  check(change.seat);
  governance::Seat seat = change.seat;
  seat.person = token(seat.person);
  return put_seat(seat, "seat-put");
}

std::optional<governance::Seat> Recorder::running_seat(const std::string& role,
                                                       const std::string& token,
                                                       calendar::Day day) {
  std::map<std::string, std::string> last;
  tables_.ledger.facts_by_day("seat", role + "/" + token + "/",
                              [&](const Fact& fact) { last[fact.subject] = fact.content; });
  std::optional<governance::Seat> running;
  for (const auto& [subject, content] : last) {
    if (is_withdrawn(content)) continue;
    auto seat = from_content<governance::Seat>(content);
    // In order of first days: the last that fits is the latest.
    if (governance::holds_on(seat, day)) running = std::move(seat);
  }
  return running;
}

bool Recorder::operator()(const EndSeat& change) {
  const auto token = find_token(change.person);
  auto seat = token ? running_seat(change.role, *token, change.until) : std::nullopt;
  if (!seat) {
    throw bad_change(msg("“{0}” holds no seat of {1} on that day", change.person, change.role),
                     msg("check the person, the role and the day"));
  }
  seat->until = change.until;
  return put_seat(*seat, "seat-ended");
}

bool Recorder::operator()(const WithdrawSeat& change) {
  const auto token = find_token(change.person);
  const std::string subject = seat_subject(change.role, token.value_or(""), change.from);
  if (!token || !ledger_.current("seat", subject)) throw not_recorded(change.role);
  ledger_.append({"seat", subject, withdrawn, "seat-withdrawn", change.role,
                  change.role + " " + *token + " " + to_iso(change.from)});
  return true;
}

bool Recorder::operator()(const PutWaiver& change) {
  const governance::Waiver& waiver = change.waiver;
  check(waiver);
  return ledger_.append_new(
      {"waiver", waiver.id, checked_content(waiver), "waiver-put", waiver.id, waiver.target});
}

bool Recorder::operator()(const WithdrawWaiver& change) {
  const auto current = ledger_.current("waiver", change.id);
  if (!current) throw not_recorded(change.id);
  ledger_.append({"waiver", change.id, withdrawn, "waiver-withdrawn", change.id,
                  from_content<governance::Waiver>(current->content).target});
  return true;
}

bool Recorder::operator()(const PutTick& change) {
  check(change.tick);
  if (!ledger_.current("meeting", change.tick->meeting)) throw not_recorded(change.tick->meeting);
  governance::Tick tick = change.tick;
  if (!tick.person.empty()) tick.person = token(tick.person);
  return ledger_.append_new({"tick", tick_subject(tick.checklist, tick.item, tick.meeting),
                             checked_content(tick), "item-ticked", tick.meeting,
                             tick.checklist + " " + tick.item + " " + to_iso(tick.done_on) +
                                 (tick.person.empty() ? "" : " " + tick.person)});
}

bool Recorder::operator()(const WithdrawTick& change) {
  const std::string subject = tick_subject(change.checklist, change.item, change.meeting);
  if (!ledger_.current("tick", subject)) throw not_recorded(change.item);
  ledger_.append({"tick", subject, withdrawn, "item-unticked", change.meeting,
                  change.checklist + " " + change.item});
  return true;
}

bool Recorder::operator()(const PutPerson& change) {
  check(change.person);
  const auto known = tables_.persons.find(change.person.key);
  if (known && !tables_.persons.update(*known, change.person)) return false;
  const std::string token = token_of(known ? *known : tables_.persons.add(change.person));
  // The fact says that something was recorded of a person, and nothing of what it was.
  ledger_.append({"person", token, "{}", "person-put", token, ""});
  return true;
}

bool Recorder::operator()(const NotePerson& change) {
  need_id(change.key, "key");
  if (!change.added && change.changed.empty()) return false;
  std::string fields;
  for (const std::string& field : change.changed) fields += (fields.empty() ? "" : " ") + field;
  const std::string token = this->token(change.key);
  ledger_.append({"person", token, "{}", change.added ? "person-added" : "person-changed", token,
                  std::move(fields)});
  return true;
}

bool Recorder::operator()(const NoteParty& change) {
  need_id(change.party, "party");
  if (change.before == change.signed_on) return false;
  const std::string before = change.before ? to_iso(*change.before) : std::string("-");
  ledger_.append({"party", change.party, "{}", "party-signed", change.party,
                  before + " " + to_iso(change.signed_on)});
  return true;
}

bool Recorder::operator()(const NoteSettings& change) {
  if (change.changed.empty()) return false;
  std::string keys;
  for (const std::string& key : change.changed) keys += (keys.empty() ? "" : " ") + key;
  ledger_.append({"settings", "settings", "{}", "settings-changed", "settings", std::move(keys)});
  return true;
}

bool Recorder::operator()(const NoteSending& change) {
  need_id(change.subject, "subject");
  if (change.mails == 0) return false;
  std::string what = change.kind + " " + std::to_string(change.mails);
  for (const auto& [role, count] : change.roles) {
    what += " " + role + (count == 1 ? "" : "*" + std::to_string(count));
  }
  ledger_.append({"sending", change.subject, "{}", "mails-sent", change.subject, std::move(what)});
  return true;
}

bool Recorder::operator()(const ErasePerson& change) {
  const auto person = tables_.persons.find(change.key);
  if (!person) throw not_recorded(change.key);
  ErasedAddresses addresses;
  for (const std::string& one : change.addresses) {
    addresses.own.push_back(governance::address_key(one));
  }
  for (const std::string& one : change.shared) {
    addresses.shared.push_back(governance::address_key(one));
  }
  tables_.persons.erase(*person, addresses);
  const std::string token = token_of(*person);
  ledger_.append({"person", token, withdrawn, "person-erased", token, ""});
  return true;
}

bool Recorder::operator()(const AttachEvidence& change) {
  check(change.evidence);
  if (!ledger_.current("meeting", change.meeting)) throw not_recorded(change.meeting);
  return ledger_.append_new({"evidence", evidence_subject(change.meeting, change.evidence.name),
                             checked_content(MeetingEvidence{change.meeting, change.evidence}),
                             "evidence-attached", change.meeting, change.evidence.sha256});
}

bool Recorder::operator()(const DetachEvidence& change) {
  const std::string subject = evidence_subject(change.meeting, change.name);
  const auto current = ledger_.current("evidence", subject);
  if (!current) throw not_recorded(change.name);
  ledger_.append({"evidence", subject, withdrawn, "evidence-detached", change.meeting,
                  from_content<MeetingEvidence>(current->content).evidence.sha256});
  return true;
}

bool Recorder::operator()(const Undo& change) {
  const auto chronicle = read_chronicle(tables_.ledger);
  for (const Restoration& one : restorations(chronicle, change.entry, tables_.outbox)) {
    const ChronicleRow& undone = *one.undone;
    ledger_.append({undone.fact.kind, undone.fact.subject, one.then, undone_action,
                    undone.entry.subject, undone_summary(undone)});
    // What waits says what stands no more.
    if (undone.fact.kind == "meeting") drop_all(undone.fact.subject);
    if (undone.fact.kind == "decision") {
      tables_.undecided.decide(std::stoll(undone.fact.subject),
                               is_withdrawn(one.then) ? Decision::waiting : Decision::accepted);
    }
  }
  return true;
}

bool Recorder::operator()(const RecordInvitation& change) {
  InvitationRevision revision = change.revision;
  revision.recipients = normal_recipients(revision.recipients);
  std::optional<InvitationRevision> last;
  if (const auto sent = ledger_.current("invitation", revision.uid)) {
    last = from_content<InvitationRevision>(sent->content);
    last->recipients = tables_.recipients.of(sent->id);
  }
  // The same once more: a run that was cut off after its commit starts again.
  if (revision == last) return false;
  check_revision(revision, last);
  ledger_.append(
      {"invitation", revision.uid, checked_content(revision), "invitation-recorded", revision.uid,
       governance::to_text(revision.method) + (" " + std::to_string(revision.sequence))});
  std::vector<Recipient> recipients;
  for (std::string& address : revision.recipients) {
    const auto person = tables_.persons.find_address(address);
    recipients.push_back({std::move(address), person});
  }
  tables_.recipients.add(ledger_.sequence(), recipients);
  return true;
}

bool Recorder::operator()(const QueueMail& change) {
  check(change.mail);
  OutgoingMail mail = change.mail;
  mail.recipient = governance::address_key(mail.recipient);
  std::optional<std::int64_t> person;
  if (!mail.person.empty()) person = number_of(token(mail.person));
  // What never left may leave after all, once it is so again.
  tables_.outbox.forget(mail, MailState::superseded);
  if (change.again) tables_.outbox.forget(mail, MailState::refused);
  const auto id = tables_.outbox.add(mail, person);
  if (!id) return false;
  // Other documents take no place of what waits.
  if (mail.kind != documents_kind) tables_.outbox.supersede(mail, *id);
  return true;
}

int Recorder::drop_all(const std::string& meeting) {
  return tables_.outbox.drop(invitation_kind, meeting, "", at_) +
         tables_.outbox.drop(documents_kind, meeting, "", at_) +
         tables_.outbox.drop(reminder_kind, meeting, "", at_);
}

bool Recorder::operator()(const DropMails& change) {
  const std::string recipient =
      change.recipient.empty() ? "" : governance::address_key(change.recipient);
  if (recipient.empty()) return drop_all(change.meeting) > 0;
  return tables_.outbox.drop(change.kind, change.meeting, recipient, at_) > 0;
}

bool Recorder::operator()(const RecordAnswer& change) {
  check(change.answer);
  AnswerRecord answer = change.answer;
  answer.person = token(answer.person);
  if (!answer.delegate.empty()) answer.delegate = token(answer.delegate);
  const std::string stamp = calendar::to_ical_utc(answer.dtstamp);
  const std::string word = answer_word(answer.answer);
  // The whole answer is its subject: the same one again changes nothing, and none takes the place
  // of another, whatever their order.
  const std::string subject = answer.meeting + "/" + answer.person + "/" +
                              std::to_string(answer.sequence) + "/" + stamp + "/" + word + "/" +
                              answer.delegate;
  const bool added = ledger_.append_new(
      {"answer", subject, checked_content(answer), "answer-recorded", answer.meeting,
       answer.person + " " + word + " " + std::to_string(answer.sequence)});
  if (added && !answer.comment.empty()) {
    tables_.comments.add(ledger_.sequence(), number_of(answer.person), answer.comment);
  }
  return added;
}

bool Recorder::operator()(const PutUndecided& change) {
  check(change.undecided);
  Undecided undecided = change.undecided;
  for (std::string* address : {&undecided.attendee, &undecided.sender, &undecided.delegate}) {
    *address = governance::address_key(*address);
  }
  const bool known = !undecided.digest.empty();
  return tables_.undecided.add(undecided, known ? undecided.digest : digest_of(undecided));
}

bool Recorder::operator()(const Decide& change) {
  const auto waiting = tables_.undecided.find_waiting(change.id);
  if (!waiting) {
    throw bad_change(msg("no answer of the number {} waits for a decision", change.id),
                     msg("“{0}” shows those that do", base::Action(base::Verb::list_answers)));
  }
  tables_.undecided.decide(change.id, change.accepted ? Decision::accepted : Decision::refused);
  ledger_.append({"decision", std::to_string(change.id),
                  change.accepted ? R"({"accepted":true})" : R"({"accepted":false})",
                  change.accepted ? "answer-accepted" : "answer-refused", waiting->meeting,
                  doubt_word(waiting->doubt)});
  return true;
}

}  // namespace gouvernail::records

// SPDX-License-Identifier: MPL-2.0
// Two stores, the same changes: the same refusals, the same journal to the last hash, the same of
// all that can be read.
#include <gtest/gtest.h>

#include <random>

#include "governance/history.h"
#include "governance/seat.h"
#include "governance/tick.h"
#include "governance/waiver.h"
#include "support/memory_workspace.h"
#include "unit/store_sqlite/workspace.h"

namespace gouvernail::store_sqlite {
namespace {

using namespace test;

// Its numbers are the same everywhere: a seed is a case.
std::mt19937 numbers;
int one_of(int count) { return static_cast<int>(numbers() % static_cast<unsigned>(count)); }
bool toss() { return one_of(2) == 1; }

// Few of each, so that changes meet.
std::string uid() { return "m-" + std::to_string(one_of(4)); }
std::string key() { return std::string(1, static_cast<char>('a' + one_of(4))); }
std::string role() { return toss() ? "dgs" : "elu"; }
std::string address() {
  static const std::vector<std::string> all = {"", "a@example.org", "A@Example.org",
                                               "b@example.org", "c@example.org"};
  return all[static_cast<std::size_t>(one_of(5))];
}
std::string address_of_somebody() {
  const std::string some = address();
  return some.empty() ? "d@example.org" : some;
}
Day some_day() { return day("2026-10-01") + calendar::Days{one_of(6)}; }
std::optional<Day> maybe_day() { return toss() ? std::optional(some_day()) : std::nullopt; }
UtcTime some_time() { return utc("20261001T120000Z") + std::chrono::hours{24 * one_of(6)}; }

records::Change about_a_meeting() {
  governance::Meeting m = meeting(uid(), "2026-10-13", governance::MeetingStatus::proposed);
  m.day = some_day();
  m.note = toss() ? "note" : "";
  switch (one_of(6)) {
    case 0:
      return records::WithdrawMeeting{uid()};
    case 1:
      return records::PutTick{
          governance::Tick{uid(), "copil", "salle", some_day(), some_day(), key(), ""}};
    case 2:
      return records::WithdrawTick{uid(), "copil", "salle"};
    case 3:
      return records::AttachEvidence{uid(), {"cr.pdf", one_of(2), std::string(64, 'a')}};
    case 4:
      return records::DetachEvidence{uid(), "cr.pdf"};
    default:
      return records::PutMeeting{m};
  }
}

records::Change about_a_person() {
  switch (one_of(6)) {
    case 0:
      return records::PutSeat{governance::Seat{role(), key(), "", some_day(), maybe_day()}};
    case 1:
      return records::EndSeat{role(), key(), some_day()};
    case 2:
      return records::WithdrawSeat{role(), key(), some_day()};
    case 3:
      return records::ErasePerson{key()};
    default:
      return records::PutPerson{{key(), toss() ? "Alix" : "Zoé", address(), "caf"}};
  }
}

records::Change about_a_mail() {
  if (toss()) {
    return records::RecordInvitation{
        {uid(),
         one_of(3),
         some_time(),
         toss() ? governance::RevisionMethod::request : governance::RevisionMethod::cancel,
         std::string(64, 'c'),
         {address_of_somebody()}}};
  }
  records::OutgoingMail mail;
  mail.kind = "invitation";
  mail.subject = uid();
  mail.revision = std::to_string(one_of(3));
  mail.method = "REQUEST";
  mail.sender = "cp@example.org";
  mail.recipient = address_of_somebody();
  mail.person = toss() ? key() : "";
  mail.message_id = mail.subject + mail.revision + mail.recipient;
  mail.message = "bytes of " + mail.message_id;
  mail.queued_at = some_time();
  if (one_of(4) == 0) return records::DropMails{mail.subject, toss() ? mail.recipient : ""};
  return records::QueueMail{mail, toss()};
}

records::Change about_an_answer() {
  if (one_of(3) == 0) return records::Decide{1 + one_of(3), toss()};
  if (toss()) {
    records::AnswerRecord answer;
    answer.meeting = uid();
    answer.person = key();
    answer.answer = toss() ? governance::Answer::accepted : governance::Answer::declined;
    answer.sequence = one_of(2);
    answer.dtstamp = some_time();
    answer.comment = toss() ? "Avec plaisir" : "";
    return records::RecordAnswer{answer};
  }
  records::Undecided stranger;
  stranger.meeting = uid();
  stranger.doubt = records::Doubt::stranger;
  stranger.attendee = address_of_somebody();
  stranger.sender = address_of_somebody();
  stranger.delegate = address();
  stranger.answer = governance::Answer::accepted;
  stranger.dtstamp = stranger.received_at = some_time();
  return records::PutUndecided{stranger};
}

records::Change any_change() {
  switch (one_of(5)) {
    case 0:
      return about_a_person();
    case 1:
      return about_a_mail();
    case 2:
      return about_an_answer();
    case 3:
      return toss() ? records::Change(records::PutWaiver{
                          governance::Waiver{"w", "copil-annuel", std::nullopt, maybe_day(),
                                             some_day(), "motif", "", ""}})
                    : records::Change(records::WithdrawWaiver{"w"});
    default:
      return about_a_meeting();
  }
}

// What recording answers: what was done, or why it was refused.
std::string told(records::Workspace& store, const records::Changes& changes,
                 const records::Stamp& stamp) {
  try {
    const records::Recorded done = store.record(changes, stamp, store.revision());
    return std::to_string(done.revision) + ", " + std::to_string(done.changed) + " changed, " +
           std::to_string(done.unchanged) + " not";
  } catch (const records::StoreError& error) {
    return error.what();
  }
}

// A mail goes out, or is put off.
std::string sent(records::Workspace& store, UtcTime now, bool taken) {
  const auto mail = store.take_mail(now, 0);
  if (!mail) return "none";
  store.settle_mail(mail->id, taken ? records::MailState::sent : records::MailState::pending, now,
                    now + std::chrono::hours{24}, taken ? 250 : 451);
  return std::to_string(mail->id) + " " + mail->message + " " + std::to_string(mail->attempts);
}

std::vector<std::string> fields(const records::OutgoingMail& m) {
  return {std::to_string(m.id),
          m.kind,
          m.subject,
          m.revision,
          m.method,
          m.sender,
          m.recipient,
          m.person,
          m.message_id,
          m.message,
          to_string(m.state),
          std::to_string(m.attempts),
          calendar::to_ical_utc(m.queued_at),
          calendar::to_ical_utc(m.changed_at),
          calendar::to_ical_utc(m.due_at),
          std::to_string(m.reply)};
}

std::vector<std::string> fields(const records::Undecided& u) {
  return {std::to_string(u.id),
          u.meeting,
          records::doubt_word(u.doubt),
          u.attendee,
          u.sender,
          u.delegate,
          u.comment,
          calendar::to_ical_utc(u.dtstamp),
          calendar::to_ical_utc(u.received_at),
          std::to_string(static_cast<int>(u.state))};
}

std::vector<std::string> fields(const governance::Person& p) {
  return {p.key, p.name, p.address, p.party};
}

template <class Values>
std::vector<std::vector<std::string>> written_out(const Values& values) {
  std::vector<std::vector<std::string>> result;
  for (const auto& value : values) result.push_back(fields(value));
  return result;
}

void expect_the_same(const records::Workspace& a, const records::Workspace& b) {
  EXPECT_TRUE(a.journal() == b.journal());
  EXPECT_TRUE(a.history() == b.history());
  EXPECT_TRUE(a.history(day("2026-10-03")) == b.history(day("2026-10-03")));
  EXPECT_TRUE(a.evidence() == b.evidence());
  EXPECT_TRUE(a.answers() == b.answers());
  for (const char* uid : {"m-0", "m-1", "m-2", "m-3"}) {
    EXPECT_TRUE(a.invitations(uid) == b.invitations(uid));
  }
  EXPECT_TRUE(written_out(a.people().persons) == written_out(b.people().persons));
  EXPECT_TRUE(written_out(a.outbox()) == written_out(b.outbox()));
  EXPECT_TRUE(written_out(a.undecided()) == written_out(b.undecided()));
  EXPECT_TRUE(a.verify().sound());
  EXPECT_TRUE(b.verify().sound());
  EXPECT_TRUE(a.verify().head == b.verify().head);
}

bool says_something_new(records::Workspace& store, const records::Change& change,
                        const records::Stamp& stamp) {
  try {
    return store.record({change}, stamp, store.revision()).changed == 1;
  } catch (const records::StoreError&) {
    return false;
  }
}

void two_hundred_changes(unsigned seed) {
  SCOPED_TRACE("seed " + std::to_string(seed));
  numbers.seed(seed);
  TemporaryFolder folder;
  Database file = Database::create(folder.path() / "gouvernail.db");
  MemoryWorkspace memory;
  UtcTime now = utc("20261001T080000Z");
  for (int batch = 0; batch < 5; ++batch) {
    now += std::chrono::hours{24};
    const records::Stamp stamp{now, "cp"};
    // One by one there, at once here: a commit on a disk takes its time.
    records::Changes accepted;
    for (int i = 0; i < 36; ++i) {
      const records::Change change = any_change();
      if (says_something_new(memory, change, stamp)) accepted.push_back(change);
    }
    if (!accepted.empty()) file.record(accepted, stamp, file.revision());
    ASSERT_EQ(file.revision(), memory.revision());
    for (int i = 0; i < 4; ++i) {
      const records::Changes one = {any_change()};
      EXPECT_EQ(told(file, one, stamp), told(memory, one, stamp));
    }
    const bool taken = toss();
    EXPECT_EQ(sent(file, now, taken), sent(memory, now, taken));
  }
  EXPECT_GT(file.revision(), 40) << "enough of them are taken";
  expect_the_same(file, memory);
}

TEST(SameAsMemory, TwoHundredChangesGiveTheSameRecord) {
  for (unsigned seed = 1; seed <= 10; ++seed) two_hundred_changes(seed);
}

}  // namespace
}  // namespace gouvernail::store_sqlite

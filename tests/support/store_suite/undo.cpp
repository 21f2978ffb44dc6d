// SPDX-License-Identifier: MPL-2.0
// Taking back what was recorded: by one more fact, with all that was recorded together with it.
#include <gmock/gmock.h>

#include <random>

#include "governance/history.h"
#include "governance/seat.h"
#include "governance/tick.h"
#include "governance/waiver.h"
#include "records/recorded_change.h"
#include "support/store_suite/store.h"

namespace gouvernail::store_suite {
namespace {

using namespace gouvernail::test;
using governance::MeetingStatus;
using records::StoreFault;

class Undo : public StoreTest {
 protected:
  void record(const records::Changes& changes) {
    db().record(changes, at("20261013T120000Z", "cp"), db().revision());
  }
  void undo(std::int64_t entry) { record({records::Undo{entry}}); }
  std::optional<StoreFault> refused(std::int64_t entry) {
    const std::int64_t before = db().revision();
    const auto shown = fault_of([&] { db().undo_of(entry); });
    const auto fault = fault_of([&] { undo(entry); });
    EXPECT_EQ(fault, shown) << "what is shown is what is done";
    if (!fault) return fault;
    EXPECT_EQ(db().revision(), before);
    return fault;
  }
  // The English of what an undo is refused for.
  std::string why_not(std::int64_t entry) {
    try {
      db().undo_of(entry);
    } catch (const records::StoreError& error) {
      return error.what();
    }
    return "";
  }
  // Every mail that waits is taken by a server.
  void leave() {
    while (const auto mail = db().take_mail(utc("20261013T120000Z"), 0)) {
      db().settle_mail(mail->id, records::MailState::sent, mail->queued_at, mail->queued_at, 250);
    }
  }
  records::Workspace& db() { return db_ ? *db_ : *(db_ = &fresh()); }
  records::OutgoingMail mail(const std::string& method) {
    records::OutgoingMail mail;
    mail.kind = "invitation";
    mail.subject = "m-1";
    mail.revision = method;
    mail.method = method;
    mail.sender = "a@example.org";
    mail.recipient = "b@example.org";
    mail.message_id = method + "@example.org";
    mail.message = "x";
    mail.queued_at = mail.changed_at = mail.due_at = utc("20261013T120000Z");
    return mail;
  }

 private:
  records::Workspace* db_ = nullptr;
};

const governance::Meeting& proposed() {
  static const auto one = meeting("m-1", "2026-10-13", MeetingStatus::proposed);
  return one;
}
const governance::Meeting& convened() {
  static const auto one = [] {
    auto m = meeting("m-1", "2026-10-13", MeetingStatus::convened);
    m.convened_on = day("2026-10-01");
    return m;
  }();
  return one;
}

TEST_F(Undo, PutsBackWhatStoodBefore) {
  record({records::PutMeeting{proposed()}});
  record({records::PutMeeting{convened()}});
  const auto shown = db().undo_of(2);
  ASSERT_EQ(shown.size(), 1U);
  EXPECT_EQ(*std::get<base::Boxed<governance::Meeting>>(shown[0].now), convened());
  EXPECT_EQ(*std::get<base::Boxed<governance::Meeting>>(shown[0].then), proposed());
  undo(2);
  EXPECT_EQ(db().history().meetings, std::vector{proposed()});
  const auto entry = db().journal().back();
  EXPECT_EQ(entry.action, "change-undone");
  EXPECT_EQ(entry.subject, "m-1");
  EXPECT_EQ(entry.summary, "2 copil 2026-10-13");
  EXPECT_EQ(db().changes().back().undoes, 2);
  EXPECT_EQ(db().changes().back().author, "cp");
  EXPECT_TRUE(db().verify().sound());
}

TEST_F(Undo, OfWhatWasNewWithdrawsIt) {
  record({records::PutMeeting{proposed()}});
  undo(1);
  EXPECT_TRUE(db().history().meetings.empty());
}

TEST_F(Undo, OfAnUndoIsAChangeAsAnyOther) {
  record({records::PutMeeting{proposed()}});
  record({records::PutMeeting{convened()}});
  undo(2);
  undo(3);
  EXPECT_EQ(db().history().meetings, std::vector{convened()});
  EXPECT_EQ(db().journal().back().summary, "3 copil 2026-10-13");
  undo(2);
  EXPECT_EQ(db().history().meetings, std::vector{proposed()});
  undo(1);
  EXPECT_TRUE(db().history().meetings.empty());
}

TEST_F(Undo, TakesBackWhatWasRecordedTogetherWhicheverEntryIsNamed) {
  const governance::Waiver waiver{"w", "copil", {}, {}, day("2026-10-01"), "r", "a", ""};
  record({records::PutMeeting{held("m-2")}});
  for (const std::int64_t entry : {2, 3, 4}) {
    record({records::PutMeeting{proposed()}, records::PutWaiver{waiver},
            records::PutMeeting{meeting("m-2", "2026-10-14", MeetingStatus::held)}});
    const std::int64_t first = db().revision() - 2;
    undo(first + entry - 2);
    EXPECT_EQ(db().history().meetings, std::vector{held("m-2")});
    EXPECT_TRUE(db().history().waivers.empty());
  }
}

TEST_F(Undo, TwoTransactionsOfOneSecondAreTwo) {
  record({records::PutMeeting{proposed()}});
  record({records::PutMeeting{held("m-2")}});
  EXPECT_EQ(db().changes()[0].transaction, 1);
  EXPECT_EQ(db().changes()[1].transaction, 2);
  undo(2);
  EXPECT_EQ(db().history().meetings, std::vector{proposed()});
}

TEST_F(Undo, OfASubjectThatOneTransactionChangedTwicePutsBackTheFirst) {
  record({records::PutMeeting{proposed()}});
  record({records::PutMeeting{convened()}, records::PutMeeting{held("m-1")}});
  undo(2);
  EXPECT_EQ(db().history().meetings, std::vector{proposed()});
  EXPECT_EQ(db().journal().back().summary, "3 copil 2026-10-13");
  EXPECT_EQ(refused(3), StoreFault::bad_change);
}

TEST_F(Undo, IsRefusedWhileALaterChangeRestsOnIt) {
  record({records::PutMeeting{proposed()}});
  record({records::PutMeeting{convened()}});
  EXPECT_EQ(refused(1), StoreFault::bad_change);
  EXPECT_EQ(why_not(1), "entry {0} rests on entry {1}: {2}");
  undo(2);
  EXPECT_EQ(refused(1), std::nullopt);
}

TEST_F(Undo, IsRefusedTwiceAndWithoutAnEntry) {
  record({records::PutMeeting{proposed()}});
  for (const std::int64_t entry : {-1, 0, 2}) {
    EXPECT_EQ(refused(entry), StoreFault::bad_change);
    EXPECT_EQ(why_not(entry), "the journal has no entry {}");
  }
  undo(1);
  EXPECT_EQ(refused(1), StoreFault::bad_change);
  EXPECT_EQ(why_not(1), "entry {0} was undone already, by entry {1}");
}

TEST_F(Undo, LeavesNothingOfASessionBehind) {
  const governance::Tick tick{"m-1", "copil", "salle", day("2026-10-01"), day("2026-10-13"),
                              "a",   ""};
  record({records::PutMeeting{proposed()}});
  record({records::PutTick{tick}});
  record({records::AttachEvidence{"m-1", {"cr.pdf", 3, std::string(64, 'b')}}});
  EXPECT_EQ(refused(1), StoreFault::bad_change);
  undo(3);
  EXPECT_TRUE(db().evidence().empty() || db().evidence().at("m-1").empty());
  EXPECT_EQ(refused(1), StoreFault::bad_change);
  record({records::WithdrawTick{"m-1", "copil", "salle"}});
  const std::int64_t unticked = db().revision();
  undo(1);
  EXPECT_EQ(refused(unticked), StoreFault::bad_change);
  EXPECT_EQ(why_not(unticked), "the session that entry {} tells of is not recorded any more");
}

TEST_F(Undo, OfPersonsAnswersAndInvitationsIsRefused) {
  record({records::PutPerson{{"a", "Alix", "", ""}}});
  record({records::ErasePerson{"a"}});
  EXPECT_EQ(why_not(1), "entry {} tells of a person: of persons, only what holds now is kept");
  EXPECT_EQ(refused(2), StoreFault::bad_change);
  records::AnswerRecord answer;
  answer.meeting = "m-1";
  answer.person = "b";
  answer.answer = governance::Answer::accepted;
  answer.dtstamp = utc("20261013T120000Z");
  record({records::PutMeeting{proposed()}});
  record({records::RecordAnswer{answer}});
  EXPECT_EQ(why_not(4), "entry {} tells of an answer that was received: it cannot be taken back");
  EXPECT_EQ(refused(3), StoreFault::bad_change) << "somebody has answered to it";
  record({records::RecordInvitation{{"m-1",
                                     0,
                                     utc("20261013T120000Z"),
                                     governance::RevisionMethod::request,
                                     std::string(64, 'a'),
                                     {"b@example.org"},
                                     "",
                                     ""}},
          records::PutMeeting{convened()}});
  EXPECT_EQ(why_not(6), "entry {} tells of an invitation that was prepared for its guests");
}

TEST_F(Undo, OfASessionThatWasMailedIsRefusedUntilItsGuestsKnowThatItIsOff) {
  record({records::PutMeeting{proposed()}});
  record({records::PutMeeting{convened()}});
  record({records::QueueMail{mail("REQUEST")}, records::PutMeeting{held("m-2")}});
  EXPECT_EQ(refused(2), std::nullopt) << "what only waits to leave was told to nobody";
  EXPECT_EQ(db().outbox().back().state, records::MailState::superseded);
  undo(4);
  record({records::QueueMail{mail("REQUEST")}});
  leave();
  EXPECT_EQ(refused(2), StoreFault::bad_change) << "it would be one that nobody convened";
  record({records::PutMeeting{meeting("m-1", "2026-10-13", MeetingStatus::cancelled)}});
  undo(db().revision());
  EXPECT_EQ(db().history().meetings.front(), convened()) << "whoever is convened stays so";
  EXPECT_EQ(refused(2), StoreFault::bad_change);
  record({records::QueueMail{mail("CANCEL")}, records::PutMeeting{held("m-3")}});
  leave();
  EXPECT_EQ(refused(2), std::nullopt);
}

TEST_F(Undo, OfWhatGuestsWereMailedSinceIsRefused) {
  const auto revision = [&](int sequence, const std::string& stamp,
                            governance::RevisionMethod method) {
    return records::RecordInvitation{
        {"m-1", sequence, utc(stamp), method, std::string(64, 'a'), {"b@example.org"}, "", ""}};
  };
  record({records::PutMeeting{convened()}});
  governance::Meeting moved = convened();
  moved.day = day("2026-10-20");
  record({records::PutMeeting{moved}});
  record({revision(0, "20261013T120000Z", governance::RevisionMethod::request)});
  EXPECT_EQ(refused(2), std::nullopt) << "a revision that was written to a file left no house";
  undo(4);
  record({records::QueueMail{mail("REQUEST")},
          revision(1, "20261013T130000Z", governance::RevisionMethod::request)});
  leave();
  EXPECT_EQ(why_not(2), "guests were mailed what entry {0} tells of the session: {1}");
  governance::Meeting noted = moved;
  noted.note = "n";
  record({records::PutMeeting{noted}});
  const std::int64_t note = db().revision();
  record({revision(2, "20261013T140000Z", governance::RevisionMethod::request)});
  EXPECT_EQ(refused(note), std::nullopt) << "of a note nobody was told";
  noted.status = MeetingStatus::cancelled;
  record({records::PutMeeting{noted}});
  const std::int64_t off = db().revision();
  record({records::QueueMail{mail("CANCEL")},
          revision(3, "20261013T150000Z", governance::RevisionMethod::cancel)});
  leave();
  EXPECT_EQ(refused(off), StoreFault::bad_change);
}

TEST_F(Undo, OfASeatKeepsWhomItNames) {
  const governance::Seat seat{"dgs", "dupre", "caf", day("2026-01-01"), {}};
  record({records::PutSeat{seat}});
  record({records::EndSeat{"dgs", "dupre", day("2026-10-31")}});
  undo(2);
  EXPECT_EQ(db().history().seats, std::vector{seat});
  EXPECT_EQ(all_bytes().find("2 dgs dupre"), std::string::npos);
}

TEST_F(Undo, OfACorrectionTakesItsReasonBackToo) {
  record({records::PutMeeting{proposed()}});
  governance::Meeting corrected = proposed();
  corrected.day = day("2026-10-14");
  record({records::CorrectMeeting{corrected, "mal relu"}});
  EXPECT_EQ(db().history().meetings, std::vector{corrected});
  EXPECT_EQ(db().changes().back().because, "mal relu");
  EXPECT_EQ(db().journal().back().action, "meeting-corrected");
  record({records::PutMeeting{corrected}});
  EXPECT_EQ(db().revision(), 2) << "it is the same session";
  record({records::WithdrawMeeting{"m-1", "jamais tenue"}});
  EXPECT_TRUE(db().history().meetings.empty());
  EXPECT_EQ(db().changes().back().because, "jamais tenue");
  undo(3);
  EXPECT_EQ(db().history().meetings, std::vector{corrected});
  undo(2);
  EXPECT_EQ(db().history().meetings, std::vector{proposed()});
  EXPECT_EQ(db().changes().back().because, "");
  for (const auto& entry : db().journal()) {
    EXPECT_EQ(entry.summary.find("relu"), std::string::npos);
    EXPECT_EQ(entry.summary.find("jamais"), std::string::npos);
  }
  EXPECT_TRUE(db().verify().sound());
}

TEST_F(Undo, ACorrectionSaysWhyAndOfWhat) {
  record({records::PutMeeting{proposed()}});
  EXPECT_EQ(fault_of([&] {
              record({records::CorrectMeeting{proposed(), ""}});
            }),
            StoreFault::bad_change);
  EXPECT_EQ(fault_of([&] {
              record({records::CorrectMeeting{held("m-9"), "x"}});
            }),
            StoreFault::bad_change);
}

// Its numbers are the same everywhere: a seed is a case.
class Life {
 public:
  explicit Life(unsigned seed) : numbers_(seed) {}

  records::Changes step() {
    records::Changes changes;
    const int count = one_of(3) == 0 ? 3 : 1;
    for (int i = 0; i < count; ++i) changes.push_back(change());
    return changes;
  }
  int one_of(int count) { return static_cast<int>(numbers_() % static_cast<unsigned>(count)); }

 private:
  std::string uid() { return "m-" + std::to_string(one_of(3)); }
  Day some_day() { return day("2026-10-01") + calendar::Days{one_of(3)}; }
  std::string person() { return one_of(2) == 0 ? "a" : "b"; }

  records::Change change() {
    switch (one_of(9)) {
      case 0:
        return records::WithdrawMeeting{uid()};
      case 1:
        return records::PutTick{
            governance::Tick{uid(), "copil", "salle", some_day(), some_day(), person(), ""}};
      case 2:
        return records::WithdrawTick{uid(), "copil", "salle"};
      case 3:
        return records::AttachEvidence{uid(), {"cr.pdf", one_of(2), std::string(64, 'a')}};
      case 4:
        return records::DetachEvidence{uid(), "cr.pdf"};
      case 5:
        return records::PutSeat{governance::Seat{"dgs", person(), "", some_day(), {}}};
      case 6:
        return records::EndSeat{"dgs", person(), some_day()};
      case 7:
        return records::PutWaiver{
            governance::Waiver{"w", "copil", {}, {}, some_day(), "r", "a", ""}};
      default: {
        auto m = meeting(uid(), "2026-10-13", MeetingStatus::proposed);
        m.day = some_day();
        return records::PutMeeting{m};
      }
    }
  }

  std::mt19937 numbers_;
};

struct Standing {
  governance::History history;
  records::Workspace::EvidenceOf evidence;
  friend bool operator==(const Standing&, const Standing&) = default;
};

Standing standing(const records::Workspace& db) {
  Standing found{db.history(), db.evidence()};
  std::erase_if(found.evidence, [](const auto& one) { return one.second.empty(); });
  return found;
}

TEST_F(Undo, BackToAnyPointGivesWhatStoodThere) {
  records::Workspace& db = fresh();
  for (unsigned seed = 0; seed < 12; ++seed) {
    Life life(seed);
    std::vector<std::pair<std::int64_t, Standing>> points;  // what stood before each transaction
    for (int i = 0; i < 30; ++i) {
      const std::int64_t before = db.revision();
      const Standing stood = standing(db);
      const bool back = before > 0 && life.one_of(4) == 0;  // also of an undo
      const records::Changes changes =
          back ? records::Changes{records::Undo{1 + life.one_of(static_cast<int>(before))}}
               : life.step();
      fault_of([&] { db.record(changes, noon(), before); });
      if (db.revision() > before) points.emplace_back(before + 1, stood);
    }
    for (auto point = points.rbegin(); point != points.rend(); ++point) {
      ASSERT_EQ(fault_of([&] { db.record({records::Undo{point->first}}, noon(), db.revision()); }),
                std::nullopt)
          << "seed " << seed << ", entry " << point->first;
      ASSERT_EQ(standing(db), point->second) << "seed " << seed << ", entry " << point->first;
    }
    EXPECT_TRUE(db.verify().sound());
  }
}

}  // namespace
}  // namespace gouvernail::store_suite

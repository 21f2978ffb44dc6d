// SPDX-License-Identifier: MPL-2.0
// Seats, persons, and how a person is erased while the statistics stay.
#include <gmock/gmock.h>

#include "governance/history.h"
#include "governance/seat.h"
#include "support/store_suite/store.h"

namespace gouvernail::store_suite {
namespace {

using namespace gouvernail::test;
using governance::Person;
using governance::Seat;
using testing::ElementsAre;

class Persons : public StoreTest {};

const Person dupre{"a.dupre", "Alix Dupré-Fictif", "Alix.Dupre@example.org", "caf"};
const Seat seat_2026{"dgs", "a.dupre", "cchpm", day("2026-01-01"), {}};

records::InvitationRevision invitation(std::vector<std::string> recipients) {
  return {"m-1",
          0,
          utc("20261013T120000Z"),
          governance::RevisionMethod::request,
          std::string(64, 'a'),
          std::move(recipients)};
}

TEST_F(Persons, ReadBackByKey) {
  records::Workspace& db = fresh();
  db.record({records::PutPerson{{"z", "Zoé", "", ""}}, records::PutPerson{dupre}}, noon(), 0);
  const auto people = reopened().people();
  ASSERT_EQ(people.persons.size(), 2U) << "the author is no person until put";
  EXPECT_EQ(people.persons[0].key, "a.dupre");
  EXPECT_EQ(people.persons[0].name, dupre.name);
  EXPECT_EQ(people.persons[0].address, dupre.address);
  EXPECT_EQ(people.persons[0].party, "caf");
  EXPECT_EQ(people.persons[1].key, "z");
}

TEST_F(Persons, NewAddressReplacesTheFormer) {
  records::Workspace& db = fresh();
  db.record({records::PutPerson{dupre}}, noon(), 0);
  Person moved = dupre;
  moved.address = "ad@example.org";
  EXPECT_EQ(db.record({records::PutPerson{moved}}, noon(), 1).changed, 1);
  EXPECT_EQ(db.record({records::PutPerson{moved}}, noon(), 2).unchanged, 1);
  EXPECT_EQ(db.people().persons.at(0).address, "ad@example.org");
}

TEST_F(Persons, AddressOnSeveralLinesIsRefused) {
  records::Workspace& db = fresh();
  Person bad = dupre;
  bad.address = "a@example.org\r\nBcc: b@example.org";
  EXPECT_EQ(fault_of([&] { db.record({records::PutPerson{bad}}, noon(), 0); }),
            records::StoreFault::bad_change);
}

TEST_F(Persons, SeatsAreKnownByRolePersonAndFirstDay) {
  records::Workspace& db = fresh();
  Seat later = seat_2026;
  later.from = day("2027-06-01");
  db.record({records::PutSeat{seat_2026}, records::PutSeat{later}}, noon(), 0);
  Seat corrected = seat_2026;
  corrected.party = "caf";
  db.record({records::PutSeat{corrected}}, noon(), 2);
  EXPECT_THAT(db.history().seats, ElementsAre(corrected, later));
}

TEST_F(Persons, EndingASeatEndsTheOneThatRuns) {
  records::Workspace& db = fresh();
  Seat past = seat_2026;
  past.from = day("2024-01-01");
  past.until = day("2025-12-31");
  Seat other = seat_2026;
  other.person = "b.autre";
  db.record({records::PutSeat{past}, records::PutSeat{seat_2026}, records::PutSeat{other}}, noon(),
            0);
  db.record({records::EndSeat{"dgs", "a.dupre", day("2026-10-31")}}, noon(), 3);
  Seat ended = seat_2026;
  ended.until = day("2026-10-31");
  EXPECT_THAT(db.history().seats, ElementsAre(past, ended, other));
  EXPECT_EQ(db.journal().back().action, "seat-ended");
}

TEST_F(Persons, SeatEndsOnItsFirstDayAtTheEarliest) {
  records::Workspace& db = fresh();
  db.record({records::PutSeat{seat_2026}}, noon(), 0);
  const auto end_on = [&](const std::string& iso) {
    return fault_of([&] { db.record({records::EndSeat{"dgs", "a.dupre", day(iso)}}, noon(), 1); });
  };
  EXPECT_EQ(end_on("2025-12-31"), records::StoreFault::bad_change);
  EXPECT_EQ(end_on("2026-01-01"), std::nullopt);
}

TEST_F(Persons, EndingWhatIsNotHeldIsRefused) {
  records::Workspace& db = fresh();
  db.record({records::PutSeat{seat_2026}, records::EndSeat{"dgs", "a.dupre", day("2026-06-30")}},
            noon(), 0);
  const auto refused = [&](const records::Change& change) {
    return fault_of([&] { db.record({change}, noon(), 2); }) == records::StoreFault::bad_change;
  };
  EXPECT_TRUE(refused(records::EndSeat{"dgs", "a.dupre", day("2026-07-01")}))
      << "ended the day before";
  EXPECT_TRUE(refused(records::EndSeat{"elu", "a.dupre", day("2026-06-30")}));
  EXPECT_TRUE(refused(records::EndSeat{"dgs", "personne", day("2026-06-30")}));
  EXPECT_TRUE(refused(records::WithdrawSeat{"dgs", "a.dupre", day("2026-01-02")}));
  EXPECT_TRUE(refused(records::WithdrawSeat{"dgs", "personne", day("2026-01-01")}));
}

TEST_F(Persons, WithdrawnSeatIsGone) {
  records::Workspace& db = fresh();
  db.record(
      {records::PutSeat{seat_2026}, records::WithdrawSeat{"dgs", "a.dupre", day("2026-01-01")}},
      noon(), 0);
  EXPECT_TRUE(db.history().seats.empty());
  EXPECT_EQ(fault_of([&] {
              db.record({records::EndSeat{"dgs", "a.dupre", day("2026-02-01")}}, noon(), 2);
            }),
            records::StoreFault::bad_change);
}

TEST_F(Persons, SeatThatEndsBeforeItBeginsIsRefused) {
  records::Workspace& db = fresh();
  Seat bad = seat_2026;
  bad.until = day("2025-12-31");
  EXPECT_EQ(fault_of([&] { db.record({records::PutSeat{bad}}, noon(), 0); }),
            records::StoreFault::bad_change);
}

TEST_F(Persons, NoEntryHoldsAKeyANameOrAnAddress) {
  records::Workspace& db = fresh();
  db.record(
      {records::PutPerson{dupre}, records::PutSeat{seat_2026}, records::PutMeeting{held("m-1")},
       records::AttachEvidence{"m-1", {"CR dupre.pdf", 1, std::string(64, 'b')}},
       records::RecordInvitation{invitation({dupre.address})}},
      at("20261013T120000Z", "a.dupre"), 0);
  ASSERT_EQ(db.journal().size(), 5U);
  for (const records::JournalEntry& entry : db.journal()) {
    const std::string text = entry.action + entry.subject + entry.summary;
    EXPECT_THAT(text, testing::Not(testing::HasSubstr("upr")));
    EXPECT_THAT(text, testing::Not(testing::HasSubstr("@")));
  }
}

TEST_F(Persons, ErasedPersonLeavesNoBytesAndTheSeatStays) {
  records::Workspace& db = fresh();
  db.record(
      {records::PutPerson{dupre}, records::PutSeat{seat_2026}, records::PutMeeting{held("m-1")},
       records::RecordInvitation{invitation({"alix.dupre@example.org", "autre@example.org"})}},
      at("20261013T120000Z", "a.dupre"), 0);
  EXPECT_THAT(all_bytes(), testing::HasSubstr("Alix Dupr"));
  db.erase_person("a.dupre", at("20261014T120000Z", "cp"));

  EXPECT_TRUE(db.people().persons.empty());
  const auto history = db.history();
  ASSERT_EQ(history.seats.size(), 1U);
  EXPECT_EQ(history.seats[0].role, "dgs");
  EXPECT_EQ(history.seats[0].from, seat_2026.from);
  EXPECT_EQ(history.seats[0].person.front(), '#');
  EXPECT_THAT(history.meetings, ElementsAre(held("m-1")));
  EXPECT_THAT(db.invitations("m-1").at(0).recipients, ElementsAre("autre@example.org"));
  EXPECT_EQ(db.journal().back().action, "person-erased");
  EXPECT_TRUE(db.verify().sound()) << "the chain does not rest on what was erased";

  const std::string bytes = all_bytes();
  for (const char* trace : {"a.dupre", "Alix Dupr", "Dupre@", "dupre@"}) {
    EXPECT_EQ(bytes.find(trace), std::string::npos) << trace;
  }
}

TEST_F(Persons, FormerAddressesGoWithThePerson) {
  records::Workspace& db = fresh();
  db.record({records::PutPerson{dupre}, records::RecordInvitation{invitation({dupre.address})}},
            noon(), 0);
  Person moved = dupre;
  moved.address = "ad@example.org";
  db.record({records::PutPerson{moved}}, noon(), 2);
  db.erase_person("a.dupre", noon());
  EXPECT_TRUE(db.invitations("m-1").at(0).recipients.empty());
}

TEST_F(Persons, NumberOfAnErasedPersonIsNeverGivenAgain) {
  records::Workspace& db = fresh();
  db.record({records::PutSeat{seat_2026}}, at("20261013T120000Z"), 0);
  db.erase_person("a.dupre", at("20261013T120000Z"));
  const std::string erased = db.history().seats.at(0).person;
  Seat seat = seat_2026;
  seat.person = "b.autre";
  db.record({records::PutSeat{seat}}, at("20261013T120000Z"), 2);
  EXPECT_EQ(db.history().seats.at(0).person, erased);
  EXPECT_EQ(db.history().seats.at(1).person, "b.autre");
}

TEST_F(Persons, ErasingNobodyIsRefused) {
  records::Workspace& db = fresh();
  EXPECT_EQ(fault_of([&] { db.erase_person("a.dupre", noon()); }), records::StoreFault::bad_change);
  EXPECT_EQ(db.revision(), 0);
}

TEST_F(Persons, ErasureIsAChangeLikeAnother) {
  records::Workspace& db = fresh();
  db.record({records::PutPerson{dupre}}, noon(), 0);
  EXPECT_EQ(fault_of([&] { db.record({records::ErasePerson{"a.dupre"}}, noon(), 0); }),
            records::StoreFault::conflict);
  db.record({records::ErasePerson{"a.dupre"}}, noon(), 1);
  EXPECT_EQ(all_bytes().find("Alix Dupr"), std::string::npos);
}

}  // namespace
}  // namespace gouvernail::store_suite

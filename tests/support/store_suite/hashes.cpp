// SPDX-License-Identifier: MPL-2.0
// A journal that an earlier version of the program wrote: the same changes give the same hashes for
// ever, in every store.
#include <gtest/gtest.h>

#include "governance/seat.h"
#include "governance/tick.h"
#include "governance/waiver.h"
#include "support/store_suite/store.h"

namespace gouvernail::store_suite {
namespace {

using namespace gouvernail::test;

class Hashes : public StoreTest {};

records::Changes every_kind_of_change() {
  governance::Meeting m = held("m-1");
  m.start_time = calendar::Minutes{14 * 60};
  m.present = {{"elu", 3}};
  m.note = "à 14 h";
  records::Undecided stranger;
  stranger.meeting = "m-1";
  stranger.doubt = records::Doubt::stranger;
  stranger.attendee = "X@example.com";
  stranger.answer = governance::Answer::accepted;
  stranger.dtstamp = stranger.received_at = utc("20261013T120000Z");
  records::AnswerRecord answer;
  answer.meeting = "m-1";
  answer.person = "dupre";
  answer.answer = governance::Answer::delegated;
  answer.delegate = "autre";
  answer.sequence = 1;
  answer.dtstamp = utc("20261013T120000Z");
  answer.comment = "Avec plaisir";
  const governance::Tick tick{"m-1",   "copil", "salle", day("2026-10-01"), day("2026-10-13"),
                              "dupre", "n"};
  return {
      records::PutPerson{{"dupre", "Alix", "a@example.org", "caf"}},
      records::PutMeeting{m},
      records::PutMeeting{held("m-2")},
      records::WithdrawMeeting{"m-2"},
      records::PutSeat{governance::Seat{"dgs", "dupre", "caf", day("2026-01-01"), {}}},
      records::PutSeat{governance::Seat{"elu", "autre", "", day("2026-01-01"), day("2026-12-31")}},
      records::EndSeat{"dgs", "dupre", day("2026-10-31")},
      records::WithdrawSeat{"elu", "autre", day("2026-01-01")},
      records::PutWaiver{governance::Waiver{"w-1",
                                            "copil-annuel",
                                            day("2026-01-01"),
                                            {},
                                            day("2026-06-01"),
                                            "motif",
                                            "préfet",
                                            "a.pdf"}},
      records::WithdrawWaiver{"w-1"},
      records::PutTick{tick},
      records::WithdrawTick{"m-1", "copil", "salle"},
      records::AttachEvidence{"m-1", {"cr.pdf", 3, std::string(64, 'b')}},
      records::DetachEvidence{"m-1", "cr.pdf"},
      records::RecordInvitation{{"m-1",
                                 0,
                                 utc("20261013T120000Z"),
                                 governance::RevisionMethod::request,
                                 std::string(64, 'a'),
                                 {"A@example.org"},
                                 "2026-10-13T14:00",
                                 "Fruges"}},
      records::RecordAnswer{answer},
      records::PutUndecided{stranger},
      records::Decide{1, true},
      records::ErasePerson{"autre"},
  };
}

TEST_F(Hashes, NeverChange) {
  records::Workspace& db = fresh();
  db.record(every_kind_of_change(), noon(), 0);
  const auto entries = db.journal();
  ASSERT_EQ(entries.size(), 18U) << "what waits for a decision is no fact yet";
  EXPECT_EQ(entries[6].summary, "dgs #2 2026-01-01 2026-10-31");
  EXPECT_EQ(entries[10].summary, "copil salle 2026-10-01 #2");
  EXPECT_EQ(entries[15].summary, "#2 DELEGATED 1");
  EXPECT_EQ(entries.back().hash,
            "6b6ebe028b95f0b66c13d4684d48cc9f467e3565123f76ecb56fc76fb9a828ee");
}

}  // namespace
}  // namespace gouvernail::store_suite

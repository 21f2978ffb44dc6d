// SPDX-License-Identifier: MPL-2.0
#include "app/sending/invitation_revision.h"

#include <gtest/gtest.h>

namespace gouvernail::app {
namespace {

const calendar::UtcTime monday = *calendar::parse_ical_utc("20260105T100000Z");
const calendar::UtcTime tuesday = *calendar::parse_ical_utc("20260106T100000Z");

struct InvitationRevisions : ::testing::Test {
  InvitationRevisions() {
    invitation.uid = "u";
    invitation.summary = "COPIL";
    invitation.location = "Fruges";
    invitation.first = invitation.last = *calendar::parse_iso_day("2026-06-02");
    invitation.start = calendar::Minutes{14 * 60};
    invitation.attendees = {{"Anna", "anna@epci.example"}};
  }
  RevisionMark mark() const { return {invitation.sequence, invitation.dtstamp}; }
  // Stamps, and keeps the revision when there is a new one; true then.
  bool stamp_at(calendar::UtcTime now, std::optional<RevisionMark> sent = {}) {
    auto fresh = stamp(invitation, earlier, sent, now);
    if (fresh) earlier.push_back(*fresh);
    return fresh.has_value();
  }

  ical::Invitation invitation;
  std::vector<records::InvitationRevision> earlier;
};

TEST_F(InvitationRevisions, TheFirstIsNumberZeroAndIsRecordedWithWhatItTells) {
  ASSERT_TRUE(stamp_at(monday));
  EXPECT_EQ(mark(), (RevisionMark{0, monday}));
  EXPECT_EQ(earlier[0].method, governance::RevisionMethod::request);
  EXPECT_EQ(earlier[0].when, "2026-06-02T14:00");
  EXPECT_EQ(earlier[0].place, "Fruges");
  EXPECT_EQ(earlier[0].recipients, std::vector<std::string>{"anna@epci.example"});
  EXPECT_EQ(earlier[0].content_sha256, to_text(fingerprint_of(invitation)));
}

TEST_F(InvitationRevisions, NothingChangedIsTheSameRevision) {
  stamp_at(monday);
  invitation.dtstamp = {};
  EXPECT_FALSE(stamp_at(tuesday));
  EXPECT_EQ(mark(), (RevisionMark{0, monday}));
}

TEST_F(InvitationRevisions, AWordMovesTheStampAndAnHourTheSequenceToo) {
  stamp_at(monday);
  invitation.description = "Bilan";
  EXPECT_TRUE(stamp_at(tuesday));
  EXPECT_EQ(mark(), (RevisionMark{0, tuesday}));
  invitation.start = calendar::Minutes{15 * 60};
  EXPECT_TRUE(stamp_at(tuesday));
  EXPECT_EQ(invitation.sequence, 1);
  EXPECT_GT(invitation.dtstamp, tuesday) << "later than the one before, whatever the clock says";
}

TEST_F(InvitationRevisions, ARecordThatForgotWhatLeftGoesOnFromIt) {
  stamp_at(monday);
  EXPECT_TRUE(stamp_at(tuesday, RevisionMark{4, monday}));
  EXPECT_EQ(invitation.sequence, 5);
  EXPECT_FALSE(stamp_at(tuesday, RevisionMark{4, monday})) << "known again";
}

TEST_F(InvitationRevisions, ACancellationIsRecordedAsOne) {
  stamp_at(monday);
  invitation.status = ical::EventStatus::cancelled;
  ASSERT_TRUE(stamp_at(tuesday));
  EXPECT_EQ(earlier[1].method, governance::RevisionMethod::cancel);
  EXPECT_EQ(invitation.sequence, 1);
}

TEST_F(InvitationRevisions, AFingerprintIsKeptAsOneTextOf64Digits) {
  const Fingerprint fingerprint = fingerprint_of(invitation);
  EXPECT_EQ(to_text(fingerprint).size(), 64U);
  EXPECT_EQ(parse_fingerprint(to_text(fingerprint)), fingerprint);
}

}  // namespace
}  // namespace gouvernail::app

// SPDX-License-Identifier: MPL-2.0
#include "app/sending/published_object.h"

#include <gtest/gtest.h>

#include "ical/writer.h"

namespace gouvernail::app {
namespace {

ical::Invitation session(int hour) {
  ical::Invitation invitation;
  invitation.uid = "u";
  invitation.dtstamp = *calendar::parse_ical_utc("20260105T100000Z");
  invitation.summary = "COPIL";
  invitation.first = invitation.last = *calendar::parse_iso_day("2026-06-02");
  invitation.start = calendar::Minutes{hour * 60};
  invitation.organizer = {"Pilote", "pilote@epci.example"};
  return invitation;
}

std::string bytes_of(const ical::Invitation& invitation) {
  return ical::write_calendar(ical::Method::stored, {invitation});
}

struct PublishedObject : ::testing::Test {
  WantedObject wanted{"u", "/cal/u.ics", bytes_of(session(14)), "digest-now"};
  records::Published same{"url", "u", "/cal/u.ics", "\"1\"", "digest-now"};
  records::Published older{"url", "u", "/cal/u.ics", "\"1\"", "digest-before"};
};

TEST_F(PublishedObject, IsWrittenWhereThereIsNone) {
  EXPECT_EQ(publish_step(wanted, nullptr, std::nullopt), PublishStep::write);
  EXPECT_EQ(publish_step(wanted, &same, std::nullopt), PublishStep::write) << "somebody removed it";
}

TEST_F(PublishedObject, IsLeftWhereItStandsAsWePutIt) {
  EXPECT_EQ(publish_step(wanted, &same, "\"1\""), PublishStep::leave);
  EXPECT_EQ(publish_step(wanted, &older, "\"1\""), PublishStep::look) << "a reminder may be in it";
}

TEST_F(PublishedObject, IsLookedAtWhereSomebodyChangedItOrNobodyKnows) {
  EXPECT_EQ(publish_step(wanted, &same, "\"2\""), PublishStep::look);
  EXPECT_EQ(publish_step(wanted, nullptr, "\"1\""), PublishStep::look);
  const records::Published without_etag{"url", "u", "/cal/u.ics", "", "digest-now"};
  EXPECT_EQ(publish_step(wanted, &without_etag, ""), PublishStep::look);
}

TEST_F(PublishedObject, StandsWhereTheServerSaysTheSameAndWeHaveNoNews) {
  EXPECT_TRUE(stands_already(wanted, nullptr, wanted.bytes));
  EXPECT_TRUE(stands_already(wanted, &same, wanted.bytes));
  EXPECT_FALSE(stands_already(wanted, &older, wanted.bytes));
  EXPECT_FALSE(stands_already(wanted, &same, bytes_of(session(15))));
}

}  // namespace
}  // namespace gouvernail::app

// SPDX-License-Identifier: MPL-2.0
#include "app/defer_item.h"

#include <gmock/gmock.h>

#include "app/meetings.h"
#include "app/undo.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test {
namespace {

using ::testing::HasSubstr;

struct DeferAnItem : ExampleWorkspace {
  std::string add(const std::string& body, const std::string& on, const std::string& agenda) {
    app::Opened here = opened();
    app::AddMeeting request;
    request.body = body;
    request.day = day(on);
    request.agenda = agenda;
    return app::add_meeting(here, request, day("2026-11-24")).after.uid;
  }
  app::ItemDeferred defer(const std::string& meeting, const std::string& item,
                          const std::string& today = "2026-11-24") {
    app::Opened here = opened();
    return app::defer_item(here, {meeting, item}, day(today));
  }
};

TEST_F(DeferAnItem, GoesToTheNextSessionOfTheBodyAndComesBack) {
  const std::string first = add("copil", "2027-01-12", "Accueil (5 min)\nBilan (20 min)");
  const std::string next = add("copil", "2027-02-09", "Budget");
  add("copil", "2027-03-09", "");
  add("cotech", "2027-01-20", "");
  defer(first, "Bilan (20 min)");
  EXPECT_EQ(recorded(first).agenda, "Accueil (5 min)");
  EXPECT_EQ(recorded(next).agenda, "Budget\nBilan (20 min)");
  app::Opened here = opened();
  app::undo_change(here, {revision()});
  EXPECT_EQ(recorded(first).agenda, "Accueil (5 min)\nBilan (20 min)");
  EXPECT_EQ(recorded(next).agenda, "Budget");
}

TEST_F(DeferAnItem, IsNamedByItsNumberToo) {
  const std::string first = add("copil", "2027-01-12", "Un\n\nDeux");
  const std::string next = add("copil", "2027-02-09", "Deux");
  defer(first, "2");
  EXPECT_EQ(recorded(first).agenda, "Un");
  EXPECT_EQ(recorded(next).agenda, "Deux") << "not twice";
  defer(first, "1");
  EXPECT_EQ(recorded(first).agenda, "");
  EXPECT_EQ(recorded(next).agenda, "Deux\nUn");
}

TEST_F(DeferAnItem, WhatWasHeldKeepsItsAgenda) {
  const std::string first = add("copil", "2026-11-23", "Bilan");
  const std::string next = add("copil", "2027-02-09", "");
  {
    app::Opened here = opened();
    app::HoldMeeting request;
    request.meeting = first;
    app::hold_meeting(here, request, day("2026-11-24"));
  }
  EXPECT_FALSE(defer(first, "Bilan").remarks.empty());
  EXPECT_EQ(recorded(first).agenda, "Bilan");
  EXPECT_EQ(recorded("copil-2026-12-10").agenda, "Bilan") << "the next that is expected";
  EXPECT_EQ(recorded(next).agenda, "");
}

TEST_F(DeferAnItem, WhatCannotGoSaysWhy) {
  const std::string last = add("copil", "2028-12-12", "Bilan");
  EXPECT_THAT(refused([&] { defer(last, "Bilan"); }),
              HasSubstr("no later session of “copil” is recorded"));
  const std::string first = add("copil", "2027-01-12", "Bilan");
  EXPECT_THAT(refused([&] { defer(first, "3"); }), HasSubstr("from 1 to 1"));
  EXPECT_THAT(refused([&] { defer(first, "0"); }), HasSubstr("no item of this agenda"));
  EXPECT_THAT(refused([&] { defer("copil/2028-12-11", "1"); }), HasSubstr("2028-12-11"));
}

}  // namespace
}  // namespace gouvernail::test

// SPDX-License-Identifier: MPL-2.0
// Sessions that somebody's diary breaks.
#include "app/checks/taken_guests.h"

#include <gmock/gmock.h>

#include "app/checks/check_report.h"
#include "app/set_answer.h"
#include "unit/app/post_workspace.h"

namespace gouvernail::app {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct TakenGuests : PostWorkspace {
  TakenGuests() { std::filesystem::create_directory(folder.path() / "busy"); }

  // The session of 2 June is from 14:00 on, for the two hours that are usual.
  void taken(const std::string& key, const std::string& from, const std::string& until) {
    folder.write("busy/" + key + ".ics",
                 "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\nBEGIN:VEVENT\r\n"
                 "UID:elsewhere\r\nDTSTAMP:20260101T080000Z\r\nDTSTART:20260602T" +
                     from + "\r\nDTEND:20260602T" + until + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
  }
  void add_rule(const std::string& rule) { folder.write("regles/plus.toml", rule); }
  // Somebody of the Caf has to be there.
  void need_caf() {
    add_rule(R"([[obligation]]
id = "avec-caf"
title = "La Caf est là"
body = "copil"
kind = "composition"
require = "present"
parties = ["caf"]
source = { article = "6" }
)");
  }
  std::vector<std::string> broken() {
    std::vector<std::string> persons;
    for (const auto& [uid, one] : taken_guests(open_here(), test::day("2026-05-04"))) {
      persons.insert(persons.end(), one.persons.begin(), one.persons.end());
    }
    return persons;
  }
};

TEST_F(TakenGuests, OneWithoutWhomTheCompositionLacksIsTold) {
  taken("cat-d", "150000", "170000");
  EXPECT_THAT(broken(), IsEmpty()) << "nothing asks for him";
  need_caf();
  EXPECT_THAT(broken(), ElementsAre("cat-d"));
  taken("cat-d", "160000", "170000");
  EXPECT_THAT(broken(), IsEmpty()) << "it has ended by then";
  taken("cat-d", "130000", "140000");
  EXPECT_THAT(broken(), IsEmpty()) << "he is free again as it begins";
  taken("cat-d", "130000", "140100");
  EXPECT_THAT(broken(), ElementsAre("cat-d"));
  taken("elu-m", "130000", "180000");
  taken("cat-d", "160000", "170000");
  EXPECT_THAT(broken(), IsEmpty()) << "the other one is not needed";
}

TEST_F(TakenGuests, WhoeverSaysToComeKnowsBetter) {
  need_caf();
  taken("cat-d", "150000", "170000");
  Opened here = open_here();
  set_answer(here, {"copil/2026-06-02", "cat-d", "oui"});
  EXPECT_THAT(broken(), IsEmpty());
}

TEST_F(TakenGuests, WhatIsFarAwayOrPastIsNotLookedAt) {
  need_caf();
  taken("cat-d", "150000", "170000");
  EXPECT_TRUE(taken_guests(open_here(), test::day("2026-01-05")).empty());
  EXPECT_TRUE(taken_guests(open_here(), test::day("2026-06-03")).empty());
}

TEST_F(TakenGuests, ItIsATaskThatMendsTheCalendar) {
  need_caf();
  taken("cat-d", "150000", "170000");
  const Opened here = open_here();
  const auto known = here.known_on(test::day("2026-05-04"));
  std::vector<std::string> told;
  for (const compliance::Task& task : report_of(here, known).tasks) {
    if (task.kind != compliance::TaskKind::chase_answer) continue;
    told.push_back(english.text(task.what));
    EXPECT_THAT(task.actions,
                ElementsAre(base::Action(base::Verb::plan).with(base::Detail::repair)));
    EXPECT_EQ(task.last_day, test::day("2026-06-01"));
  }
  EXPECT_THAT(told,
              ElementsAre("Find another day for the COPIL of 2 June 2026, or who comes in the "
                          "place of “Denis Durand”"));
}

}  // namespace
}  // namespace gouvernail::app

// SPDX-License-Identifier: MPL-2.0
#include "app/journal.h"

#include <gtest/gtest.h>

#include "app/meetings.h"
#include "app/persons.h"
#include "app/seats.h"
#include "app/set_answer.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test {
namespace {

struct Journal : ExampleWorkspace {};

TEST_F(Journal, EachChangeIsALineWithItsNumberItsTimeAndItsDigest) {
  app::Opened here = opened();
  const std::size_t before = app::journal_lines(here).size();
  EXPECT_EQ(before, static_cast<std::size_t>(revision()));
  ::setenv("GOUVERNAIL_NOW", "20261125T070000Z", 1);
  app::cancel_meeting(here, {"elus/2026-12-08", {}}, day("2026-11-25"));
  app::appoint_to_seat(here, {"DGS", "pilote", day("2026-01-01"), {}});
  const auto lines = app::journal_lines(here);
  ASSERT_EQ(lines.size(), before + 2);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    EXPECT_EQ(lines[i].number, static_cast<std::int64_t>(i + 1));
    EXPECT_EQ(lines[i].digest.size(), 64U);
  }
  const reports::JournalLine& cancelled = lines[before];
  EXPECT_EQ(english().text(cancelled.what), "session recorded as cancelled: elus 2026-12-08");
  EXPECT_EQ(cancelled.about, "elus-2026-12-08");
  EXPECT_EQ(calendar::to_ical_utc(cancelled.at), "20261125T070000Z");
  EXPECT_EQ(english().text(lines.back().what), "seat recorded: dgs-cchpm pilote 2026-01-01");
  const std::string entry = here.database->journal().back().summary;
  EXPECT_EQ(entry.find(" pilote"), std::string::npos) << "the entry names nobody: " << entry;
  const std::string outside = english().text(app::journal_lines(here, {"", 1, false})[0].what);
  EXPECT_EQ(outside, "seat recorded: " + entry);
}

TEST_F(Journal, AnAnswerIsToldWithItsPersonItsSessionAndWhatItWasBefore) {
  app::Opened here = opened();
  app::set_answer(here, {"copil/2026-12-10", "dgs", "oui"});
  ::setenv("GOUVERNAIL_NOW", "20261125T070000Z", 1);
  app::set_answer(here, {"copil/2026-12-10", "dgs", "non"});
  const auto lines = app::journal_lines(here, {"", 2});
  const auto words = [&](std::size_t i, reports::Reader reader) {
    std::string said = reports::journal_words(lines[i], reader, english());
    return said.substr(0, said.rfind(" · by "));
  };
  EXPECT_EQ(words(0, reports::Reader::house),
            "answer of person dgs recorded: yes · copil/2026-12-10 (answer: no answer → yes)");
  EXPECT_EQ(words(1, reports::Reader::house),
            "answer of person dgs recorded: no · copil/2026-12-10 (answer: yes → no)");
  const auto outside = app::journal_lines(here, {"", 1, false});
  const std::string said = reports::journal_words(outside[0], reports::Reader::others, english());
  EXPECT_TRUE(said.starts_with("answer of person #")) << said;
}

TEST_F(Journal, WhoCameIsReadByPerson) {
  app::Opened here = opened();
  app::HoldMeeting hold;
  hold.meeting = "groupe-projet/2026-10-13";
  hold.present = "caf-cat=excusé|charge-cooperation-pilote/pilote=visio";
  app::hold_meeting(here, hold, day("2026-11-24"));
  const auto lines = app::journal_lines(here, {"", 1});
  const std::string said = reports::journal_words(lines[0], reports::Reader::house, english());
  EXPECT_NE(said.find("attendance: caf-cat (excused) · pilote, "), std::string::npos) << said;
  EXPECT_EQ(app::show_meeting(here, "groupe-projet/2026-10-13").present->at(1).person, "pilote");
}

TEST_F(Journal, APersonWrittenIntoItsFileIsALine) {
  app::Opened here = opened();
  app::add_person(here, {"maire", "Maire", "maire@example.org", ""});
  app::set_person(here, {"maire", {}, "mairie@example.org", "cchpm", {}});
  auto lines = app::journal_lines(here, {"", 2});
  EXPECT_EQ(english().text(lines[0].what), "person maire written into people.toml");
  EXPECT_EQ(english().text(lines[1].what),
            "person maire changed in people.toml: address and party");
  EXPECT_EQ(lines[1].author.empty(), false);
  const std::int64_t before = revision();
  app::set_person(here, {"maire", "Maire", {}, {}, {}});
  EXPECT_EQ(revision(), before) << "nothing changed: no line";
  const auto entries = here.database->journal();
  EXPECT_EQ(entries.back().summary, "address party") << "and nothing of what they are";
}

TEST_F(Journal, WhatWasNotAlteredIsSoundToTheLastEntry) {
  const app::Opened here = opened();
  const records::Verification found = app::verify_journal(here);
  EXPECT_TRUE(found.sound());
  EXPECT_EQ(found.entries, revision());
  EXPECT_EQ(found.head, app::journal_lines(here).back().digest);
}

TEST_F(Journal, IsNarrowedToAMeetingByAnyOfItsDaysAndToTheLatest) {
  app::Opened here = opened();
  app::move_meeting(here, {"elus/2026-12-08", day("2026-12-09"), {}, {}, {}}, day("2026-11-24"));
  for (const char* name :
       {"elus/2026-12-08", "elus/2026-12-09", "elus-2026-12-08", "elus-2026-12-0"}) {
    EXPECT_GE(app::journal_lines(here, {name, {}}).size(), 2U) << name;
  }
  const auto lines = app::journal_lines(here, {"elus/2026-12-09", 1});
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].number, revision());
  EXPECT_EQ(app::journal_lines(here, {"", 3}).size(), 3U);
  EXPECT_EQ(refusal([&] {
              app::journal_lines(here, {"", 0});
            }),
            "“0” is no number of entries | correct --last");
  EXPECT_EQ(refusal([&] {
              app::journal_lines(here, {"elus/2031-01-01", {}});
            }),
            "there is no meeting “elus/2031-01-01” | name it as BODY/DAY, copil/2026-10-13; "
            "“gouvernail meeting list” shows them");
}

TEST_F(Journal, FilesAloneHaveNone) {
  const app::Opened files = app::open(files_alone().where);
  EXPECT_EQ(refusal([&] { app::journal_lines(files); }),
            "this command needs a workspace | give its folder with -C, or create one with "
            "“gouvernail init”");
  EXPECT_EQ(refusal([&] { app::verify_journal(files); }),
            "this command needs a workspace | give its folder with -C, or create one with "
            "“gouvernail init”");
}

}  // namespace
}  // namespace gouvernail::test

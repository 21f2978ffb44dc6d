// SPDX-License-Identifier: MPL-2.0
// A workspace in a folder of its own, with one session to invite to and people to invite.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "app/workspace/opened.h"
#include "app/workspace/record.h"
#include "governance/seat.h"
#include "reports/language.h"
#include "support/rules_text.h"
#include "support/temporary_folder.h"

namespace gouvernail::app {

// What the tests look for in logs, where none of it may be.
inline constexpr const char* secrets[] = {"martin", "Martin", "durand", "Durand", "example.org",
                                          "Ordre",  "secret", "COPIL",  "Pilote", "copil-un",
                                          "elu-m",  "cat-d",  "@",      "mailto"};

class MailWorkspace : public ::testing::Test {
 protected:
  MailWorkspace() {
    set_now("20260105T100000Z");
    std::filesystem::create_directory(folder.path() / "regles");
    folder.write("regles/convention.toml", std::string(test::small_convention()) + R"(
[[obligation]]
id = "copil-annuel"
title = "Le COPIL se réunit chaque année"
body = "copil"
kind = "cadence"
at_least = 1
per = "year"
source = { article = "6" }
)");
    write_settings("");
    folder.write("people.toml", R"(
[[person]]
key = "elu-m"
name = "Élodie Martin"
address = "elodie.martin@epci.example.org"
party = "epci"
[[person]]
key = "cat-d"
name = "Denis Durand"
address = "denis.durand@caf.example.org"
party = "caf"
)");
    create_record(folder.path() / database_name, {});
    Opened opened = open_here();
    record(opened,
           {records::PutSeat{governance::Seat{"elu", "elu-m", "", test::day("2026-01-01"), {}}},
            records::PutSeat{governance::Seat{"cat", "cat-d", "", test::day("2026-01-01"), {}}},
            records::PutMeeting{session("2026-06-02")}});
  }
  ~MailWorkspace() override { ::unsetenv("GOUVERNAIL_NOW"); }

  void set_now(const char* instant) { ::setenv("GOUVERNAIL_NOW", instant, 1); }

  void write_settings(const std::string& more) {
    folder.write("gouvernail.toml",
                 "rules = \"regles\"\n[organiser]\nname = \"Pilote\"\n"
                 "address = \"pilote@epci.example.org\"\n"
                 "[mail]\nserver = \"127.0.0.1\"\nsecurity = \"none\"\n" +
                     more);
  }

  static governance::Meeting session(const std::string& day) {
    governance::Meeting meeting;
    meeting.uid = "copil-un";
    meeting.body = "copil";
    meeting.day = test::day(day);
    meeting.start_time = calendar::Minutes{14 * 60};
    meeting.status = governance::MeetingStatus::convened;
    meeting.note = "Ordre du jour secret";
    return meeting;
  }

  void put(const governance::Meeting& meeting) {
    Opened opened = open_here();
    record(opened, {records::PutMeeting{meeting}});
  }

  Opened open_here() const { return open({folder.path(), "", "", ""}); }
  calendar::Day today() const { return test::day("2026-01-05"); }

  test::TemporaryFolder folder;
  reports::Language english{reports::Lang::en, GOUVERNAIL_BINARY_DIR "/share/locale"};
};

}  // namespace gouvernail::app

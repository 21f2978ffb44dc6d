// SPDX-License-Identifier: MPL-2.0
// A workspace of the shipped convention with its example's persons and history, on Tuesday
// 24 November 2026.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "app/import.h"
#include "app/make_workspace.h"
#include "app/workspace/record.h"
#include "app/workspace/situation.h"
#include "base/failure.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "records/workspace.h"
#include "support/rules_text.h"
#include "support/temporary_folder.h"

namespace gouvernail::test {

namespace fs = std::filesystem;

inline const fs::path source = GOUVERNAIL_SOURCE_DIR;
inline const fs::path example = source / "examples" / "ctg-2024-2028";
inline constexpr const char* shipped_rules = "ctg-haut-pays-montreuillois";

inline const reports::Language& english() {
  static const reports::Language language(reports::Lang::en, "");
  return language;
}

// Made once in a run, by the use case; every test has a copy.
inline const fs::path& made_once() {
  static const TemporaryFolder folder;
  static const fs::path made = [] {
    const fs::path workspace = folder.path() / "ws";
    app::make_workspace({workspace, shipped_rules, example / "people.toml", english()});
    app::Opened opened = app::open({workspace, "", "", ""});
    app::import_file(opened, {(example / "historique.csv").string()}, day("2026-11-24"));
    return workspace;
  }();
  return made;
}

// The cause and the remedy, in English; empty when nothing was refused.
template <class Ask>
std::string refusal(Ask ask) {
  try {
    ask();
  } catch (const base::Failure& failure) {
    return english().text(failure.cause()) + " | " + english().text(failure.remedy());
  }
  return "";
}

struct ExampleWorkspace : ::testing::Test {
  ExampleWorkspace() {
    ::setenv("GOUVERNAIL_NOW", "20261124T100000Z", 1);
    ::setenv("GOUVERNAIL_DATA", source.c_str(), 1);
    fs::copy(made_once(), workspace, fs::copy_options::recursive);
  }

  app::Situation situation(const std::string& as_of = "2026-11-24") const {
    return {{workspace, "", "", ""}, {}, day(as_of)};
  }
  // The rules and the history as files, without a workspace.
  app::Situation files_alone() const {
    return {{".", shipped_rules, (example / "historique.csv").string(), ""}, {}, day("2026-11-24")};
  }
  app::Opened opened() const { return app::open({workspace, "", "", ""}); }
  std::int64_t revision() const { return app::open_record(workspace).database->revision(); }
  // The refusal of what was to be recorded; nothing may have been.
  template <class Ask>
  std::string refused(Ask ask) const {
    const std::int64_t before = revision();
    const std::string said = refusal(ask);
    EXPECT_EQ(revision(), before) << said;
    return said;
  }
  // As it is recorded now.
  governance::Meeting recorded(const std::string& uid) const {
    const app::Opened here = opened();
    if (const governance::Meeting* meeting = here.history->meeting(uid)) return *meeting;
    ADD_FAILURE() << uid;
    return {};
  }
  // One of the guests of copil/2026-12-10 was sent that mail.
  void mail(const std::string& method, const std::string& revision,
            const std::string& recipient = "dgs@cchpm.example.org") const {
    app::Opened here = opened();
    records::OutgoingMail mail;
    mail.kind = records::invitation_kind;
    mail.subject = "copil-2026-12-10";
    mail.revision = revision;
    mail.method = method;
    mail.sender = "pilote@cchpm.example.org";
    mail.recipient = recipient;
    mail.message_id = revision + "-" + recipient;
    mail.message = "x";
    app::record(here, {records::QueueMail{mail}});
    const auto at = calendar::parse_ical_utc("20261124T100000Z").value();
    const auto taken = here.database->take_mail(at, 0);
    ASSERT_TRUE(taken);
    here.database->settle_mail(taken->id, records::MailState::sent, at, at, 250);
  }
  void add_settings(const std::string& lines) const {
    std::ofstream(workspace / "gouvernail.toml", std::ios::app) << "\n" << lines;
  }

  TemporaryFolder folder;
  fs::path workspace = folder.path() / "ws";
};

}  // namespace gouvernail::test

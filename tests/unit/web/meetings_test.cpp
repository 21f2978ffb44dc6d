// SPDX-License-Identifier: MPL-2.0
// The life of a meeting on pages, beside what the record says of it.
#include <gmock/gmock.h>

#include "governance/meeting.h"
#include "unit/web/browser.h"

namespace gouvernail::test {
namespace {

using governance::MeetingStatus;
using testing::HasSubstr;

struct WebMeetings : WebWorkspace {
  const std::string elus = "/reunions/elus-2026-12-08";  // proposed

  // What the page that follows shows.
  std::string done(const http::Response& response) {
    EXPECT_EQ(response.status, 303) << response.body;
    return response.status == 303 ? browser.follow(response).body : "";
  }
};

TEST_F(WebMeetings, OneIsAddedConvenedHeldAndTakenBack) {
  const http::Response added = browser.send(
      "/reunions/ajouter",
      {{"body", "copil"}, {"on", "2026-11-23"}, {"at", "14:00"}, {"agenda", "Bilan\r\nBudget"}});
  const std::string shown = done(added);
  EXPECT_THAT(shown, HasSubstr("The meeting was added"));
  EXPECT_THAT(shown, HasSubstr("<li>Budget</li>"));
  std::string page(added.headers["location"]);
  page = page.substr(0, page.find('?'));
  const std::string uid = page.substr(std::string("/reunions/").size());
  EXPECT_EQ(recorded(uid).status, MeetingStatus::proposed);
  EXPECT_EQ(recorded(uid).agenda, "Bilan\nBudget");

  done(browser.send(page + "/convoquer", {{"on", "2026-11-02"}}));
  EXPECT_EQ(recorded(uid).convened_on, day("2026-11-02"));
  done(browser.send(page + "/tenue", {{"r-elu-cchpm", "2"}}));
  EXPECT_EQ(recorded(uid).status, MeetingStatus::held);
  EXPECT_EQ(recorded(uid).present,
            (std::vector<governance::Presence>{{"elu-cchpm", 2, governance::Attending::present}}));
  const std::string undone =
      done(browser.send(page, {}, "/journal/" + std::to_string(revision()) + "/annuler"));
  EXPECT_THAT(undone, HasSubstr("It was taken back."));
  EXPECT_EQ(recorded(uid).status, MeetingStatus::convened);
}

TEST_F(WebMeetings, WhatIsRefusedStandsBesideTheForm) {
  const std::int64_t before = revision();
  const http::Response refused =
      browser.send(elus + "/deplacer", {{"to", "31/02/2027"}, {"reason", "salle prise"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("Nothing was recorded"));
  EXPECT_THAT(refused.body, HasSubstr("value=\"salle prise\""));
  EXPECT_THAT(refused.body, HasSubstr("aria-invalid=\"true\""));
  EXPECT_EQ(revision(), before);
}

TEST_F(WebMeetings, WhatChangedUnderneathIsShownBeforeItIsOverwritten) {
  const std::string form = browser.get(elus + "/deplacer").body;
  done(browser.send(elus + "/note", {{"note", "Vidéoprojecteur"}}));
  const http::Response stopped =
      browser.send_from(form, {{"to", "2026-12-09"}}, elus + "/deplacer");
  EXPECT_EQ(stopped.status, 409);
  EXPECT_THAT(stopped.body, HasSubstr("It has changed meanwhile"));
  EXPECT_THAT(stopped.body, HasSubstr("Vidéoprojecteur"));
  EXPECT_THAT(stopped.body, HasSubstr("value=\"2026-12-09\""));
  EXPECT_EQ(recorded("elus-2026-12-08").day, day("2026-12-08"));
  done(browser.send_from(stopped.body, {{"to", "2026-12-09"}}, elus + "/deplacer"));
  EXPECT_EQ(recorded("elus-2026-12-08").day, day("2026-12-09"));
  EXPECT_EQ(recorded("elus-2026-12-08").note, "Vidéoprojecteur");
}

TEST_F(WebMeetings, WhatChangedElsewhereIsNoHindrance) {
  const std::string form = browser.get(elus + "/note").body;
  done(browser.send("/reunions/copil-2026-12-10/note", {{"note", "x"}}));
  done(browser.send_from(form, {{"note", "y"}}, elus + "/note"));
  EXPECT_EQ(recorded("elus-2026-12-08").note, "y");
}

TEST_F(WebMeetings, TheNameThatSentencesGiveLeadsThere) {
  const auto found = browser.get("/reunions/aller?reunion=elus/2026-12-08&pour=tenue");
  EXPECT_EQ(found.headers["location"], elus + "/tenue");
}

TEST_F(WebMeetings, ADocumentOfReportsNamesItsStyle) {
  const http::Response sheet = browser.get(elus + "/emargement");
  EXPECT_EQ(sheet.status, 200);
  EXPECT_THAT(sheet.body, HasSubstr("<style>"));
  EXPECT_THAT(std::string(sheet.headers["content-security-policy"]),
              HasSubstr("style-src 'sha256-"));
  EXPECT_EQ(sheet.headers.count("content-security-policy"), 1U);
}

}  // namespace
}  // namespace gouvernail::test

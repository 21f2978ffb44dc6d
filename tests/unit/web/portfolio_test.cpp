// SPDX-License-Identifier: MPL-2.0
#include "web/portfolio.h"

#include <gmock/gmock.h>

#include <fstream>

#include "governance/people.h"
#include "settings/settings.h"
#include "unit/web/browser.h"
#include "web/mount.h"

namespace gouvernail::test {
namespace {

using testing::HasSubstr;
using testing::Not;

// Two workspaces of one convention.
struct WebPortfolio : ExampleWorkspace {
  WebPortfolio() {
    fs::copy(workspace, folder.path() / "sud", fs::copy_options::recursive);
    write(
        "[[workspace]]\nfolder = \"ws\"\nname = \"Nord & mer\"\n"
        "[[workspace]]\nfolder = \"sud\"\nname = \"Sud\"\n");
  }
  void write(const std::string& portfolio) const {
    std::ofstream(folder.path() / "portfolio.toml") << portfolio;
  }
  static calendar::UtcTime now() { return calendar::parse_ical_utc("20261124T100000Z").value(); }

  web::Portfolio pages{{folder.path(), GOUVERNAIL_BINARY_DIR "/share/locale", 4874, "", now}};
  Browser browser{pages, "en"};
};

TEST_F(WebPortfolio, EachConventionHasARowThatLeadsToItsPages) {
  const http::Response all = browser.get("/");
  EXPECT_EQ(all.status, 200);
  EXPECT_THAT(all.body, HasSubstr("Nord &amp; mer"));
  EXPECT_THAT(all.body, HasSubstr("href=\"/c/Sud/\""));
  EXPECT_THAT(all.body, HasSubstr("Not in order"));
  const http::Response week = browser.get("/c/Nord%20%26%20mer/");
  EXPECT_EQ(week.status, 200);
  EXPECT_THAT(week.body, HasSubstr("href=\"/c/Nord%20%26%20mer/reunions\""));
  EXPECT_THAT(week.body, HasSubstr("href=\"/portefeuille\""));
  EXPECT_THAT(week.body, Not(HasSubstr("href=\"/reunions")));
  const std::size_t style = week.body.find("/c/Nord%20%26%20mer/style-");
  const std::string sheet = week.body.substr(style, week.body.find('"', style) - style);
  EXPECT_EQ(browser.get(sheet).status, 200);
}

TEST_F(WebPortfolio, WhatIsRecordedIsThatWorkspacesAlone) {
  const std::string page = "/c/Nord%20%26%20mer/reunions/elus-2026-12-08";
  const http::Response kept = browser.send(page + "/note", {{"note", "Vidéoprojecteur"}});
  EXPECT_EQ(kept.status, 303);
  EXPECT_THAT(std::string(kept.headers["location"]), testing::StartsWith(page + "?message="));
  EXPECT_THAT(browser.follow(kept).body, HasSubstr("The note was kept."));
  EXPECT_EQ(recorded("elus-2026-12-08").note, "Vidéoprojecteur");
  EXPECT_THAT(browser.get("/c/Sud/reunions/elus-2026-12-08").body,
              Not(HasSubstr("Vidéoprojecteur")));
}

TEST_F(WebPortfolio, WhatIsWrongWithOneHidesNoneOfTheOthers) {
  fs::remove(folder.path() / "sud" / "gouvernail.db");
  const std::string all = browser.get("/portefeuille").body;
  EXPECT_THAT(all, HasSubstr("It cannot be shown"));
  EXPECT_LT(all.find("It cannot be shown"), all.find("Not in order"));
  EXPECT_EQ(browser.get("/c/Sud/").status, 422);
  EXPECT_EQ(browser.get("/c/Ouest/").status, 404);
  EXPECT_EQ(browser.get("/reunions").status, 404);
  write("[[workspace]]\nfolder = 7\n");
  EXPECT_EQ(browser.get("/").status, 422);
  EXPECT_EQ(browser.get("/c/Sud/").status, 422);
}

TEST_F(WebPortfolio, ASharedSessionStandsOnceInTheCalendarOfAll) {
  for (const char* name : {"ws", "sud"}) {
    app::Opened here = app::open({folder.path() / name, "", "", ""});
    for (const governance::Meeting& meeting : here.history->meetings) {
      if (meeting.uid != "copil-2026-12-10") continue;
      governance::Meeting shared = meeting;
      shared.joint = "j-1";
      app::record(here, {records::PutMeeting{shared}});
      break;
    }
  }
  const std::string month = browser.get("/portefeuille/calendrier?mois=2026-12").body;
  const auto times = [&](const std::string& words) {
    std::size_t count = 0;
    for (std::size_t at = month.find(words); at != std::string::npos;
         at = month.find(words, at + 1)) {
      ++count;
    }
    return count;
  };
  EXPECT_EQ(times("held together"), 1U);
  EXPECT_EQ(times("<th scope=\"row\">Thursday 10 December"), 1U);
  for (const char* link : {"/c/Nord%20%26%20mer/reunions/copil-2026-12-10",
                           "/c/Sud/reunions/copil-2026-12-10", "/c/Sud/reunions/elus-2026-12-08"}) {
    EXPECT_EQ(times(link), 1U) << link;
    EXPECT_EQ(browser.get(link).status, 200);
  }
  EXPECT_THAT(browser.get("/portefeuille/calendrier?mois=2035-01").body,
              HasSubstr("No meeting in this month."));
  fs::remove(folder.path() / "sud" / "gouvernail.db");
  const std::string one = browser.get("/portefeuille/calendrier?mois=2026-12").body;
  EXPECT_THAT(one, HasSubstr("“Sud” cannot be shown"));
  EXPECT_THAT(one, HasSubstr("/c/Nord%20%26%20mer/reunions/copil-2026-12-10"));
}

TEST_F(WebPortfolio, ACalendarOfAllIsProposedAndKept) {
  const auto meetings = [&](const char* name) {
    return app::open({folder.path() / name, "", "", ""}).history->meetings.size();
  };
  const std::size_t north = meetings("ws");
  const std::size_t south = meetings("sud");
  EXPECT_THAT(browser.get("/portefeuille/calendrier").body, HasSubstr("href=\"/calendrier/plan\""));
  const http::Response begun =
      browser.send("/calendrier/plan", {{"from", "2026-11-25"}, {"to", "2026-12-31"}});
  ASSERT_EQ(begun.status, 303) << begun.body;
  const std::string address(begun.headers["location"]);
  std::string page = browser.get(address).body;
  while (page.find("That is enough") != std::string::npos) page = browser.get(address).body;
  EXPECT_THAT(page, HasSubstr("<span>Nord &amp; mer</span>"));
  EXPECT_THAT(page, HasSubstr("<span>Sud</span>"));
  EXPECT_THAT(page, HasSubstr("convention=1&amp;"));
  const std::string other(
      browser.send("/calendrier/plan", {{"from", "2026-11-25"}, {"to", "2026-12-31"}})
          .headers["location"]);
  while (browser.get(other).body.find("That is enough") != std::string::npos) {
  }
  const http::Response kept = browser.send(address, {});
  ASSERT_EQ(kept.status, 303) << kept.body;
  EXPECT_THAT(std::string(kept.headers["location"]),
              testing::StartsWith("/portefeuille/calendrier?mois=2026-"));
  EXPECT_THAT(browser.follow(kept).body, HasSubstr("recorded as proposed"));
  EXPECT_GT(meetings("ws"), north);
  EXPECT_GT(meetings("sud"), south);
  EXPECT_EQ(browser.get(address).status, 404);
  // What was kept in both is taken back in both.
  const std::string after = browser.follow(kept).body;
  const std::size_t form = after.find("/portefeuille/annuler/");
  ASSERT_NE(form, std::string::npos);
  const std::string undo = after.substr(form, after.find('"', form) - form);
  const http::Response back = browser.send_from(after, {}, undo);
  ASSERT_EQ(back.status, 303) << back.body;
  EXPECT_THAT(browser.follow(back).body, HasSubstr("It was taken back in 2 conventions."));
  EXPECT_EQ(meetings("ws"), north);
  EXPECT_EQ(meetings("sud"), south);
  EXPECT_EQ(browser.send_from(after, {}, undo).status, 422) << "once";
  EXPECT_EQ(browser.send_from(after, {}, "/portefeuille/annuler/nothing").status, 404);
  // The other one cannot be kept any more: it was made from what stood before.
  const std::size_t now = meetings("ws");
  EXPECT_EQ(browser.send(other, {}).status, 409);
  EXPECT_EQ(meetings("ws"), now);
}

TEST_F(WebPortfolio, OfACalendarOfAllASingleDateIsKept) {
  const auto meetings = [&](const char* name) {
    return app::open({folder.path() / name, "", "", ""}).history->meetings.size();
  };
  const std::size_t north = meetings("ws");
  const std::size_t south = meetings("sud");
  const std::string address(
      browser.send("/calendrier/plan", {{"from", "2026-11-25"}, {"to", "2026-12-31"}})
          .headers["location"]);
  while (browser.get(address).body.find("That is enough") != std::string::npos) {
  }
  std::string of_south;
  for (const auto& [name, value] : untouched_form(browser.get(address).body, address)) {
    if (name == "keep" && value.starts_with("1/")) of_south = value;
  }
  const http::Response kept = browser.send(address, {{"keep", of_south}});
  ASSERT_EQ(kept.status, 303) << kept.body;
  EXPECT_EQ(meetings("ws"), north);
  EXPECT_EQ(meetings("sud"), south + 1);
}

// Both workspaces are copies: persons have the same address in each and are one, rooms are two.
TEST_F(WebPortfolio, WhoIsAwayIsNamedAsTheSearchKnowsThem) {
  for (const char* name : {"ws", "sud"}) {
    std::ofstream(folder.path() / name / "gouvernail.toml", std::ios::app)
        << "\n[[planning.room]]\nid = \"salle\"\nsite = \"fruges\"\n";
  }
  const std::string form = browser.get("/calendrier/reparer").body;
  EXPECT_THAT(form, HasSubstr("Room “salle” – Sud"));
  const std::string rooms_value = "Sud:salle";
  EXPECT_THAT(form, HasSubstr("value=\"" + rooms_value + "\""));
  const std::string key = app::open({folder.path() / "ws", "", "", ""}).people->persons.front().key;
  for (const std::string& who : {rooms_value, key}) {
    EXPECT_EQ(browser
                  .send("/calendrier/reparer", {{"who", who},
                                                {"away-from", "2026-12-07"},
                                                {"away-to", "2026-12-08"},
                                                {"mend", "yes"}})
                  .status,
              303)
        << who;
  }
}

TEST(Mount, AddressesOfOursAloneAreMoved) {
  http::Response page;
  page.body =
      "<a href=\"/x\">=&quot;/y</a> <a href=\"https://z/\"/> <form action=\"/f\"> "
      "<a href=\"/portefeuille\"/> <input value=\"/v\"/> <img src=\"/s\"/>";
  page.headers.add("Location", "/there");
  web::put_under("/c/N", page);
  EXPECT_EQ(page.body,
            "<a href=\"/c/N/x\">=&quot;/y</a> <a href=\"https://z/\"/> <form action=\"/c/N/f\"> "
            "<a href=\"/portefeuille\"/> <input value=\"/v\"/> <img src=\"/c/N/s\"/>");
  EXPECT_EQ(page.headers["location"], "/c/N/there");
}

}  // namespace
}  // namespace gouvernail::test

// SPDX-License-Identifier: MPL-2.0
// A calendar that is proposed on a page: why its days, and which of them are kept.
#include <gmock/gmock.h>

#include "governance/meeting.h"
#include "unit/web/browser.h"

namespace gouvernail::test::plan_test {
namespace {

using testing::HasSubstr;
using testing::Not;

struct WebPlan : WebWorkspace {
  std::string shown(const std::string& address) {
    const http::Response page = browser.get(address);
    EXPECT_EQ(page.status, 200) << address << ": " << page.body;
    return page.body;
  }
  // The address of a calendar to the end of the year, once it was found.
  std::string proposed() {
    const http::Response begun =
        browser.send("/calendrier/plan", {{"from", "2026-11-25"}, {"to", "2026-12-31"}});
    EXPECT_EQ(begun.status, 303) << begun.body;
    const std::string address(begun.headers["location"]);
    while (shown(address).find("That is enough") != std::string::npos) {
    }
    return address;
  }
  // Of its form, as it comes by that link.
  std::vector<std::string> ticked(const std::string& address, const std::string& link = "") {
    std::vector<std::string> names;
    const std::string page = shown(link.empty() ? address : link);
    for (const auto& [name, value] : untouched_form(page, address)) {
      if (name == "keep") names.push_back(value);
    }
    return names;
  }
  std::size_t meetings() const { return opened().history->meetings.size(); }
};

TEST_F(WebPlan, EachDayHasItsReasons) {
  const std::string address = proposed();
  const std::string page = shown(address);
  const std::string mark = address.substr(0, address.find('?')) + "/pourquoi?";
  std::size_t asked = 0;
  for (std::size_t at = page.find(mark); at != std::string::npos; at = page.find(mark, at + 1)) {
    std::string link = page.substr(at, page.find('"', at) - at);
    for (std::size_t i = link.find("&amp;"); i != std::string::npos; i = link.find("&amp;")) {
      link.erase(i + 1, 4);
    }
    const std::string why = shown(link);
    EXPECT_THAT(why, HasSubstr("What speaks against this day"));
    EXPECT_THAT(why, HasSubstr("The next best days"));
    ++asked;
  }
  EXPECT_EQ(asked, ticked(address).size());
  EXPECT_GT(asked, 1U);
  for (const char* wrong :
       {"convention=0&instance=copil&jour=2026-12-25",
        "convention=7&instance=groupe-projet&jour=2026-12-03", "convention=0&instance=copil"}) {
    EXPECT_EQ(browser.get(mark + wrong).status, 404) << wrong;
  }
}

TEST_F(WebPlan, TheSessionsOfOneBodyAreTickedAlone) {
  const std::string address = proposed();
  const std::size_t all = ticked(address).size();
  const std::string page = shown(address);
  const std::string mark = "seulement=";
  std::size_t told = 0;
  std::size_t sum = 0;
  for (std::size_t at = page.find(mark); at != std::string::npos; at = page.find(mark, at + 1)) {
    const std::size_t from = page.rfind('"', at) + 1;
    std::string link = page.substr(from, page.find('"', at) - from);
    for (std::size_t i = link.find("&amp;"); i != std::string::npos; i = link.find("&amp;")) {
      link.erase(i + 1, 4);
    }
    sum += ticked(address, link).size();
    ++told;
  }
  EXPECT_GT(told, 2U);
  EXPECT_EQ(sum, all) << "each body's own, and none";
}

TEST_F(WebPlan, WhatIsTickedIsKeptAndTheRestStaysToBePlanned) {
  const std::string address = proposed();
  const std::vector<std::string> names = ticked(address);
  ASSERT_GT(names.size(), 2U);
  const std::size_t before = meetings();
  const http::Response kept = browser.send(address, {{"keep", names[0]}, {"keep", names[1]}});
  ASSERT_EQ(kept.status, 303) << kept.body;
  const std::string after = browser.follow(kept).body;
  EXPECT_THAT(after, HasSubstr("2 meetings recorded as proposed."));
  EXPECT_THAT(after, HasSubstr("stays to be planned"));
  EXPECT_EQ(meetings(), before + 2);
  for (std::size_t i = 0; i < 2; ++i) {
    const std::string uid = names[i].substr(names[i].find('/') + 1);
    EXPECT_EQ(recorded(uid).status, governance::MeetingStatus::proposed);
  }
}

// What moves or goes makes room for what else does.
TEST_F(WebPlan, WhereSomethingMovesItIsKeptWhole) {
  const http::Response begun = browser.send(
      "/calendrier/plan", {{"from", "2026-11-25"}, {"to", "2026-12-31"}, {"replan", "yes"}});
  ASSERT_EQ(begun.status, 303) << begun.body;
  const std::string address(begun.headers["location"]);
  while (shown(address).find("That is enough") != std::string::npos) {
  }
  const std::string page = shown(address);
  EXPECT_THAT(page, HasSubstr("was on"));
  EXPECT_THAT(page, Not(HasSubstr("name=\"keep\"")));
  const http::Response kept = browser.send(address, {});
  ASSERT_EQ(kept.status, 303) << kept.body;
  EXPECT_THAT(browser.follow(kept).body, HasSubstr("moved."));
}

TEST_F(WebPlan, WhoeverPressesTwiceSeesWhatTheFirstTimeDid) {
  const std::string address = proposed();
  const std::string page = shown(address);
  const http::Response kept = browser.send_from(page, {}, address);
  ASSERT_EQ(kept.status, 303) << kept.body;
  const std::size_t after = meetings();
  const http::Response again = browser.send_from(page, {}, address);
  EXPECT_EQ(again.status, 303);
  EXPECT_EQ(again.headers["location"], kept.headers["location"]);
  EXPECT_EQ(meetings(), after);
}

TEST_F(WebPlan, ACalendarOfSomebodyThatCameMeanwhileMakesItOld) {
  const std::string address = proposed();
  const std::size_t before = meetings();
  fs::create_directories(workspace / "busy");
  std::ofstream(workspace / "busy" / "dgs.ics") << "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n";
  const http::Response refused = browser.send(address, {});
  EXPECT_EQ(refused.status, 409);
  EXPECT_THAT(refused.body, HasSubstr("has changed since"));
  EXPECT_THAT(refused.body, HasSubstr("/calendrier/plan?from=2026-11-25&amp;to=2026-12-31"));
  EXPECT_EQ(meetings(), before);
}

TEST_F(WebPlan, NothingTickedIsNoCalendar) {
  const std::string address = proposed();
  const std::size_t before = meetings();
  const http::Response refused = browser.send(address, {{"keep", "of-nobody"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("No date is ticked"));
  EXPECT_THAT(refused.body, HasSubstr("Keep this calendar"));
  EXPECT_THAT(refused.body, Not(HasSubstr("checked=\"checked\""))) << "as it came";
  EXPECT_EQ(meetings(), before);
  // It was not lost with that.
  EXPECT_THAT(shown(address), HasSubstr("Keep this calendar"));
}

}  // namespace
}  // namespace gouvernail::test::plan_test

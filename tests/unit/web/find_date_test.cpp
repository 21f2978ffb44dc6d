// SPDX-License-Identifier: MPL-2.0
// "Find a date", and what a change touches before it is made.
#include <gmock/gmock.h>

#include "governance/meeting.h"
#include "unit/web/browser.h"

namespace gouvernail::test::find_date_test {
namespace {

using testing::HasSubstr;
using testing::Not;

struct WebDates : WebWorkspace {
  std::size_t meetings() { return opened().history->meetings.size(); }
  // To which the first date of the page is sent.
  static std::string address_of_form(const std::string& page) {
    return first_address(page.substr(page.find("<section")), "/reunions/date?");
  }
  // The first address in the page that begins so; empty: none.
  static std::string first_address(const std::string& page, const std::string& begin) {
    const std::size_t at = page.find("\"" + begin);
    if (at == std::string::npos) return {};
    std::string address = page.substr(at + 1, page.find('"', at + 1) - at - 1);
    for (std::size_t amp = 0; (amp = address.find("&amp;", amp)) != std::string::npos; ++amp) {
      address.replace(amp, 5, "&");
    }
    return address;
  }
};

TEST_F(WebDates, ATaskLeadsToDatesAndOneIsTakenAndTakenBack) {
  const std::string address = first_address(browser.get("/").body, "/reunions/date?");
  ASSERT_FALSE(address.empty());
  const http::Response page = browser.get(address);
  ASSERT_EQ(page.status, 200) << page.body;
  EXPECT_THAT(page.body, HasSubstr("Each of these days keeps it"));
  const std::size_t before = meetings();
  const http::Response taken =
      browser.send(address, {}, address_of_form(browser.get(address).body));
  ASSERT_EQ(taken.status, 303) << taken.body;
  EXPECT_GT(meetings(), before);
  EXPECT_THAT(browser.follow(taken).body, HasSubstr("recorded as proposed"));
  const std::string entry = "/journal/" + std::to_string(revision()) + "/annuler";
  EXPECT_EQ(browser.send("/journal", {}, entry).status, 303);
  EXPECT_EQ(meetings(), before);
}

// A double click, or a colleague: the second is shown what is left to choose.
TEST_F(WebDates, ADateIsTakenOnce) {
  const std::string address = first_address(browser.get("/").body, "/reunions/date?");
  const std::string page = browser.get(address).body;
  ASSERT_EQ(browser.send_from(page, {}, address_of_form(page)).status, 303);
  const std::size_t taken = meetings();
  const http::Response again = browser.send_from(page, {}, address_of_form(page));
  EXPECT_THAT(browser.follow(again).body, HasSubstr("It was taken already."));
  EXPECT_EQ(meetings(), taken);
  // Another one of those that were shown may keep nothing any more.
  const http::Response other =
      browser.send_from(page, {{"session", "copil|2027-05-12|14:00||"}}, address_of_form(page));
  EXPECT_EQ(other.status, 422);
  EXPECT_THAT(other.body, HasSubstr("Something was recorded since these days were shown"));
  EXPECT_EQ(meetings(), taken);
}

TEST_F(WebDates, WhatIsOnlyLookedAtIsNotSaidToBeRecorded) {
  // A Saturday, and a day that has passed.
  for (const char* day : {"2026-12-12", "2026-11-02"}) {
    const std::string page =
        browser.get("/reunions/ajouter?body=copil&look=yes&on=" + std::string(day)).body;
    EXPECT_THAT(page, HasSubstr("id=\"touched\"")) << day;
    EXPECT_THAT(page, Not(HasSubstr("recorded all the same"))) << day;
    EXPECT_THAT(page, Not(HasSubstr("recorded as proposed"))) << day;
  }
}

TEST_F(WebDates, TakenToBeConvenedItLeadsToWhatWillLeave) {
  const std::string address = first_address(browser.get("/").body, "/reunions/date?");
  const http::Response taken =
      browser.send(address, {{"convene", "yes"}}, address_of_form(browser.get(address).body));
  ASSERT_EQ(taken.status, 303) << taken.body;
  EXPECT_THAT(std::string(taken.headers["location"]), HasSubstr("/envoyer"));
}

TEST_F(WebDates, ABodyThatLacksNothingIsToldSo) {
  const http::Response page = browser.get("/reunions/date?instance=nowhere");
  EXPECT_EQ(page.status, 422);
  EXPECT_EQ(browser
                .send("/reunions/date?instance=copil", {{"session", "copil|yesterday|||"}},
                      "/reunions/date")
                .status,
            422);
}

TEST_F(WebDates, AMoveIsLookedAtBeforeItIsMade) {
  const std::string copil = "/reunions/copil-2026-12-10";
  const governance::Meeting before = recorded("copil-2026-12-10");
  const http::Response looked = browser.send(
      copil + "/deplacer", {{"to", "2027-01-14"}, {"reason", "Salle"}, {"look", "yes"}});
  EXPECT_EQ(looked.status, 200);
  EXPECT_THAT(looked.body, HasSubstr("What Thursday 14 January 2027 changes"));
  EXPECT_THAT(looked.body, HasSubstr("value=\"2027-01-14\""));
  EXPECT_THAT(looked.body, HasSubstr("value=\"Salle\""));
  EXPECT_EQ(recorded("copil-2026-12-10"), before);
  // The same by an address, as a drag leads to it.
  const http::Response led = browser.get(copil + "/deplacer?to=2027-01-14&look=yes");
  EXPECT_EQ(led.status, 200);
  EXPECT_THAT(led.body, HasSubstr("What Thursday 14 January 2027 changes"));
  // And sent from there, it is made.
  EXPECT_EQ(browser.send_from(led.body, {}, copil + "/deplacer").status, 303);
  EXPECT_EQ(recorded("copil-2026-12-10").day, day("2027-01-14"));
}

// A form that only asked is as old as it was: what a colleague recorded meanwhile is not taken
// back.
TEST_F(WebDates, ALookMakesNoOldFormFresh) {
  const std::string move = "/reunions/elus-2026-12-08/deplacer";
  const std::string loaded = browser.get(move).body;
  ASSERT_EQ(browser.send(move, {{"at", "09:00"}}).status, 303);
  for (const char* day : {"2026-12-15", "2026-11-02"}) {  // the second one cannot be
    const http::Response looked = browser.send_from(loaded, {{"to", day}, {"look", "yes"}}, move);
    const http::Response sent = browser.send_from(looked.body, {{"to", "2026-12-15"}}, move);
    EXPECT_EQ(sent.status, 409) << day;
  }
  EXPECT_EQ(recorded("elus-2026-12-08").start_time, calendar::Minutes{9 * 60});
}

TEST_F(WebDates, WhatCannotBeIsSaidWhenItIsLookedAt) {
  const http::Response looked =
      browser.get("/reunions/copil-2026-12-10/deplacer?to=2026-11-02&look=yes");
  EXPECT_EQ(looked.status, 422);
  EXPECT_THAT(looked.body, HasSubstr("value=\"2026-11-02\""));
  EXPECT_THAT(looked.body, Not(HasSubstr("id=\"touched\"")));
}

TEST_F(WebDates, ADayOfOnesOwnIsLookedAtInTheFormThatAddsIt) {
  const std::size_t before = meetings();
  const http::Response looked =
      browser.get("/reunions/ajouter?body=copil&on=2027-03-18&at=14%3A00&look=yes");
  EXPECT_EQ(looked.status, 200);
  EXPECT_THAT(looked.body, HasSubstr("What Thursday 18 March 2027 changes"));
  EXPECT_EQ(meetings(), before);
  EXPECT_EQ(browser.send_from(looked.body, {}, "/reunions/ajouter").status, 303);
  EXPECT_EQ(meetings(), before + 1);
}

}  // namespace
}  // namespace gouvernail::test::find_date_test

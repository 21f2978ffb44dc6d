// SPDX-License-Identifier: MPL-2.0
// The calendar on pages: a month, a quarter, and one that is mended around an absence.
#include <gmock/gmock.h>

#include "governance/convention.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "rules/rules.h"
#include "unit/web/browser.h"
#include "web/body_marks.h"

namespace gouvernail::test::calendar_test {
namespace {

using testing::HasSubstr;
using testing::Not;

struct WebCalendar : WebWorkspace {
  std::string shown(const std::string& address) {
    const http::Response page = browser.get(address);
    EXPECT_EQ(page.status, 200) << address << ": " << page.body;
    return page.body;
  }
  // A diary of the first person of the example, taken on these days.
  std::string take(const std::string& first, const std::string& after) {
    const governance::Person person = opened().people->persons.front();
    fs::create_directories(workspace / "busy");
    std::ofstream(workspace / "busy" / (person.key + ".ics"))
        << "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//\r\nBEGIN:VEVENT\r\nUID:away\r\n"
           "DTSTAMP:20261101T080000Z\r\nDTSTART;VALUE=DATE:"
        << first << "\r\nDTEND;VALUE=DATE:" << after
        << "\r\nTRANSP:OPAQUE\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    return person.name.empty() ? person.key : person.name;
  }
};

TEST_F(WebCalendar, AMonthTellsWhoIsAwayWhenAndWhatItsLettersMean) {
  const std::string name = take("20261207", "20261212");
  const std::string december = shown("/calendrier?mois=2026-12");
  EXPECT_THAT(december, HasSubstr("1 person away"));
  EXPECT_THAT(december, HasSubstr("Who is known to be away"));
  EXPECT_THAT(december, HasSubstr(name + ": "));
  EXPECT_THAT(december, HasSubstr("data-day=\"2026-12-10\""));
  EXPECT_THAT(december, HasSubstr("data-move=\"deplacer\""));
  EXPECT_THAT(shown("/calendrier?mois=2026-10"), Not(HasSubstr("data-move")))
      << "what was held does not move";
}

TEST_F(WebCalendar, AbsencesOnDaysApartAreTwoAndAWeekendEndsNone) {
  const governance::Person person = opened().people->persons.front();
  fs::create_directories(workspace / "busy");
  std::ofstream file(workspace / "busy" / (person.key + ".ics"));
  file << "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//\r\n";
  const auto event = [&](const std::string& uid, const std::string& when) {
    file << "BEGIN:VEVENT\r\nUID:" << uid << "\r\nDTSTAMP:20261101T080000Z\r\n"
         << when << "\r\nEND:VEVENT\r\n";
  };
  // Friday, then Monday; Thursday by itself; two engagements that overlap on the 16th.
  event("a", "DTSTART;VALUE=DATE:20261204\r\nDTEND;VALUE=DATE:20261205");
  event("b", "DTSTART;VALUE=DATE:20261207\r\nDTEND;VALUE=DATE:20261208");
  event("c", "DTSTART;VALUE=DATE:20261210\r\nDTEND;VALUE=DATE:20261211");
  event("d", "DTSTART:20261216T080000Z\r\nDTEND:20261216T110000Z");
  event("e", "DTSTART:20261216T080000Z\r\nDTEND:20261216T110000Z");
  file << "END:VCALENDAR\r\n";
  file.close();
  const std::string december = shown("/calendrier?mois=2026-12");
  const std::size_t at = december.find("Who is known to be away");
  ASSERT_NE(at, std::string::npos);
  const std::string list = december.substr(at, december.find("</details>", at) - at);
  EXPECT_THAT(list, HasSubstr("4 to 7 December 2026"));
  EXPECT_THAT(list, HasSubstr("10 December 2026"));
  EXPECT_THAT(list, Not(HasSubstr("16 December")));
}

TEST_F(WebCalendar, AQuarterHasARowForEachBody) {
  const std::string page = shown("/calendrier?vue=trimestre&mois=2026-12");
  EXPECT_THAT(page, HasSubstr("October 2026 to December 2026"));
  EXPECT_THAT(page, HasSubstr("/reunions/copil-2026-12-10"));
  EXPECT_THAT(page, HasSubstr("mois=2027-01"));
  EXPECT_THAT(page, HasSubstr("mois=2026-07"));
  const app::Opened here = opened();
  for (const governance::Body& body : here.rules->convention->bodies) {
    if (body.act) continue;
    EXPECT_THAT(page, HasSubstr("/reunions/date?instance=" + body.id)) << body.id;
  }
}

TEST_F(WebCalendar, ItsLettersTellEveryBodyApart) {
  const app::Opened here = opened();
  const governance::Convention& convention = *here.rules->convention;
  const web::BodyMarks marks(convention, english());
  std::set<std::string> letters;
  for (const governance::Body& body : convention.bodies) {
    reports::View view;
    marks.put(view, body.id);
    for (const auto& [name, value] : view.values()) {
      if (name == "letters") letters.insert(std::get<std::string>(value));
    }
  }
  EXPECT_EQ(letters.size(), convention.bodies.size());
}

TEST_F(WebCalendar, ItIsMendedAroundAnAbsenceThatNoDiaryKnows) {
  // Who is needed at the meeting of the élus of 8 December, which is only proposed.
  const http::Response begun =
      browser.send("/calendrier/reparer",
                   {{"who", "pilote"}, {"away-from", "2026-12-07"}, {"away-to", "2026-12-09"}});
  ASSERT_EQ(begun.status, 303) << begun.body;
  const std::string address(begun.headers["location"]);
  std::string found = shown(address);
  while (found.find("That is enough") != std::string::npos) found = shown(address);
  EXPECT_THAT(found, HasSubstr("The calendar, mended"));
  EXPECT_THAT(found, HasSubstr("href=\"/journal\"")) << "with its ways to other pages";
  const calendar::Day before = recorded("elus-2026-12-08").day;
  const http::Response kept = browser.send(address, {}, address.substr(0, address.find('?')));
  ASSERT_EQ(kept.status, 303) << kept.body;
  EXPECT_THAT(browser.follow(kept).body, HasSubstr("The calendar was mended"));
  EXPECT_NE(recorded("elus-2026-12-08").day, before);
}

TEST_F(WebCalendar, AnAbsenceNeedsWhoAndWhen) {
  EXPECT_EQ(browser.send("/calendrier/reparer", {{"away-from", "2026-12-07"}}).status, 422);
  const std::string key = opened().people->persons.front().key;
  EXPECT_EQ(browser.send("/calendrier/reparer", {{"who", key}}).status, 422);
  EXPECT_EQ(browser
                .send("/calendrier/reparer",
                      {{"who", key}, {"away-from", "2026-12-09"}, {"away-to", "2026-12-07"}})
                .status,
            422);
}

TEST_F(WebCalendar, FilesAreTakenAway) {
  const http::Response tasks = browser.get("/preparer/taches.ics?instance=copil&date=2026-12-10");
  EXPECT_EQ(tasks.status, 200) << tasks.body;
  EXPECT_THAT(tasks.body, HasSubstr("BEGIN:VTODO"));
  const http::Response invitation =
      browser.send("/reunions/copil-2026-12-10/envoyer", {}, "/reunions/copil-2026-12-10/fichier");
  EXPECT_EQ(invitation.status, 200) << invitation.body;
  EXPECT_THAT(invitation.body, HasSubstr("BEGIN:VEVENT"));
  EXPECT_THAT(std::string(invitation.headers["content-disposition"]),
              HasSubstr("2026-12-10-copil-"));
}

}  // namespace
}  // namespace gouvernail::test::calendar_test

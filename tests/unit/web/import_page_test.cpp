// SPDX-License-Identifier: MPL-2.0
// A file on the page: what of it was not understood, and what its names mean.
#include <gmock/gmock.h>

#include <algorithm>
#include <string>

#include "app/workspace/record.h"
#include "governance/meeting.h"
#include "records/changes.h"
#include "unit/web/browser.h"

namespace gouvernail::test::import_page_test {
namespace {

using testing::HasSubstr;
using testing::Not;

const char* head = "body,start,status\r\n";

struct WebImport : WebWorkspace {
  http::Response sent(const std::string& lines) {
    return browser.send_file("/importer", "file", "suivi.csv", head + lines);
  }
  // The same file once more, with these fields in its form.
  http::Response again(const http::Response& page, const Fields& fields) {
    return browser.send_from(page.body, fields, "/importer");
  }
  std::size_t sessions_of(const std::string& body) const {
    const app::Opened now = opened();
    const auto& all = now.history->meetings;
    return static_cast<std::size_t>(std::ranges::count(all, body, &governance::Meeting::body));
  }
};

TEST_F(WebImport, LinesThatAreWrongAreToldAndSaidToBeLeftOut) {
  const http::Response page =
      sent("copil,2027-06-31T14:00,proposed\r\ncopil,2027-06-15T14:00,proposed\r\n");
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("Lines that were not understood"));
  EXPECT_THAT(page.body, HasSubstr("2027-06-31"));
  EXPECT_THAT(page.body, HasSubstr("suivi.csv:2"));
  const http::Response skipped = again(page, {{"skip", "yes"}, {"again", "yes"}});
  EXPECT_THAT(skipped.body, HasSubstr("Lines that are left out"));
  EXPECT_THAT(skipped.body, HasSubstr("2027-06-31"));
  EXPECT_THAT(skipped.body, HasSubstr("1 meeting to be added"));
}

TEST_F(WebImport, NamesThatAreNobodysAreGivenOnce) {
  const std::string lines =
      "GP,2027-06-15T14:00,proposed\r\nRéunion Zoumba,2027-06-16T14:00,proposed\r\n";
  const http::Response page = sent(lines);
  EXPECT_THAT(page.body, HasSubstr("value=\"GP\""));
  EXPECT_THAT(page.body, HasSubstr("value=\"Réunion Zoumba\""));
  const http::Response looked =
      again(page, {{"body-0", "groupe-projet"}, {"skip", "yes"}, {"again", "yes"}});
  EXPECT_THAT(looked.body, HasSubstr("1 meeting to be added"));
  const std::size_t before = sessions_of("groupe-projet");
  ASSERT_EQ(again(looked, {{"body-0", "groupe-projet"}, {"skip", "yes"}}).status, 303);
  EXPECT_EQ(sessions_of("groupe-projet"), before + 1);
  // Another file is asked about the other name alone.
  const http::Response other =
      sent("GP,2027-06-15T14:00,proposed\r\nGP,2027-09-14T14:00,proposed\r\n");
  EXPECT_THAT(other.body, HasSubstr("1 meeting to be added"));
  EXPECT_THAT(other.body, Not(HasSubstr("value=\"GP\"")));
}

// What is confirmed says what it would change, and a file is taken as it was shown.
const char* yearly =
    "COPIL;05/03/2026\nCOPIL;06/03/2025\nGroupe projet;13/01/2026\nCOPIL;16/10/2026\n";

struct WebImportConfirmed : WebImport {
  http::Response year(const std::string& lines) {
    return browser.send_file("/importer", "file", "annee.csv", "Instance;Date\n" + lines);
  }
  http::Response taken(const http::Response& page, const Fields& fields = {}) {
    const http::Response done = again(page, fields);
    EXPECT_EQ(done.status, 303) << done.body;
    return browser.follow(done);
  }
};

TEST_F(WebImportConfirmed, VerdictsThatWouldChangeAreShownBeforeWhatIsTickedIsTaken) {
  taken(year(yearly));
  const http::Response page = year("COPIL;06/03/2025\nGroupe projet;13/01/2026\n");
  EXPECT_THAT(page.body, HasSubstr("What that changes, if all of it is confirmed"));
  EXPECT_THAT(page.body, HasSubstr("session of 16 October 2026"));
  EXPECT_THAT(page.body, HasSubstr("Look again"));
  Fields ticks;
  for (std::size_t at = page.body.find("value=\"gone:"); at != std::string::npos;
       at = page.body.find("value=\"gone:", at + 1)) {
    const std::size_t first = at + 7;
    ticks.emplace_back("doubt", page.body.substr(first, page.body.find('"', first) - first));
  }
  ASSERT_EQ(ticks.size(), 2U);
  const std::size_t before = sessions_of("copil");
  Fields look = ticks;
  look.emplace_back("again", "yes");
  const http::Response looked = again(page, look);
  EXPECT_THAT(looked.body, Not(HasSubstr("if all of it is confirmed")));
  EXPECT_THAT(looked.body, HasSubstr("session of 16 October 2026"));
  EXPECT_EQ(sessions_of("copil"), before);
  // One of the two is not what the page shows any more.
  EXPECT_THAT(again(looked, {ticks.front(), {"doubt-none", ""}}).body,
              HasSubstr("What that changes"));
  EXPECT_EQ(sessions_of("copil"), before);
  taken(looked, ticks);
  EXPECT_EQ(sessions_of("copil"), before - 2);
}

TEST_F(WebImportConfirmed, WhatWasToChangeAndDoesNotAnyMoreIsShownFirst) {
  taken(year(yearly));
  const http::Response page = year("COPIL;06/03/2025\nGroupe projet;13/01/2026\n");
  const http::Response all = again(page, {{"again", "yes"}});
  const std::size_t before = sessions_of("groupe-projet");
  // Sent with what nobody saw: lines that are left out.
  const http::Response other = again(all, {{"skip", "yes"}});
  EXPECT_EQ(other.status, 200);
  EXPECT_THAT(other.body, HasSubstr("Nothing was recorded yet"));
  EXPECT_EQ(sessions_of("groupe-projet"), before);
}

TEST_F(WebImportConfirmed, AFileThatIsNoLongerWhatWasShownIsShownAgain) {
  app::Opened here = opened();
  governance::Meeting known = recorded("elus-2026-12-08");
  known.uid = "gp-1";
  known.body = "groupe-projet";
  known.day = day("2027-01-12");
  known.start_time = calendar::Minutes{9 * 60 + 30};
  known.end.reset();
  app::record(here, {records::PutMeeting{known}});
  const http::Response page =
      year("Groupe projet;12/01/2027 10h\nCOPIL;06/04/2027\nCOPIL;07/05/2027\n");
  EXPECT_THAT(page.body, HasSubstr("taken for the session that is recorded on that day"));
  EXPECT_THAT(page.body, HasSubstr("hours: 09:30 → 10:00"));
  known.status = governance::MeetingStatus::cancelled;
  here = opened();
  app::record(here, {records::PutMeeting{known}});
  const std::size_t before = sessions_of("groupe-projet");
  const http::Response stale = again(page, {{"doubt-1", "moves:gp-1"}});
  EXPECT_EQ(stale.status, 200);
  EXPECT_THAT(stale.body, HasSubstr("is not what you saw"));
  EXPECT_EQ(sessions_of("groupe-projet"), before);
}

TEST_F(WebImportConfirmed, LinesThatWereLeftOutAreToldOnceItIsRecorded) {
  const http::Response page = year("Groupe projet;13/01/2026\nGroupe projet;pas de date\n");
  const http::Response skipped = again(page, {{"skip", "yes"}, {"again", "yes"}});
  const http::Response done = taken(skipped, {{"skip", "yes"}});
  EXPECT_THAT(done.body, HasSubstr("1 line was not understood, and left out."));
  EXPECT_THAT(done.body, HasSubstr("annee.csv:3"));
  EXPECT_THAT(done.body, HasSubstr("pas de date"));
}

TEST_F(WebImportConfirmed, ANameThatIsNearlyABodysCanMeanAnotherOne) {
  const std::string lines = "COPIL/COTECH;05/03/2026\n";
  const http::Response page = year(lines);
  EXPECT_THAT(page.body, HasSubstr("“COPIL/COTECH” is"));
  EXPECT_THAT(page.body, HasSubstr("held"));
  EXPECT_THAT(page.body, HasSubstr("nothing of ours"));
  const http::Response looked = again(page, {{"body-0", "groupe-projet"}, {"again", "yes"}});
  EXPECT_THAT(looked.body, HasSubstr("1 meeting to be added"));
  const std::size_t before = sessions_of("groupe-projet");
  taken(looked, {{"body-0", "groupe-projet"}});
  EXPECT_EQ(sessions_of("groupe-projet"), before + 1);
}

TEST_F(WebImportConfirmed, ANameThatIsNothingOfOursIsAskedOnce) {
  const std::string lines = "Repas de service;05/03/2026\nCOPIL;05/03/2026\n";
  const http::Response page = year(lines);
  const http::Response looked = again(page, {{"body-0", "-"}, {"again", "yes"}});
  EXPECT_THAT(looked.body, HasSubstr("1 meeting to be added"));
  taken(looked, {{"body-0", "-"}});
  const http::Response other = year(lines + "Repas de service;12/03/2026\nCOPIL;16/10/2026\n");
  EXPECT_THAT(other.body, HasSubstr("1 meeting to be added"));
  EXPECT_THAT(other.body, Not(HasSubstr("Repas de service")));
}

TEST_F(WebImportConfirmed, AllThatWasReadOfANewSessionIsShown) {
  const http::Response page =
      browser.send_file("/importer", "file", "annee.csv",
                        "Instance;Date;Convoquée le;Présents;Compte rendu;Remarques;Nb\n"
                        "COPIL;05/03/2026;12/02/2026;DGS;20/03/2026;Très animée;4\n");
  for (const char* read : {"convocations: 12 Feb 2026", "minutes: 20 Mar 2026", "Très animée",
                           "1 present", "1 column that is not known"}) {
    EXPECT_THAT(page.body, HasSubstr(read));
  }
  taken(page);
  const http::Response later = browser.send_file("/importer", "file", "annee.csv",
                                                 "Instance;Date;Convoquée le;Présents;Compte rendu;"
                                                 "Remarques;Nb\nCOPIL;16/10/2026;;;;;4\n");
  EXPECT_THAT(later.body, Not(HasSubstr("Nb")));
}

}  // namespace
}  // namespace gouvernail::test::import_page_test

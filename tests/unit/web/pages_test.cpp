// SPDX-License-Identifier: MPL-2.0
// The other pages: what they show, and what their forms record.
#include <gmock/gmock.h>

#include <algorithm>
#include <set>

#include "app/meetings.h"
#include "governance/waiver.h"
#include "records/answers.h"
#include "unit/web/browser.h"

namespace gouvernail::test {
namespace {

using testing::HasSubstr;
using testing::Not;

struct WebPages : WebWorkspace {
  std::string done(const http::Response& response) {
    EXPECT_EQ(response.status, 303) << response.body;
    return response.status == 303 ? browser.follow(response).body : "";
  }
  std::string shown(const std::string& address) {
    const http::Response page = browser.get(address);
    EXPECT_EQ(page.status, 200) << address;
    return page.body;
  }
};

TEST_F(WebPages, TheGuideLeadsFromPageToPageAndToWhatItSpeaksOf) {
  const std::string list = shown("/aide");
  std::size_t pages = 0;
  std::set<std::string> seen;
  std::string address = list.substr(list.find("/aide/"));
  address.resize(address.find('"'));
  for (std::string page = shown(address); ++pages < 100;) {
    for (std::size_t at = page.find("href=\"/"); at != std::string::npos;
         at = page.find("href=\"/", at + 1)) {
      const std::string link = page.substr(at + 6, page.find('"', at + 6) - at - 6);
      if (!seen.insert(link).second) continue;
      EXPECT_EQ(browser.get(link).status, 200) << link << " of " << address;
    }
    const std::size_t next = page.find("rel=\"next\" href=\"");
    if (next == std::string::npos) break;
    address = page.substr(next + 17, page.find('"', next + 17) - next - 17);
    page = shown(address);
  }
  EXPECT_EQ(pages, 12U);
  EXPECT_THAT(Browser(application, "fr").get("/aide").body, Not(HasSubstr("First steps")));
  EXPECT_EQ(browser.get("/aide/none").status, 404);
}

TEST_F(WebPages, DutiesAreFilteredByWhatTheAddressSays) {
  EXPECT_THAT(shown("/echeances"), HasSubstr("/echeances/copil-annuel/2026"));
  const std::string year = shown("/echeances?instance=copil&annee=2025");
  EXPECT_THAT(year, HasSubstr("/echeances/copil-annuel/2025"));
  EXPECT_THAT(year, Not(HasSubstr("/echeances/copil-annuel/2026")));
  EXPECT_THAT(year, Not(HasSubstr("/echeances/elus-trimestriel")));
  EXPECT_THAT(shown("/echeances?verdict=breached&poids=obligation"),
              HasSubstr("/echeances/elus-trimestriel/2026-Q1"));
}

TEST_F(WebPages, ADutyIsWaivedAndTheWaiverTakenBack) {
  const std::string duty = "/echeances/elus-trimestriel/2026-Q1";
  EXPECT_THAT(shown(duty), HasSubstr("breached"));
  const std::string form = "/dispenser?echeance=elus-trimestriel/2026-Q1";
  const http::Response refused = browser.send(
      form, {{"echeance", "elus-trimestriel/2026-Q1"}, {"on", "2026-11-20"}}, "/dispenser");
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("aria-invalid"));
  const std::string waived = done(browser.send(form,
                                               {{"echeance", "elus-trimestriel/2026-Q1"},
                                                {"reason", "Crue"},
                                                {"authority", "COPIL"},
                                                {"on", "2026-11-20"}},
                                               "/dispenser"));
  EXPECT_THAT(waived, HasSubstr("The waiver was recorded."));
  EXPECT_THAT(waived, HasSubstr("Take the waiver back"));
  EXPECT_THAT(
      done(browser.send(duty, {{"echeance", "elus-trimestriel/2026-Q1"}}, "/dispenser/retirer")),
      HasSubstr("breached"));
  EXPECT_EQ(browser.get("/echeances/none/2026").status, 404);
}

TEST_F(WebPages, ASeatIsGivenAndEnded) {
  const std::string given = done(browser.send(
      "/personnes/nommer",
      {{"role", "referent-acces-droits"}, {"person", "coop-droits"}, {"from", "2026-11-01"}}));
  EXPECT_THAT(given, HasSubstr("The seat is held from that day on."));
  EXPECT_THAT(done(browser.send("/personnes/fin", {{"role", "referent-acces-droits"},
                                                   {"person", "coop-droits"},
                                                   {"on", "2026-11-20"}})),
              HasSubstr("The seat ends on that day."));
}

TEST_F(WebPages, APersonIsAddedAndChanged) {
  done(browser.send("/personnes/ajouter", {{"key", "nouvelle"},
                                           {"name", "Nouvelle personne"},
                                           {"address", "nouvelle@example.org"},
                                           {"party", ""}}));
  EXPECT_THAT(shown("/personnes"), HasSubstr("nouvelle@example.org"));
  const std::string form = "/personnes/modifier?person=nouvelle";
  done(browser.send(form, {{"person", "nouvelle"}, {"name", "Autre nom"}, {"address", ""}},
                    "/personnes/modifier"));
  EXPECT_THAT(shown("/personnes"), Not(HasSubstr("nouvelle@example.org")));
  EXPECT_EQ(browser.get("/personnes/modifier?person=personne").status, 404);
}

TEST_F(WebPages, AChecklistIsTicked) {
  const std::string page = shown("/preparer?instance=copil");
  EXPECT_THAT(page, HasSubstr("value=\"salle\""));
  EXPECT_THAT(
      done(browser.send_from(page, {{"list", "copil"}, {"date", "2026-12-10"}, {"item", "salle"}},
                             "/preparer")),
      HasSubstr("It is not done after all"));
  EXPECT_THAT(
      done(browser.send_from(
          page, {{"list", "copil"}, {"date", "2026-12-10"}, {"item", "salle"}, {"untick", "yes"}},
          "/preparer")),
      Not(HasSubstr("It is not done after all")));
}

TEST_F(WebPages, AMonthShowsItsSessionsAndWhatItsDaysAre) {
  const std::string december = shown("/calendrier?mois=2026-12");
  EXPECT_THAT(december, HasSubstr("/reunions/copil-2026-12-10"));
  EXPECT_THAT(december, HasSubstr("Christmas"));
  EXPECT_THAT(december, HasSubstr("mois=2027-01"));
  EXPECT_THAT(shown("/calendrier?mois=x"), HasSubstr("November 2026"));
}

TEST_F(WebPages, AProposedCalendarIsKeptOnce) {
  const http::Response proposed =
      browser.send("/calendrier/plan", {{"from", "2026-11-25"}, {"to", "2026-12-31"}});
  ASSERT_EQ(proposed.status, 303) << proposed.body;
  const std::string address(proposed.headers["location"]);
  EXPECT_THAT(address, testing::EndsWith("?from=2026-11-25&to=2026-12-31"));
  std::string page = shown(address);
  while (page.find("That is enough") != std::string::npos) page = shown(address);
  EXPECT_THAT(page, HasSubstr("Keep this calendar"));
  const std::int64_t before = revision();
  const std::string to = address.substr(0, address.find('?'));
  EXPECT_THAT(done(browser.send(address, {})), HasSubstr("recorded as proposed"));
  EXPECT_GT(revision(), before);
  const http::Response gone = browser.get(address);
  EXPECT_EQ(gone.status, 404);
  EXPECT_THAT(gone.body, HasSubstr("It can be looked for again."));
  EXPECT_THAT(gone.body, HasSubstr("value=\"2026-12-31\""));
  EXPECT_EQ(browser.get(to).status, 404);
  EXPECT_EQ(browser.send(address, {}, to + "/suffit").status, 303);
  EXPECT_EQ(browser.send("/calendrier/plan", {{"from", "2026-13-01"}, {"to", ""}}).status, 422);
}

TEST_F(WebPages, AFileIsLookedAtLineByLineBeforeItIsTaken) {
  const std::string file =
      "uid,body,start,end,status,convened_on,present,minutes_on,note\n"
      "x-1,copil,2027-03-02,,proposed,,,,\n"
      "elus-2026-12-08,elus,2026-12-15T18:00,2026-12-15T19:30,proposed,,,,\n";
  const std::int64_t before = revision();
  const http::Response looked = browser.send_file("/importer", "file", "h.csv", file);
  EXPECT_THAT(looked.body, HasSubstr("1 meeting to be added, 1 to be corrected"));
  EXPECT_THAT(looked.body, HasSubstr("What that changes"));
  EXPECT_THAT(looked.body, HasSubstr("line 2, Steering committee, Tuesday 2 March 2027: proposed"));
  EXPECT_THAT(looked.body, HasSubstr("day: 8 Dec 2026 → 15 Dec 2026"));
  EXPECT_THAT(looked.body, Not(HasSubstr("/tmp/")));
  EXPECT_EQ(revision(), before);
  EXPECT_THAT(done(browser.send_from(looked.body, {}, "/importer")), HasSubstr("1 meeting added"));
  EXPECT_EQ(revision(), before + 2);
  EXPECT_EQ(recorded("elus-2026-12-08").day, day("2026-12-15"));
  const http::Response gone = browser.send_from(looked.body, {{"looked", "none"}}, "/importer");
  EXPECT_EQ(gone.status, 422);
  EXPECT_THAT(gone.body, HasSubstr("no longer here"));
}

TEST_F(WebPages, ColumnsThatNobodyKnowsAreToldOnThePageAndRemembered) {
  const std::string file = "Quoi;Quand;Où en est-on\ncopil;02/03/2027;proposée\n";
  const http::Response looked = browser.send_file("/importer", "file", "h.csv", file);
  EXPECT_THAT(looked.body, HasSubstr("Column “Quand”"));
  EXPECT_THAT(looked.body, Not(HasSubstr("Record it")));
  const std::int64_t before = revision();
  const http::Response again = browser.send_from(
      looked.body,
      {{"column-0", "status"}, {"column-1", "start"}, {"column-2", "body"}, {"again", "yes"}},
      "/importer");
  EXPECT_THAT(again.body, HasSubstr("1 meeting to be added"));
  EXPECT_EQ(revision(), before);
  EXPECT_THAT(done(browser.send_from(again.body, {}, "/importer")), HasSubstr("1 meeting added"));
  EXPECT_EQ(revision(), before + 1);
  EXPECT_THAT(browser.send_file("/importer", "file", "autre.csv", file).body,
              HasSubstr("The file says nothing new"));
}

TEST_F(WebPages, WhatWouldCancelIsTakenWhereItIsTicked) {
  const std::string file =
      "uid,body,start,end,status,convened_on,present,minutes_on,note\n"
      "elus-2026-12-08,elus,2026-12-08T18:00,2026-12-08T19:30,cancelled,,,,\n"
      "x-1,copil,2027-03-02,,proposed,,,,\n";
  const http::Response looked = browser.send_file("/importer", "file", "h.csv", file);
  EXPECT_THAT(looked.body, HasSubstr("would be cancelled"));
  EXPECT_THAT(done(browser.send_from(looked.body, {}, "/importer")),
              HasSubstr("1 line was not confirmed, and is left as it is."));
  EXPECT_NE(recorded("elus-2026-12-08").status, governance::MeetingStatus::cancelled);
  const http::Response second = browser.send_file("/importer", "file", "h.csv", file);
  browser.send_from(second.body, {{"doubt", "cancels:elus-2026-12-08"}}, "/importer");
  EXPECT_EQ(recorded("elus-2026-12-08").status, governance::MeetingStatus::cancelled);
}

TEST_F(WebPages, WhatAnExportBringsBesideMeetingsIsToldAndTaken) {
  const std::string file =
      "key,name,address,party,aliases\n"
      "zorro,Zorro,zorro@example.org,cchpm,\n"
      "dgs,Directrice générale des services,autre@example.org,cchpm,\n";
  const http::Response looked = browser.send_file("/importer", "file", "persons.csv", file);
  EXPECT_THAT(looked.body, HasSubstr("answers and ticks: 1 to be taken, 0 unchanged."));
  EXPECT_THAT(looked.body, HasSubstr("Person zorro: Zorro; zorro@example.org; cchpm"));
  EXPECT_THAT(looked.body, HasSubstr("dgs@cchpm.example.org → autre@example.org"));
  EXPECT_THAT(looked.body, HasSubstr("but for the persons and the answers that it brings"));
  EXPECT_THAT(done(browser.send_from(looked.body, {}, "/importer")),
              HasSubstr("1 line was not confirmed"));
  EXPECT_NE(opened().people->find("zorro"), nullptr);
  EXPECT_EQ(opened().people->find("dgs")->address, "dgs@cchpm.example.org");
}

TEST_F(WebPages, LinesWithErrorsAreLeftOutWhereThatIsTicked) {
  const std::string file =
      "uid,body,start,end,status,convened_on,present,minutes_on,note\n"
      "x-1,copil,2027-03-02,,proposed,,,,\nx-2,copil,2027-13-02,,proposed,,,,\n";
  const http::Response looked = browser.send_file("/importer", "file", "h.csv", file);
  EXPECT_THAT(looked.body, HasSubstr("nothing can be recorded as it stands"));
  EXPECT_THAT(looked.body, Not(HasSubstr("Record it")));
  const http::Response again =
      browser.send_from(looked.body, {{"skip", "yes"}, {"again", "yes"}}, "/importer");
  EXPECT_THAT(done(browser.send_from(again.body, {{"skip", "yes"}}, "/importer")),
              HasSubstr("1 meeting added"));
  EXPECT_EQ(recorded("x-1").day, day("2027-03-02"));
}

TEST_F(WebPages, RulesAndReportAreDocumentsOfTheirOwn) {
  for (const char* address : {"/regles", "/regles/copil-annuel", "/rapport/lire",
                              "/rapport/lire?sans-noms", "/preparer/imprimer?instance=copil"}) {
    const http::Response page = browser.get(address);
    EXPECT_EQ(page.status, 200) << address;
    EXPECT_THAT(std::string(page.headers["content-security-policy"]), HasSubstr("'sha256-"));
  }
  EXPECT_EQ(browser.get("/regles/none").status, 422);
  const http::Response sheets = browser.get("/rapport/terme.xlsx");
  EXPECT_EQ(sheets.status, 200);
  EXPECT_EQ(sheets.body.substr(0, 2), "PK");
}

TEST_F(WebPages, TheTermIsAPictureWhoseStyleTheBrowserIsToldOf) {
  const http::Response page = browser.get("/terme");
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("<svg"));
  EXPECT_THAT(page.body, HasSubstr("□ session planned"));
  const std::string policy(page.headers["content-security-policy"]);
  EXPECT_THAT(policy, HasSubstr("style-src 'self' 'sha256-"));
  EXPECT_THAT(policy, HasSubstr("form-action 'self'"));
  EXPECT_EQ(page.headers.count("content-security-policy"), 1U);
  EXPECT_TRUE(page.compressible);
}

TEST_F(WebPages, TheSettingsAreShownAndTheirConnectionsTried) {
  const std::string page = shown("/reglages");
  EXPECT_THAT(page, HasSubstr("gouvernail.toml"));
  EXPECT_THAT(page, HasSubstr("not set"));
  EXPECT_THAT(page, Not(HasSubstr("tried just now")));
  add_settings("[mail]\nserver = \"127.0.0.1\"\nport = 1\nsecurity = \"none\"\n");
  EXPECT_THAT(shown("/reglages"), HasSubstr("127.0.0.1:1"));
  const std::int64_t before = revision();
  const http::Response tried = browser.send("/reglages", {}, "/reglages/essayer");
  EXPECT_EQ(tried.status, 200);
  EXPECT_THAT(tried.body, HasSubstr("tried just now"));
  EXPECT_THAT(tried.body, HasSubstr("mail through “127.0.0.1”"));
  EXPECT_THAT(tried.body, Not(HasSubstr("Each of them can be used")));
  EXPECT_EQ(revision(), before);
}

TEST_F(WebPages, TheCalendarOfSomebodyIsKeptAsAFile) {
  EXPECT_THAT(shown("/personnes/fiche/dgs"), HasSubstr("/personnes/agenda?person=dgs"));
  const std::string file =
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//\r\nBEGIN:VEVENT\r\nUID:away\r\n"
      "DTSTAMP:20261101T080000Z\r\nDTSTART;VALUE=DATE:20261207\r\nDTEND;VALUE=DATE:20261212\r\n"
      "END:VEVENT\r\nEND:VCALENDAR\r\n";
  EXPECT_THAT(done(browser.send_file("/personnes/agenda", "file", "agenda.ics", file)),
              HasSubstr("was kept: 1 engagement to come."));
  EXPECT_THAT(shown("/calendrier?mois=2026-12"), HasSubstr("1 person away"));
  const http::Response refused =
      browser.send_file("/personnes/agenda", "file", "lettre.doc", "Bonjour");
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(shown("/calendrier?mois=2026-12"), HasSubstr("1 person away"));
  EXPECT_THAT(done(browser.send("/personnes/agenda", {{"forget", "yes"}})),
              HasSubstr("The calendar was forgotten."));
  EXPECT_THAT(shown("/calendrier?mois=2026-12"), Not(HasSubstr("person away")));
}

TEST_F(WebPages, DutiesThatDependOnHowTheTextIsReadAreFound) {
  const std::string all = shown("/echeances?annee=all");
  const std::string some = shown("/echeances?lectures=selon");
  EXPECT_LT(some.size(), all.size());
  EXPECT_THAT(some, HasSubstr("depends on reading"));
  EXPECT_THAT(all, Not(HasSubstr("depends on reading")));
}

TEST_F(WebPages, WithoutAMailServerTheMailOfTheWeekIsRefused) {
  const http::Response refused = browser.send("/reglages/alerte", {});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("Who would get it"));
}

TEST_F(WebPages, TheMailOfTheWeekIsSeenBeforeItLeaves) {
  const std::string page = shown("/reglages/alerte");
  EXPECT_THAT(page, HasSubstr("Who would get it"));
  EXPECT_THAT(page, HasSubstr("what this person has to do"));
}

TEST_F(WebPages, NobodyWasInvitedYet) {
  EXPECT_THAT(shown("/reponses"), HasSubstr("Nobody was invited"));
  EXPECT_THAT(shown("/reponses"), HasSubstr("No mailbox is set"));
  EXPECT_EQ(browser.send("/reponses", {}, "/reponses/relever").status, 422);
  EXPECT_EQ(browser.send("/reponses", {{"number", "7"}, {"decision", "accept"}}).status, 422);
}

TEST_F(WebPages, AProposalToACancelledSessionIsSetAside) {
  records::Undecided proposal;
  proposal.meeting = "copil-2026-12-10";
  proposal.doubt = records::Doubt::counter;
  proposal.attendee = proposal.sender = "dgs@cchpm.example.org";
  proposal.dtstamp = proposal.received_at = *calendar::parse_ical_utc("20261124T080000Z");
  proposal.start = calendar::LocalTime{day("2026-12-14"), calendar::Minutes{10 * 60}};
  proposal.end = calendar::LocalTime{day("2026-12-14"), calendar::Minutes{12 * 60}};
  app::Opened here = opened();
  app::record(here, {records::PutUndecided{proposal}});
  EXPECT_THAT(shown("/reponses"), HasSubstr("value=\"accept\""));
  here = opened();
  app::CancelMeeting cancel;
  cancel.meeting = "copil/2026-12-10";
  app::cancel_meeting(here, cancel, day("2026-11-24"));
  const std::string page = shown("/reponses");
  EXPECT_THAT(page, HasSubstr("the meeting is cancelled"));
  EXPECT_THAT(page, Not(HasSubstr("value=\"accept\"")));
  done(browser.send("/reponses", {{"decision", "refuse"}}));
  EXPECT_THAT(page, HasSubstr("14 December"));
  EXPECT_THAT(shown("/reponses"), Not(HasSubstr("14 December")));
  EXPECT_THAT(shown("/reponses"), Not(HasSubstr("the meeting is cancelled")));
}

TEST_F(WebPages, WithoutAServerThereIsNothingToTry) {
  const std::string page = browser.send("/reglages", {}, "/reglages/essayer").body;
  EXPECT_THAT(page, HasSubstr("Nothing to try: no server is set."));
  EXPECT_THAT(page, Not(HasSubstr("Each of them can be used.")));
}

TEST_F(WebPages, WhatASentenceAsksForIsALink) {
  const std::string page = shown("/");
  EXPECT_THAT(page, HasSubstr("Say when a party signed</a>"));
}

}  // namespace
}  // namespace gouvernail::test

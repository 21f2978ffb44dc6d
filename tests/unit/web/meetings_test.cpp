// SPDX-License-Identifier: MPL-2.0
// The life of a meeting on pages, beside what the record says of it.
#include <gmock/gmock.h>

#include <algorithm>

#include "app/meetings.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "governance/presence_text.h"
#include "unit/web/browser.h"

namespace gouvernail::test {
namespace {

using governance::MeetingStatus;
using testing::HasSubstr;
using testing::Not;

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
  EXPECT_THAT(shown, HasSubstr("<li>Budget"));
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

// Somebody there in person, one for another, one excused, a function that is no guest, a number.
TEST_F(WebMeetings, ASheetThatNobodyTouchedStaysAsItIs) {
  const std::string uid = "elus-2025-12-04";
  app::Opened here = opened();
  app::HoldMeeting hold;
  hold.meeting = uid;
  hold.present =
      "elu-cchpm/elu-a1|elu-cchpm/elu-a2=représenté par charge-cooperation-pilote/pilote|"
      "vp-logement/vp-logement-a=excusé|directeur-centre-social|charge-cooperation*2";
  app::hold_meeting(here, hold, day("2026-11-24"));
  const governance::Meeting before = recorded(uid);
  ASSERT_EQ(before.present->size(), 5U) << governance::presence_text(*before.present);
  const std::string page = "/reunions/" + uid + "/tenue";
  done(browser.send(page, {}));
  EXPECT_EQ(recorded(uid), before);
  done(browser.send(page, {{"r-elu-cchpm", "3"}}));
  EXPECT_EQ(recorded(uid).present->size(), 6U);
  EXPECT_THAT(*recorded(uid).present, testing::IsSupersetOf(*before.present));
}

TEST_F(WebMeetings, ASheetIsNotEmptiedByMistake) {
  const std::string uid = "elus-2025-12-04";
  const http::Response refused = browser.send(
      "/reunions/" + uid + "/tenue", {{"r-elu-cchpm", ""}, {"r-charge-cooperation-pilote", ""}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("Nobody would be left on the sheet that is recorded"));
  EXPECT_EQ(recorded(uid).present->size(), 2U);
}

TEST_F(WebMeetings, AMoveKeepsTheHourTheLengthAndThePlace) {
  const governance::Meeting before = recorded("elus-2026-12-08");
  done(browser.send(elus + "/deplacer", {{"to", "2026-12-09"}}));
  governance::Meeting after = recorded("elus-2026-12-08");
  EXPECT_EQ(after.day, day("2026-12-09"));
  EXPECT_EQ(after.start_time, before.start_time);
  EXPECT_EQ(governance::length_of(after), governance::length_of(before));
  EXPECT_EQ(after.site, before.site);
}

TEST_F(WebMeetings, ACorrectionThatChangesNothingIsRefused) {
  const governance::Meeting before = recorded("elus-2026-12-08");
  const http::Response refused =
      browser.send(elus + "/corriger", {{"because", "Erreur de saisie"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(recorded("elus-2026-12-08"), before);
}

TEST_F(WebMeetings, TheDaysOfSendingOfASessionThatWasHeldAreGivenAfterwards) {
  const std::string uid = "formation-jeunesse-2024-02-29";
  const std::string page = "/reunions/" + uid;
  EXPECT_THAT(browser.get(page).body, HasSubstr("Say when it was convened"));
  done(browser.send(page + "/convoquer", {{"on", "2024-02-12"}}));
  EXPECT_EQ(recorded(uid).convened_on, day("2024-02-12"));
  EXPECT_EQ(recorded(uid).status, MeetingStatus::held);
  EXPECT_THAT(browser.get(page).body, Not(HasSubstr("Say when it was convened")));
}

TEST_F(WebMeetings, MinutesAreThoseOfASessionThatWasHeld) {
  const http::Response refused =
      browser.send(elus + "/compte-rendu", {{"minutes-sent-on", "2026-11-23"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("The meeting is not recorded as held"));
}

TEST_F(WebMeetings, WhatWasAddedAndTakenBackLeadsToTheJournal) {
  const http::Response added =
      browser.send("/reunions/ajouter", {{"body", "copil"}, {"on", "2026-12-22"}});
  const std::string address(added.headers["location"]);
  const http::Response undone =
      browser.send(address, {}, "/journal/" + std::to_string(revision()) + "/annuler");
  EXPECT_THAT(std::string(undone.headers["location"]), testing::StartsWith("/journal?"));
  EXPECT_THAT(done(undone), HasSubstr("It was taken back."));
}

TEST_F(WebMeetings, TakingBackLeadsToThePageWhereOneWas) {
  done(browser.send(elus + "/note", {{"note", "x"}}));
  const http::Response undone =
      browser.send_from(browser.get("/journal").body, {{"back", "/echeances?instance=elus"}},
                        "/journal/" + std::to_string(revision()) + "/annuler");
  EXPECT_THAT(std::string(undone.headers["location"]),
              testing::StartsWith("/echeances?instance=elus&message="));
}

TEST_F(WebMeetings, ADocumentIsAttachedByItsDigestAndTakenOff) {
  const std::string page = "/reunions/elus-2025-12-04";
  EXPECT_EQ(browser.send_file(page + "/document", "file", "vide.pdf", "").status, 422);
  const std::string shown =
      done(browser.send_file(page + "/document", "file", "C:\\scans\\Émargement.pdf", "%PDF-1"));
  EXPECT_THAT(shown, HasSubstr("The document was attached."));
  EXPECT_THAT(shown, HasSubstr("Émargement.pdf"));
  const auto evidence = opened().database->evidence().at("elus-2025-12-04");
  ASSERT_EQ(evidence.size(), 1U);
  EXPECT_EQ(evidence[0].size, 6);
  const http::Response file = browser.get(page + "/documents/%C3%89margement.pdf");
  EXPECT_EQ(file.body, "%PDF-1");
  EXPECT_EQ(file.headers["content-disposition"],
            "attachment; filename*=UTF-8''%C3%89margement.pdf");
  EXPECT_EQ(browser.get(page + "/documents/autre.pdf").status, 422);
  EXPECT_THAT(done(browser.send(page + "/retirer-document", {})),
              HasSubstr("The document was taken off."));
  EXPECT_TRUE(opened().database->evidence().empty());
}

TEST_F(WebMeetings, WhatIsAddedTwiceWithOneFormIsAddedOnce) {
  const std::string form = browser.get("/reunions/ajouter").body;
  const Fields typed = {{"body", "copil"}, {"on", "2027-03-04"}, {"at", "14:00"}};
  EXPECT_EQ(browser.send_from(form, typed, "/reunions/ajouter").status, 303);
  const std::int64_t once = revision();
  const http::Response twice = browser.send_from(form, typed, "/reunions/ajouter");
  EXPECT_EQ(twice.status, 422);
  EXPECT_THAT(twice.body, HasSubstr("uch a meeting was added"));
  EXPECT_EQ(revision(), once);
}

TEST_F(WebMeetings, AMoveToWhereItStandsIsNone) {
  const std::int64_t before = revision();
  EXPECT_EQ(browser.send(elus + "/deplacer", {{"reason", "x"}}).status, 422);
  EXPECT_EQ(revision(), before);
}

TEST_F(WebMeetings, WhoeverIsSaidToHaveComeForAnotherIsNotLost) {
  const std::string uid = "elus-2025-12-04";
  const std::string page = "/reunions/" + uid + "/tenue";
  done(browser.send(page, {{"r-elu-cchpm", ""},
                           {"r-charge-cooperation-pilote", ""},
                           {"d-elu-a1", "Chargée de coopération pilote"}}));
  const std::string sheet = governance::presence_text(*recorded(uid).present);
  EXPECT_THAT(sheet, HasSubstr("elu-a1=represented"));
  EXPECT_THAT(sheet, HasSubstr("/pilote")) << "the name that was typed, and the function";
  EXPECT_THAT(browser.get(page).body,
              HasSubstr("list=\"known\" value=\"Chargée de coopération pilote\""));
  EXPECT_EQ(browser.send(page, {}).status, 303);
  EXPECT_EQ(governance::presence_text(*recorded(uid).present), sheet) << "nobody touched it";
  const http::Response unknown = browser.send(page, {{"d-elu-a2", "Mme Petit"}});
  EXPECT_EQ(unknown.status, 422);
  EXPECT_THAT(unknown.body, HasSubstr("neither a person nor a function"));
  done(browser.send(page, {{"p-elu-a1", ""}, {"d-elu-a1", ""}, {"p-elu-a2", "present"}}));
  EXPECT_THAT(governance::presence_text(*recorded(uid).present), Not(HasSubstr("elu-a1")));
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

TEST_F(WebMeetings, AFieldThatNobodyTouchedTakesWhatAnotherTabRecorded) {
  const std::string form = browser.get(elus + "/deplacer").body;
  done(browser.send(elus + "/deplacer", {{"at", "10:00"}}));
  const http::Response stopped =
      browser.send_from(form, {{"to", "2026-12-09"}}, elus + "/deplacer");
  EXPECT_EQ(stopped.status, 409);
  EXPECT_THAT(stopped.body, HasSubstr("value=\"10:00\""));
  EXPECT_THAT(stopped.body, HasSubstr("value=\"2026-12-09\""));
  done(browser.send_from(stopped.body, {}, elus + "/deplacer"));
  const governance::Meeting moved = recorded("elus-2026-12-08");
  EXPECT_EQ(moved.day, day("2026-12-09"));
  EXPECT_EQ(moved.start_time, calendar::Minutes{10 * 60});
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

TEST_F(WebMeetings, TheAgendaIsAddedUpAndAnItemGoesToTheNextSession) {
  browser.send("/reunions/ajouter", {{"body", "elus"}, {"on", "2027-03-09"}, {"at", "18:00"}});
  const std::string added = done(browser.send(
      elus + "/ordre-du-jour", {{"agenda", "Accueil (5 min)\r\nBilan 1 h\r\nQuestions"}}));
  EXPECT_THAT(added, HasSubstr("1 h 05 in all, and 1 item without a length"));
  EXPECT_THAT(added, HasSubstr("/reporter-point?point=Questions"));
  const std::string form = elus + "/reporter-point?point=Questions";
  EXPECT_THAT(browser.get(form).body, HasSubstr("9 March 2027"));
  const std::string deferred = done(browser.send(form, {}, elus + "/reporter-point"));
  EXPECT_THAT(deferred, HasSubstr("The item is on the agenda of"));
  EXPECT_THAT(deferred, HasSubstr("1 h 05 in all<"));
  EXPECT_EQ(recorded("elus-2026-12-08").agenda, "Accueil (5 min)\nBilan 1 h");
  EXPECT_EQ(browser.send(form, {}, elus + "/reporter-point").status, 422);
}

TEST_F(WebMeetings, WhatACancellationChangesIsSeenBefore) {
  const http::Response looked = browser.send(elus + "/annuler", {{"look", "yes"}});
  EXPECT_EQ(looked.status, 200);
  EXPECT_THAT(looked.body, HasSubstr("What the cancellation changes"));
  EXPECT_THAT(looked.body, HasSubstr("/echeances/elus-trimestriel/2026-Q4"));
  EXPECT_EQ(recorded("elus-2026-12-08").status, MeetingStatus::proposed);
  const std::string off = done(browser.send(elus + "/annuler", {{"reason", "Grève"}}));
  EXPECT_THAT(off, HasSubstr("Choose another date"));
  EXPECT_THAT(off, HasSubstr("/reunions/date?instance=elus"));
}

TEST_F(WebMeetings, WhatIsCancelledIsNotToCome) {
  done(browser.send("/reunions/copil-2026-12-10/annuler", {}));
  const std::string page = browser.get("/reunions").body;
  const std::size_t off = page.find("Cancelled, they will not take place");
  ASSERT_NE(off, std::string::npos);
  EXPECT_GT(page.find("/reunions/copil-2026-12-10"), off);
}

TEST_F(WebMeetings, ActionsComeBeforeTheGuestsAndTasksLeadToTheirPlace) {
  const std::string page = browser.get("/reunions/copil-2026-12-10").body;
  const std::size_t guests = page.find("<table class=\"rows\">");
  ASSERT_NE(guests, std::string::npos);
  EXPECT_LT(page.find("/reunions/copil-2026-12-10/deplacer\""), guests);
  const std::string proposed = browser.get("/reunions/elus-2026-12-08").body;
  const std::size_t tasks = proposed.find("<h2>To do</h2>");
  ASSERT_NE(tasks, std::string::npos);
  const std::string list = proposed.substr(tasks, proposed.find("</section>", tasks) - tasks);
  EXPECT_THAT(list, HasSubstr("<a href=\""));
}

TEST_F(WebMeetings, ItsHistoryIsInWordsAndUndoneWhereThatCanBe) {
  const std::string uid = "elus-2025-12-04";
  app::Opened here = opened();
  app::HoldMeeting hold;
  hold.meeting = uid;
  hold.present = "elu-cchpm*2";
  app::hold_meeting(here, hold, day("2026-11-24"));
  const std::string page = browser.get("/reunions/" + uid).body;
  const std::string history = page.substr(page.find("<h2>What happened</h2>"));
  EXPECT_THAT(history, Not(HasSubstr("elu-cchpm")));
  EXPECT_THAT(history, Not(HasSubstr("elus 2025-12-04")));
  EXPECT_THAT(history, HasSubstr("Group of elected members, Thursday 4 December 2025"));
  EXPECT_THAT(history, Not(HasSubstr("(none)")));
  // The step on top of it is undone first.
  const auto undo = [&](std::int64_t entry) {
    return "/journal/" + std::to_string(entry) + "/annuler";
  };
  EXPECT_THAT(history, HasSubstr(undo(revision())));
  std::size_t links = 0;
  for (std::size_t at = 0; (at = history.find("/annuler\"", at)) != std::string::npos; ++at)
    ++links;
  EXPECT_EQ(links, 1U);
}

TEST_F(WebMeetings, WhoeverIsUnknownIsAddedFromTheSheetThatKeepsItsTicks) {
  app::Opened here = opened();
  const app::AddMeeting add{"copil", day("2026-11-23"), calendar::Minutes{14 * 60}, {}, "", ""};
  const std::string uid = app::add_meeting(here, add, day("2026-11-24")).after.uid;
  const std::string page = "/reunions/" + uid + "/tenue";
  const std::int64_t before = revision();
  const http::Response refused = browser.send(
      page, {{"p-pilote", "present"}, {"p-cat", "represented"}, {"d-cat", "Mme Lefebvre"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(revision(), before);
  EXPECT_THAT(refused.body, HasSubstr("name=\"p-pilote\" value=\"present\" checked"));
  EXPECT_THAT(refused.body, HasSubstr("value=\"Mme Lefebvre\""));
  EXPECT_THAT(refused.body, HasSubstr("Add “Mme Lefebvre” to the persons"));
  done(browser.send_from(refused.body, {{"n-cat", "yes"}}, page));
  const auto present = recorded(uid).present.value_or(std::vector<governance::Presence>{});
  EXPECT_TRUE(std::ranges::any_of(present, [](const governance::Presence& one) {
    return one.person == "cat" && one.by_person == "mme-lefebvre";
  }));
  EXPECT_TRUE(std::ranges::any_of(
      present, [](const governance::Presence& one) { return one.person == "pilote"; }));
  const app::Opened after = opened();
  ASSERT_NE(after.people->find("mme-lefebvre"), nullptr);
  EXPECT_EQ(after.people->find("mme-lefebvre")->party, "caf");
}

TEST_F(WebMeetings, WhoeverMayNotComeForAnElectedOneIsNotAdded) {
  const std::string page = "/reunions/elus-2025-12-04/tenue";
  const Fields fields = {{"d-elu-a2", "Mme Lefebvre"}, {"n-elu-a2", "yes"}};
  const http::Response refused = browser.send(page, fields);
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, Not(HasSubstr("to the persons, and record")));
  EXPECT_EQ(opened().people->find("mme-lefebvre"), nullptr);
}

}  // namespace
}  // namespace gouvernail::test

// SPDX-License-Identifier: MPL-2.0
// Persons: who is looked for, the page of one, and who takes another's seats over.
#include <gmock/gmock.h>

#include "unit/web/browser.h"

namespace gouvernail::test {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* replacing = "/personnes/remplacer?person=dgs";

struct WebPersons : WebWorkspace {
  std::string shown(const std::string& address) {
    const http::Response page = browser.get(address);
    EXPECT_EQ(page.status, 200) << address;
    return page.body;
  }
  http::Response replace(const Fields& fields) {
    return browser.send(replacing, fields, "/personnes/remplacer");
  }
};

TEST_F(WebPersons, SomebodyIsFoundWhateverTheCaseAndTheAccents) {
  const std::string all = shown("/personnes");
  EXPECT_THAT(all, HasSubstr("/personnes/fiche/dgs"));
  EXPECT_THAT(all, HasSubstr("/personnes/fiche/pilote"));
  const std::string found = shown("/personnes?q=directeur+G%C3%89N%C3%89RAL+cchpm");
  const std::string plain = shown("/personnes?q=dgs%40cchpm");
  EXPECT_THAT(plain, HasSubstr("/personnes/fiche/dgs"));
  EXPECT_THAT(plain, Not(HasSubstr("/personnes/fiche/pilote")));
  EXPECT_THAT(plain, HasSubstr("1 person found"));
  EXPECT_THAT(plain, HasSubstr("value=\"dgs@cchpm\""));
  const http::Response french = Browser(application, "fr").get("/personnes?q=directeur+GENERAL");
  EXPECT_THAT(french.body, HasSubstr("/personnes/fiche/dgs"));
  EXPECT_THAT(french.body, Not(HasSubstr("/personnes/fiche/pilote")));
  EXPECT_THAT(shown("/personnes?q=nobody+of+that+name"), HasSubstr("Nobody and nothing"));
  EXPECT_THAT(shown("/personnes?q=%3Cb%3E"), Not(HasSubstr("<b>")));
}

TEST_F(WebPersons, ThePageOfOneTellsSeatsBodiesMeetingsAndTheAddress) {
  const std::string page = shown("/personnes/fiche/dgs");
  EXPECT_THAT(page, HasSubstr("Director general of services"));
  EXPECT_THAT(page, HasSubstr("/reunions?instance=copil"));
  EXPECT_THAT(page, HasSubstr("/reunions/copil-2026-12-10"));
  EXPECT_THAT(page, HasSubstr("/reunions/copil-2026-12-10/reponse?personne=dgs"));
  EXPECT_THAT(page, HasSubstr("nothing was sent to this address yet"));
  mail(records::request_method, "0");
  EXPECT_THAT(shown("/personnes/fiche/dgs"), HasSubstr("has not answered"));
  EXPECT_EQ(browser.get("/personnes/fiche/nobody").status, 404);
}

TEST_F(WebPersons, AnAddressThatWasRefusedIsToldThereAndInTheList) {
  app::Opened here = opened();
  records::OutgoingMail mail;
  mail.kind = records::invitation_kind;
  mail.subject = "copil-2026-12-10";
  mail.method = records::request_method;
  mail.recipient = "DGS@cchpm.example.org";
  mail.sender = "pilote@cchpm.example.org";
  mail.message_id = "1";
  mail.message = "x";
  app::record(here, {records::QueueMail{mail}});
  const auto at = calendar::parse_ical_utc("20261124T100000Z").value();
  const auto taken = here.database->take_mail(at, 0);
  here.database->settle_mail(taken->id, records::MailState::refused, at, at, 550);
  EXPECT_THAT(shown("/personnes/fiche/dgs"), HasSubstr("refused by a server (code 550)"));
  EXPECT_THAT(shown("/personnes?q=dgs"), HasSubstr("refused by a server"));
}

TEST_F(WebPersons, SomebodyNewTakesTheSeatsOver) {
  const std::string form = shown(replacing);
  EXPECT_THAT(form, HasSubstr("and the successor yourself."));
  EXPECT_EQ(replace({{"name", ""}}).status, 422);
  const std::int64_t before = revision();
  const http::Response looked =
      replace({{"name", "Anne Petit"}, {"on", "2026-11-30"}, {"look", "yes"}});
  EXPECT_THAT(looked.body, HasSubstr("and Anne Petit yourself."));
  EXPECT_THAT(looked.body, HasSubstr("Anne Petit has no mail address"));
  EXPECT_EQ(revision(), before);
  const http::Response done = replace({{"name", "Anne Petit"}, {"on", "2026-11-30"}});
  ASSERT_EQ(done.status, 303) << done.body;
  EXPECT_THAT(browser.follow(done).body, HasSubstr("The seats go to Anne Petit"));
  const std::string page = shown("/personnes/fiche/anne-petit");
  EXPECT_THAT(page, HasSubstr("Director general of services"));
  EXPECT_THAT(page, HasSubstr("/reunions/copil-2026-12-10"));
  EXPECT_THAT(shown("/personnes/fiche/dgs"), Not(HasSubstr("/reunions/copil-2026-12-10")));
}

TEST_F(WebPersons, WhoeverHoldsNoSeatIsReplacedByNobody) {
  EXPECT_EQ(browser.get("/personnes/remplacer?person=nobody").status, 404);
}

TEST_F(WebPersons, AShortNameIsMadeWhereNoneIsGiven) {
  const http::Response done =
      browser.send("/personnes/ajouter", {{"name", "Léa Ümit"}, {"key", ""}});
  ASSERT_EQ(done.status, 303) << done.body;
  EXPECT_THAT(shown("/personnes/fiche/lea-umit"), HasSubstr("invited to nothing"));
  EXPECT_THAT(browser.send("/personnes/ajouter", {{"name", ""}}).body,
              HasSubstr("A person needs a name"));
}

TEST_F(WebPersons, WhatIsHeldAboutOneIsShownAndTakenAway) {
  EXPECT_THAT(shown("/personnes/fiche/dgs"), HasSubstr("/personnes/detenu?person=dgs"));
  const std::string page = shown("/personnes/detenu?person=dgs");
  EXPECT_THAT(page, HasSubstr("What is held about"));
  EXPECT_THAT(page, HasSubstr("mail address: dgs@cchpm.example.org"));
  EXPECT_THAT(page, HasSubstr("/personnes/effacer?person=dgs"));
  const http::Response json = browser.get("/personnes/detenu.json?person=dgs");
  EXPECT_EQ(json.type, "application/json");
  EXPECT_THAT(json.body, HasSubstr("dgs@cchpm.example.org"));
  EXPECT_EQ(browser.get("/personnes/detenu?person=nobody").status, 404);
  EXPECT_EQ(browser.get("/personnes/effacer?person=").status, 404);
}

TEST_F(WebPersons, NobodyIsErasedUntilThatIsSaidTwice) {
  const std::string asked = shown("/personnes/effacer?person=dgs");
  EXPECT_THAT(asked, HasSubstr("does not come back"));
  const std::int64_t before = revision();
  const http::Response unsure =
      browser.send("/personnes/effacer?person=dgs", {}, "/personnes/effacer");
  EXPECT_EQ(unsure.status, 422);
  EXPECT_EQ(revision(), before);
  const http::Response done =
      browser.send("/personnes/effacer?person=dgs", {{"sure", "yes"}}, "/personnes/effacer");
  ASSERT_EQ(done.status, 303) << done.body;
  const std::string after = browser.follow(done).body;
  EXPECT_THAT(after, HasSubstr("stays as that of a number"));
  EXPECT_THAT(after, Not(HasSubstr("/annuler")));
  EXPECT_EQ(browser.get("/personnes/fiche/dgs").status, 404);
  EXPECT_THAT(shown("/personnes"), Not(HasSubstr("dgs@cchpm.example.org")));
}

}  // namespace
}  // namespace gouvernail::test

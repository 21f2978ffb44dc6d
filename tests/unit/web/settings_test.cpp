// SPDX-License-Identifier: MPL-2.0
// Settings changed on a page: what was typed, and nothing else of the file.
#include <gmock/gmock.h>

#include "platform/files.h"
#include "settings/settings.h"
#include "unit/web/browser.h"

namespace gouvernail::test::settings_test {
namespace {

using testing::HasSubstr;

struct WebSettings : WebWorkspace {
  const std::string page = "/reglages/modifier";
  std::string file() const { return platform::read_file(workspace / "gouvernail.toml"); }
};

TEST_F(WebSettings, WhatWasTypedIsWrittenAndCommentsStay) {
  const std::string before = file();
  EXPECT_EQ(browser.send(page, {}).status, 303) << "a form that nobody touched";
  EXPECT_EQ(file(), before);
  const http::Response kept = browser.send(
      page, {{"name", "Zoé"}, {"address", "zoe@example.org"}, {"weekdays", "jeudi, mardi"}});
  ASSERT_EQ(kept.status, 303) << kept.body;
  EXPECT_THAT(file(), HasSubstr("name = \"Zoé\""));
  EXPECT_THAT(file(), HasSubstr("weekdays = [\"jeudi\", \"mardi\"]"));
  EXPECT_THAT(file(), HasSubstr(before.substr(0, before.find('\n')))) << "the first comment";
  EXPECT_EQ(opened().settings->organiser.address, "zoe@example.org");
  EXPECT_EQ(opened().settings->preferences.weekdays, (std::vector<int>{4, 2}));
  EXPECT_THAT(browser.get("/reglages").body, HasSubstr("zoe@example.org"));
}

TEST_F(WebSettings, WhatItsReaderWouldRefuseIsNotWritten) {
  const std::string before = file();
  const http::Response refused = browser.send(page, {{"weekdays", "someday"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("someday"));
  EXPECT_THAT(refused.body, HasSubstr("aria-invalid=\"true\" aria-errormessage=\"problem\" "
                                      "autofocus=\"autofocus\""));
  EXPECT_THAT(refused.body, testing::ContainsRegex("name=\"weekdays\"[^>]*aria-invalid"));
  EXPECT_THAT(refused.body, testing::Not(testing::ContainsRegex("name=\"name\"[^>]*aria-invalid")));
  EXPECT_EQ(browser.send(page, {{"name", "Zoé"}, {"address", "nowhere"}}).status, 422);
  EXPECT_EQ(file(), before);
}

// A file that its reader takes and that no workspace can be opened with.
TEST_F(WebSettings, WhatDoesNotFitTheRulesIsNotWritten) {
  add_settings("[planning.body.copil]\nfixed-weekday = true\n");
  const std::string before = file();
  const http::Response refused = browser.send(page, {{"weekdays", "samedi"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(file(), before);
  EXPECT_EQ(browser.get("/").status, 200);
}

TEST_F(WebSettings, TheJournalSaysWhichWereChangedAndNotWhatTheySay) {
  const std::int64_t before = revision();
  ASSERT_EQ(browser.send(page, {{"weekdays", "jeudi"}}).status, 303);
  EXPECT_EQ(revision(), before + 1);
  const std::string journal = browser.get("/journal").body;
  EXPECT_THAT(journal, HasSubstr("settings changed in gouvernail.toml: preferred days"));
  EXPECT_THAT(journal, testing::Not(HasSubstr("jeudi")));
  const std::string undo = browser.get("/journal/" + std::to_string(before + 1) + "/annuler").body;
  EXPECT_THAT(undo, HasSubstr("tells of settings that stand in gouvernail.toml"));
  EXPECT_THAT(undo, HasSubstr("<a class=\"button\" href=\"/reglages\">"));
  EXPECT_THAT(undo, testing::Not(HasSubstr("Take it back")));
  ASSERT_EQ(browser.send(page, {{"weekdays", "someday"}}).status, 422);
  EXPECT_EQ(revision(), before + 1);
}

TEST_F(WebSettings, DaysAndHoursAreTypedAsPeopleDo) {
  ASSERT_EQ(browser.send(page, {{"weekdays", "Jeudi; mardi"}, {"starts", "18h ; 9h30"}}).status,
            303);
  EXPECT_THAT(file(), HasSubstr("weekdays = [\"jeudi\", \"mardi\"]"));
  EXPECT_THAT(file(), HasSubstr("starts = [\"18:00\", \"09:30\"]"));
  const std::string refused = browser.send(page, {{"starts", "le soir"}}).body;
  EXPECT_THAT(refused, HasSubstr("le soir"));
  EXPECT_THAT(refused, testing::Not(HasSubstr("gouvernail.toml:")));
  EXPECT_THAT(refused, testing::ContainsRegex("name=\"starts\"[^>]*aria-invalid"));
}

TEST_F(WebSettings, TheHouseSaysWhenItIsClosed) {
  add_settings(
      "[house]\nclosures = [ { first = 2026-12-24, last = 2026-12-31, name = { fr = "
      "\"Noël\", en = \"Christmas\" } } ]\n");
  const std::string shown = browser.get(page).body;
  EXPECT_THAT(shown, HasSubstr("24/12/2026"));
  const std::string first = shown.substr(shown.find('>', shown.find("<textarea")) + 1, 64);
  const std::string line = first.substr(0, first.find('<'));
  ASSERT_EQ(browser.send(page, {{"closures", line + "\r\n14/05/2027 : Pont\r\n"}}).status, 303);
  EXPECT_THAT(file(), HasSubstr("name = { fr = \"Noël\", en = \"Christmas\" }"));
  EXPECT_THAT(file(), HasSubstr("{ first = 2027-05-14, last = 2027-05-14, name = \"Pont\" }"));
  const std::string kept = file();
  for (const char* wrong : {"Noël", "31/12/2026 au 24/12/2026 : Noël", "31/02/2027 : Pont"}) {
    const http::Response refused = browser.send(page, {{"closures", wrong}});
    EXPECT_EQ(refused.status, 422) << wrong;
    EXPECT_THAT(refused.body, testing::ContainsRegex("name=\"closures\"[^>]*aria-invalid"));
  }
  EXPECT_EQ(file(), kept);
  EXPECT_THAT(browser.get("/journal").body, HasSubstr("days on which the house is closed"));
}

TEST_F(WebSettings, ABodyMeetsWhenItDoes) {
  const std::string its = "/reglages/instance?instance=elus";
  EXPECT_THAT(browser.get("/reglages").body, HasSubstr(its));
  ASSERT_EQ(
      browser
          .send(its,
                {{"weekdays", "lundi"}, {"fixed", "yes"}, {"starts", "18:00"}, {"notice", "10"}})
          .status,
      303);
  const app::Opened now = opened();
  EXPECT_EQ(now.settings->preferences.weekdays_of.at("elus"), std::vector<int>{1});
  EXPECT_EQ(now.settings->preferences.starts_of.at("elus"),
            std::vector<calendar::Minutes>{calendar::Minutes{18 * 60}});
  EXPECT_TRUE(now.settings->preferences.fixed_weekday.contains("elus"));
  EXPECT_EQ(now.rules->house.notice_for("elus").days, 10);
  const std::string kept = file();
  EXPECT_EQ(browser.send(its, {{"notice", "dix"}}).status, 422);
  EXPECT_EQ(file(), kept);
  ASSERT_EQ(browser.send(its, {{"notice", ""}}).status, 303);
  EXPECT_EQ(opened().rules->house.notice_for("elus").days, now.rules->house.notice.days);
  ASSERT_EQ(browser.send(its, {{"notice", "10"}}).status, 303);
  EXPECT_EQ(browser.send(its, {{"weekdays", "Sunday"}}).status, 422) << "no day that is ever open";
  EXPECT_EQ(file(), kept);
  EXPECT_EQ(browser.get("/reglages/instance?instance=nowhere").status, 422);
}

struct WebMailSettings : WebSettings {
  const std::string mail = "/reglages/courriel";
  std::string secret(const char* name) const {
    return platform::read_file(workspace / "secrets" / name);
  }
};

TEST_F(WebMailSettings, ServersAndPasswordsAreSetOnAPage) {
  const http::Response kept = browser.send(mail, {{"server", "smtp.example.org"},
                                                  {"security", "tls"},
                                                  {"user", "ctg@example.org"},
                                                  {"password", "azerty-1"},
                                                  {"mailbox", "imap.example.org"},
                                                  {"mailbox-user", "ctg@example.org"},
                                                  {"mailbox-password", "azerty-2"}});
  ASSERT_EQ(kept.status, 303) << kept.body;
  const auto now = opened();
  const auto& all = now.settings->connections;
  ASSERT_TRUE(all.mail && all.answers);
  EXPECT_EQ(all.mail->server, "smtp.example.org");
  EXPECT_EQ(all.mail->port, 465);
  EXPECT_EQ(all.answers->place.url, "imaps://imap.example.org/INBOX");
  EXPECT_EQ(secret("smtp"), "azerty-1\n");
  EXPECT_EQ(secret("imap"), "azerty-2\n");
  const auto mode = std::filesystem::status(workspace / "secrets" / "smtp").permissions();
  EXPECT_EQ(mode & std::filesystem::perms::mask,
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  EXPECT_THAT(file(), testing::Not(HasSubstr("azerty")));
  for (const char* shown : {"/reglages/courriel", "/reglages", "/journal"}) {
    EXPECT_THAT(browser.get(shown).body, testing::Not(HasSubstr("azerty"))) << shown;
  }
  EXPECT_THAT(browser.get("/journal").body, HasSubstr("mail server"));
}

// A kept password would go wherever somebody who sees the page says.
TEST_F(WebMailSettings, AKeptPasswordGoesToNoOtherServer) {
  ASSERT_EQ(
      browser
          .send(mail, {{"server", "smtp.example.org"}, {"user", "ctg"}, {"password", "azerty-1"}})
          .status,
      303);
  const std::string kept = file();
  const std::vector<std::pair<const char*, const char*>> changes = {
      {"server", "smtp.elsewhere.org"}, {"port", "2525"}, {"security", "tls"}, {"user", "other"}};
  for (const auto& [field, value] : changes) {
    const http::Response refused = browser.send(mail, {{field, value}});
    EXPECT_EQ(refused.status, 422) << field;
    EXPECT_THAT(refused.body, testing::ContainsRegex("name=\"password\"[^>]*aria-invalid"));
    EXPECT_EQ(file(), kept);
  }
  EXPECT_EQ(browser.send(mail, {}).status, 303) << "nothing was touched";
  ASSERT_EQ(browser.send(mail, {{"server", "smtp.elsewhere.org"}, {"password", "azerty-3"}}).status,
            303);
  EXPECT_EQ(secret("smtp-2"), "azerty-3\n");
  EXPECT_FALSE(std::filesystem::exists(workspace / "secrets" / "smtp")) << "nothing names it";
  EXPECT_EQ(browser.send(page, {{"server", "smtp.third.org"}}).status, 303);
  EXPECT_EQ(opened().settings->connections.mail->server, "smtp.elsewhere.org");
}

TEST_F(WebMailSettings, WhatIsWrongIsNotWritten) {
  const std::string before = file();
  const std::vector<std::vector<std::pair<std::string, std::string>>> wrong = {
      {{"server", ""}},
      {{"server", "smtp.example.org"}, {"port", "0"}},
      {{"server", "smtp.example.org"}, {"port", "70000"}},
      {{"server", "smtp.example.org"}, {"security", "none"}},
      {{"server", "https://smtp.example.org/"}},
      {{"server", "smtp.example.org"}, {"user", "ctg"}, {"password", " blank"}},
      {{"server", "smtp.example.org"}, {"password", "of nobody"}},
      {{"server", "smtp.example.org"}, {"mailbox-user", "of no mailbox"}},
      {{"server", "smtp.example.org"}, {"mailbox", "ftp://imap.example.org/"}}};
  for (const auto& fields : wrong) {
    EXPECT_EQ(browser.send(mail, fields).status, 422) << fields.back().second;
  }
  EXPECT_EQ(file(), before);
  EXPECT_FALSE(std::filesystem::exists(workspace / "secrets"));
}

// It goes before any file: whoever changed the server would send it there.
TEST_F(WebMailSettings, APasswordOfTheEnvironmentGoesToNoOtherServer) {
  add_settings("[mail]\nserver = \"smtp.example.org\"\nuser = \"ctg\"\n");
  ::setenv("GOUVERNAIL_SMTP_PASSWORD", "of the service", 1);
  const std::string before = file();
  EXPECT_EQ(browser.send(mail, {{"server", "smtp.elsewhere.org"}, {"password", "any"}}).status,
            422);
  EXPECT_EQ(browser.send(mail, {}).status, 303);
  ::unsetenv("GOUVERNAIL_SMTP_PASSWORD");
  EXPECT_EQ(file(), before);
}

TEST_F(WebMailSettings, APasswordThatOthersUseStaysTheirs) {
  std::filesystem::create_directory(workspace / "secrets");
  platform::write_secret(workspace / "secrets" / "smtp", "theirs\n");
  add_settings(
      "[caldav]\nurl = \"https://dav.example.org/a/\"\nuser = \"u\"\n"
      "password-file = \"secrets/smtp\"\n");
  ASSERT_EQ(
      browser.send(mail, {{"server", "smtp.example.org"}, {"user", "ctg"}, {"password", "ours"}})
          .status,
      303);
  EXPECT_EQ(secret("smtp"), "theirs\n");
  EXPECT_EQ(secret("smtp-2"), "ours\n");
}

TEST_F(WebMailSettings, WhoeverLogsInByATokenIsLeftAlone) {
  add_settings(
      "[mail]\nserver = \"smtp.office365.com\"\nuser = \"u\"\n"
      "token-command = \"echo x\"\n");
  EXPECT_THAT(browser.get(mail).body, testing::Not(HasSubstr("name=\"server\"")));
  const std::string before = file();
  EXPECT_EQ(browser.send(mail, {{"server", "smtp.example.org"}}).status, 422);
  EXPECT_EQ(file(), before);
}

// The form that comes back after an error shows what stands by then in fields that nobody touched.
TEST_F(WebSettings, AnErrorTakesNobodyElsesChangeBack) {
  add_settings("[organiser]\nname = \"Claire\"\naddress = \"claire@example.org\"\n");
  const std::string loaded = browser.get(page).body;
  ASSERT_EQ(browser.send(page, {{"name", "Zoé"}}).status, 303);
  const http::Response refused = browser.send_from(loaded, {{"weekdays", "someday"}}, page);
  ASSERT_EQ(refused.status, 422);
  EXPECT_EQ(browser.send_from(refused.body, {{"weekdays", "lundi"}}, page).status, 303);
  EXPECT_EQ(opened().settings->organiser.name, "Zoé");
}

TEST_F(WebSettings, WhatSomebodyElseChangedIsNotOverwritten) {
  const std::string loaded = browser.get(page).body;
  ASSERT_EQ(browser.send(page, {{"name", "Zoé"}, {"address", "zoe@example.org"}}).status, 303);
  // Another field goes together with it …
  EXPECT_EQ(browser.send_from(loaded, {{"starts", "14:00, 09:00"}}, page).status, 303);
  EXPECT_EQ(opened().settings->organiser.name, "Zoé");
  // … the same one does not.
  const http::Response refused = browser.send_from(loaded, {{"name", "Claire"}}, page);
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("Zoé"));
  EXPECT_EQ(opened().settings->organiser.name, "Zoé");
}

}  // namespace
}  // namespace gouvernail::test::settings_test

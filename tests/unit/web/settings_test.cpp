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

// A kept password would go wherever somebody who sees the page says.
TEST_F(WebSettings, NoServerIsSetOnThePage) {
  EXPECT_THAT(browser.get(page).body, testing::Not(HasSubstr("name=\"server\"")));
  const std::string before = file();
  EXPECT_EQ(browser.send(page, {{"server", "smtp.elsewhere.org"}}).status, 303);
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

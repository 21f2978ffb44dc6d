// SPDX-License-Identifier: MPL-2.0
#include "web/application.h"

#include <gmock/gmock.h>

#include "unit/web/browser.h"
#include "web/guard.h"

namespace gouvernail::test {
namespace {

using testing::HasSubstr;
using testing::Not;

struct Web : WebWorkspace {};

TEST_F(Web, TheFirstPageSaysWhetherAllIsInOrderAndWhatToDo) {
  const http::Response page = browser.get("/");
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(page.body, HasSubstr("Not in order"));
  EXPECT_THAT(page.body, HasSubstr("/personnes/nommer?role="));
  EXPECT_THAT(page.body, Not(HasSubstr("gouvernail ")));  // no command
  EXPECT_THAT(page.body, HasSubstr("tomorrow at the latest, Wednesday 25 November 2026"));
  EXPECT_EQ(page.headers["cache-control"], "no-store");
  EXPECT_THAT(std::string(page.headers["content-security-policy"]),
              HasSubstr("default-src 'none'"));
  EXPECT_EQ(page.headers["referrer-policy"], "no-referrer");
}

TEST_F(Web, NoPageHasInlineStyleOrScript) {
  for (const char* address :
       {"/", "/reunions", "/reunions/copil-2026-12-10", "/journal",
        "/reunions/copil-2026-12-10/tenue", "/reunions/ajouter", "/nothing"}) {
    const std::string page = browser.get(address).body;
    const std::size_t script = page.find("<script");
    EXPECT_EQ(page.find("<script type=\"module\" src=\"/page-"), script) << address;
    EXPECT_EQ(page.rfind("<script"), script) << address;
    EXPECT_THAT(page, Not(testing::ContainsRegex(" on[a-z]+=\""))) << address;
    EXPECT_THAT(page, Not(HasSubstr("style=\""))) << address;
    EXPECT_THAT(page, Not(HasSubstr("<style"))) << address;
    EXPECT_EQ(page.find("<h1"), page.rfind("<h1")) << address;
  }
}

TEST_F(Web, APageCanAskWhetherItIsOfToday) {
  const http::Response before = browser.get("/revision");
  EXPECT_EQ(before.status, 200);
  EXPECT_EQ(before.type, "text/plain; charset=utf-8");
  EXPECT_EQ(before.body, std::to_string(revision()));
  browser.send("/reunions/elus-2026-12-08/note", {{"note", "Prévenir le gardien"}});
  EXPECT_EQ(browser.get("/revision").body, std::to_string(revision()));
  EXPECT_NE(browser.get("/revision").body, before.body);
}

TEST_F(Web, TheStyleSheetIsKeptForLongUnderANameOfItsOwn) {
  const std::string page = browser.get("/").body;
  const std::size_t at = page.find("/style-");
  const std::string address = page.substr(at, page.find('"', at) - at);
  const http::Response sheet = browser.get(address);
  EXPECT_EQ(sheet.status, 200);
  EXPECT_EQ(sheet.type, "text/css; charset=utf-8");
  EXPECT_THAT(std::string(sheet.headers["cache-control"]), HasSubstr("immutable"));
  EXPECT_EQ(browser.get("/style-000000000000.css").status, 404);
}

TEST_F(Web, FrenchIsWhatNobodyAskedOtherwise) {
  const auto language = [&](const std::string& accepted) {
    return Browser(application, accepted).get("/nothing").body.substr(0, 60);
  };
  EXPECT_THAT(language(""), HasSubstr("lang=\"fr\""));
  EXPECT_THAT(language("de, es"), HasSubstr("lang=\"fr\""));
  EXPECT_THAT(language("de, en-GB;q=0.8, fr;q=0.5"), HasSubstr("lang=\"en\""));
  // As it was asked for when the server began; what the reader chose comes before that.
  web::House asked = house();
  asked.language = "fr";
  const web::Application of_house(asked);
  Browser english_one(of_house, "en");
  EXPECT_THAT(english_one.get("/").body, HasSubstr("lang=\"fr\""));
  ASSERT_EQ(english_one.send("/", {{"language", "en"}, {"back", "/"}}, "/langue").status, 303);
  EXPECT_THAT(english_one.get("/").body, HasSubstr("lang=\"en\""));
  const http::Response chosen =
      browser.send("/", {{"language", "fr"}, {"back", "/journal"}}, "/langue");
  EXPECT_EQ(chosen.headers["location"], "/journal");
  EXPECT_THAT(browser.get("/").body, HasSubstr("lang=\"fr\""));
}

TEST_F(Web, TheWayBackOfAFormStaysHere) {
  for (const char* back : {"//evil.example", "https://evil.example", "/\\evil.example", ""}) {
    const auto sent = browser.send("/", {{"language", "en"}, {"back", back}}, "/langue");
    EXPECT_EQ(sent.headers["location"], "/") << back;
  }
  const auto sent = browser.send("/", {{"language", "en"}, {"back", "/a\r\nX: y"}}, "/langue");
  EXPECT_EQ(sent.headers["location"], "/a%0AX%3A%20y");
}

TEST_F(Web, OtherNamesOfThisMachineAreRefused) {
  for (const char* host :
       {"evil.example:4874", "127.0.0.1", "127.0.0.1:80", "localhost:4874.evil"}) {
    http::Request asked{http::Method::get, "/", ""};
    asked.headers.add("Host", host);
    EXPECT_EQ(application.answer(asked).status, 403) << host;
  }
  http::Request twice = browser.request(http::Method::get, "/");
  twice.headers.add("Host", "evil.example");
  EXPECT_EQ(application.answer(twice).status, 403);
  http::Request local{http::Method::get, "/", ""};
  local.headers.add("Host", "localhost:4874");
  EXPECT_EQ(application.answer(local).status, 200);
}

TEST_F(Web, AFormFromElsewhereIsRefused) {
  const std::string page = browser.get("/").body;
  const auto status = [&](const Fields& headers, const std::string& token) {
    http::Request asked = browser.request(http::Method::post, "/langue");
    asked.headers.add("Content-Type", "application/x-www-form-urlencoded");
    for (const auto& [name, value] : headers) asked.headers.add(name, value);
    asked.body = http::query_of({{"token", token}, {"language", "fr"}});
    return application.answer(asked).status;
  };
  const std::string token = Browser::hidden(page, "token");
  const std::string again = Browser::hidden(browser.get("/").body, "token");
  EXPECT_NE(again, token) << "it is masked anew on each page";
  EXPECT_EQ(status({{"Origin", "http://127.0.0.1:4874"}}, again), 303);
  for (const std::string& other :
       {token.substr(1), token + "0", token.substr(64), std::string(128, '0'), std::string()}) {
    EXPECT_EQ(status({{"Origin", "http://127.0.0.1:4874"}}, other), 403) << other;
  }
  EXPECT_EQ(status({{"Origin", "http://127.0.0.1:4874"}}, token), 303);
  EXPECT_EQ(status({{"Sec-Fetch-Site", "same-origin"}}, token), 303);
  EXPECT_EQ(status({}, token), 403);
  EXPECT_EQ(status({{"Origin", "null"}}, token), 403);
  EXPECT_EQ(status({{"Origin", "http://evil.example"}}, token), 403);
  EXPECT_EQ(status({{"Origin", "http://127.0.0.1:80"}}, token), 403);
  EXPECT_EQ(status({{"Origin", "null"}, {"Sec-Fetch-Site", "cross-site"}}, token), 403);
  EXPECT_EQ(status({{"Origin", "http://evil.example"}, {"Sec-Fetch-Site", "same-origin"}}, token),
            403);
  EXPECT_EQ(status({{"Sec-Fetch-Site", "same-origin"}}, ""), 403);
  EXPECT_EQ(status({{"Sec-Fetch-Site", "same-origin"}}, std::string(64, 'a')), 403);
}

TEST_F(Web, APageIsOpenedFromElsewhereButNotFetched) {
  const auto status = [&](const Fields& headers) {
    http::Request asked = browser.request(http::Method::get, "/nothing");
    for (const auto& [name, value] : headers) asked.headers.add(name, value);
    return application.answer(asked).status;
  };
  EXPECT_EQ(status({{"Sec-Fetch-Site", "cross-site"},
                    {"Sec-Fetch-Mode", "navigate"},
                    {"Sec-Fetch-Dest", "document"}}),
            404);
  EXPECT_EQ(status({{"Sec-Fetch-Site", "cross-site"},
                    {"Sec-Fetch-Mode", "navigate"},
                    {"Sec-Fetch-Dest", "iframe"}}),
            403);
  EXPECT_EQ(status({{"Sec-Fetch-Site", "same-site"}, {"Sec-Fetch-Mode", "no-cors"}}), 403);
  EXPECT_EQ(status({{"Sec-Fetch-Site", "same-origin"}, {"Sec-Fetch-Mode", "no-cors"}}), 404);
}

TEST_F(Web, WhatIsNoPageSaysSo) {
  EXPECT_EQ(browser.get("/nothing").status, 404);
  EXPECT_EQ(browser.get("/reunions/none").status, 404);
  EXPECT_EQ(browser.get("/reunions/copil-2026-12-10/nothing").status, 404);
  EXPECT_EQ(browser.get("/langue").status, 405);
  EXPECT_EQ(browser.send("/", {}, "/reunions").status, 405);
  EXPECT_EQ(browser.ask(browser.request(http::Method::other, "/")).status, 405);
  EXPECT_EQ(application.refuse(431).status, 431);
}

TEST_F(Web, AWorkspaceThatCannotBeReadIsToldOf) {
  std::filesystem::remove(workspace / "gouvernail.db");
  const http::Response page = browser.get("/");
  EXPECT_EQ(page.status, 422);
  EXPECT_THAT(page.body, HasSubstr("It cannot be shown"));
}

TEST_F(Web, TheKeyOpensThePages) {
  const web::Application locked(house("secret"));
  Browser other(locked, "en");
  EXPECT_THAT(other.get("/").body, HasSubstr("The key, please"));
  EXPECT_EQ(other.send("/", {{"key", "wrong"}}, "/cle").status, 403);
  EXPECT_THAT(other.get("/reunions").body, HasSubstr("The key, please"));
  EXPECT_EQ(other.send("/", {{"key", "secret"}}, "/cle").status, 303);
  EXPECT_THAT(other.get("/").body, HasSubstr("Not in order"));
  EXPECT_THAT(Browser(locked, "en").get("/").body, HasSubstr("The key, please"));
}

TEST(Guard, SecretsAreEqualOrNot) {
  EXPECT_TRUE(web::is_equal_in_secret("abc", "abc"));
  EXPECT_FALSE(web::is_equal_in_secret("abc", "abd"));
  EXPECT_FALSE(web::is_equal_in_secret("abc", "ab"));
  EXPECT_FALSE(web::is_equal_in_secret("", "a"));
  EXPECT_NE(web::new_secret(), web::new_secret());
}

}  // namespace
}  // namespace gouvernail::test

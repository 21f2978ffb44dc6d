// SPDX-License-Identifier: MPL-2.0
// What leaves the house whole, from the pages.
#include <gmock/gmock.h>

#include <string>

#include "unit/web/browser.h"

namespace gouvernail::test {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

struct WebTakeAway : WebWorkspace {
  std::string taken(const std::string& address) {
    const http::Response file = browser.get(address);
    EXPECT_EQ(file.status, 200) << address;
    EXPECT_THAT(std::string(file.headers["content-disposition"]), HasSubstr("attachment"));
    return file.body;
  }
  // To which a page of work leads: to look again, or to take what it made.
  static std::string address_of_job(const std::string& page) {
    const std::size_t at = page.find("/travaux/");
    return at == std::string::npos ? "" : page.substr(at, page.find('"', at) - at);
  }
};

TEST_F(WebTakeAway, TheRecordLeavesAsAWorkbookAndAsAnArchive) {
  EXPECT_THAT(browser.get("/emporter").body, HasSubstr("/emporter/registre.xlsx"));
  EXPECT_THAT(taken("/emporter/registre.xlsx"), StartsWith("PK"));
  EXPECT_THAT(taken("/emporter/registre.jsonl"), HasSubstr("\"elus-2026-12-08\""));
}

TEST_F(WebTakeAway, ABackupIsMadeCheckedAndTaken) {
  http::Response page = browser.follow(browser.send("/emporter", {}, "/emporter/sauvegarde"));
  while (page.body.find("It has begun.") != std::string::npos) {
    page = browser.get(address_of_job(page.body));
  }
  EXPECT_THAT(page.body, HasSubstr("read again and found whole."));
  const std::string file = taken(address_of_job(page.body));
  EXPECT_THAT(file, StartsWith("SQLite format 3"));
}

}  // namespace
}  // namespace gouvernail::test

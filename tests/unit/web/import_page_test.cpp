// SPDX-License-Identifier: MPL-2.0
// A file on the page: what of it was not understood, and what its names mean.
#include <gmock/gmock.h>

#include <algorithm>

#include "governance/meeting.h"
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
  const http::Response other = sent("GP,2027-09-14T14:00,proposed\r\n");
  EXPECT_THAT(other.body, HasSubstr("1 meeting to be added"));
  EXPECT_THAT(other.body, Not(HasSubstr("value=\"GP\"")));
}

}  // namespace
}  // namespace gouvernail::test::import_page_test

// SPDX-License-Identifier: MPL-2.0
// The pages that show what is about to leave: the number on the button is what leaves.
#include <gmock/gmock.h>

#include <regex>

#include "app/documents.h"
#include "app/meetings.h"
#include "unit/web/browser.h"

namespace gouvernail::test {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string council_page = "/reunions/copil-2026-12-10";

// No server listens there: whatever is tried in vain waits.
struct WebSending : WebWorkspace {
  WebSending() {
    add_settings(
        "[organiser]\nname = \"Pilote\"\naddress = \"pilote@cchpm.example.org\"\n"
        "[mail]\nserver = \"127.0.0.1\"\nport = 9\nsecurity = \"none\"\n");
  }
  std::string shown(const std::string& address) {
    const http::Response page = browser.get(address);
    EXPECT_EQ(page.status, 200) << address;
    return page.body;
  }
  void attach() const {
    std::ofstream(folder.path() / "dossier.pdf") << "%PDF-1";
    app::Opened here = opened();
    app::attach_document(here, {"copil-2026-12-10", folder.path() / "dossier.pdf"});
  }
  std::size_t queued() const { return app::open_record(workspace).database->outbox().size(); }
};

// Of the button that sends.
int number_on(const std::string& page) {
  std::smatch found;
  const std::regex button("<button>Send (\\d+) mails?</button>");
  return std::regex_search(page, found, button) ? std::stoi(found[1]) : 0;
}
std::string box_on(const std::string& page) {
  std::smatch found;
  const std::regex box("name=\"(document-[0-9a-f]+)\"");
  return std::regex_search(page, found, box) ? found[1].str() : "";
}

TEST_F(WebSending, TheButtonSaysHowManyLeaveAlsoWithADocument) {
  attach();
  const std::string send = council_page + "/envoyer";
  const std::string page = shown(send);
  const int alone = number_on(page);
  EXPECT_GT(alone, 3);
  EXPECT_THAT(page, HasSubstr("2 mails to each where something is chosen"));
  // Ticked and sent at once: what leaves is shown first.
  const http::Response unseen = browser.send_from(page, {{box_on(page), "yes"}}, send);
  EXPECT_EQ(unseen.status, 422);
  EXPECT_THAT(unseen.body, HasSubstr("Nothing has left yet"));
  EXPECT_EQ(number_on(unseen.body), 2 * alone);
  EXPECT_THAT(unseen.body, HasSubstr("2 to each, the invitation with its calendar, then the"));
  EXPECT_EQ(queued(), 0U);
  // What was shown leaves: as many as the button says.
  EXPECT_EQ(browser.send_from(unseen.body, {}, send).status, 303);
  EXPECT_EQ(queued(), static_cast<std::size_t>(2 * alone));
}

TEST_F(WebSending, AnotherDocumentThanTheOneSeenIsShownFirst) {
  app::Opened here = opened();
  app::ConveneMeeting convene{"copil-2026-12-10", {day("2026-11-20"), {}, {}}, {}};
  app::convene_meeting(here, convene, day("2026-11-24"));
  attach();
  const std::string send = council_page + "/envoyer-documents";
  const std::string page = shown(send + "?link=https://a.example/");
  EXPECT_GT(number_on(page), 3);
  const http::Response other = browser.send_from(page, {{box_on(page), "yes"}, {"link", ""}}, send);
  EXPECT_EQ(other.status, 422);
  EXPECT_EQ(queued(), 0U);
  EXPECT_EQ(browser.send_from(other.body, {}, send).status, 303);
  EXPECT_GT(queued(), 3U);
}

TEST_F(WebSending, MailsThatSayTheSameAreShownOnce) {
  const std::string page = shown(council_page + "/envoyer");
  const int all = number_on(page);
  std::size_t letters = 0;
  std::size_t readers = 0;
  for (std::size_t at = 0; (at = page.find("class=\"letter\"", at)) != std::string::npos; ++at)
    ++letters;
  for (std::size_t at = 0; (at = page.find(".example.org)", at)) != std::string::npos; ++at)
    ++readers;
  EXPECT_LT(letters, 3U);
  EXPECT_EQ(readers, static_cast<std::size_t>(all));
}

TEST_F(WebSending, ThatTheAgendaIsEmptyIsSaid) {
  EXPECT_THAT(shown(council_page + "/envoyer"), HasSubstr("The agenda is empty"));
  app::Opened here = opened();
  app::describe_meeting(here, {"copil-2026-12-10", "Bilan", {}});
  EXPECT_THAT(shown(council_page + "/envoyer"), Not(HasSubstr("The agenda is empty")));
}

TEST_F(WebSending, AnAttachedDocumentComesBackTicked) {
  const std::string page = shown(council_page + "/envoyer");
  const std::string attach_page = council_page + "/document?retour=envoyer";
  EXPECT_THAT(page, HasSubstr("href=\"" + attach_page + "\""));
  const http::Response attached = browser.send_file(attach_page, "file", "Ordre du jour.pdf",
                                                    "%PDF-1", council_page + "/document");
  ASSERT_EQ(attached.status, 303);
  const std::string back = browser.follow(attached).body;
  EXPECT_THAT(back, HasSubstr("Ordre du jour.pdf"));
  EXPECT_THAT(back, HasSubstr("checked=\"checked\""));
  EXPECT_EQ(number_on(back), 2 * number_on(page));
}

TEST_F(WebSending, TheMailOfTheWeekIsReadAndCountedBeforeItLeaves) {
  const std::string page = shown("/reglages/alerte");
  std::smatch found;
  ASSERT_TRUE(std::regex_search(page, found, std::regex(">Send (\\d+) mails now<")));
  std::size_t letters = 0;
  for (std::size_t at = 0; (at = page.find("class=\"letter\"", at)) != std::string::npos; ++at)
    ++letters;
  EXPECT_EQ(found[1], std::to_string(letters));
  const std::string asked = shown("/reglages/alerte/envoyer");
  EXPECT_EQ(number_on(asked), std::stoi(found[1]));
  EXPECT_THAT(asked, HasSubstr("It goes to "));
  EXPECT_EQ(queued(), 0U);
}

}  // namespace
}  // namespace gouvernail::test

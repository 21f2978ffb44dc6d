// SPDX-License-Identifier: MPL-2.0
// Whose answers are taken at their word, and when they were given.
#include <gmock/gmock.h>

#include <fstream>

#include "app/answers.h"
#include "reports/waiting_words.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test::proven_answers_test {
namespace {

using governance::Answer;

const std::string council = "copil-2026-12-10";
const std::string dgs = "dgs@cchpm.example.org";
const std::string proof =
    "Authentication-Results: mx.example.org; dmarc=pass header.from=cchpm.example.org\r\n";

struct ProvenAnswers : ExampleWorkspace {
  ProvenAnswers() {
    app::Opened here = opened();
    records::InvitationRevision revision;
    revision.uid = council;
    revision.dtstamp = *calendar::parse_ical_utc("20261120T080000Z");
    revision.method = governance::RevisionMethod::request;
    revision.content_sha256 = std::string(64, 'a');
    revision.recipients = {dgs};
    app::record(here, {records::RecordInvitation{revision}});
  }

  void ask_for_proof() const {
    std::ofstream(workspace / "gouvernail.toml", std::ios::app)
        << "\n[mail]\nserver = \"mx.example.org\"\n[mail.answers]\n"
           "url = \"imaps://mx.example.org/INBOX\"\nauthserv-id = \"mx.example.org\"\n";
  }
  static std::string calendar_of(const std::string& status, const std::string& stamp) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:" + council +
           "\r\nDTSTAMP:" + stamp + "\r\nSEQUENCE:0\r\nATTENDEE;PARTSTAT=" + status +
           ":mailto:" + dgs + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  }
  app::Taken take(const std::string& status, const std::string& stamp) const {
    app::Opened here = opened();
    return app::take_answers(here, {{"réponse.ics", calendar_of(status, stamp)}});
  }
  app::Taken take_mail(const std::string& headers, const std::string& from = dgs) const {
    app::Opened here = opened();
    const std::string mail = headers + "From: " + from +
                             "\r\nMIME-Version: 1.0\r\nContent-Type: text/calendar; "
                             "charset=utf-8; method=REPLY\r\n\r\n" +
                             calendar_of("ACCEPTED", "20261123T080000Z");
    return app::take_answers(here, {{"réponse.eml", mail}});
  }
  std::vector<records::AnswerRecord> answers() const {
    return app::open_record(workspace).database->answers();
  }
};

TEST_F(ProvenAnswers, AStampInTheFutureCountsFromItsReceipt) {
  EXPECT_EQ(take("DECLINED", "20301231T080000Z").recorded, 1);
  EXPECT_EQ(calendar::to_ical_utc(answers().back().dtstamp), "20261124T100000Z");
  // Read again later, it is the same one; what is given after it counts.
  ::setenv("GOUVERNAIL_NOW", "20261125T100000Z", 1);
  EXPECT_EQ(take("DECLINED", "20301231T080000Z").repeated, 1);
  EXPECT_EQ(take("ACCEPTED", "20261125T090000Z").recorded, 1);
  const app::Opened here = opened();
  const auto ahead = app::answers_ahead(here, day("2026-11-25"));
  EXPECT_EQ(answers().size(), 2U);
  EXPECT_EQ(answers().back().answer, Answer::accepted);
}

TEST_F(ProvenAnswers, AMailIsBelievedWhereNoProofIsAskedFor) {
  EXPECT_EQ(take_mail("").recorded, 1);
}

TEST_F(ProvenAnswers, WithASettingWhatIsNotProvenWaits) {
  ask_for_proof();
  EXPECT_EQ(take_mail(proof).recorded, 1);
  for (const std::string& headers :
       {std::string(),
        std::string("Authentication-Results: mx.example.org; dmarc=fail "
                    "header.from=cchpm.example.org\r\n") +
            proof,
        std::string("Authentication-Results: elsewhere; dmarc=pass "
                    "header.from=cchpm.example.org\r\n"),
        proof + "From: other@cchpm.example.org\r\n"}) {
    const app::Taken taken = take_mail(headers);
    EXPECT_EQ(taken.recorded, 0) << headers;
    EXPECT_EQ(taken.waiting + taken.repeated, 1) << headers;
  }
  EXPECT_EQ(answers().size(), 1U);
  const app::Opened here = opened();
  const auto waiting = app::waiting_answers(here);
  ASSERT_FALSE(waiting.empty());
  EXPECT_EQ(english().text(reports::waiting_words(waiting.front(), english())),
            dgs + " accepts, says a mail that does not prove to come from there");
}

// The header Sender is proven by nobody.
TEST_F(ProvenAnswers, SomebodyElsesProofIsNone) {
  ask_for_proof();
  EXPECT_EQ(take_mail("Sender: " + dgs +
                          "\r\nAuthentication-Results: mx.example.org; dmarc=pass "
                          "header.from=ailleurs.example.org\r\n",
                      "x@ailleurs.example.org")
                .waiting,
            1);
}

// Whoever puts a file there vouches for it.
TEST_F(ProvenAnswers, AFileIsTakenAsItIs) {
  ask_for_proof();
  EXPECT_EQ(take("ACCEPTED", "20261123T080000Z").recorded, 1);
}

}  // namespace
}  // namespace gouvernail::test::proven_answers_test

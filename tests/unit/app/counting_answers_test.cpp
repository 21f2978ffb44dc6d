// SPDX-License-Identifier: MPL-2.0
// Which answers count: those to the session that somebody was invited to, and of several of one
// person the newest.
#include <gmock/gmock.h>

#include "app/answers.h"
#include "app/decide_answer.h"
#include "reports/waiting_words.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test::counting_answers_test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const std::string council = "copil-2026-12-10";
const std::string dgs = "dgs@cchpm.example.org";

// dgs was invited to the steering committee of 10 December, 14:30; it was at 10:00 before.
struct CountingAnswers : ExampleWorkspace {
  CountingAnswers() {
    app::Opened here = opened();
    for (const int sequence : {0, 1}) {
      records::InvitationRevision revision;
      revision.uid = council;
      revision.sequence = sequence;
      revision.dtstamp =
          *calendar::parse_ical_utc(sequence == 0 ? "20261120T080000Z" : "20261121T080000Z");
      revision.method = governance::RevisionMethod::request;
      revision.content_sha256 = std::string(64, sequence == 0 ? 'a' : 'b');
      revision.when = sequence == 0 ? "2026-12-10T10:00" : "2026-12-10T14:30";
      revision.recipients = {dgs};
      app::record(here, {records::RecordInvitation{revision}});
    }
  }
  struct Given {
    std::string status = "ACCEPTED";
    std::string stamp = "20261123T080000Z";
    int sequence = 1;
    std::string more = "";
    std::string method = "REPLY";
  };
  static std::string event(const Given& given) {
    return "BEGIN:VEVENT\r\nUID:" + council + "\r\nDTSTAMP:" + given.stamp +
           "\r\nSEQUENCE:" + std::to_string(given.sequence) + "\r\n" + given.more +
           "ATTENDEE;PARTSTAT=" + given.status + ":mailto:" + dgs + "\r\nEND:VEVENT\r\n";
  }
  static app::Incoming file(const std::string& events, const std::string& method = "REPLY") {
    return {"réponse.ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:" + method + "\r\n" + events +
                               "END:VCALENDAR\r\n"};
  }
  app::Taken take(const std::vector<Given>& all) const {
    std::vector<app::Incoming> incoming;
    for (const Given& one : all) incoming.push_back(file(event(one), one.method));
    app::Opened here = opened();
    return app::take_answers(here, incoming);
  }
  app::Taken take_instance(const std::string& instance) const {
    return take_instance(instance, Given());
  }
  app::Taken take_instance(const std::string& instance, const Given& given) const {
    Given one = given;
    one.more = "RECURRENCE-ID" + instance + "\r\n" + given.more;
    return take({one});
  }
  std::vector<std::string> told() const {
    std::vector<std::string> words;
    for (const auto& one : app::waiting_answers(opened())) {
      words.push_back(english().text(reports::waiting_words(one, english())));
    }
    return words;
  }
  static std::vector<std::string> said(const app::Taken& taken) {
    std::vector<std::string> words;
    for (const auto& one : taken.diagnostics) {
      words.push_back(one.code + " " + english().text(one.what));
    }
    return words;
  }
  std::string standing() const {
    const auto answers = app::open_record(workspace).database->answers();
    const governance::AnswerRecord* counts = nullptr;
    for (const auto& one : answers) {
      if (counts == nullptr || governance::counts_more(one, *counts)) counts = &one;
    }
    return counts == nullptr ? "" : governance::to_partstat(counts->answer);
  }
};

TEST_F(CountingAnswers, ToTheSessionItselfHoweverItsStartIsWritten) {
  int second = 10;
  for (const char* instance :
       {";TZID=Europe/Paris:20261210T143000", ":20261210T133000Z", ":20261210T143000",
        ";VALUE=DATE:20261210", ";TZID=Romance Standard Time:20261210T143000",
        ";TZID=America/New_York:20261210T083000",
        ";TZID=/mozilla.org/1/Europe/London:20261210T133000",
        ";RANGE=THISANDFUTURE:20261210T133000Z"}) {
    Given given;
    given.stamp = "20261123T0800" + std::to_string(++second) + "Z";
    EXPECT_EQ(take_instance(instance, given).recorded, 1) << instance;
  }
  EXPECT_THAT(told(), IsEmpty());
}

TEST_F(CountingAnswers, ToTheStartThatTheInvitationTold) {
  Given before;
  before.sequence = 0;
  const app::Taken taken = take_instance(":20261210T090000Z", before);
  EXPECT_EQ(taken.recorded, 1);
  EXPECT_EQ(taken.late, 1);
  EXPECT_EQ(take_instance(":20261210T090000Z").waiting, 1);
}

TEST_F(CountingAnswers, ToAnotherSessionWaits) {
  for (const char* instance : {":20261217T133000Z", ";VALUE=DATE:20261217", ":20261210T123000Z",
                               ";TZID=Europe/Paris:20261210T143100",
                               ";RANGE=THISANDFUTURE;TZID=Europe/Paris:20261203T143000"}) {
    const app::Taken taken = take_instance(instance);
    EXPECT_EQ(taken.waiting, 1) << instance;
    EXPECT_EQ(taken.recorded, 0) << instance;
    EXPECT_EQ(take_instance(instance).repeated, 1) << instance;
  }
  EXPECT_THAT(app::open_record(workspace).database->answers(), IsEmpty());
  EXPECT_THAT(told(),
              ElementsAre(dgs + " answers for another session of a series, that of Thursday 17 "
                                "December 2026 at 14:30: accepts",
                          HasSubstr("Thursday 17 December 2026: accepts"), HasSubstr("13:30"),
                          HasSubstr("14:31"), HasSubstr("3 December 2026 at 14:30")));
  app::Opened here = opened();
  app::decide(here, {1, true, {}}, day("2026-11-24"));
  EXPECT_EQ(standing(), "ACCEPTED");
}

TEST_F(CountingAnswers, AProposalForAnotherSessionMovesNothing) {
  Given proposal{"DECLINED", "20261123T080000Z", 1, "DTSTART;TZID=Europe/Paris:20261218T100000\r\n",
                 "COUNTER"};
  EXPECT_EQ(take_instance(":20261217T133000Z", proposal).waiting, 1);
  EXPECT_THAT(told(), ElementsAre(dgs + " proposes Friday 18 December 2026 at 10:00 for another "
                                        "session of a series, that of Thursday 17 December 2026 at "
                                        "14:30"));
  app::Opened here = opened();
  EXPECT_THROW(app::decide(here, {1, true, {}}, day("2026-11-24")), base::Failure);
  EXPECT_EQ(recorded(council).day, day("2026-12-10"));
  app::decide(here, {1, false, {}}, day("2026-11-24"));
  // To the session itself it is one.
  EXPECT_EQ(take_instance(":20261210T133000Z", proposal).waiting, 1);
  EXPECT_THAT(told(), ElementsAre(dgs + " proposes Friday 18 December 2026 at 10:00"));
}

TEST_F(CountingAnswers, OneWhoseSessionCannotBeReadDoesNotCount) {
  for (const char* instance : {":soon", ":", ";TZID=Nowhere:20261210T143000", ":20261310T143000"}) {
    const app::Taken taken = take_instance(instance);
    EXPECT_EQ(taken.recorded + taken.waiting, 0) << instance;
    EXPECT_TRUE(base::has_errors(taken.diagnostics)) << instance;
  }
  EXPECT_EQ(standing(), "");
}

TEST_F(CountingAnswers, OfSeveralEventsEachIsForItself) {
  Given other{"DECLINED"};
  other.more = "RECURRENCE-ID:20261217T133000Z\r\n";
  app::Opened here = opened();
  const app::Taken taken = app::take_answers(here, {file(event(Given()) + event(other))});
  EXPECT_EQ(taken.recorded, 1);
  EXPECT_EQ(taken.waiting, 1);
  EXPECT_EQ(standing(), "ACCEPTED");
}

// An answer is of one person (RFC 5546 3.2.3); of a list of guests nobody knows who gave it.
TEST_F(CountingAnswers, OneForSeveralPersonsIsNobodysUntilItIsTold) {
  Given given;
  given.more = "ATTENDEE;PARTSTAT=DECLINED:mailto:pilote@cchpm.example.org\r\n";
  EXPECT_EQ(take({given}).waiting, 2);
  EXPECT_EQ(standing(), "");
  EXPECT_THAT(told(), ElementsAre("one answer speaks for several persons, and says that "
                                  "pilote@cchpm.example.org declines",
                                  "one answer speaks for several persons, and says that " + dgs +
                                      " accepts"));
}

TEST_F(CountingAnswers, AnOlderOneIsSetAsideAndToldSo) {
  EXPECT_EQ(take({{"ACCEPTED", "20261123T080000Z"}}).recorded, 1);
  const app::Taken older = take({{"DECLINED", "20261122T080000Z"}});
  EXPECT_EQ(older.recorded, 0);
  EXPECT_EQ(older.overtaken, 1);
  EXPECT_THAT(said(older), ElementsAre("overtaken this answer of dgs is older than the one that "
                                       "counts: it changes nothing"));
  const app::Taken earlier = take({{"DECLINED", "20261124T080000Z", 0}});
  EXPECT_EQ(earlier.overtaken, 1);
  EXPECT_EQ(earlier.late, 0);
  EXPECT_THAT(said(earlier), ElementsAre(HasSubstr("is to an earlier invitation")));
  EXPECT_EQ(standing(), "ACCEPTED");
  EXPECT_EQ(take({{"DECLINED", "20261122T080000Z"}}).repeated, 1);
}

// A client writes NEEDS-ACTION whenever the invitation is opened anew.
TEST_F(CountingAnswers, WhatSaysNeitherYesNorNoOvertakesNoneWhicheverIsReadFirst) {
  const Given yes{"ACCEPTED", "20261123T150000Z"};
  const Given no{"DECLINED", "20261123T120000Z"};
  const Given neither{"NEEDS-ACTION", "20261123T160000Z"};
  take({neither});
  EXPECT_EQ(take({no}).recorded, 1);
  EXPECT_EQ(standing(), "DECLINED");
  EXPECT_EQ(take({yes}).recorded, 1);
  EXPECT_EQ(standing(), "ACCEPTED");
  take({neither});
  EXPECT_EQ(standing(), "ACCEPTED");
}

TEST_F(CountingAnswers, TwoOfOneMomentAreToldWhicheverCounts) {
  EXPECT_EQ(take({{"DECLINED"}}).recorded, 1);
  const app::Taken same = take({{"ACCEPTED"}});
  EXPECT_EQ(same.recorded, 0);
  EXPECT_EQ(same.overtaken, 1);
  EXPECT_THAT(said(same), ElementsAre(HasSubstr("this one does not count")));
  const app::Taken more = take({{"TENTATIVE"}});
  EXPECT_EQ(more.recorded, 1);
  EXPECT_THAT(said(more), ElementsAre(HasSubstr("this one counts")));
  EXPECT_EQ(standing(), "TENTATIVE");
}

TEST_F(CountingAnswers, OfABatchTheNewestAloneIsNew) {
  const app::Taken taken = take({{"DECLINED", "20261122T080000Z"},
                                 {"ACCEPTED", "20261123T080000Z"},
                                 {"TENTATIVE", "20261121T080000Z"}});
  EXPECT_EQ(taken.recorded, 1);
  EXPECT_EQ(taken.overtaken, 2);
  EXPECT_EQ(standing(), "ACCEPTED");
}

}  // namespace
}  // namespace gouvernail::test::counting_answers_test

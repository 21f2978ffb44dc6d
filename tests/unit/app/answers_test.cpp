// SPDX-License-Identifier: MPL-2.0
#include "app/answers.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <set>

#include "app/decide_answer.h"
#include "app/meetings.h"
#include "app/workspace/record.h"
#include "platform/files.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test::answers_test {
namespace {

using calendar::LocalTime;
using calendar::Minutes;
using governance::Answer;

const std::string council = "copil-2026-12-10";
constexpr const char* dgs = "dgs@cchpm.example.org";
constexpr const char* stranger = "inconnu@ailleurs.example.org";

// dgs and pilote were invited to the steering committee of 10 December, 14:30 to 16:30; the
// invitation was changed once.
struct Answers : ExampleWorkspace {
  Answers() {
    app::Opened here = opened();
    for (const int sequence : {0, 1}) {
      records::InvitationRevision revision;
      revision.uid = council;
      revision.sequence = sequence;
      revision.dtstamp =
          *calendar::parse_ical_utc(sequence == 0 ? "20261120T080000Z" : "20261121T080000Z");
      revision.method = governance::RevisionMethod::request;
      revision.content_sha256 = std::string(64, sequence == 0 ? 'a' : 'b');
      revision.recipients = {dgs, "pilote@cchpm.example.org"};
      app::record(here, {records::RecordInvitation{revision}});
    }
  }

  struct Reply {
    std::string who = dgs;
    std::string status = ";PARTSTAT=ACCEPTED";
    int sequence = 1;
    std::string more = "";
    std::string method = "REPLY";
    std::string uid = council;
  };
  static std::string calendar_of(const Reply& reply) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:" + reply.method +
           "\r\nBEGIN:VEVENT\r\nUID:" + reply.uid +
           "\r\nDTSTAMP:20261123T080000Z\r\nSEQUENCE:" + std::to_string(reply.sequence) + "\r\n" +
           reply.more + "ATTENDEE" + reply.status + ":mailto:" + reply.who +
           "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  }
  static Reply counter(const std::string& date, const std::string& end = "T120000") {
    return {dgs, "", 1,
            "DTSTART;TZID=Europe/Paris:" + date + "T100000\r\nDTEND;TZID=Europe/Paris:" + date +
                end + "\r\n",
            "COUNTER"};
  }
  app::Taken take(const Reply& reply) const {
    app::Opened here = opened();
    return app::take_answers(here, {{"réponse.ics", calendar_of(reply)}});
  }
  app::Taken take_mail(const std::string& from, const Reply& reply) const {
    app::Opened here = opened();
    return app::take_answers(
        here, {{"réponse.eml", "From: Quelqu'un <" + from +
                                   ">\r\nTo: pilote@cchpm.example.org\r\nMIME-Version: 1.0\r\n"
                                   "Content-Type: text/calendar; charset=utf-8; method=REPLY\r\n"
                                   "\r\n" +
                                   calendar_of(reply)}});
  }
  app::Decided decide(bool accept) const {
    app::Opened here = opened();
    return app::decide(here, {waiting().at(0).id, accept, {}}, day("2026-11-24"));
  }
  std::vector<records::AnswerRecord> recorded_answers() const {
    return app::open_record(workspace).database->answers();
  }
  std::vector<records::Undecided> waiting() const {
    std::vector<records::Undecided> all;
    for (const auto& one : app::open_record(workspace).database->undecided()) {
      if (one.state == records::Decision::waiting) all.push_back(one);
    }
    return all;
  }
};

TEST_F(Answers, OneIsRecordedOnceHoweverOftenItComes) {
  const app::Taken first = take({});
  EXPECT_EQ(first.recorded, 1);
  EXPECT_EQ(first.late, 0);
  EXPECT_EQ(first.waiting, 0);
  EXPECT_TRUE(first.diagnostics.empty());
  const auto answers = recorded_answers();
  ASSERT_EQ(answers.size(), 1U);
  EXPECT_EQ(answers[0].meeting, council);
  EXPECT_EQ(answers[0].person, "dgs");
  EXPECT_EQ(answers[0].answer, Answer::accepted);
  EXPECT_EQ(answers[0].sequence, 1);
  EXPECT_EQ(calendar::to_ical_utc(answers[0].dtstamp), "20261123T080000Z");
  const std::int64_t before = revision();
  const app::Taken second = take({});
  EXPECT_EQ(second.recorded, 0);
  EXPECT_EQ(second.repeated, 1);
  EXPECT_EQ(revision(), before);
}

TEST_F(Answers, OneToAnEarlierInvitationIsLate) {
  const app::Taken taken = take({dgs, ";PARTSTAT=DECLINED", 0});
  EXPECT_EQ(taken.recorded, 1);
  EXPECT_EQ(taken.late, 1);
  EXPECT_EQ(recorded_answers().at(0).answer, Answer::declined);
}

TEST_F(Answers, WhatCannotBeAnAnswerFromHereIsToldAndNotRecorded) {
  const std::int64_t before = revision();
  const app::Taken ahead = take({dgs, ";PARTSTAT=ACCEPTED", 2});
  ASSERT_EQ(ahead.diagnostics.size(), 1U);
  EXPECT_EQ(ahead.diagnostics[0].code, "ahead");
  EXPECT_EQ(english().text(ahead.diagnostics[0].what),
            "the answer is to revision 2 of the invitation, and the last one sent from here is 1");
  EXPECT_EQ(english().text(ahead.diagnostics[0].remedy),
            "the workspace may have been restored from a backup: send the invitations again");
  for (const char* uid : {"ailleurs", "elus-2026-12-08"}) {
    const app::Taken unknown = take({dgs, ";PARTSTAT=ACCEPTED", 0, "", "REPLY", uid});
    ASSERT_EQ(unknown.diagnostics.size(), 1U);
    EXPECT_EQ(unknown.diagnostics[0].code, "unknown-meeting");
    EXPECT_EQ(english().text(unknown.diagnostics[0].what),
              "the answer is to “" + std::string(uid) + "”, which nobody was invited to from here");
    EXPECT_EQ(english().text(unknown.diagnostics[0].remedy), "it may belong to another workspace");
  }
  EXPECT_EQ(take({dgs, ";PARTSTAT=NEEDS-ACTION", 1, "", "REQUEST"}).others, 1);
  EXPECT_EQ(revision(), before);
}

TEST_F(Answers, WhoeverWasNotInvitedWaits) {
  EXPECT_EQ(take({"mobilite@cchpm.example.org"}).waiting, 1);
  EXPECT_EQ(take({stranger}).waiting, 1);
  EXPECT_EQ(take({stranger}).repeated, 1);
  EXPECT_TRUE(recorded_answers().empty());
  ASSERT_EQ(waiting().size(), 2U);
  EXPECT_EQ(waiting()[0].doubt, records::Doubt::stranger);
  EXPECT_EQ(waiting()[1].attendee, stranger);
}

TEST_F(Answers, AMailThatSomebodyElseSentWaits) {
  EXPECT_EQ(take_mail(dgs, {}).recorded, 1);
  EXPECT_EQ(take_mail(stranger, {dgs, ";PARTSTAT=DECLINED"}).waiting, 1);
  ASSERT_EQ(waiting().size(), 1U);
  EXPECT_EQ(waiting()[0].doubt, records::Doubt::sender);
  EXPECT_EQ(waiting()[0].sender, stranger);
}

TEST_F(Answers, WhoMayNotBeSentWaitsUntilSomebodyDecides) {
  take({dgs, ";PARTSTAT=DELEGATED;DELEGATED-TO=\"mailto:france-travail@partenaires.example.org\""});
  ASSERT_EQ(waiting().size(), 1U);
  EXPECT_EQ(waiting()[0].doubt, records::Doubt::delegate);
  decide(true);
  const auto answers = recorded_answers();
  ASSERT_EQ(answers.size(), 1U);
  EXPECT_EQ(answers[0].answer, Answer::delegated);
  EXPECT_EQ(answers[0].delegate, "france-travail");
}

TEST_F(Answers, OneThatIsAcceptedIsRecordedAsAGuestsOwn) {
  take({"mobilite@cchpm.example.org", ";PARTSTAT=TENTATIVE"});
  const std::int64_t number = waiting().at(0).id;
  const app::Decided decided = decide(true);
  EXPECT_EQ(english().text(decided.done),
            "Answer " + std::to_string(number) + " was accepted and recorded.");
  EXPECT_TRUE(decided.behind.empty());
  EXPECT_TRUE(waiting().empty());
  ASSERT_EQ(recorded_answers().size(), 1U);
  EXPECT_EQ(recorded_answers()[0].person, "mobilite");
  EXPECT_EQ(recorded_answers()[0].answer, Answer::tentative);
}

TEST_F(Answers, OneThatIsRefusedChangesNothingElse) {
  take(counter("20261214"));
  const std::int64_t number = waiting().at(0).id;
  EXPECT_EQ(english().text(decide(false).done),
            "Answer " + std::to_string(number) + " was refused; nothing else has changed.");
  EXPECT_TRUE(waiting().empty());
  EXPECT_TRUE(recorded_answers().empty());
  EXPECT_EQ(recorded(council).day, day("2026-12-10"));
}

TEST_F(Answers, SomebodyUnknownIsAcceptedOnceTheyAreInPeopleToml) {
  take({stranger});
  EXPECT_EQ(refused([&] { decide(true); }),
            "“inconnu@ailleurs.example.org” is nobody known here | "
            "add them first with “gouvernail person add”");
  std::ofstream(workspace / "people.toml", std::ios::app)
      << "\n[[person]]\nkey = \"nouveau\"\nname = \"Nouveau\"\naddress = \"" << stranger
      << "\"\nparty = \"cchpm\"\n";
  decide(true);
  ASSERT_EQ(recorded_answers().size(), 1U);
  EXPECT_EQ(recorded_answers()[0].person, "nouveau");
}

// dgs and pilote have one mailbox.
struct SharedMailbox : Answers {
  SharedMailbox() {
    std::string people = platform::read_file(workspace / "people.toml");
    const std::string own = "\"pilote@cchpm.example.org\"";
    people.replace(people.find(own), own.size(), "\"" + std::string(dgs) + "\"");
    platform::write_file(workspace / "people.toml", people);
    mail("REQUEST", "1-20261121T080000Z");
  }
  std::set<std::string> to_be_told() const {
    std::set<std::string> persons;
    for (const auto& meeting : app::answers_ahead(opened(), day("2026-11-24"))) {
      for (const auto& person : meeting.persons) {
        if (person.to_be_told) persons.insert(person.person);
      }
    }
    return persons;
  }
  app::Decided accept(const std::vector<std::string>& persons) const {
    app::Opened here = opened();
    return app::decide(here, {waiting().at(0).id, true, persons}, day("2026-11-24"));
  }
};

TEST_F(SharedMailbox, WhoseAnswerItIsIsAsked) {
  EXPECT_EQ(take({}).waiting, 1);
  EXPECT_EQ(waiting()[0].doubt, records::Doubt::shared);
  EXPECT_EQ(to_be_told(), (std::set<std::string>{"dgs", "pilote"}));
  EXPECT_EQ(refused([&] { accept({}); }),
            "dgs@cchpm.example.org is the address of pilote and dgs: whose answer is it? | say it "
            "with --person, once for each");
  EXPECT_THAT(refused([&] { accept({"nobody"}); }), ::testing::HasSubstr("nobody"));
  EXPECT_EQ(refused([&] { accept({"services"}); }),
            "dgs@cchpm.example.org is not the address of services | correct --person");
  EXPECT_TRUE(recorded_answers().empty());
  accept({"dgs"});
  ASSERT_EQ(recorded_answers().size(), 1U);
  EXPECT_EQ(recorded_answers()[0].person, "dgs");
  EXPECT_TRUE(to_be_told().empty()) << "pilote has not answered";
  EXPECT_EQ(take({}).repeated, 1);
}

TEST_F(SharedMailbox, OneAnswerMayBeThatOfBoth) {
  take({});
  accept({"dgs", "pilote"});
  EXPECT_EQ(recorded_answers().size(), 2U);
  EXPECT_TRUE(waiting().empty());
}

TEST_F(Answers, ACounterProposalThatIsAcceptedMovesTheMeeting) {
  EXPECT_EQ(take(counter("20261214")).waiting, 1);
  EXPECT_EQ(recorded(council).day, day("2026-12-10")) << "until somebody has decided";
  const app::Decided decided = decide(true);
  EXPECT_EQ(
      english().text(decided.done),
      "The meeting was moved to Monday 14 December 2026. Send the change with “gouvernail invite "
      "--send”.");
  EXPECT_TRUE(decided.behind.empty());
  const governance::Meeting moved = recorded(council);
  EXPECT_EQ(moved.day, day("2026-12-14"));
  EXPECT_EQ(moved.start_time, Minutes{10 * 60});
  EXPECT_EQ(moved.end, (LocalTime{day("2026-12-14"), Minutes{12 * 60}}));
  EXPECT_EQ(moved.status, governance::MeetingStatus::proposed) << "nobody was told of that day";
  EXPECT_TRUE(waiting().empty());
  EXPECT_TRUE(recorded_answers().empty());
}

TEST_F(Answers, ACounterProposalIsNotOfADayThatHasPassed) {
  take(counter("20261123"));
  EXPECT_EQ(refused([&] { decide(true); }),
            "Monday 23 November 2026 has passed: no session can be moved there | refuse the "
            "proposal with “gouvernail answers refuse”");
  EXPECT_EQ(recorded(council).day, day("2026-12-10"));
  EXPECT_EQ(waiting().size(), 1U);
}

TEST_F(Answers, WhatSurprisesOfADayThatAGuestProposesIsTold) {
  take(counter("20261219"));
  const app::Decided decided = decide(true);
  ASSERT_EQ(decided.remarks.size(), 1U);
  EXPECT_EQ(english().text(decided.remarks[0]),
            "Saturday 19 December 2026 is no day worked: a weekend, a public holiday or a closure "
            "of the house. It was recorded all the same.");
  EXPECT_EQ(recorded(council).day, day("2026-12-19"));
}

TEST_F(Answers, WithoutAnEndTheMeetingStaysAsLongAsItWas) {
  take({dgs, "", 1, "DTSTART;TZID=Europe/Paris:20261214T100000\r\n", "COUNTER"});
  decide(true);
  EXPECT_EQ(recorded(council).end, (LocalTime{day("2026-12-14"), Minutes{12 * 60}}));
}

TEST_F(Answers, ACounterProposalToWhatWasCancelledIsRefused) {
  take(counter("20261214"));
  app::Opened here = opened();
  app::cancel_meeting(here, {council, {}}, day("2026-11-24"));
  EXPECT_EQ(
      refused([&] { decide(true); }),
      "the meeting is cancelled: nobody's answer changes that | set it aside with “gouvernail "
      "answers refuse 1”");
  EXPECT_EQ(waiting().size(), 1U);
}

TEST_F(Answers, WhatDoesNotWaitIsNotDecided) {
  take(counter("20261214"));
  const std::int64_t number = waiting().at(0).id;
  const auto ask = [&](std::int64_t which) {
    app::Opened here = opened();
    app::decide(here, {which, true, {}}, day("2026-11-24"));
  };
  const auto said = [](std::int64_t which) {
    return "no answer of the number " + std::to_string(which) +
           " waits for a decision | “gouvernail answers list” shows those that do";
  };
  EXPECT_EQ(refused([&] { ask(number + 1); }), said(number + 1));
  ask(number);
  EXPECT_EQ(refused([&] { ask(number); }), said(number)) << "decided already";
}

TEST_F(Answers, AJointSessionThatIsMovedLeavesTheOthersRecordBehind) {
  fs::copy(made_once(), folder.path() / "sud", fs::copy_options::recursive);
  folder.write("portfolio.toml",
               "[[workspace]]\nfolder = \"ws\"\nname = \"Nord\"\n"
               "[[workspace]]\nfolder = \"sud\"\nname = \"Sud\"\n");
  for (const char* name : {"ws", "sud"}) {
    app::Opened here = app::open({folder.path() / name, "", "", ""});
    governance::Meeting joint = recorded(council);
    joint.joint = council;
    app::record(here, {records::PutMeeting{joint}});
  }
  take(counter("20261214"));
  const app::Decided decided = decide(true);
  ASSERT_EQ(decided.behind.size(), 1U);
  EXPECT_EQ(english().text(decided.behind[0]),
            "“Sud” still has this joint session on Thursday 10 December 2026. To move it there "
            "too: gouvernail "
            "-C " +
                (folder.path() / "sud").string() +
                " meeting move copil/2026-12-10 --to 2026-12-14 --at 10:00 --until 12:00");
  EXPECT_EQ(recorded(council).joint, council);
}

TEST_F(Answers, FilesAndFoldersAreReadAndMailboxesAsked) {
  fs::create_directory(folder.path() / "boîte");
  folder.write("boîte/b.eml", "From: a\r\n\r\n");
  folder.write("boîte/a.ics", "BEGIN:VCALENDAR\r\n");
  folder.write("boîte/c.txt", "");
  folder.write("seul.txt", "seul");
  const app::AnswerSources sources = app::answer_sources(
      opened(), {(folder.path() / "boîte").string(), (folder.path() / "seul.txt").string(),
                 "imaps://mail.example.org/INBOX"});
  ASSERT_EQ(sources.files.size(), 3U);
  EXPECT_EQ(sources.files[0].path, folder.path() / "boîte/a.ics");
  EXPECT_EQ(sources.files[1].path, folder.path() / "boîte/b.eml");
  EXPECT_TRUE(sources.files[1].found);
  EXPECT_EQ(sources.files[2].path, folder.path() / "seul.txt");
  EXPECT_FALSE(sources.files[2].found);
  ASSERT_EQ(sources.mailboxes.size(), 1U);
  EXPECT_EQ(sources.mailboxes[0].place.url, "imaps://mail.example.org/INBOX");
}

TEST_F(Answers, OfAMaildirWhatCameIsReadAndNoMore) {
  for (const char* name : {"cur", "new", "tmp"}) {
    fs::create_directories(folder.path() / "m" / name);
  }
  folder.write("m/cur/1", "lu");
  folder.write("m/new/2", "neuf");
  folder.write("m/new/.caché", "");
  folder.write("m/tmp/3", "");
  std::vector<std::string> names;
  for (const auto& one : app::answer_files(folder.path() / "m")) {
    names.push_back(one.path.filename().string());
  }
  EXPECT_EQ(names, (std::vector<std::string>{"1", "2"}));
}

TEST_F(Answers, WhereNothingIsNamedTheSettingsSayWhere) {
  EXPECT_EQ(refusal([&] { app::answer_sources(opened(), {}); }),
            "nothing says where the answers are | name a file, a folder or a mailbox, or say which "
            "is read: gouvernail.toml: [mail.answers] url = \"imaps://…\"");
  EXPECT_EQ(refusal([&] { app::answer_sources(opened(), {(folder.path() / "absent").string()}); }),
            (folder.path() / "absent").string() +
                ": there is no such file | check its name and its folder");
}

}  // namespace
}  // namespace gouvernail::test::answers_test

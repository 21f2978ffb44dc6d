// SPDX-License-Identifier: MPL-2.0
// Answers as clients write them. Names of tests carry the numbers of the acceptance list.
#include "ical/reply.h"

#include <gtest/gtest.h>

#include "ical/merge.h"
#include "ical/writer.h"

namespace gouvernail::ical::reply_test {
namespace {

Replies read(const std::string& method, const std::string& lines, base::Diagnostics& diagnostics) {
  return read_replies("a.ics",
                      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" +
                          (method.empty() ? "" : "METHOD:" + method + "\r\n") +
                          "BEGIN:VEVENT\r\nUID:u1\r\nDTSTAMP:20260106T080000Z\r\nSEQUENCE:2\r\n" +
                          lines + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
                      diagnostics);
}

Reply only(const std::string& method, const std::string& lines) {
  base::Diagnostics diagnostics;
  const Replies replies = read(method, lines, diagnostics);
  EXPECT_EQ(replies.replies.size(), 1U);
  return replies.replies.empty() ? Reply{} : replies.replies.front();
}

TEST(Replies, I3_WithoutOrganizer) {
  const Reply reply = only("REPLY", "ATTENDEE;PARTSTAT=ACCEPTED:MAILTO:A@example.org");
  EXPECT_EQ(reply.uid, "u1");
  EXPECT_EQ(reply.attendee, "A@example.org");
  EXPECT_EQ(reply.answer, Answer::accepted);
  EXPECT_EQ(reply.sequence, 2);
  EXPECT_EQ(calendar::to_ical_utc(reply.dtstamp), "20260106T080000Z");
}

TEST(Replies, I10_EveryStatus) {
  const auto answer = [](const std::string& status) {
    return only("REPLY", "ATTENDEE;PARTSTAT=" + status + ":mailto:a@example.org").answer;
  };
  EXPECT_EQ(answer("ACCEPTED"), Answer::accepted);
  EXPECT_EQ(answer("TENTATIVE"), Answer::tentative);
  EXPECT_EQ(answer("DECLINED"), Answer::declined);
  const Reply sent = only("REPLY",
                          "ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO=\"mailto:b@example.org\""
                          ":mailto:a@example.org");
  EXPECT_EQ(sent.answer, Answer::delegated);
  EXPECT_EQ(sent.delegated_to, "b@example.org");
}

TEST(Replies, I10_ACounterProposalNamesItsTimes) {
  const Reply reply = only("COUNTER",
                           "DTSTART;TZID=Romance Standard Time:20260609T100000\r\n"
                           "DTEND;TZID=Romance Standard Time:20260609T120000\r\n"
                           "COMMENT:Plutôt le 9 ?\r\nATTENDEE:mailto:a@example.org");
  EXPECT_EQ(reply.kind, ReplyKind::counter);
  EXPECT_EQ(calendar::to_iso(reply.start.value()), "2026-06-09T10:00");
  EXPECT_EQ(calendar::to_iso(reply.end.value()), "2026-06-09T12:00");
  EXPECT_EQ(reply.comment, "Plutôt le 9 ?");
}

TEST(Replies, I5_OnBehalfOfSomebody) {
  EXPECT_EQ(only("REPLY",
                 "ATTENDEE;PARTSTAT=ACCEPTED;SENT-BY=\"mailto:s@example.org\":mailto:a@example.org")
                .sent_by,
            "s@example.org");
}

TEST(Replies, I1_WithoutMethodOrOfAnother) {
  base::Diagnostics diagnostics;
  EXPECT_EQ(read("", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@example.org", diagnostics).replies.size(),
            1U);
  ASSERT_EQ(diagnostics.size(), 1U);
  EXPECT_EQ(diagnostics[0].code, "no-method");
  const Replies invitation =
      read("REQUEST", "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:a@example.org", diagnostics);
  EXPECT_TRUE(invitation.replies.empty());
  EXPECT_EQ(invitation.others, 1);
}

TEST(Replies, I16_ALongCommentIsCutBetweenLetters) {
  const auto comment = [](std::size_t letters) {
    return only("REPLY", "COMMENT:" + std::string(letters, 'x') +
                             "été\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:a@example.org")
        .comment;
  };
  EXPECT_EQ(comment(1995), std::string(1995, 'x') + "été");
  EXPECT_EQ(comment(1996), std::string(1996, 'x') + "ét");
  EXPECT_EQ(comment(1999), std::string(1999, 'x'));
}

TEST(Replies, I16_WhatIsMissingIsSaid) {
  base::Diagnostics diagnostics;
  const Replies none = read_replies(
      "a.ics",
      "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n"
      "BEGIN:VEVENT\r\nUID:a\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:a@example.org\r\nEND:VEVENT\r\n"
      "BEGIN:VEVENT\r\nDTSTAMP:20260106T080000Z\r\nEND:VEVENT\r\n"
      "BEGIN:VEVENT\r\nUID:c\r\nDTSTAMP:20260106T080000Z\r\nEND:VEVENT\r\n"
      "BEGIN:VEVENT\r\nUID:d\r\nEND:VCALENDAR\r\n",
      diagnostics);
  EXPECT_TRUE(none.replies.empty());
  std::vector<std::string> codes;
  for (const auto& diagnostic : diagnostics) codes.push_back(diagnostic.code);
  EXPECT_EQ(codes, (std::vector<std::string>{"no-dtstamp", "no-uid", "no-attendee", "cut-short"}));
  EXPECT_EQ(diagnostics[3].position.line, 14);
}

Invitation sample() {
  Invitation i;
  i.uid = "u1";
  i.summary = "Comité de pilotage";
  i.first = i.last = *calendar::make_day(2026, 6, 2);
  i.start = calendar::Minutes{14 * 60};
  i.organizer.address = "a@example.org";
  Attendee guest;
  guest.name = "Zoé";
  guest.address = "z@example.org";
  i.attendees = {guest};
  return i;
}

TEST(Stored, G25_SaysToInviteNobodyAndHasNoMethod) {
  const std::string text = write_calendar(Method::stored, {sample()});
  EXPECT_EQ(text.find("METHOD"), std::string::npos);
  EXPECT_NE(text.find("ORGANIZER;SCHEDULE-AGENT=CLIENT"), std::string::npos);
  EXPECT_NE(text.find("ATTENDEE;SCHEDULE-AGENT=CLIENT"), std::string::npos);
}

TEST(Stored, G25_IsComparedByMeaning) {
  const std::string ours = write_calendar(Method::stored, {sample()});
  std::string theirs = ours;
  theirs.replace(theirs.find("PRODID:"), 7, "PRODID:-//Server//");
  theirs.replace(theirs.find("TRANSP:"), 7, "X-SERVER:1\r\nTRANSP:");
  EXPECT_TRUE(same_meaning(ours, theirs));
  Invitation moved = sample();
  moved.start = calendar::Minutes{15 * 60};
  EXPECT_FALSE(same_meaning(ours, write_calendar(Method::stored, {moved})));
  Invitation later = sample();
  later.sequence = 1;
  EXPECT_FALSE(same_meaning(ours, write_calendar(Method::stored, {later})));
  EXPECT_FALSE(same_meaning(ours, ""));
}

TEST(Stored, G25_KeepsTheRemindersOfOthers) {
  const std::string ours = write_calendar(Method::stored, {sample()});
  std::string theirs = ours;
  theirs.insert(
      theirs.find("END:VEVENT"),
      "BEGIN:VALARM\nTRIGGER:-PT1H\nEND:VALARM\nBEGIN:VALARM\nTRIGGER:-PT5M\nEND:VALARM\n");
  const std::string merged = with_additions_of(ours, theirs);
  EXPECT_NE(merged.find("TRIGGER:-PT1H\r\nEND:VALARM\r\n"), std::string::npos);
  EXPECT_NE(merged.find("TRIGGER:-PT5M\r\nEND:VALARM\r\nEND:VEVENT"), std::string::npos);
  EXPECT_EQ(with_additions_of(ours, ours), ours);
}

std::string stored_with(const std::string& description) {
  Invitation invitation = sample();
  invitation.description = description;
  return write_calendar(Method::stored, {invitation});
}

// Of the first DESCRIPTION, unfolded.
std::string description_in(std::string text) {
  for (std::size_t at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at)) {
    text.erase(at, 3);
  }
  const std::size_t at = text.find("\r\nDESCRIPTION");
  const std::size_t from = text.find(at == std::string::npos ? "" : ":", at);
  return text.substr(from + 1, text.find("\r\n", from) - from - 1);
}

TEST(Stored, WhatWeSaidOfAnEarlierAgendaIsNobodysNote) {
  const std::string first = stored_with("CTG\nBilan, suite\n\nBudget 2026");
  const std::string second = stored_with("CTG\nBilan, suite\n\nBudget 2027");
  const std::string third = stored_with("CTG\nBilan, suite\n\nBudget 2028");
  EXPECT_EQ(with_additions_of(second, first), second);
  EXPECT_EQ(with_additions_of(third, with_additions_of(second, first)), third);
  EXPECT_EQ(with_additions_of(stored_with("CTG"), third), stored_with("CTG"));
  EXPECT_EQ(with_additions_of(stored_with("CTG\nVoir C:\\nouveau"), third),
            stored_with("CTG\nVoir C:\\nouveau"));
}

TEST(Stored, ANoteIsKeptWhereverItStandsThroughEveryAgenda) {
  const std::string first = stored_with("CTG\nBilan\n\nBudget 2026");
  const auto written = [&](const std::string& description) {
    std::string text = first;
    const std::string ours = "DESCRIPTION:CTG\\nBilan\\n\\nBudget 2026\r\n";
    text.replace(text.find(ours), ours.size(), description + "\r\n");
    return text;
  };
  const std::string agenda_2027 = "CTG\\nBilan\\n\\nBudget 2027";
  for (const auto& [theirs, note] : std::vector<std::pair<std::string, std::string>>{
           {"DESCRIPTION:CTG\\nBilan\\n\\nBudget 2026\\nLa clé", "\\nLa clé"},
           {"DESCRIPTION:CTG\\nBilan\\n\\nBudget 2026\\n\\nLa clé\\; le badge",
            "\\n\\nLa clé\\; le badge"},
           {"DESCRIPTION:La clé\\n\\nCTG\\nBilan\\n\\nBudget 2026", "\\n\\nLa clé"},
           {"DESCRIPTION:CTG\\nBilan\\nLa clé\\n\\nBudget 2026", "\\n\\nLa clé"},
           {"DESCRIPTION:CTG\\nBilan\\n\\nBudget 2026 (à revoir)", "\\n\\nBudget 2026 (à revoir)"},
           {"DESCRIPTION;ALTREP=\"data:text/html,x\":CTG\\nBilan\\n\\nBudget 2026\\nLa clé",
            "\\nLa clé"},
           {"DESCRIPTION:CTG\\nBilan\\n\\nBudget 2026\\n", ""}}) {
    std::string merged = written(theirs);
    for (const char* year : {"2027", "2028", "2029"}) {
      merged = with_additions_of(stored_with(std::string("CTG\nBilan\n\nBudget ") + year), merged);
      std::string agenda = agenda_2027;
      agenda.replace(agenda.size() - 4, 4, year);
      EXPECT_EQ(description_in(merged), agenda + note) << theirs;
    }
  }
}

TEST(Withdrawn, G17_WithoutStatus) {
  Invitation i = sample();
  const std::string text = write_calendar(Method::withdraw, {i});
  EXPECT_NE(text.find("METHOD:CANCEL\r\n"), std::string::npos);
  EXPECT_EQ(text.find("STATUS:C"), std::string::npos);
}

}  // namespace
}  // namespace gouvernail::ical::reply_test

// SPDX-License-Identifier: MPL-2.0
#include "reports/change_words.h"

#include <gtest/gtest.h>

#include "governance/meeting.h"
#include "governance/seat.h"
#include "governance/tick.h"
#include "governance/waiver.h"
#include "unit/reports/sample.h"

namespace gouvernail::reports {
namespace {

using governance::Meeting;
using governance::MeetingStatus;
using sample::day;

Meeting october() {
  Meeting m;
  m.uid = "m-1";
  m.body = "copil";
  m.day = day("2026-10-13");
  m.start_time = calendar::Minutes{14 * 60};
  m.end = calendar::LocalTime{m.day, calendar::Minutes{16 * 60}};
  m.note = "secret";
  return m;
}

std::string words(const records::State& before, const records::State& after,
                  Reader reader = Reader::house) {
  return change_words(before, after, reader, sample::english());
}
std::string words(const Meeting& before, const Meeting& after, Reader reader = Reader::house) {
  return words(records::State(base::Boxed(before)), records::State(base::Boxed(after)), reader);
}

TEST(ChangeWords, SayWhatStoodBeforeAndAfter) {
  Meeting after = october();
  after.status = MeetingStatus::convened;
  after.convened_on = day("2026-09-20");
  EXPECT_EQ(words(october(), after), "proposed → convened on 20 Sep 2026");
  Meeting held = after;
  held.status = MeetingStatus::held;
  held.present.emplace();
  EXPECT_EQ(words(after, held), "convened on 20 Sep 2026 → held; attendance: nobody");
  held.minutes_on = day("2026-10-20");
  Meeting again = held;
  again.present = {{"elu", 2}};
  again.minutes_on.reset();
  EXPECT_EQ(words(held, again),
            "minutes: 20 Oct 2026 before, nothing any more; attendance, added: elu × 2");
  EXPECT_EQ(words(held, held), "");
}

TEST(ChangeWords, SayWhoCameAndHow) {
  using governance::Attending;
  Meeting held = october();
  held.present = {{"elu", 3}, {"dgs", 1, Attending::remote, "dupre"}};
  EXPECT_EQ(words(october(), held), "attendance: elu × 3 · dupre, dgs (remote)");
  Meeting again = held;
  again.present->at(1) = {"dgs", 1, Attending::represented, "dupre", "cat", "martin"};
  EXPECT_EQ(words(held, again),
            "attendance: dupre, dgs (remote) → dupre, dgs (represented by martin, cat)");
  Meeting fewer = held;
  fewer.present->pop_back();
  EXPECT_EQ(words(held, fewer), "attendance, taken out: dupre, dgs (remote)");
  EXPECT_EQ(words(held, october()),
            "attendance: elu × 3 · dupre, dgs (remote) before, nothing any more");
  EXPECT_EQ(words(october(), held, Reader::others), "attendance recorded");
  EXPECT_EQ(words(held, again, Reader::others), "attendance corrected");
  EXPECT_EQ(words(held, october(), Reader::others), "attendance taken back");
}

TEST(ChangeWords, SayWhatWasAnsweredBefore) {
  records::AnswerRecord yes;
  yes.answer = governance::Answer::accepted;
  records::AnswerRecord other = yes;
  other.answer = governance::Answer::delegated;
  other.delegate = "martin";
  EXPECT_EQ(words({}, records::State(yes)), "answer: no answer → yes");
  EXPECT_EQ(words(records::State(yes), records::State(other)),
            "answer: yes → represented (represented by martin)");
}

TEST(ChangeWords, SayThatAnAnswerDoesNotCount) {
  records::AnswerRecord yes;
  yes.answer = governance::Answer::accepted;
  yes.dtstamp = *calendar::parse_ical_utc("20261124T150000Z");
  records::AnswerRecord no = yes;
  no.answer = governance::Answer::declined;
  no.dtstamp = *calendar::parse_ical_utc("20261124T120000Z");
  EXPECT_EQ(words(records::State(yes), records::State(no)),
            "answer: no, which does not count: what counts is yes");
}

TEST(ChangeWords, TellThatASessionIsASecondConvocation) {
  Meeting marked = october();
  marked.second_of = "m-0";
  EXPECT_EQ(words(october(), marked), "second convocation");
  EXPECT_EQ(words(marked, october()), "no longer a second convocation");
}

TEST(ChangeWords, TellHoursOnlyWhereTheyChanged) {
  Meeting after = october();
  after.day = day("2026-10-14");
  after.end->day = after.day;
  EXPECT_EQ(words(october(), after), "day: 13 Oct 2026 → 14 Oct 2026");
  after.end->time += calendar::Minutes{30};
  EXPECT_EQ(words(october(), after),
            "day: 13 Oct 2026 → 14 Oct 2026; hours: 14:00 – 16:00 → 14:00 – 16:30");
}

TEST(ChangeWords, HoldTheTextOfANoteAndOfAReasonForTheHouseAlone) {
  Meeting after = october();
  after.note = "also secret";
  after.agenda = "One\nTwo";
  after.reason = "strike";
  EXPECT_EQ(words(october(), after),
            "agenda: “One / Two”; reason: “strike”; note: “secret” → “also secret”");
  EXPECT_EQ(words(october(), after, Reader::others),
            "agenda changed; reason changed; note changed");
  const records::State whole{base::Boxed(october())};
  EXPECT_EQ(words({}, whole), "new: proposed, on 13 Oct 2026; 14:00 – 16:00; note: “secret”");
  EXPECT_EQ(words({}, whole, Reader::others), "new: proposed, on 13 Oct 2026; 14:00 – 16:00");
  governance::Waiver waiver{
      "w", "copil", day("2026-01-01"), day("2026-12-31"), day("2026-06-01"), "secret", "a", ""};
  const records::State before{base::Boxed(waiver)};
  EXPECT_EQ(words({}, before),
            "new: granted on 1 Jun 2026; from 1 Jan 2026 to 31 Dec 2026; reason: “secret”; "
            "authority: “a”");
  EXPECT_EQ(words({}, before, Reader::others),
            "new: granted on 1 Jun 2026; from 1 Jan 2026 to 31 Dec 2026");
  waiver.reason = "other";
  const records::State then{base::Boxed(waiver)};
  EXPECT_EQ(words(before, then), "reason: “secret” → “other”");
  EXPECT_EQ(words(before, then, Reader::others), "reason changed");
}

TEST(ChangeWords, OfSeatsStepsAndDocuments) {
  governance::Seat seat{"dgs", "dupre", "", day("2026-01-01"), {}};
  const records::State open{base::Boxed(seat)};
  EXPECT_EQ(words({}, open), "new: dupre, from 1 Jan 2026 on");
  seat.until = day("2026-06-30");
  EXPECT_EQ(words(open, records::State(base::Boxed(seat))), "last day: 30 Jun 2026");
  EXPECT_EQ(words(records::State(base::Boxed(seat)), {}),
            "no longer: dupre, from 1 Jan 2026 to 30 Jun 2026");
  const governance::Tick tick{"m-1", "c", "i", day("2026-10-01"), day("2026-10-13"), "a", ""};
  EXPECT_EQ(words({}, records::State(base::Boxed(tick))), "new: done on 1 Oct 2026; by a");
  const records::State sheet{records::Evidence{"Dupré.pdf", 3, std::string(64, 'a')}};
  EXPECT_EQ(words(sheet, {}), "no longer: one document");
  EXPECT_EQ(words(records::State(), records::State()), "");
}

}  // namespace
}  // namespace gouvernail::reports

// SPDX-License-Identifier: MPL-2.0
// What people wrote is text on every page and in every mail, whatever it holds: markup in each
// field of the samples changes no tag and no attribute.
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/tick.h"
#include "governance/waiver.h"
#include "reports/check_html.h"
#include "reports/checklist.h"
#include "reports/digest.h"
#include "reports/term_report.h"
#include "rules/checklist.h"
#include "unit/reports/digest_sample.h"
#include "unit/reports/sample.h"

namespace gouvernail::reports::hostile_text_test {
namespace {

using base::msg;

const std::string harmless = "zzz";
const std::string hostile = "<script>&\"'";
const std::string escaped = "&lt;script&gt;&amp;&quot;&#39;";

std::size_t count(const std::string& page, const std::string& what) {
  std::size_t found = 0;
  for (std::size_t at = page.find(what); at != std::string::npos; at = page.find(what, at + 1)) {
    ++found;
  }
  return found;
}

// `times` is how many of the fields are shown, at the least.
void expect_text_only(const std::string& clean, const std::string& page, std::size_t times) {
  EXPECT_EQ(count(page, "<script"), 0U);
  EXPECT_EQ(count(page, hostile), 0U);
  EXPECT_GE(count(page, escaped), times);
  for (const char* sign : {"<", ">", "\"", "'"}) {
    EXPECT_EQ(count(page, sign), count(clean, sign)) << sign;
  }
}

// The samples with a mark at the end of each text.
class Marked {
 public:
  explicit Marked(std::string mark) : mark_(std::move(mark)), rules_(sample::rules()) {
    mark_rules();
    mark_history();
    mark_check();
  }
  Marked(const Marked&) = delete;
  Marked& operator=(const Marked&) = delete;

  void put(std::string& text) const {
    if (!text.empty()) text += mark_;
  }
  void put(base::LocalizedText& text) const {
    put(text.fr);
    put(text.en);
  }
  // As an argument: a format is never anybody's text.
  void put(base::Message& message) const {
    if (!message.empty()) message = msg("{0}", message.format + mark_);
  }
  // What somebody typed goes into the command.
  void put(base::Action& action) const {
    for (base::Word& word : action.words) {
      auto* typed = word.object ? std::get_if<std::string>(&*word.object) : nullptr;
      if (typed) put(*typed);
    }
  }
  void put(std::vector<std::string>& lines) const {
    for (std::string& line : lines) put(line);
  }

  const std::string& mark() const { return mark_; }
  const rules::Rules& rules() const { return rules_; }
  const CheckReport& check() const { return check_; }

  TermReport term() const {
    TermReport report;
    report.check = check_;
    report.attendance = {{"caf", 2, 1, 1}};
    report.load_days = rules_.convention->term;
    report.load = {{"dupre", {"dgs"}, 5, 2, calendar::Minutes{750}, 3}};
    report.names["dupre"] = mark_;
    AuditFile audit;
    audit.documents[history_.meetings.front().uid] = {{mark_, 1234, mark_}};
    const calendar::UtcTime at{sample::day("2026-07-01")};
    audit.journal = {{1, at, msg("{0}", mark_), mark_, mark_}};
    audit.head = mark_;
    audit.altered = msg("{0}", mark_);
    report.audit = std::move(audit);
    return report;
  }

 private:
  void mark_rules() {
    governance::Convention& convention = rules_.convention;
    put(convention.name);
    for (governance::Party& party : convention.parties) put(party.name);
    for (governance::Role& role : convention.roles) put(role.name);
    for (governance::Body& body : convention.bodies) put(body.name);
    for (governance::Site& site : convention.sites) put(site.name);
    for (rules::Obligation& obligation : rules_.obligations) {
      put(obligation.title);
      put(obligation.sanction);
      put(obligation.source.article);
    }
  }

  void mark_history() {
    history_ = sample::history();
    for (governance::Meeting& meeting : history_.meetings) {
      put(meeting.note);
      put(meeting.agenda);
      put(meeting.reason);
    }
    governance::Waiver waiver;
    waiver.target = waiver.reason = waiver.authority = waiver.evidence = mark_;
    history_.waivers = {waiver};
  }

  void mark_check() {
    check_ = sample::check();
    const rules::Obligation* first = sample::rules().obligations.data();
    for (compliance::Judgement& judgement : check_.judgements) {
      const auto place = static_cast<std::size_t>(judgement.duty.obligation - first);
      judgement.duty.obligation = &rules_.obligations.at(place);
      put(judgement.because);
      put(judgement.next);
      for (compliance::SessionNote& note : judgement.sessions) put(note.why);
    }
    for (compliance::Advice& advice : check_.advice) put(advice.text);
    for (base::Message& notice : check_.notices) put(notice);
    check_.forecasts = {msg("{0}", mark_)};
    check_.rules = &rules_;
    check_.history = &history_;
  }

  std::string mark_;
  rules::Rules rules_;
  governance::History history_;
  CheckReport check_;
};

std::string checklist(const Marked& marked, const Language& language) {
  ChecklistReport report = sample::checklist();
  const rules::Checklist& known = *report.preparation.list;
  rules::Checklist list = known;
  marked.put(list.title);
  for (rules::ChecklistItem& item : list.items) {
    marked.put(item.title);
    marked.put(item.habit);
  }
  for (compliance::ChecklistStep& step : report.preparation.steps) {
    step.item = &list.items.at(static_cast<std::size_t>(step.item - known.items.data()));
    marked.put(step.evidence);
    if (step.tick) marked.put((*step.tick)->note);
  }
  for (base::Message& remark : report.remarks) marked.put(remark);
  for (auto& [role, names] : report.holders) marked.put(names);
  report.preparation.list = &list;
  report.rules = &marked.rules();
  return checklist_html(report, language);
}

std::string weekly_mail(const Marked& marked, const Language& language) {
  Digest digest = sample::weekly_digest(language);
  for (std::string* text : {&digest.subject, &digest.convention, &digest.opening}) {
    marked.put(*text);
  }
  marked.put(digest.closing);
  for (DigestSection& section : digest.sections) {
    marked.put(section.title);
    marked.put(section.preamble);
    for (DigestItem& item : section.items) {
      marked.put(item.head);
      marked.put(item.dates_title);
      marked.put(item.lines);
      for (DigestStep& step : item.steps) marked.put(step.action);
      for (PossibleDate& date : item.dates) {
        marked.put(date.when);
        marked.put(date.notes);
        for (base::Action& action : date.actions) marked.put(action);
      }
    }
  }
  return digest_letter(digest, language).html;
}

std::string invitation(const Marked& marked, const Language& language) {
  governance::Meeting meeting = marked.check().history->meetings.front();
  meeting.agenda = marked.mark();
  InvitationLetter letter;
  letter.kind = LetterKind::update;
  letter.rules = &marked.rules();
  letter.meeting = &meeting;
  letter.place = letter.organiser = marked.mark();
  letter.place_before = marked.mark() + marked.mark();
  letter.duties = {&marked.check().judgements.front()};
  return invitation_letter(letter, language).html;
}

class HostileText : public testing::TestWithParam<Lang> {
 protected:
  Language language() const {
    return GetParam() == Lang::fr ? sample::french() : sample::english();
  }
  const Marked clean_{harmless};
  const Marked hostile_{hostile};
};

TEST_P(HostileText, IsTextOnThePageOfVerdicts) {
  expect_text_only(check_html(clean_.check(), language()), check_html(hostile_.check(), language()),
                   40);
}

TEST_P(HostileText, IsTextOnThePageOfTheTerm) {
  expect_text_only(term_report_html(clean_.term(), language()),
                   term_report_html(hostile_.term(), language()), 60);
}

TEST_P(HostileText, IsTextOnTheChecklist) {
  expect_text_only(checklist(clean_, language()), checklist(hostile_, language()), 20);
}

TEST_P(HostileText, IsTextInTheWeeklyMail) {
  expect_text_only(weekly_mail(clean_, language()), weekly_mail(hostile_, language()), 40);
}

TEST_P(HostileText, IsTextInAnInvitation) {
  expect_text_only(invitation(clean_, language()), invitation(hostile_, language()), 10);
}

INSTANTIATE_TEST_SUITE_P(Reports, HostileText, testing::Values(Lang::fr, Lang::en),
                         [](const auto& tested) { return to_string(tested.param); });

}  // namespace
}  // namespace gouvernail::reports::hostile_text_test

// SPDX-License-Identifier: MPL-2.0
#include "reports/first_page.h"

#include "compliance/next_session.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "reports/duty_words.h"
#include "reports/lights.h"
#include "reports/meeting_words.h"
#include "reports/names.h"
#include "reports/page.h"
#include "reports/task_words.h"
#include "reports/weight_words.h"
#include "rules/rules.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using compliance::Verdict;

class FirstPage {
 public:
  FirstPage(const TermReport& report, const Language& language)
      : report_(report), check_(report.check), language_(language) {}

  View fill() const {
    View view;
    std::vector<std::string> sentences{share()};
    for (std::string& words : balance_lines(check_, language_))
      sentences.push_back(std::move(words));
    sentences.push_back(next_task());
    // What `check` and the alert say first stands first here, too.
    view.text("conclusion_css", compliance::to_string(conclusion_verdict(check_)))
        .text("conclusion", conclusion(check_, language_))
        .list("lights", lights(check_, language_))
        .text("next_session", next_session())
        .lines("sentences", std::move(sentences));
    return view;
  }

 private:
  std::string say(const base::Message& message) const { return language_.text(message); }

  // The body that the convention names first steers it.
  std::string next_session() const {
    for (const governance::Body& body : check_.rules->convention->bodies) {
      if (body.act) continue;
      const auto* next = compliance::next_session(*check_.history, body.id, check_.as_of);
      if (next == nullptr) return say(msg("No date is set for {0:the}.", body.name));
      return say(msg("Next session of {0:the}: {1} ({2}).", body.name, calendar::arg(next->day),
                     status_word(next->status, language_)));
    }
    return {};
  }

  std::string share() const {
    std::int64_t kept = 0;
    std::int64_t settled = 0;
    for (const compliance::YearRecord& year : report_.years) {
      kept += year.kept;
      settled += year.kept + year.missed;
    }
    if (settled == 0) return {};
    return say(msg("Since the beginning, {0} obligations of {1} were kept.", kept, settled));
  }

  std::string next_task() const {
    const compliance::Task* next = first_to_do(check_);
    if (next == nullptr) return say(msg("Nothing is to be done."));
    return say(msg("First thing to do: {0}, {1}.", task_in_sentence(*next, language_),
                   task_deadline(*next, language_)));
  }

  const TermReport& report_;
  const CheckReport& check_;
  const Language& language_;
};

}  // namespace

void add_first_page(View& view, const TermReport& report, const Language& language) {
  view.part("first_page", FirstPage(report, language).fill());
}

}  // namespace gouvernail::reports

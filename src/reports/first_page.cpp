// SPDX-License-Identifier: MPL-2.0
#include "reports/first_page.h"

#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "reports/duty_words.h"
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
      : report_(report), check_(report.check), language_(language), all_(balance(check_)) {}

  View fill() const {
    View view;
    std::vector<View> lights;
    lights.push_back(past());
    lights.push_back(this_year());
    lights.push_back(this_week());
    std::vector<std::string> sentences{share()};
    for (std::string& words : balance_lines(check_, language_))
      sentences.push_back(std::move(words));
    sentences.push_back(next_task());
    // What `check` and the alert say first stands first here, too.
    view.text("conclusion_css", compliance::to_string(conclusion_verdict(check_)))
        .text("conclusion", conclusion(check_, language_))
        .list("lights", std::move(lights))
        .text("next_session", next_session())
        .lines("sentences", std::move(sentences));
    return view;
  }

 private:
  std::string say(const base::Message& message) const { return language_.text(message); }

  // Its sign and its words say what its colour says.
  View light(const base::Message& title, Verdict verdict, const base::Message& words) const {
    View view;
    view.text("title", say(title))
        .text("css", compliance::to_string(verdict))
        .text("sign", verdict_symbol(verdict))
        .text("words", say(words));
    return view;
  }

  View past() const {
    if (all_.older == 0) return light(msg("The past"), Verdict::satisfied, msg("nothing missed"));
    return light(msg("The past"), Verdict::breached,
                 msg("{0} missed, more than a year ago", std::int64_t{all_.older}));
  }

  View this_year() const {
    const std::int64_t wrong = all_.missed + all_.lost;
    if (wrong == 0) return light(msg("This year"), Verdict::satisfied, msg("nothing missed"));
    return light(msg("This year"), Verdict::breached,
                 msg("{0} missed or out of reach within a year", wrong));
  }

  View this_week() const {
    if (all_.overdue > 0) {
      return light(msg("This week"), Verdict::breached,
                   msg("{0} {0:task|tasks} overdue", std::int64_t{all_.overdue + all_.besides}));
    }
    if (all_.week > 0) {
      return light(msg("This week"), Verdict::at_risk, msg("{0} to do", std::int64_t{all_.week}));
    }
    return light(msg("This week"), Verdict::satisfied, msg("nothing to do"));
  }

  // The body that the convention names first steers it.
  std::string next_session() const {
    for (const governance::Body& body : check_.rules->convention->bodies) {
      if (body.act) continue;
      const governance::Meeting* next = nullptr;
      for (const governance::Meeting& meeting : check_.history->meetings) {
        const bool ahead = meeting.body == body.id && meeting.day >= check_.as_of &&
                           (meeting.status == governance::MeetingStatus::proposed ||
                            meeting.status == governance::MeetingStatus::convened);
        if (ahead && (next == nullptr || comes_first(meeting, *next))) next = &meeting;
      }
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
  Balance all_;
};

}  // namespace

void add_first_page(View& view, const TermReport& report, const Language& language) {
  view.part("first_page", FirstPage(report, language).fill());
}

}  // namespace gouvernail::reports

// SPDX-License-Identifier: MPL-2.0
#include "reports/first_page.h"

#include <algorithm>
#include <iterator>

#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "reports/duty_words.h"
#include "reports/lights.h"
#include "reports/meeting_words.h"
#include "reports/names.h"
#include "reports/overview.h"
#include "reports/page.h"
#include "reports/task_words.h"
#include "reports/weight_words.h"
#include "rules/rules.h"

namespace gouvernail::reports {
namespace {

using base::msg;

constexpr std::size_t most_tasks_first = 3;
constexpr std::ptrdiff_t most_sessions = 4;

class FirstPage {
 public:
  FirstPage(const TermReport& report, const Language& language)
      : check_(report.check), language_(language) {}

  View fill() const {
    View view;
    std::vector<std::string> to_do = first_tasks();
    std::vector<std::string> sessions = next_sessions();
    // What `check` and the alert say first stands first here, too.
    view.text("conclusion_css", compliance::to_string(conclusion_verdict(check_)))
        .text("conclusion", conclusion(check_, language_))
        .list("lights", lights(check_, language_))
        .text("first_tasks_title", say(msg("To be decided or done first")))
        .text("nothing_first", to_do.empty() ? say(msg("Nothing is to be done.")) : "")
        .lines("first_tasks", std::move(to_do))
        .text("next_sessions_title", say(msg("Next sessions")))
        .lines("next_sessions", std::move(sessions));
    return view;
  }

 private:
  std::string say(const base::Message& message) const { return language_.text(message); }

  // The body that the convention names first steers it: its next one is always told, or that no
  // date is set for it.
  std::vector<std::string> next_sessions() const {
    std::vector<const governance::Meeting*> ahead;
    for (const governance::Meeting& meeting : check_.history->meetings) {
      const bool is_ahead =
          meeting.day >= check_.as_of && (meeting.status == governance::MeetingStatus::proposed ||
                                          meeting.status == governance::MeetingStatus::convened);
      if (is_ahead && !convention().is_act(meeting.body)) ahead.push_back(&meeting);
    }
    std::ranges::sort(ahead, [](const auto* a, const auto* b) { return comes_first(*a, *b); });
    std::vector<std::string> lines;
    const auto steers = std::ranges::find(convention().bodies, false, &governance::Body::act);
    const bool none = steers != convention().bodies.end() &&
                      std::ranges::count(ahead, steers->id, &governance::Meeting::body) == 0;
    if (none) lines.push_back(say(msg("No date is set for {0:the}.", steers->name)));
    if (!none && steers != convention().bodies.end()) {
      const auto its = std::ranges::find(ahead, steers->id, &governance::Meeting::body);
      if (its - ahead.begin() >= most_sessions) {
        std::rotate(ahead.begin() + (most_sessions - 1), its, its + 1);
      }
    }
    for (const governance::Meeting* meeting : ahead) {
      if (std::ssize(lines) == most_sessions) break;
      lines.push_back(say(msg("{0}: {1} ({2})", calendar::arg(meeting->day),
                              body_name(convention(), meeting->body, language_),
                              status_word(meeting->status, language_))));
    }
    return lines;
  }

  // What is late and decides first, then in the order of the list below.
  std::vector<std::string> first_tasks() const {
    const Agenda agenda = agenda_of(check_);
    std::vector<TaskLine> all = task_lines(agenda.week, language_);
    std::ranges::move(task_lines(agenda.next_weeks, language_), std::back_inserter(all));
    const compliance::Task* first = first_to_do(check_);
    std::stable_partition(all.begin(), all.end(), [&](const TaskLine& line) {
      return std::ranges::count(line.tasks, first) > 0;
    });
    std::vector<std::string> lines;
    for (const TaskLine& line : all) {
      if (lines.size() == most_tasks_first) break;
      lines.push_back(
          say(msg("{0}, {1}", line.what, line_deadline(line, check_.as_of, language_))));
    }
    return lines;
  }

  const governance::Convention& convention() const { return check_.rules->convention; }

  const CheckReport& check_;
  const Language& language_;
};

}  // namespace

void add_first_page(View& view, const TermReport& report, const Language& language) {
  view.part("first_page", FirstPage(report, language).fill());
}

}  // namespace gouvernail::reports

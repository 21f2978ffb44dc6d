// SPDX-License-Identifier: MPL-2.0
#include "reports/timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "base/text.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "reports/duty_words.h"
#include "reports/meeting_words.h"
#include "reports/names.h"
#include "reports/page.h"
#include "rules/rules.h"

namespace gouvernail::reports {

namespace {

using base::msg;
using calendar::Day;
using compliance::Judgement;
using compliance::Verdict;
using governance::MeetingStatus;

constexpr double least_label_width = 280;
constexpr double column_width = 6.9;  // of a letter of a label, bold ones included
constexpr double day_width = 0.5;
constexpr double row_height = 22;
constexpr double head_height = 34;
constexpr double bar_height = 14;
constexpr double sign_width = 11;
constexpr double least_for_sign = 9;  // a narrower bar has no room for its sign

struct TimelineRow {
  std::string label;
  std::string full;  // told where the label is cut
  std::string body;  // whose sessions are marked; empty: none
  bool bold = false;
  std::vector<const Judgement*> windows;
  std::map<Day, std::vector<const Judgement*>> at_sessions;
};

bool is_at_session(const Judgement& judgement) { return judgement.duty.session_day.has_value(); }

class Timeline {
 public:
  Timeline(const CheckReport& report, const Language& language)
      : report_(report), language_(language), term_(report.rules->convention->term) {}

  // Nothing without a duty.
  std::optional<View> draw() {
    collect();
    if (rows_.empty()) return std::nullopt;
    // No label is cut: the longest one makes their column.
    for (const TimelineRow& row : rows_) {
      const auto columns = static_cast<double>(base::display_width(row.label));
      label_width_ = std::max(label_width_, columns * column_width + 8);
    }
    height_ = head_height + row_height * static_cast<double>(rows_.size()) + 4;
    View view;
    view.text("width", whole(x(term_.last + calendar::Days{1}) + 4))
        .text("height", whole(height_))
        .text("scroll_hint", language_.text(msg("Timeline, scrolls sideways")))
        .text("description",
              language_.text(
                  msg("A row for each rhythm or duty, a bar for each period with the sign of its "
                      "verdict. The tables below say the same in words.")))
        .list("months", months());
    std::vector<View> rows;
    double top = head_height;
    for (const TimelineRow& row : rows_) {
      rows.push_back(draw_row(row, top));
      top += row_height;
    }
    view.list("rows", std::move(rows)).list("today", today());
    return view;
  }

 private:
  static std::string whole(double length) { return fmt::format("{:.0f}", length); }
  static std::string tenth(double length) { return fmt::format("{:.1f}", length); }

  double x(Day day) const {
    return label_width_ + day_width * static_cast<double>((day - term_.first).count());
  }

  void collect() {
    std::map<std::string, std::size_t> rows;  // by obligation
    std::map<std::string, std::size_t> tied;  // by body
    for (const governance::Body& body : report_.rules->convention->bodies)
      collect(body.id, rows, tied);
    collect("", rows, tied);
  }

  // The duties of one body: its windows first, then what its sessions brought with them.
  void collect(const std::string& body, std::map<std::string, std::size_t>& rows,
               std::map<std::string, std::size_t>& tied) {
    bool first = true;
    for (const Judgement* judgement : looked_at(report_)) {
      if (judgement->duty.body != body || is_at_session(*judgement)) continue;
      const auto [at, is_new] = rows.emplace(judgement->duty.obligation->id, rows_.size());
      if (is_new) add_row(*judgement, body, first);
      first = first && !is_new;
      rows_[at->second].windows.push_back(judgement);
    }
    for (const Judgement* judgement : looked_at(report_)) {
      if (judgement->duty.body != body || !is_at_session(*judgement)) continue;
      const auto [at, is_new] = tied.emplace(body, rows_.size());
      if (is_new) {
        TimelineRow row;
        const std::string name = body_name(report_.rules->convention, body, language_);
        row.full = language_.text(msg("{0}: composition, notice, order", name));
        row.label = row.full;
        rows_.push_back(std::move(row));
      }
      rows_[at->second].at_sessions[*judgement->duty.session_day].push_back(judgement);
    }
  }

  void add_row(const Judgement& judgement, const std::string& body, bool first) {
    const rules::Obligation& obligation = *judgement.duty.obligation;
    const governance::Body* known = report_.rules->convention->body(body);
    const bool is_body = known && !known->act;
    TimelineRow row;
    row.full = obligation_name(*report_.rules, obligation, language_);
    if (obligation.weight != rules::Weight::obligation) {
      row.full += " (" + weight_word(obligation.weight, language_) + ")";
    }
    row.bold = is_body && first;
    row.label = row.bold ? body_name(report_.rules->convention, body, language_) : row.full;
    if (first) row.body = body;
    rows_.push_back(std::move(row));
  }

  std::vector<View> months() const {
    std::vector<View> views;
    for (Day day = term_.first; day <= term_.last;) {
      const int year = calendar::year_of(day);
      const int month = calendar::month_of(day);
      const bool january = month == 1 || day == term_.first;
      views.emplace_back()
          .text("year", january ? std::to_string(year) : "")
          .text("year_x", tenth(x(day) + 3))
          .text("css", january ? "year" : "grid")
          .text("x", tenth(x(day)))
          .text("top", january ? "2" : "18")
          .text("bottom", whole(height_ - 2))
          .text("initial_x", tenth(x(day) + 4))
          .text("initial", initial(year, month));
      day = *calendar::make_day(month == 12 ? year + 1 : year, month % 12 + 1, 1);
    }
    return views;
  }

  std::string initial(int year, int month) const {
    std::string name = language_.month(year, month).substr(0, 1);
    for (char& c : name) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    return name;
  }

  View draw_row(const TimelineRow& row, double top) const {
    std::vector<View> bars;
    for (const Judgement* judgement : row.windows) {
      const calendar::DayRange days = calendar::intersect(judgement->duty.window, term_);
      if (days.empty()) continue;
      bars.push_back(bar(*judgement, x(days.first), x(days.last + calendar::Days{1}), top,
                         window_name(judgement->duty, language_)));
    }
    draw_sessions_duties(row, top, bars);
    View view;
    view.text("full", row.full)
        .flag("bold", row.bold)
        .text("label_y", tenth(top + 13))
        .text("label", row.label)
        .list("bars", std::move(bars))
        .list("sessions", row.body.empty() ? std::vector<View>{} : sessions(row.body, top));
    return view;
  }

  // Sessions too close for a sign each share one, of what asks for most concern.
  void draw_sessions_duties(const TimelineRow& row, double top, std::vector<View>& bars) const {
    for (auto at = row.at_sessions.begin(); at != row.at_sessions.end();) {
      const double left = x(at->first);
      double right = left;
      std::vector<const Judgement*> together;
      for (; at != row.at_sessions.end() && x(at->first) - right < sign_width; ++at) {
        right = x(at->first);
        together.insert(together.end(), at->second.begin(), at->second.end());
      }
      const Judgement& worst = worst_one(together);
      bars.push_back(bar(worst, left - sign_width / 2, right + sign_width / 2, top,
                         duties_name(*report_.rules, {&worst}, language_)));
    }
  }

  static const Judgement& worst_one(const std::vector<const Judgement*>& judgements) {
    const Verdict verdict = worst_of(judgements);
    for (const Judgement* judgement : judgements) {
      if (judgement->verdict == verdict) return *judgement;
    }
    return *judgements.front();
  }

  View bar(const Judgement& judgement, double left, double right, double top,
           const std::string& name) const {
    const double width = std::max(2.0, right - left - 1);
    View view;
    view.text("css", compliance::to_string(judgement.verdict))
        .text("name", name)
        .text("verdict", verdict_word(judgement.verdict, language_))
        .text("x", tenth(left + 0.5))
        .text("y", tenth(top + 2))
        .text("bar_width", tenth(width))
        .text("bar_height", whole(bar_height))
        .text("sign", width >= least_for_sign ? verdict_symbol(judgement.verdict) : "")
        .text("sign_x", tenth((left + right) / 2))
        .text("sign_y", tenth(top + 13));
    return view;
  }

  std::vector<View> sessions(const std::string& body, double top) const {
    std::vector<View> views;
    if (!report_.history) return views;
    for (const governance::Meeting& meeting : report_.history->meetings) {
      const bool shown = meeting.body == body && meeting.status != MeetingStatus::cancelled &&
                         term_.contains(meeting.day);
      if (!shown) continue;
      views.emplace_back()
          .text("css", meeting.status == MeetingStatus::held ? "held" : "planned")
          .text("x", tenth(x(meeting.day) + day_width / 2))
          .text("y", tenth(top + 16))
          .text("day", language_.short_day(meeting.day))
          .text("status", status_word(meeting.status, language_));
    }
    return views;
  }

  std::vector<View> today() const {
    std::vector<View> views;
    if (!term_.contains(report_.as_of)) return views;
    views.emplace_back()
        .text("x", tenth(x(report_.as_of)))
        .text("bottom", whole(height_ - 2))
        .text("day", language_.plain_day(report_.as_of));
    return views;
  }

  const CheckReport& report_;
  const Language& language_;
  calendar::DayRange term_;
  std::vector<TimelineRow> rows_;
  double height_ = 0;
  double label_width_ = least_label_width;
};

}  // namespace

void add_timeline(View& view, const CheckReport& report, const Language& language) {
  if (std::optional<View> drawing = Timeline(report, language).draw()) {
    view.part("timeline", std::move(*drawing));
  } else {
    view.flag("timeline", false);
  }
  std::vector<View> legend;
  const compliance::Counts all = counts(report);
  for (const Verdict verdict : verdicts_by_concern()) {
    if (all[verdict] > 0) legend.emplace_back().part("badge", badge(verdict, language));
  }
  view.list("legend", std::move(legend));
  add_words(view,
            {{"session_held", msg("session held")},
             {"session_planned", msg("session planned")},
             {"today_word", msg("today")}},
            language);
}

}  // namespace gouvernail::reports

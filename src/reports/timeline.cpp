// SPDX-License-Identifier: MPL-2.0
#include "reports/timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.h"
#include "reports/duty_words.h"
#include "reports/markup.h"
#include "reports/meeting_words.h"
#include "reports/names.h"
#include "reports/page.h"

namespace gouvernail::reports {

const std::string_view timeline_style = R"css(
.timeline { overflow-x: auto; border: 1px solid #ccc; }
.timeline svg { display: block; width: 100%; min-width: 56rem; height: auto; }
@media (forced-colors: active) {
  .timeline text { fill: CanvasText; } .timeline .w rect { fill: Canvas; stroke: CanvasText; }
}
@page { size: A4; margin: 11mm; }
@media print {
  .term { break-before: page; } .timeline { border: 0; overflow: visible; }
  .timeline svg { min-width: 0; max-height: 232mm; }
}
)css";

namespace {

// Inside of the drawing: WeasyPrint looks for its colours nowhere else. Each tint leaves its ink a
// contrast of 4.5 or more; `color` says the ink of a text to whoever asks the browser.
constexpr std::string_view drawing_style = R"css(
text { font-size: 10.5px; font-family: system-ui, sans-serif; fill: #1b1b1b; color: #1b1b1b; }
.small-text { font-size: 9px; fill: #555; color: #555; }
.body { font-weight: bold; }
.w rect { stroke-width: 1px; }
.w text { font-weight: bold; text-anchor: middle; }
.satisfied rect { fill: #e3f2e6; stroke: #1e6b34; } .satisfied text { fill: #1e6b34; color: #1e6b34; }
.covered rect { fill: #e0f0f4; stroke: #0b5a6f; } .covered text { fill: #0b5a6f; color: #0b5a6f; }
.open rect { fill: #e6eefa; stroke: #1b4f9c; } .open text { fill: #1b4f9c; color: #1b4f9c; }
.at_risk rect { fill: #fdf3e1; stroke: #8a5300; } .at_risk text { fill: #8a5300; color: #8a5300; }
.unproven rect { fill: #f5e9f7; stroke: #7b2d8b; } .unproven text { fill: #7b2d8b; color: #7b2d8b; }
.lost rect, .breached rect { fill: #fbe6e6; stroke: #a61b1b; }
.lost text, .breached text { fill: #a61b1b; color: #a61b1b; }
.waived rect, .upcoming rect { fill: #f4f4f4; stroke: #555; }
.waived text, .upcoming text { fill: #555; color: #555; }
.grid { stroke: #ddd; } .year { stroke: #888; }
.today { stroke: #a61b1b; stroke-width: 2px; stroke-dasharray: 4 2; }
.held { fill: #1b1b1b; } .planned { fill: #fff; stroke: #1b1b1b; }
)css";

using base::msg;
using calendar::Day;
using compliance::Judgement;
using compliance::Verdict;
using governance::MeetingStatus;

constexpr double label_width = 280;
constexpr double day_width = 0.5;
constexpr double row_height = 22;
constexpr double head_height = 34;
constexpr double bar_height = 14;
constexpr std::size_t label_columns = 42;
constexpr std::size_t bold_columns = 38;
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

std::string cut(const std::string& text, std::size_t columns) {
  if (base::display_width(text) <= columns) return text;
  std::size_t end = text.size();
  while (end > 0 && base::display_width(text.substr(0, end)) > columns - 1) {
    // Never inside a UTF-8 sequence: continuation bytes are 10xxxxxx.
    do --end;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U);
  }
  return text.substr(0, end) + "…";
}

class Timeline {
 public:
  Timeline(const CheckReport& report, const Language& language)
      : report_(report), language_(language), term_(report.rules->convention.term) {}

  std::string draw() {
    collect();
    if (rows_.empty()) return "";
    const double width = x(term_.last + calendar::Days{1}) + 4;
    const double height = head_height + row_height * static_cast<double>(rows_.size()) + 4;
    const std::string title = say(msg("The term month by month"));
    out_ = fmt::format(
        "<div class=\"timeline\" role=\"region\" aria-label=\"{4}\" tabindex=\"0\">\n"
        "<svg viewBox=\"0 0 {1:.0f} {2:.0f}\" role=\"img\" aria-labelledby=\"timeline-title "
        "timeline-desc\">\n<title id=\"timeline-title\">{0}</title>\n<desc "
        "id=\"timeline-desc\">{3}</desc>\n<style>{5}</style>\n",
        title, width, height,
        say(msg(
            "A row for each rhythm or duty, a bar for each period with the sign of its verdict. "
            "The tables below say the same in words.")),
        say(msg("Timeline, scrolls sideways")), drawing_style);
    months(height);
    double top = head_height;
    for (const TimelineRow& row : rows_) {
      draw_row(row, top);
      top += row_height;
    }
    today(height);
    return out_ + "</svg>\n</div>\n";
  }

 private:
  std::string say(const base::Message& message) const {
    return escape_markup(language_.text(message));
  }

  double x(Day day) const {
    return label_width + day_width * static_cast<double>((day - term_.first).count());
  }

  void collect() {
    std::map<std::string, std::size_t> rows;  // by obligation
    std::map<std::string, std::size_t> tied;  // by body
    for (const governance::Body& body : report_.rules->convention.bodies)
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
        row.label = cut(row.full, label_columns);
        rows_.push_back(std::move(row));
      }
      rows_[at->second].at_sessions[*judgement->duty.session_day].push_back(judgement);
    }
  }

  void add_row(const Judgement& judgement, const std::string& body, bool first) {
    const rules::Obligation& obligation = *judgement.duty.obligation;
    const governance::Body* known = report_.rules->convention.body(body);
    const bool is_body = known && !known->act;
    TimelineRow row;
    row.full = obligation_name(*report_.rules, obligation, language_);
    row.bold = is_body && first;
    row.label = row.bold ? cut(body_name(report_.rules->convention, body, language_), bold_columns)
                         : cut(row.full, label_columns);
    if (first) row.body = body;
    rows_.push_back(std::move(row));
  }

  void months(double height) {
    for (Day day = term_.first; day <= term_.last;) {
      const int year = calendar::year_of(day);
      const int month = calendar::month_of(day);
      const Day next = *calendar::make_day(month == 12 ? year + 1 : year, month % 12 + 1, 1);
      const bool january = month == 1 || day == term_.first;
      if (january) {
        out_ +=
            fmt::format("<text class=\"body\" x=\"{:.1f}\" y=\"12\">{}</text>\n", x(day) + 3, year);
      }
      out_ += fmt::format(
          "<line class=\"{0}\" x1=\"{1:.1f}\" x2=\"{1:.1f}\" y1=\"{2}\" y2=\"{3:.0f}\"/>",
          january ? "year" : "grid", x(day), january ? 2 : 18, height - 2);
      out_ += fmt::format("<text class=\"small-text\" x=\"{:.1f}\" y=\"27\">{}</text>\n",
                          x(day) + 4, initial(year, month));
      day = next;
    }
  }

  std::string initial(int year, int month) const {
    std::string name = language_.month(year, month).substr(0, 1);
    for (char& c : name) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    return name;
  }

  void draw_row(const TimelineRow& row, double top) {
    out_ += fmt::format("<g><title>{}</title><text{} x=\"4\" y=\"{:.1f}\">{}</text></g>\n",
                        escape_markup(row.full), row.bold ? " class=\"body\"" : "", top + 13,
                        escape_markup(row.label));
    for (const Judgement* judgement : row.windows) {
      const calendar::DayRange days = calendar::intersect(judgement->duty.window, term_);
      if (days.empty()) continue;
      bar(*judgement, x(days.first), x(days.last + calendar::Days{1}), top,
          window_name(judgement->duty, language_));
    }
    draw_sessions_duties(row, top);
    if (!row.body.empty()) sessions(row.body, top);
  }

  // Sessions too close for a sign each share one, of what asks for most concern.
  void draw_sessions_duties(const TimelineRow& row, double top) {
    for (auto at = row.at_sessions.begin(); at != row.at_sessions.end();) {
      const double left = x(at->first);
      double right = left;
      std::vector<const Judgement*> together;
      for (; at != row.at_sessions.end() && x(at->first) - right < sign_width; ++at) {
        right = x(at->first);
        together.insert(together.end(), at->second.begin(), at->second.end());
      }
      const Judgement& worst = worst_one(together);
      bar(worst, left - sign_width / 2, right + sign_width / 2, top,
          duties_name(*report_.rules, {&worst}, language_));
    }
  }

  static const Judgement& worst_one(const std::vector<const Judgement*>& judgements) {
    const Verdict verdict = worst_of(judgements);
    for (const Judgement* judgement : judgements) {
      if (judgement->verdict == verdict) return *judgement;
    }
    return *judgements.front();
  }

  void bar(const Judgement& judgement, double left, double right, double top,
           const std::string& name) {
    const double width = std::max(2.0, right - left - 1);
    out_ += fmt::format(
        "<g class=\"w {}\"><title>{} – {}</title><rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" "
        "height=\"{}\" rx=\"2\"/>",
        compliance::to_string(judgement.verdict), escape_markup(name),
        escape_markup(verdict_word(judgement.verdict, language_)), left + 0.5, top + 2, width,
        bar_height);
    if (width >= least_for_sign) {
      out_ += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\">{}</text>", (left + right) / 2, top + 13,
                          verdict_symbol(judgement.verdict));
    }
    out_ += "</g>\n";
  }

  void sessions(const std::string& body, double top) {
    if (!report_.history) return;
    for (const governance::Meeting& meeting : report_.history->meetings) {
      const bool shown = meeting.body == body && meeting.status != MeetingStatus::cancelled &&
                         term_.contains(meeting.day);
      if (!shown) continue;
      const bool held = meeting.status == MeetingStatus::held;
      out_ += fmt::format(
          "<path class=\"{}\" d=\"M{:.1f} {:.1f}l2.6 2.6l-2.6 2.6l-2.6 -2.6z\"><title>{} – "
          "{}</title>"
          "</path>\n",
          held ? "held" : "planned", x(meeting.day) + day_width / 2, top + 16,
          escape_markup(language_.short_day(meeting.day)),
          escape_markup(status_word(meeting.status, language_)));
    }
  }

  void today(double height) {
    if (!term_.contains(report_.as_of)) return;
    out_ += fmt::format(
        "<line class=\"today\" x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"16\" y2=\"{1:.0f}\"><title>{2}"
        "</title></line>\n",
        x(report_.as_of), height - 2, escape_markup(language_.plain_day(report_.as_of)));
  }

  const CheckReport& report_;
  const Language& language_;
  calendar::DayRange term_;
  std::vector<TimelineRow> rows_;
  std::string out_;
};

}  // namespace

std::string timeline_svg(const CheckReport& report, const Language& language) {
  return Timeline(report, language).draw();
}

std::string timeline_legend(const CheckReport& report, const Language& language) {
  const compliance::Counts all = counts(report);
  std::string out = "<ul class=\"counts\">\n";
  for (const Verdict verdict : verdicts_by_concern()) {
    if (all[verdict] == 0) continue;
    out += "<li>" + verdict_badge(verdict, language) + "</li>\n";
  }
  return out + "<li>◆ " + escape_markup(language.text(msg("session held"))) + "</li>\n<li>◇ " +
         escape_markup(language.text(msg("session planned"))) + "</li>\n<li>┆ " +
         escape_markup(language.text(msg("today"))) + "</li>\n</ul>\n";
}

}  // namespace gouvernail::reports

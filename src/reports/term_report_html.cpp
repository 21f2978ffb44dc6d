// SPDX-License-Identifier: MPL-2.0
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "base/text.h"
#include "reports/agenda.h"
#include "reports/audit_html.h"
#include "reports/duty_words.h"
#include "reports/markup.h"
#include "reports/meeting_words.h"
#include "reports/names.h"
#include "reports/overview.h"
#include "reports/page.h"
#include "reports/term_words.h"
#include "reports/timeline.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using compliance::Judgement;
using compliance::Verdict;

constexpr int weeks_ahead = 12;
constexpr std::size_t most_tasks = 8;

constexpr std::string_view term_style = R"css(
body { max-width: 75rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0; }
nav li { margin: 0; }
a { color: #1b4f9c; } a:focus-visible, summary:focus-visible, .timeline:focus-visible { outline: 3px solid #1b4f9c; outline-offset: 2px; }
.weeks { columns: 22rem; column-gap: 2rem; padding: 0; list-style: none; }
.weeks > li { break-inside: avoid; margin-bottom: .75rem; }
.weeks ul { padding-left: 1.25rem; margin: 0; list-style: none; } .weeks ul li { margin: 0; text-indent: -1.25rem; }
.side { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 28rem), 1fr)); gap: 0 2rem; }
.share { white-space: nowrap; } .bar { display: inline-block; vertical-align: middle; }
.bar { width: 7rem; height: .8rem; border: 1px solid #555; background: #fff; }
.bar svg { display: block; width: 100%; height: 100%; }
details { margin: .25rem 0; } summary { cursor: pointer; padding: .25rem 0; }
.reasons { margin: 0 0 .5rem; padding-left: 1.25rem; }
.audit { font-size: .85rem; } code { overflow-wrap: anywhere; font-size: .9em; }
@media print { details::details-content { content-visibility: visible; display: block; } nav { display: none; } .weeks { columns: 2; } .side { display: block; } .bar { print-color-adjust: exact; } }
)css";

class TermPage {
 public:
  TermPage(const TermReport& report, const Language& language)
      : report_(report), check_(report.check), language_(language) {}

  std::string write() {
    const std::string name = language_.text(check_.rules->convention.name);
    out_ = page_head(name + " – " + language_.plain_day(check_.as_of),
                     std::string(term_style) + std::string(timeline_style), language_) +
           "<h1>" + escape_markup(name) + "</h1>\n";
    summary();
    contents();
    to_do();
    weeks();
    timeline();
    out_ += "<div class=\"side\">\n";
    years();
    attendance();
    load();
    out_ += "</div>\n";
    duties();
    remarks();
    if (report_.audit)
      out_ += "<section id=\"audit\">\n" + audit_html(report_, language_) + "</section>\n";
    return out_ + page_end();
  }

 private:
  std::string say(const base::Message& message) const {
    return escape_markup(language_.text(message));
  }

  void open_section(const char* id, const base::Message& title) {
    out_ += fmt::format(
        "<section id=\"{0}\" aria-labelledby=\"{0}-title\">\n<h2 "
        "id=\"{0}-title\">{1}</h2>\n",
        id, say(title));
  }
  void close_section() { out_ += "</section>\n"; }

  void summary() {
    const compliance::Counts all = counts(check_);
    out_ += "<p>" +
            say(msg("As of {0} · {1}", calendar::arg(check_.as_of),
                    reading_words(*check_.rules, language_))) +
            "</p>\n" +
            fmt::format("<p class=\"conclusion {}\">{}</p>\n<ul class=\"counts\">\n",
                        compliance::to_string(conclusion_verdict(all)),
                        escape_markup(conclusion(all, language_)));
    for (const Verdict verdict : verdicts_by_concern()) {
      if (all[verdict] == 0) continue;
      out_ += "<li>" + verdict_badge(verdict, verdict_count(verdict, all[verdict], language_)) +
              "</li>\n";
    }
    out_ += "</ul>\n";
  }

  void contents() {
    out_ += "<nav aria-label=\"" + say(msg("Contents")) + "\"><ul>\n";
    const auto link = [&](const char* id, const base::Message& title) {
      out_ += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", id, say(title));
    };
    link("now", msg("To do now"));
    link("weeks", msg("The next twelve weeks"));
    link("timeline", msg("The term month by month"));
    link("years", msg("Year by year"));
    link("attendance", msg("Attendance by party"));
    link("load", msg("Load by person"));
    link("duties", msg("Each duty and its reasons"));
    if (report_.audit) link("audit", msg("Evidence file"));
    out_ += "</ul></nav>\n";
  }

  void to_do() {
    open_section("now", msg("To do now"));
    const std::vector<Task> now = tasks(check_);
    const std::vector<ProofStep> steps = to_prove(check_);
    if (now.empty() && steps.empty()) out_ += "<p>" + say(msg("Nothing is urgent.")) + "</p>\n";
    out_ += "<ol class=\"tasks\">\n";
    std::size_t shown = 0;
    for (const Task& task : now) {
      if (shown++ == most_tasks) break;
      const Judgement& first = *task.duties.front();
      item(first.verdict, task_name(*check_.rules, task.duties, language_),
           language_.text(first.next), time_left(first, check_.as_of, language_));
    }
    for (const ProofStep& step : steps) {
      if (shown++ >= most_tasks) break;
      item(Verdict::unproven, language_.text(step.next),
           language_.text(msg("for {0} {0:duty|duties}", duties_of(step))), "");
    }
    out_ += "</ol>\n";
    const std::size_t all = now.size() + steps.size();
    if (all > most_tasks) {
      out_ += "<p>" +
              say(msg("and {0} more: “{1}” shows them", static_cast<std::int64_t>(all - most_tasks),
                      base::Action(base::Verb::check))) +
              "</p>\n";
    }
    close_section();
  }

  static std::int64_t duties_of(const ProofStep& step) {
    std::size_t count = 0;
    for (const Task& task : step.tasks) count += task.duties.size();
    return static_cast<std::int64_t>(count);
  }

  void item(Verdict verdict, const std::string& head, const std::string& next,
            const std::string& time) {
    out_ += "<li>" + verdict_badge(verdict, language_) + " <strong>" + escape_markup(head) +
            "</strong>";
    for (const std::string& line : {next, time}) {
      if (!line.empty()) out_ += "<br/>" + escape_markup(line);
    }
    out_ += "</li>\n";
  }

  void weeks() {
    open_section("weeks", msg("The next twelve weeks"));
    out_ += "<ul class=\"weeks\">\n";
    base::MessageList quiet;
    for (const AgendaWeek& week : agenda(check_, weeks_ahead, language_)) {
      if (week.entries.empty()) {
        quiet.push_back(msg("{0:short}", calendar::arg(week.monday)));
        continue;
      }
      out_ += "<li><strong>" + say(msg("Week of {0:plain}", calendar::arg(week.monday))) +
              "</strong>\n";
      out_ += "<ul>\n";
      for (const AgendaEntry& entry : week.entries) {
        out_ += fmt::format("<li class=\"{}\"><span aria-hidden=\"true\">{}</span> {}</li>\n",
                            entry.css, entry.sign, escape_markup(entry.what));
      }
      out_ += "</ul></li>\n";
    }
    out_ += "</ul>\n";
    if (!quiet.empty()) {
      out_ +=
          "<p>" + say(msg("Nothing is planned or pressing in the weeks of {0}.", quiet)) + "</p>\n";
    }
    close_section();
  }

  void timeline() {
    out_ += "<div class=\"term\">\n";
    open_section("timeline", msg("The term month by month"));
    out_ += timeline_svg(check_, language_) + timeline_legend(check_, language_);
    close_section();
    out_ += "</div>\n";
  }

  std::string bar(const std::optional<double>& share) const {
    if (!share) return "–";
    return fmt::format(
        "<span class=\"share\"><span class=\"bar\" aria-hidden=\"true\"><svg viewBox=\"0 0 100 "
        "10\" "
        "preserveAspectRatio=\"none\"><rect width=\"{:.0f}\" height=\"10\" "
        "fill=\"#1b4f72\"/></svg></span> "
        "{}</span>",
        100 * *share, escape_markup(percent(share, language_)));
  }

  void years_table(const base::Message& caption) {
    years_ = std::make_unique<PageTable>(language_.text(caption),
                                         std::vector{msg("Year"), msg("Share kept"), msg("Kept"),
                                                     msg("Missed"), msg("To be proven or excused")},
                                         language_);
  }

  void year_rows(const std::vector<compliance::YearRecord>& years, const std::string& of) {
    for (const compliance::YearRecord& year : years) {
      const std::string name = std::to_string(year.year);
      years_->row({of.empty() ? name : name + " (" + escape_markup(of) + ")", bar(share_kept(year)),
                   std::to_string(year.kept), std::to_string(year.missed),
                   std::to_string(year.unproven + year.waived)});
    }
  }

  void years() {
    open_section("years", msg("Year by year"));
    years_table(msg("Every obligation that is settled"));
    year_rows(report_.years, "");
    out_ += years_->end();
    years_table(report_.previous
                    ? msg("How often the bodies met, and under the convention before, judged by "
                          "the rules of this one")
                    : msg("How often the bodies met"));
    if (report_.previous) year_rows(report_.previous->years, language_.text(msg("before")));
    year_rows(report_.rhythm, "");
    out_ += years_->end();
    close_section();
  }

  void attendance() {
    open_section("attendance", msg("Attendance by party"));
    if (report_.attendance.empty()) {
      out_ += "<p>" + say(msg("No session was held yet.")) + "</p>\n";
      return close_section();
    }
    PageTable table(language_.text(msg("Of the sessions held by bodies in which it sits; those "
                                       "without an attendance sheet are not in the share")),
                    {msg("Party"), msg("Present"), msg("Sessions"), msg("Without a sheet")},
                    language_);
    for (const compliance::PartyAttendance& party : report_.attendance) {
      table.row({escape_markup(party_name(check_.rules->convention, party.party, language_)),
                 bar(share_present(party)), std::to_string(party.expected),
                 std::to_string(party.expected - party.recorded)});
    }
    out_ += table.end();
    close_section();
  }

  void load() {
    open_section("load", msg("Load by person"));
    if (report_.load.empty()) {
      out_ += "<p>" + say(msg("No seat is recorded.")) + "</p>\n";
      return close_section();
    }
    PageTable table(
        language_.text(msg("Sessions of bodies {0}", language_.days(report_.load_days))),
        {msg("Person"), msg("Function"), msg("Held"), msg("Ahead"), msg("Time"),
         msg("Busiest month")},
        language_);
    for (std::size_t i = 0; i < report_.load.size(); ++i) {
      const compliance::PersonLoad& load = report_.load[i];
      table.row({escape_markup(person_name(report_, i, language_)),
                 escape_markup(roles_name(report_, load, language_)), std::to_string(load.held),
                 std::to_string(load.planned), escape_markup(duration(load.time, language_)),
                 std::to_string(load.busiest_month)});
    }
    out_ += table.end();
    close_section();
  }

  void duties() {
    open_section("duties", msg("Each duty and its reasons"));
    for (const BodyView& view : overview(check_, true).bodies) {
      const std::string name = view.body.empty()
                                   ? language_.text(msg("Functions to be filled"))
                                   : body_name(check_.rules->convention, view.body, language_);
      out_ += "<h3>" + escape_markup(name) + "</h3>\n";
      for (const ObligationView& obligation : view.obligations) obligation_details(obligation);
    }
    close_section();
  }

  void obligation_details(const ObligationView& view) {
    std::vector<Judgement> judgements;
    for (const Judgement* row : view.rows) judgements.push_back(*row);
    const compliance::Counts all = compliance::count(judgements);
    out_ += "<details><summary>" + escape_markup(obligation_title(*view.obligation, language_)) +
            " – " + escape_markup(verdict_counts(all, language_)) +
            "</summary>\n<p class=\"small\">" +
            escape_markup(source_and_sanction(*view.obligation, language_)) +
            "</p>\n<ul class=\"reasons\">\n";
    for (const Judgement* row : view.rows) {
      out_ +=
          "<li>" + verdict_badge(row->verdict, language_) + " " +
          say(msg("{0}: {1}", window_name(row->duty, language_), base::MessageList{row->because}));
      if (!row->next.empty()) out_ += " " + escape_markup(language_.text(row->next));
      for (const compliance::SessionNote& note : row->sessions) {
        out_ += "<br/><span class=\"small\">" +
                escape_markup(session_words(check_, note, language_)) + "</span>";
      }
      out_ += "</li>\n";
    }
    out_ += "</ul></details>\n";
  }

  void remarks() {
    if (check_.advice.empty() && check_.notices.empty()) return;
    open_section("remarks", msg("Good to know"));
    out_ += "<ul>\n";
    for (const compliance::Advice& item : check_.advice) {
      out_ += "<li>" + say(item.text) + "</li>\n";
    }
    for (const base::Message& notice : check_.notices) out_ += "<li>" + say(notice) + "</li>\n";
    out_ += "</ul>\n";
    close_section();
  }

  std::unique_ptr<PageTable> years_;
  const TermReport& report_;
  const CheckReport& check_;
  const Language& language_;
  std::string out_;
};

}  // namespace

std::string term_report_html(const TermReport& report, const Language& language) {
  return TermPage(report, language).write();
}

}  // namespace gouvernail::reports

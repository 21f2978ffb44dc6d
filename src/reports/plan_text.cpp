// SPDX-License-Identifier: MPL-2.0
#include "reports/plan_text.h"

#include <algorithm>
#include <cstdint>

#include "base/text.h"
#include "governance/convention.h"
#include "governance/meeting.h"
#include "reports/duty_words.h"
#include "reports/meeting_words.h"
#include "reports/names.h"
#include "reports/plan_words.h"
#include "reports/text_layout.h"
#include "reports/weight_words.h"
#include "rules/rules.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using planning::Change;
using planning::PlannedMeeting;

class PlanWriter {
 public:
  PlanWriter(const planning::Plan& plan, const rules::Rules& rules, const Language& language,
             const TextStyle& style)
      : plan_(plan), rules_(rules), language_(language), style_(style) {}

  std::string write() {
    out_ += paint(say(msg("Proposed calendar")), Ink::bold, style_) + "\n";
    line(say(status_words(claim_of(plan_), standing_in(plan_), language_)));
    meetings();
    conflicts();
    verdicts();
    cost();
    return std::move(out_);
  }

  std::string write_conflicts() {
    conflicts();
    return std::move(out_);
  }

 private:
  std::string say(const base::Message& message) const { return language_.text(message); }

  void line(const std::string& text) { out_ += hang("", text, 0, style_); }

  void section(const base::Message& title) {
    out_ += "\n" + paint(say(title), Ink::bold, style_) + "\n";
  }

  // Month by month, as a calendar is talked through in a meeting.
  void meetings() {
    if (plan_.meetings.empty()) {
      out_ += "\n";
      return line(say(msg("No session to plan.")));
    }
    std::vector<const PlannedMeeting*> in_order;
    std::size_t time_width = 0;
    for (const PlannedMeeting& planned : plan_.meetings) {
      in_order.push_back(&planned);
      time_width = std::max(time_width, base::display_width(planned_time(planned, language_)));
    }
    std::stable_sort(in_order.begin(), in_order.end(), [](const auto* a, const auto* b) {
      return comes_first(a->meeting, b->meeting);
    });
    std::pair<int, int> month{0, 0};
    for (const PlannedMeeting* planned : in_order) {
      const calendar::Day day = planned->meeting->day;
      const std::pair its{calendar::year_of(day), calendar::month_of(day)};
      if (its != month) {
        month = its;
        out_ += "\n" + paint(language_.month(its.first, its.second), Ink::bold, style_) + "\n";
      }
      write_meeting(*planned, time_width);
    }
    legend();
  }

  void write_meeting(const PlannedMeeting& planned, std::size_t time_width) {
    const std::string mark =
        paint(std::string{symbol_of(planned.change)} + " ", ink_of(planned.change), style_);
    const governance::Convention& convention = rules_.convention;
    std::string what = body_name(convention, planned.meeting->body, language_);
    const std::string site = site_name(convention, planned.meeting->site, language_);
    if (!site.empty()) what += " · " + site;
    if (planned.was) what += " · " + say(msg("instead of {}", calendar::arg(*planned.was)));
    if (planned.late_since) what += " · " + say(short_notice_words(*planned.late_since));
    constexpr std::size_t indent = 2;
    const std::string time = planned_time(planned, language_);
    if (indent + time_width + 22 <= columns(style_)) {
      out_ += hang(mark + pad(time, time_width + 2), what, indent + time_width + 2, style_);
    } else {
      out_ += hang(mark, time, indent, style_) + hang("", what, indent + 2, style_);
    }
    if (!style_.verbose) return;
    write_reason(planned, indent + 2);
    write_roles(planned, indent + 2);
  }

  void write_reason(const PlannedMeeting& planned, std::size_t indent) {
    for (const compliance::Judgement& judgement : plan_.judgements) {
      if (planned.duty.empty() || judgement.duty.id != planned.duty) continue;
      const rules::Obligation& obligation = *judgement.duty.obligation;
      const std::string source = source_name(obligation.source, language_);
      out_ += hang("",
                   say(msg("why: {0}", obligation_title(obligation, language_))) +
                       (source.empty() ? "" : " (" + source + ")"),
                   indent, style_, Ink::dim);
    }
  }

  // The signs in use, in words.
  void legend() {
    std::string words;
    for (const Change change : {Change::added, Change::moved, Change::cancelled, Change::kept}) {
      const bool used =
          std::any_of(plan_.meetings.begin(), plan_.meetings.end(),
                      [&](const PlannedMeeting& planned) { return planned.change == change; });
      if (!used) continue;
      words += (words.empty() ? "" : "  ") + std::string{symbol_of(change)} + " " +
               say(change_word(change));
    }
    out_ += "\n" + hang("", words, 0, style_, Ink::dim);
    if (plan_.later.empty()) return;
    const auto count = static_cast<std::int64_t>(plan_.later.size());
    line(
        say(msg("{0} more {0:session stands|sessions stand} after the last day shown: what is "
                "owed later needs no place here.",
                count)));
  }

  void write_roles(const PlannedMeeting& planned, std::size_t indent) {
    std::vector<std::string> roles;
    for (const std::string& role : planned.roles) {
      roles.push_back(role_name(rules_.convention, role, language_));
    }
    if (roles.empty()) return;
    out_ += hang("", say(msg("invited: {0}", language_.list(roles))), indent, style_, Ink::dim);
  }

  void conflicts() {
    if (plan_.conflicts.empty()) return;
    section(msg("What cannot be kept"));
    for (const planning::Conflict& conflict : plan_.conflicts) {
      out_ +=
          hang(paint("✗ ", Ink::red, style_),
               planned_duty_name(plan_, rules_, conflict.duty, language_), 2, style_, Ink::bold);
      out_ += hang("", say(conflict.message), 2, style_);
      if (!conflict.proven) {
        out_ += hang("", say(unproven_words()), 2, style_);
      }
      const std::string source = source_name(conflict.source, language_);
      if (!source.empty()) out_ += hang("", source, 2, style_, Ink::dim);
      relaxations(conflict);
      causes(conflict);
    }
  }

  // What to do comes before why.
  void relaxations(const planning::Conflict& conflict) {
    bool first = true;
    for (const planning::Relaxation& relaxation : plan_.relaxations) {
      if (relaxation.duty != conflict.duty) continue;
      if (first) out_ += hang("  ", say(msg("Any one of these would mend it:")), 2, style_);
      first = false;
      const base::MessageList what{relaxation.message};
      out_ +=
          hang("  → ",
               relaxation.convention.empty() ? say(relaxation.message)
                                             : say(msg("{0}: {1}", relaxation.convention, what)),
               4, style_);
    }
  }

  void causes(const planning::Conflict& conflict) {
    if (conflict.causes.empty()) return;
    out_ += hang("  ", say(msg("It cannot hold together with these:")), 2, style_);
    for (const planning::Cause& cause : conflict.causes) {
      const std::string source = source_name(cause.source, language_);
      out_ +=
          hang("  · ", say(cause.message) + (source.empty() ? "" : " (" + source + ")"), 4, style_);
    }
  }

  void verdicts() {
    if (plan_.judgements.empty()) return;
    section(msg("With this calendar in place"));
    for (const std::string& words : counts_by_weight(plan_.judgements, language_)) line(words);
  }

  void cost() {
    if (!style_.verbose) return;
    section(msg("Cost"));
    for (const auto& [term, cost] : plan_.terms) {
      out_ += hang("  ", say(msg("{0}: {1}", say(term_name(term)), language_.number(cost, 1))), 2,
                   style_);
    }
    out_ += hang(
        "  ",
        say(plan_.sessions_proven
                ? msg("in all: {0}; no calendar costs less than {1}",
                      language_.number(plan_.cost, 1), language_.number(plan_.lower_bound, 1))
                : msg("in all: {0}; no calendar that has these sessions costs less than {1}",
                      language_.number(plan_.cost, 1), language_.number(plan_.lower_bound, 1))),
        2, style_);
  }

  const planning::Plan& plan_;
  const rules::Rules& rules_;
  const Language& language_;
  const TextStyle& style_;
  std::string out_;
};

}  // namespace

std::string plan_text(const planning::Plan& plan, const rules::Rules& rules,
                      const Language& language, const TextStyle& style) {
  return PlanWriter{plan, rules, language, style}.write();
}

std::string conflicts_text(const planning::Plan& plan, const rules::Rules& rules,
                           const Language& language, const TextStyle& style) {
  return PlanWriter{plan, rules, language, style}.write_conflicts();
}

}  // namespace gouvernail::reports

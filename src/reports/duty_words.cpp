// SPDX-License-Identifier: MPL-2.0
#include "reports/duty_words.h"

#include <algorithm>
#include <cstdint>

#include "base/text.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "reports/meeting_words.h"
#include "reports/names.h"
#include "rules/rules.h"
#include "rules/traits.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using compliance::Judgement;
using compliance::Verdict;
using governance::Meeting;
using Judgements = std::vector<const Judgement*>;

// Days of the sessions that keep the duty, either held or still ahead.
std::vector<std::string> session_days(const CheckReport& report, const Judgement& judgement,
                                      bool held, const Language& language) {
  std::vector<std::string> days;
  for (const std::string& uid : judgement.meetings) {
    const Meeting* meeting = report.meeting(uid);
    if (meeting == nullptr) continue;
    const bool is_held = meeting->status == governance::MeetingStatus::held;
    if (is_held == held) days.push_back(language.short_day(meeting->day));
  }
  return days;
}

void add(std::string& sentence, const std::string& part) {
  if (part.empty()) return;
  if (!sentence.empty()) sentence += " · ";
  sentence += part;
}

// A sentence as a part of a cell, without its full stop.
std::string clause(const base::Message& message, const Language& language) {
  std::string text = language.text(message);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

// The last days in a table: short, and without the slack that only tasks need.
std::string last_days(const Judgement& judgement, calendar::Day as_of, const Language& language) {
  if (judgement.last_call && as_of <= *judgement.last_call) {
    return language.text(msg("last call: {0:short}", calendar::arg(*judgement.last_call)));
  }
  if (!judgement.last_resort) return {};
  if (judgement.duty.overdue_since) return language.text(msg("to be held now"));
  return language.text(
      msg("only at short notice, until {0:short}", calendar::arg(*judgement.last_resort)));
}

// True when `obligation` is the one that says how often its body meets.
bool is_only_rhythm(const rules::Rules& rules, const rules::Obligation& obligation) {
  if (!rules::traits(obligation.kind).rhythm) return false;
  return std::none_of(rules.obligations.begin(), rules.obligations.end(),
                      [&](const rules::Obligation& other) {
                        return other.body == obligation.body && other.id != obligation.id &&
                               rules::traits(other.kind).rhythm;
                      });
}

// True when most of the body's words stand in the title: "Groupe logement : les partenaires de la
// fiche" for "Groupe thématique logement".
bool names(const std::string& title, const std::string& body) {
  const std::string folded = "-" + base::fold(title) + "-";
  int known = 0;
  int all = 0;
  for (const std::string& word : base::split(base::fold(body), '-')) {
    if (word.size() < 4) continue;  // articles and the like
    ++all;
    known += folded.find("-" + word + "-") != std::string::npos ? 1 : 0;
  }
  return 2 * known > all;
}

// The first days, and how many more: answers to a session may be many.
std::string some_days(const std::vector<std::string>& days, int required,
                      const Language& language) {
  const auto shown = static_cast<std::size_t>(std::max(required, 3));
  if (days.size() <= shown) return language.list(days);
  std::string first;
  for (std::size_t i = 0; i < shown; ++i) first += (i > 0 ? ", " : "") + days[i];
  return language.text(
      msg("{0} and {1} more", first, static_cast<std::int64_t>(days.size() - shown)));
}

}  // namespace

std::string obligation_name(const rules::Rules& rules, const rules::Obligation& obligation,
                            const Language& language) {
  const std::string title = obligation_title(obligation, language);
  // The title of an act's obligation says what must be done; the act's name would only repeat it.
  if (obligation.body.empty() || rules.convention->is_act(obligation.body)) return title;
  const std::string body = body_name(rules.convention, obligation.body, language);
  return names(title, body) ? title : body + " – " + title;
}

std::string weight_and_source(const rules::Obligation& obligation, const Language& language) {
  std::string words;
  if (obligation.weight != rules::Weight::obligation) {
    words = weight_word(obligation.weight, language);
  }
  add(words, source_name(obligation.source, language));
  return words;
}

std::string windows_name(const Judgements& duties, const Language& language) {
  std::vector<std::string> windows;
  std::vector<std::string> sessions;
  for (const Judgement* judgement : duties) {
    windows.push_back(window_name(judgement->duty, language));
    const auto& session = judgement->duty.session_day;
    if (session) sessions.push_back(language.short_day(*session));
  }
  if (sessions.size() < 2 || sessions.size() < windows.size()) return language.list(windows);
  return language.text(msg("sessions of {0}", language.list(sessions)));
}

std::string duties_name(const rules::Rules& rules, const Judgements& duties,
                        const Language& language) {
  return obligation_name(rules, *duties.front()->duty.obligation, language) + " – " +
         windows_name(duties, language);
}

std::string task_name(const rules::Rules& rules, const Judgements& duties,
                      const Language& language) {
  const rules::Obligation& obligation = *duties.front()->duty.obligation;
  if (!is_only_rhythm(rules, obligation)) return duties_name(rules, duties, language);
  return body_name(rules.convention, obligation.body, language) + " – " +
         windows_name(duties, language);
}

bool tells_why(const Judgement& judgement) {
  const Verdict verdict = judgement.verdict;
  return verdict == Verdict::unproven || verdict == Verdict::lost || verdict == Verdict::breached ||
         verdict == Verdict::waived;
}

std::string standing(const CheckReport& report, const Judgement& judgement,
                     const Language& language) {
  std::string cell;
  const int required = judgement.duty.required;
  if (tells_why(judgement)) {
    cell = clause(judgement.because, language);
  } else {
    if (required > 1) {
      cell = judgement.counted > required
                 ? language.text(msg("{0} for {1} asked", std::int64_t{judgement.counted},
                                     std::int64_t{required}))
                 : language.text(
                       msg("{0} of {1}", std::int64_t{judgement.counted}, std::int64_t{required}));
    }
    // The window of a duty on one day has said it already.
    if (judgement.duty.window.first != judgement.duty.window.last) {
      const auto ahead = session_days(report, judgement, false, language);
      add(cell, some_days(session_days(report, judgement, true, language), required, language));
      if (!ahead.empty()) add(cell, language.text(msg("planned on {0}", language.list(ahead))));
    }
    add(cell, last_days(judgement, report.as_of, language));
    if (cell.empty()) cell = clause(judgement.because, language);
  }
  if (!judgement.depends_on.empty()) add(cell, reading_note(report, judgement, language));
  return cell;
}

std::string years_name(const YearSummary& year) {
  const std::string first = std::to_string(year.first_year);
  return year.first_year == year.last_year ? first : first + "-" + std::to_string(year.last_year);
}

std::string year_words(const YearSummary& year, const Language& language) {
  std::string words =
      language.text(msg("{0} of {1} kept", std::int64_t{year.kept}, std::int64_t{year.total}));
  for (const Verdict verdict : verdicts_by_concern()) {
    Judgements same;
    std::copy_if(year.others.begin(), year.others.end(), std::back_inserter(same),
                 [&](const Judgement* j) { return j->verdict == verdict; });
    if (same.empty()) continue;
    add(words, language.text(msg("{0}: {1}",
                                 verdict_count(verdict, static_cast<int>(same.size()), language),
                                 windows_name(same, language))));
  }
  return words;
}

std::string session_words(const CheckReport& report, const compliance::SessionNote& note,
                          const Language& language) {
  const Meeting* meeting = report.meeting(note.uid);
  const std::string name = meeting == nullptr ? note.uid : language.short_day(meeting->day);
  return language.text(msg("{0}: {1}", name, language.text(note.why)));
}

std::string sanction_name(const rules::Obligation& obligation, const Language& language) {
  rules::Source source;
  source.article = obligation.sanction;
  return source_name(source, language);
}

std::string common_sanction(const std::vector<DutyGroup>& groups, const Language& language) {
  std::string common;
  for (const DutyGroup& task : groups) {
    const rules::Obligation& obligation = *task.duties.front()->duty.obligation;
    const std::string sanction = sanction_name(obligation, language);
    if (sanction.empty()) continue;
    if (!common.empty() && common != sanction) return {};
    common = sanction;
  }
  return common;
}

std::string source_and_sanction(const rules::Obligation& obligation, const Language& language,
                                const std::string& known) {
  std::string words = weight_and_source(obligation, language);
  const std::string sanction = sanction_name(obligation, language);
  if (!sanction.empty() && sanction != known) {
    add(words, language.text(msg("a breach falls under {0}", sanction)));
  }
  return words;
}

std::string breach_notes(const DutyGroup& task, const Language& language) {
  const bool counts = rules::traits(task.duties.front()->duty.obligation->kind).rhythm != nullptr;
  std::string notes;
  for (const Judgement* j : task.duties) {
    if (counts && j->duty.required == 1 && !j->duty.at_most) continue;
    if (!notes.empty()) notes += "\n";
    const std::string because = language.text(j->because);
    notes += task.duties.size() == 1
                 ? because
                 : language.text(msg("{0}: {1}", window_name(j->duty, language), because));
  }
  return notes;
}

std::string reading_note(const CheckReport& report, const Judgement& judgement,
                         const Language& language) {
  if (!report.all_readings) return {};
  if (judgement.depends_on.empty()) return language.text(msg("holds under every reading"));
  const auto count = static_cast<std::int64_t>(judgement.depends_on.size());
  return language.text(
      msg("depends on {0:reading|readings} {1}", count, quoted(judgement.depends_on)));
}

std::string reading_notes(const CheckReport& report, const Judgements& duties,
                          const Language& language) {
  std::string notes;
  for (const Judgement* j : duties) {
    if (j->depends_on.empty()) continue;
    const std::string note = reading_note(report, *j, language);
    if (duties.size() == 1) return note;
    if (!notes.empty()) notes += "\n";
    notes += language.text(msg("{0}: {1}", window_name(j->duty, language), note));
  }
  return notes;
}

Verdict conclusion_verdict(const CheckReport& report) {
  return is_in_order(report) ? Verdict::satisfied : Verdict::breached;
}

namespace {

std::string first_words(const Balance& all, const Language& language) {
  base::MessageList wrong;
  if (all.missed > 0) {
    wrong.push_back(msg("{0} {0:duty|duties} missed within a year", std::int64_t{all.missed}));
  }
  if (all.lost > 0) wrong.push_back(msg("{0} out of reach", std::int64_t{all.lost}));
  if (all.overdue > 0) {
    wrong.push_back(msg("{0} {0:task|tasks} overdue", std::int64_t{all.overdue}));
  }
  if (!wrong.empty()) return language.text(msg("Not in order: {0}.", std::move(wrong)));
  if (all.week > 0) {
    return language.text(
        msg("In order. {0} {0:thing|things} to do this week.", std::int64_t{all.week}));
  }
  if (all.next_weeks > 0) {
    return language.text(msg("In order. {0} {0:thing|things} to do in the next four weeks.",
                             std::int64_t{all.next_weeks}));
  }
  return language.text(msg("In order; nothing is urgent."));
}

}  // namespace

std::string conclusion(const CheckReport& report, const Language& language) {
  const Balance all = balance(report);
  std::string words = first_words(all, language);
  if (all.besides > 0) {
    const std::int64_t late = all.besides;
    words += " " + language.text(all.overdue > 0
                                     ? msg("{0} other {0:task is|tasks are} overdue, without "
                                           "effect on that.",
                                           late)
                                     : msg("{0} {0:task is|tasks are} overdue, without effect on "
                                           "that.",
                                           late));
  }
  return words;
}

std::string older_misses(const CheckReport& report, const Language& language) {
  const std::int64_t older = balance(report).older;
  if (older == 0) return {};
  return language.text(
      msg("Besides, {0} {0:duty was|duties were} missed more than a year ago.", older));
}

std::string situation(const CheckReport& report, const std::string& as_of,
                      const Language& language) {
  const calendar::DayRange& term = report.rules->convention->term;
  std::string text =
      language.text(report.rules->readings.empty()
                        ? msg("As of {0}", as_of)
                        : msg("As of {0} · {1}", as_of, reading_words(*report.rules, language)));
  if (report.as_of > term.last) {
    text +=
        " · " + language.text(msg("the convention ended on {0:plain}", calendar::arg(term.last)));
  } else if (report.as_of < term.first) {
    text +=
        " · " + language.text(msg("the convention begins on {0:plain}", calendar::arg(term.first)));
  }
  return text;
}

}  // namespace gouvernail::reports

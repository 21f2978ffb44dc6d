// SPDX-License-Identifier: MPL-2.0
#include "reports/digest.h"

#include <algorithm>
#include <map>

#include "governance/convention.h"
#include "governance/history.h"
#include "reports/digest_dates.h"
#include "reports/digest_proof.h"
#include "reports/digest_upkeep.h"
#include "reports/duty_words.h"
#include "reports/meeting_words.h"
#include "reports/names.h"
#include "reports/overview.h"
#include "rules/rules.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using compliance::Judgement;
using compliance::Verdict;
using governance::MeetingStatus;

constexpr std::size_t most_items = 12;    // but for what can still be saved: each is named
constexpr std::size_t most_personal = 5;  // what a person reads on one screen
constexpr calendar::Days recent{92};      // misses older than that are counted, not told again

class Maker {
 public:
  Maker(const CheckReport& report, const std::vector<Judgement>& before, const DigestFacts& facts,
        const Language& language)
      : report_(report), facts_(facts), language_(language) {
    for (const Judgement& judgement : before) before_[judgement.duty.id] = judgement.verdict;
    all_tasks_ = tasks(report_);
    all_breaches_ = breaches(report_);
    std::vector<Task> all = all_tasks_;
    all.insert(all.end(), all_breaches_.begin(), all_breaches_.end());
    sanction_ = common_sanction(all, language_);
  }

  Digest make() {
    const auto all = counts(report_);
    result_.convention = language_.text(report_.rules->convention->name);
    lost();
    at_risk();
    to_justify();
    answers();
    add_unanswered(result_, facts_.unanswered, facts_.people, true, language_);
    news();
    add_upkeep(result_, facts_, report_, language_);
    result_.opening = conclusion(all, language_);
    const int urgent = all[Verdict::at_risk];
    result_.subject =
        urgent > 0
            ? say(msg("Governance, week of {0:short}: {1} {1:deadline|deadlines} to save",
                      calendar::arg(calendar::monday_of_week(report_.as_of)), std::int64_t{urgent}))
            : say(msg("Governance, week of {0:short}",
                      calendar::arg(calendar::monday_of_week(report_.as_of))));
    return std::move(result_);
  }

  Digest make_for(const PersonalDigest& personal) {
    personal_ = &personal;
    result_.convention = language_.text(report_.rules->convention->name);
    lost();
    at_risk();
    to_justify();
    add_unanswered(result_, personal.unanswered, nullptr, false, language_);
    result_.subject = say(msg("Governance, week of {0:short}: what awaits you",
                              calendar::arg(calendar::monday_of_week(report_.as_of))));
    result_.opening =
        say(msg("Good day, {} keeps the calendar of this convention; here is what awaits you.",
                personal.organiser));
    result_.closing = {
        say(msg("To answer, reply to this message: {} will record it.", personal.organiser)),
        say(msg("It comes once a week at most, and only when something awaits you. To receive it "
                "no more, say so in a reply."))};
    return std::move(result_);
  }

 private:
  std::string say(const base::Message& message) const { return language_.text(message); }

  // Items without a symbol of their own get the verdict's.
  void add(const base::Message& title, Verdict verdict, std::vector<DigestItem> items,
           std::size_t most = most_items, std::string preamble = {}) {
    if (items.empty()) return;
    for (DigestItem& item : items) {
      if (!item.symbol.empty()) continue;
      item.symbol = verdict_symbol(verdict);
      item.verdict = verdict;
    }
    if (personal_ != nullptr) most = most_personal;
    if (items.size() > most) {
      const auto more = static_cast<std::int64_t>(items.size() - most);
      items.resize(most);
      items.push_back(remark(personal_ ? msg("and {0} more", more)
                                       : msg("and {0} more: “{1}” shows them", more,
                                             base::Action(base::Verb::check))));
    }
    result_.sections.push_back({say(title), std::move(preamble), std::move(items)});
  }

  // Under what a breach falls, where all say the same: once, with the first section that can be
  // a breach.
  std::string sanction_once() {
    if (sanction_.empty() || sanction_told_) return {};
    sanction_told_ = true;
    return say(msg("A breach of an obligation falls under {0} of the convention.", sanction_));
  }

  // Nobody is asked week after week about what is long over; the organiser keeps it in sight.
  bool is_asked_no_more(calendar::Day last) const {
    return personal_ != nullptr && last + recent < report_.as_of;
  }

  bool is_theirs(const std::string& body) const {
    return personal_ == nullptr || personal_->bodies.count(body) > 0;
  }

  static void put(std::vector<std::string>& lines, std::string line) {
    if (!line.empty()) lines.push_back(std::move(line));
  }

  DigestItem remark(const base::Message& message) const {
    DigestItem item;
    item.symbol = "·";
    item.head = say(message);
    return item;
  }

  DigestItem item_of(const Task& task) const {
    const Judgement& first = *task.duties.front();
    DigestItem item;
    item.symbol = verdict_symbol(first.verdict);
    item.verdict = first.verdict;
    item.head = task_name(*report_.rules, task.duties, language_);
    put(item.lines, say(first.next));
    const std::string left =
        task.duties.size() == 1 ? time_left(first, report_.as_of, language_) : "";
    const std::string source = source_and_sanction(*first.duty.obligation, language_, sanction_);
    put(item.lines, left.empty() || source.empty() ? left + source : left + " · " + source);
    for (const Judgement* judgement : task.duties) {
      const auto dates = facts_.dates.find(judgement->duty.id);
      if (dates == facts_.dates.end()) continue;
      add_dates(item, judgement->duty.id, dates->second, facts_, report_.rules->convention,
                personal_ ? Audience::anybody : Audience::organiser, language_);
      break;  // the first of them is the most pressing
    }
    return item;
  }

  void lost() {
    std::vector<DigestItem> items;
    for (const Task& task : all_tasks_) {
      if (task.verdict() == Verdict::lost && is_theirs(task.duties.front()->duty.body)) {
        items.push_back(item_of(task));
      }
    }
    if (personal_ != nullptr) {
      return add(msg("Out of reach, unless a session moves"), Verdict::lost, std::move(items));
    }
    int older = 0;
    for (const Task& task : all_breaches_) {
      Task fresh;
      for (const Judgement* judgement : task.duties) {
        if (judgement->duty.window.last + recent >= report_.as_of) {
          fresh.duties.push_back(judgement);
        } else {
          ++older;
        }
      }
      if (fresh.duties.empty()) continue;
      DigestItem item;
      item.head = task_name(*report_.rules, fresh.duties, language_);
      put(item.lines, breach_notes(fresh, language_));
      put(item.lines,
          source_and_sanction(*fresh.duties.front()->duty.obligation, language_, sanction_));
      items.push_back(std::move(item));
    }
    if (items.empty()) return;
    add(msg("Missed, or out of reach"), Verdict::breached, std::move(items), most_items,
        sanction_once());
    if (older == 0) return;
    result_.sections.back().items.push_back(
        remark(msg("and {0} {0:older miss|older misses}", std::int64_t{older})));
  }

  void at_risk() {
    std::vector<DigestItem> items;
    for (const Task& task : all_tasks_) {
      if (task.verdict() == Verdict::at_risk && is_theirs(task.duties.front()->duty.body)) {
        items.push_back(item_of(task));
      }
    }
    if (items.empty()) return;
    const std::size_t all = items.size();
    const auto dated = std::count_if(items.begin(), items.end(),
                                     [](const DigestItem& item) { return !item.dates.empty(); });
    std::string preamble = personal_ ? "" : sanction_once();
    if (dated > 1) {
      preamble += (preamble.empty() ? "" : " ") +
                  say(msg("Each date is offered as if it were taken alone."));
    }
    add(msg("To be saved, the most pressing first"), Verdict::at_risk, std::move(items), all,
        std::move(preamble));
  }

  // Sessions whose day has passed and that nobody spoke of since; then whatever else waits for
  // evidence.
  void to_justify() {
    std::vector<DigestItem> items;
    std::vector<const governance::Meeting*> unsaid;
    for (const governance::Meeting& meeting : report_.history->meetings) {
      const bool past = meeting.day < report_.as_of && is_theirs(meeting.body);
      const bool silent =
          meeting.status == MeetingStatus::proposed || meeting.status == MeetingStatus::convened;
      if (past && silent && !is_asked_no_more(meeting.day)) unsaid.push_back(&meeting);
    }
    std::sort(unsaid.begin(), unsaid.end(),
              [](const auto* a, const auto* b) { return comes_first(*a, *b); });
    for (const governance::Meeting* meeting : unsaid) {
      const std::string name = body_name(report_.rules->convention, meeting->body, language_);
      DigestItem item;
      item.head = say(msg("Did “{0}” meet on {1}?", name, calendar::arg(meeting->day)));
      if (personal_ != nullptr) {
        item.lines.push_back(say(msg("Reply yes, with who was there, or no.")));
      } else {
        const base::MeetingName session{meeting->body, calendar::arg(meeting->day)};
        item.steps = {{base::Action(base::Verb::hold_meeting).of(session), true},
                      {base::Action(base::Verb::cancel_meeting).of(session), false}};
      }
      items.push_back(std::move(item));
    }
    for (const ProofStep& step : to_prove(report_)) {
      for (const Task& task : step.tasks) {
        if (!is_theirs(task.duties.front()->duty.body)) continue;
        if (is_asked(task, unsaid)) continue;
        if (is_asked_no_more(task.duties.back()->duty.window.last)) continue;
        DigestItem item;
        item.head = task_name(*report_.rules, task.duties, language_);
        put(item.lines, personal_ ? say(msg("Reply with who was there, or with what is missing."))
                                  : say(step.next));
        put(item.lines, weight_and_source(*task.duties.front()->duty.obligation, language_));
        if (personal_ == nullptr) {
          for (base::Action& action : proof_actions(task.duties, *report_.history, report_.as_of)) {
            item.steps.push_back({std::move(action), {}});
          }
        }
        items.push_back(std::move(item));
      }
    }
    add(msg("To be said"), Verdict::unproven, std::move(items));
  }

  // Whether the question about one of these sessions settles the task: one question is enough.
  static bool is_asked(const Task& task, const std::vector<const governance::Meeting*>& unsaid) {
    return std::all_of(task.duties.begin(), task.duties.end(), [&](const Judgement* judgement) {
      return std::any_of(unsaid.begin(), unsaid.end(), [&](const governance::Meeting* meeting) {
        const auto& bearing = judgement->meetings;
        return judgement->duty.trigger == meeting->uid ||
               std::find(bearing.begin(), bearing.end(), meeting->uid) != bearing.end();
      });
    });
  }

  void answers() {
    std::vector<DigestItem> items;
    for (const base::Message& forecast : report_.forecasts) {
      DigestItem item;
      item.head = say(forecast);
      items.push_back(std::move(item));
    }
    add(msg("Answers to invitations"), Verdict::at_risk, std::move(items));
  }

  void news() {
    std::vector<DigestItem> worse;
    std::vector<DigestItem> better;
    for (const Judgement* judgement : looked_at(report_)) {
      const auto old = before_.find(judgement->duty.id);
      if (old == before_.end() || old->second == judgement->verdict) continue;
      const Verdict verdict = judgement->verdict;
      const bool bad = verdict == Verdict::at_risk || verdict == Verdict::lost ||
                       verdict == Verdict::breached || verdict == Verdict::unproven;
      const bool good = verdict == Verdict::satisfied || verdict == Verdict::waived;
      if (!bad && !good) continue;
      const std::string word = verdict_word(verdict, language_);
      DigestItem item;
      item.symbol = verdict_symbol(verdict);
      item.verdict = verdict;
      item.head = duties_name(*report_.rules, {judgement}, language_);
      item.lines = {bad ? say(msg("{0} (before: {1})", word, verdict_word(old->second, language_)))
                        : word};
      (bad ? worse : better).push_back(std::move(item));
    }
    add(msg("New since last week"), Verdict::open, std::move(worse));
    add(msg("What went right"), Verdict::satisfied, std::move(better));
  }

  const CheckReport& report_;
  const DigestFacts& facts_;
  const Language& language_;
  const PersonalDigest* personal_ = nullptr;  // whose part alone is told
  std::vector<Task> all_tasks_;
  std::vector<Task> all_breaches_;
  std::string sanction_;  // that all of them share
  bool sanction_told_ = false;
  std::map<std::string, Verdict> before_;
  Digest result_;
};

}  // namespace

bool Digest::says_something() const {
  return std::any_of(sections.begin(), sections.end(),
                     [](const DigestSection& section) { return !section.standing; });
}

std::string step_words(const DigestStep& step, const Language& language) {
  if (!step.answer) return language.text(step.action);
  return language.text(*step.answer ? msg("yes: {}", step.action) : msg("no: {}", step.action));
}

Digest digest(const CheckReport& report, const std::vector<Judgement>& before,
              const DigestFacts& facts, const Language& language) {
  return Maker(report, before, facts, language).make();
}

Digest personal_digest(const CheckReport& report, const DigestFacts& facts,
                       const PersonalDigest& personal, const Language& language) {
  return Maker(report, {}, facts, language).make_for(personal);
}

}  // namespace gouvernail::reports

// SPDX-License-Identifier: MPL-2.0
#include "reports/digest.h"

#include <algorithm>
#include <map>

#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "reports/digest_dates.h"
#include "reports/digest_upkeep.h"
#include "reports/duty_words.h"
#include "reports/meeting_words.h"
#include "reports/names.h"
#include "reports/overview.h"
#include "reports/task_words.h"
#include "reports/weight_words.h"
#include "rules/rules.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using compliance::Judgement;
using compliance::Task;
using compliance::TaskKind;
using compliance::Verdict;

constexpr std::size_t most_items = 12;    // but for what can still be saved: each is named
constexpr std::size_t most_personal = 5;  // what a person reads on one screen
constexpr calendar::Days recent{92};      // misses older than that are counted, not told again

// What saves a duty, or a session; the rest completes the record.
bool saves(const Task& task) {
  return task.kind != TaskKind::record && task.kind != TaskKind::prove &&
         (task.kind != TaskKind::fill_seat || task.last_day);
}

class Maker {
 public:
  Maker(const CheckReport& report, const std::vector<Judgement>& before, const DigestFacts& facts,
        const Language& language)
      : report_(report), facts_(facts), language_(language) {
    for (const Judgement& judgement : before) before_[judgement.duty.id] = judgement.verdict;
    const Agenda agenda = agenda_of(report_);
    now_ = agenda.week;
    now_.insert(now_.end(), agenda.next_weeks.begin(), agenda.next_weeks.end());
    // On a Sunday, the alert's horizon reaches further than the four weeks that follow.
    for (const Task* task : agenda.later) {
      const bool at_risk =
          std::any_of(task->duties.begin(), task->duties.end(), [&](std::size_t duty) {
            return report_.judgements.at(duty).verdict == Verdict::at_risk;
          });
      if (at_risk) now_.push_back(task);
    }
  }

  Digest make() {
    result_.convention = language_.text(report_.rules->convention->name);
    const std::int64_t to_save = to_do();
    to_justify();
    lost();
    add_unanswered(result_, facts_.unanswered, named_, facts_.people, true, language_);
    news();
    add_upkeep(result_, facts_, report_, named_, language_);
    result_.opening = conclusion(report_, language_);
    for (const std::string& words : balance_lines(report_, language_)) {
      result_.opening += " " + words;
    }
    const auto monday = calendar::arg(calendar::monday_of_week(report_.as_of));
    result_.subject =
        to_save > 0
            ? say(msg("Governance, week of {0:short}: {1} {1:thing|things} to do", monday, to_save))
            : say(msg("Governance, week of {0:short}", monday));
    add_mark();
    return std::move(result_);
  }

  Digest make_for(const PersonalDigest& personal) {
    personal_ = &personal;
    result_.convention = language_.text(report_.rules->convention->name);
    to_do();
    to_justify();
    add_unanswered(result_, personal.unanswered, named_, nullptr, false, language_);
    result_.subject = say(msg("Governance, week of {0:short}: what awaits you",
                              calendar::arg(calendar::monday_of_week(report_.as_of))));
    result_.opening =
        say(msg("Good day, {} keeps the calendar of this convention; here is what awaits you.",
                personal.organiser));
    result_.closing = {
        say(msg("To answer, reply to this message: {} will record it.", personal.organiser)),
        say(msg("It comes once a week at most, and only when something awaits you. To receive it "
                "no more, say so in a reply."))};
    add_mark();
    return std::move(result_);
  }

 private:
  std::string say(const base::Message& message) const { return language_.text(message); }

  void add_mark() {
    if (report_.mark.empty()) return;
    result_.closing.push_back(say(msg("Mark of the record: {}", report_.mark)));
  }

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

  // What a session's checklist wants stands under the session, or among those to prepare.
  bool has_own_place(const Task& task) const {
    if (task.kind != TaskKind::prepare) return false;
    const governance::Meeting* meeting = find(task.meeting);
    const auto& notes = facts_.preparations;
    return personal_ != nullptr || std::any_of(notes.begin(), notes.end(), [&](const auto& note) {
             return meeting && note.dated && note.body == meeting->body && note.day == meeting->day;
           });
  }

  // Nobody is asked week after week about what is long over; the organiser keeps it in sight.
  bool is_asked_no_more(const Task& task) const {
    const governance::Meeting* meeting = find(task.meeting);
    return personal_ != nullptr && meeting && meeting->day + recent < report_.as_of;
  }

  bool is_theirs(const Task& task) const {
    return personal_ == nullptr || personal_->bodies.count(task.body) > 0;
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

  const governance::Meeting* find(const std::string& uid) const { return report_.meeting(uid); }

  DigestItem item_of(const Task& task) const {
    DigestItem item;
    item.head = say(task.what);
    put(item.lines, task_deadline(task, report_.as_of, language_));
    put(item.lines, say(task.why));
    put(item.lines, task_duties(report_, task, language_, task.duties.size()));
    if (personal_ == nullptr) {
      for (const base::Action& action : task.actions) item.steps.push_back({action, {}});
    }
    // Dates are offered where one is to be chosen; another task may hang on the same duties.
    if (task.kind != TaskKind::plan) return item;
    for (const std::size_t duty : task.duties) {
      const std::string& id = report_.judgements.at(duty).duty.id;
      const auto dates = facts_.dates.find(id);
      if (dates == facts_.dates.end()) continue;
      add_dates(item, id, dates->second, facts_, report_.rules->convention,
                personal_ ? Audience::anybody : Audience::organiser, language_);
      item.steps.clear();  // each date has its own
      break;               // the first of them is the most pressing
    }
    return item;
  }

  // A session is named once: what else it asks for stands under it.
  void add_session(DigestItem& item, const Task& task) {
    for (const Task* other : now_) {
      if (other == &task || other->meeting != task.meeting || !saves(*other)) continue;
      if (has_own_place(*other)) continue;
      put(item.lines, say(msg("{0}, {1}", base::MessageList{other->what},
                              task_deadline(*other, report_.as_of, language_))));
      if (personal_ != nullptr) continue;
      for (const base::Action& action : other->actions) item.steps.push_back({action, {}});
    }
    named_.uids.insert(task.meeting);
    const governance::Meeting* meeting = find(task.meeting);
    if (meeting) named_.days.insert({meeting->body, meeting->day});
    if (personal_ != nullptr) return;
    for (const MeetingAnswers& answers : facts_.unanswered) {
      if (answers.uid == task.meeting) {
        put(item.lines, without_answer(answers, facts_.people, language_));
      }
    }
    for (const PreparationNote& note : facts_.preparations) {
      if (!meeting || !note.dated || note.body != meeting->body || note.day != meeting->day) {
        continue;
      }
      put(item.lines, say(msg("preparation: {0}", state_of(note, language_))));
      item.steps.push_back({base::Action(base::Verb::show_checklist)
                                .of(note.list)
                                .with(base::Detail::date, calendar::arg(note.day)),
                            {}});
    }
  }

  // How many things there are to do.
  std::int64_t to_do() {
    std::vector<DigestItem> items;
    for (const Task* task : now_) {
      if (!saves(*task) || !is_theirs(*task) || is_asked_no_more(*task)) continue;
      if (has_own_place(*task)) continue;
      if (!task->meeting.empty() && named_.uids.contains(task->meeting)) continue;
      DigestItem item = item_of(*task);
      if (!task->meeting.empty()) add_session(item, *task);
      items.push_back(std::move(item));
    }
    const std::size_t all = items.size();
    const auto dated = std::count_if(items.begin(), items.end(),
                                     [](const DigestItem& item) { return !item.dates.empty(); });
    add(msg("To be done, the most pressing first"), Verdict::at_risk, std::move(items), all,
        dated > 1 ? say(msg("Each date is offered as if it were taken alone.")) : "");
    return static_cast<std::int64_t>(all);
  }

  // Sessions whose day has passed and that nobody spoke of since; then whatever else waits for
  // evidence.
  void to_justify() {
    std::vector<DigestItem> items;
    std::vector<const Task*> rest;
    for (const Task* task : now_) {
      if (saves(*task) || !is_theirs(*task) || is_asked_no_more(*task)) continue;
      if (task->kind == TaskKind::record) {
        items.push_back(question(*task));
      } else {
        rest.push_back(task);
      }
    }
    for (const TaskLine& line : task_lines(rest, language_)) {
      DigestItem item;
      item.head = line.what;
      if (line.task != nullptr) put(item.lines, task_duties(report_, *line.task, language_));
      if (personal_ != nullptr) {
        item.lines = {say(msg("Reply with who was there, or with what is missing."))};
      } else if (line.task != nullptr) {
        for (const base::Action& action : line.task->actions) item.steps.push_back({action, {}});
      } else {
        each_of(line, item);
      }
      items.push_back(std::move(item));
    }
    add(msg("To be said"), Verdict::unproven, std::move(items));
  }

  // Several in one are named, each with what does it.
  void each_of(const TaskLine& line, DigestItem& item) const {
    constexpr std::size_t most = 5;
    for (std::size_t i = 0; i < std::min(line.tasks.size(), most); ++i) {
      put(item.lines, say(line.tasks[i]->what));
      for (const base::Action& action : line.tasks[i]->actions) item.steps.push_back({action, {}});
    }
    if (line.tasks.size() <= most) return;
    put(item.lines, say(msg("and {0} more: “{1}” shows them",
                            static_cast<std::int64_t>(line.tasks.size() - most),
                            base::Action(base::Verb::check).with(base::Detail::all))));
  }

  DigestItem question(const Task& task) const {
    const governance::Meeting& meeting = *find(task.meeting);
    DigestItem item;
    item.head = say(msg("Did “{0}” meet on {1}?",
                        body_name(report_.rules->convention, meeting.body, language_),
                        calendar::arg(meeting.day)));
    if (personal_ != nullptr) {
      item.lines.push_back(say(msg("Reply yes, with who was there, or no.")));
    } else {
      item.steps = {{task.actions.front(), true}, {task.actions.back(), false}};
    }
    return item;
  }

  static bool is_gone(Verdict verdict) {
    return verdict == Verdict::lost || verdict == Verdict::breached;
  }

  // Told once, when it becomes so.
  bool is_gone_since(const Judgement& judgement) const {
    if (!is_gone(judgement.verdict)) return false;
    const auto old = before_.find(judgement.duty.id);
    if (old != before_.end()) return !is_gone(old->second);
    return judgement.duty.window.last + recent >= report_.as_of;  // a duty that is new
  }

  void lost() {
    for (const rules::Weight weight : rules::all_weights) lost(weight);
  }

  // What is no breach has a section of its own.
  void lost(rules::Weight weight) {
    std::vector<DutyGroup> groups;
    for (const Judgement* judgement : looked_at(report_)) {
      if (judgement->duty.obligation->weight != weight || !is_gone_since(*judgement)) continue;
      const auto same = std::find_if(groups.begin(), groups.end(), [&](const DutyGroup& group) {
        return group.duties.front()->duty.obligation->id == judgement->duty.obligation->id &&
               group.duties.front()->verdict == judgement->verdict;
      });
      (same == groups.end() ? groups.emplace_back() : *same).duties.push_back(judgement);
    }
    std::vector<DigestItem> items;
    const bool binds = weight == rules::Weight::obligation;
    const std::string sanction = binds ? common_sanction(groups, language_) : "";
    for (const DutyGroup& group : groups) {
      const Judgement& first = *group.duties.front();
      DigestItem item;
      item.symbol = verdict_symbol(first.verdict);
      item.verdict = first.verdict;
      item.head = task_name(*report_.rules, group.duties, language_);
      put(item.lines, breach_notes(group, language_));
      if (binds) put(item.lines, owed_by_each(report_, group.duties, language_));
      put(item.lines, source_and_sanction(*first.duty.obligation, language_, sanction));
      items.push_back(std::move(item));
    }
    const base::Message title = binds ? msg("Missed or out of reach since the last alert")
                                : weight == rules::Weight::indicator
                                    ? msg("Indicators missed since the last alert")
                                    : msg("Recommendations not followed since the last alert");
    add(title, Verdict::breached, std::move(items), most_items,
        sanction.empty()
            ? ""
            : say(msg("A breach of an obligation falls under {0} of the convention.", sanction)));
  }

  void news() {
    std::vector<DigestItem> better;
    for (const Judgement* judgement : looked_at(report_)) {
      const auto old = before_.find(judgement->duty.id);
      if (old == before_.end() || old->second == judgement->verdict) continue;
      const Verdict verdict = judgement->verdict;
      if (verdict != Verdict::satisfied && verdict != Verdict::waived) continue;
      DigestItem item;
      item.symbol = verdict_symbol(verdict);
      item.verdict = verdict;
      item.head = duties_name(*report_.rules, {judgement}, language_);
      item.lines = {verdict_word(verdict, language_)};
      better.push_back(std::move(item));
    }
    add(msg("What went right"), Verdict::satisfied, std::move(better));
  }

  const CheckReport& report_;
  const DigestFacts& facts_;
  const Language& language_;
  const PersonalDigest* personal_ = nullptr;  // whose part alone is told
  std::vector<const Task*> now_;              // of this week, and of the four after
  NamedSessions named_;
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

// SPDX-License-Identifier: MPL-2.0
#include "app/checks/check_report.h"

#include <algorithm>

#include "app/answers.h"
#include "app/checks/bygones.h"
#include "app/checks/open_steps.h"
#include "app/checks/taken_guests.h"
#include "app/waivers.h"
#include "app/workspace/notices.h"
#include "app/workspace/person_names.h"
#include "compliance/judge.h"
#include "governance/convention.h"
#include "governance/meetings_by_uid.h"
#include "governance/people.h"
#include "records/mark.h"
#include "records/workspace.h"
#include "rules/rules.h"

namespace gouvernail::app {

std::vector<compliance::Task> tasks_of(const Opened& opened, const governance::HistoryAsOf& known,
                                       const std::vector<compliance::Judgement>& judgements,
                                       bool otherwise) {
  if (otherwise || !opened.rules->readings.empty()) {
    return compliance::tasks(opened.rules, known, judgements);
  }
  compliance::TaskFacts facts = task_facts(opened, known.day());
  facts.steps = open_steps(opened, known, judgements);
  facts.taken = taken_guests(opened, known.day());
  for (const auto& [uid, taken] : facts.taken) {
    for (const std::string& key : taken.persons) {
      facts.names[key] = person_name(key, opened.people);
    }
  }
  return compliance::tasks(opened.rules, known, judgements, facts);
}

reports::CheckReport report_of(const Opened& opened, const governance::HistoryAsOf& known,
                               bool otherwise) {
  const calendar::Day day = known.day();
  const calendar::DayRange& term = opened.rules->convention->term;
  reports::CheckReport report;
  report.rules = &*opened.rules;
  report.history = &*known;
  report.by_uid = std::make_shared<governance::MeetingsByUid>(*known);
  report.as_of = day;
  if (opened.database) report.mark = records::mark_of(opened.database->head());
  report.judgements = compliance::judge(opened.rules, opened.world, known);
  report.tasks = tasks_of(opened, known, report.judgements, otherwise);
  report.advice = compliance::advise(opened.rules, opened.world, known, report.judgements);
  report.notices = notices(opened, {std::max(day, term.first), term.last});
  for (base::Message& bygone : bygones(opened, report.judgements)) {
    report.notices.push_back(std::move(bygone));
  }
  for (base::Message& lack : incomplete_waivers(*known)) report.notices.push_back(std::move(lack));
  if (!otherwise && opened.rules->readings.empty()) report.forecasts = forecasts(opened, day);
  return report;
}

}  // namespace gouvernail::app

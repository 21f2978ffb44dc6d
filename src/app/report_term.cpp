// SPDX-License-Identifier: MPL-2.0
#include "app/report_term.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "app/checks/check_report.h"
#include "app/journal.h"
#include "base/failure.h"
#include "base/text.h"
#include "compliance/judge.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/history_csv.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "governance/tick.h"
#include "governance/waiver.h"
#include "platform/files.h"
#include "records/workspace.h"
#include "rules/another_term.h"
#include "rules/rules.h"
#include "settings/settings.h"

namespace gouvernail::app {
namespace {

using base::msg;

// Long enough to see a whole year of meetings on either side of today.
constexpr calendar::Days around{365};

reports::PreviousTerm judge_previous(const Opened& opened,
                                     const settings::PreviousConvention& previous,
                                     const std::filesystem::path& workspace) {
  rules::Rules rules = opened.rules;
  rules::set_term(rules, previous.term);
  std::filesystem::path file = previous.history;
  if (file.is_relative()) file = workspace / file;
  base::Diagnostics diagnostics;
  const auto history = governance::read_history_csv(file.string(), platform::read_file(file),
                                                    rules.convention, diagnostics);
  if (!history) throw base::bad_files(msg("{} cannot be read", file.string()), diagnostics);
  const calendar::Day after = previous.term.last + calendar::Days{1};
  return {previous.term,
          compliance::record_by_year(
              rules, compliance::judge(rules, opened.world, governance::as_of(*history, after)),
              after, compliance::Extent::rhythm)};
}

// What each meeting is called instead of its identifier.
using Aliases = std::map<std::string, std::string>;

reports::AuditFile audit_of(const Opened& opened, const Aliases& aliases, bool names) {
  need_workspace(opened);
  reports::AuditFile audit;
  for (const auto& [uid, documents] : opened.database->evidence()) {
    const auto alias = aliases.find(uid);
    const std::string& shown = alias == aliases.end() ? uid : alias->second;
    for (const records::Evidence& one : documents) {
      audit.documents[shown].push_back({one.name, one.size, one.sha256});
    }
  }
  audit.journal = journal_lines(opened, {"", {}, names});
  const records::Verification found = opened.database->verify();
  audit.head = found.head;
  if (!found.sound()) {
    audit.altered = records::describe(*found.first_break);
  }
  return audit;
}

// "#travaux": what tells who is invited, and no more.
std::string words_of_condition(const std::string& note) {
  std::string kept;
  for (const std::string& word : base::split(note, ' ')) {
    if (word.starts_with('#')) kept += (kept.empty() ? "" : " ") + word;
  }
  return kept;
}

Aliases hide_names(Opened& opened) {
  governance::History& history = opened.history.own();
  std::vector<governance::Meeting*> meetings;
  for (governance::Meeting& meeting : history.meetings) meetings.push_back(&meeting);
  std::stable_sort(meetings.begin(), meetings.end(),
                   [](const auto* a, const auto* b) { return a->day < b->day; });
  Aliases aliases;
  for (governance::Meeting* meeting : meetings) {
    const std::string alias = fmt::format("s-{:04}", aliases.size() + 1);
    aliases[meeting->uid] = alias;
    meeting->uid = alias;
    meeting->note = words_of_condition(meeting->note);
    if (!opened.rules->convention->site(meeting->site)) meeting->site.clear();
  }
  for (governance::Tick& tick : history.ticks) tick.note.clear();
  for (governance::Waiver& waiver : history.waivers) {
    waiver.reason.clear();
    waiver.authority.clear();
    waiver.evidence.clear();
  }
  return aliases;
}

// Of the attendance, the load and the years; the verdicts stand in it already.
void count(const Opened& opened, const governance::HistoryAsOf& known,
           reports::TermReport& report) {
  const calendar::Day as_of = report.check.as_of;
  const calendar::DayRange& term = opened.rules->convention->term;
  report.attendance = compliance::attendance_by_party(opened.rules, known, term);
  report.load_days = calendar::intersect({as_of - around, as_of + around}, term);
  report.load = compliance::load_by_person(opened.rules, known, report.load_days);
  report.years = compliance::record_by_year(opened.rules, report.check.judgements, as_of,
                                            compliance::Extent::everything);
  const auto lighter = [&](rules::Weight weight) {
    return compliance::record_by_year(opened.rules, report.check.judgements, as_of,
                                      compliance::Extent::everything, weight);
  };
  report.indicators = lighter(rules::Weight::indicator);
  report.recommendations = lighter(rules::Weight::recommendation);
  report.rhythm = compliance::record_by_year(opened.rules, report.check.judgements, as_of,
                                             compliance::Extent::rhythm);
}

}  // namespace

ReportTermResult report_term(const ReportTermRequest& request) {
  const Situation& situation = request.situation;
  auto opened = std::make_unique<Opened>(open(situation.where, {situation.readings, {}, {}}));
  Aliases aliases;
  if (request.anonymous) aliases = hide_names(*opened);
  ReportTermResult result;
  result.known = std::make_unique<const governance::HistoryAsOf>(opened->known_on(situation.as_of));
  reports::TermReport& report = result.report;
  report.anonymous = request.anonymous;
  report.check = report_of(*opened, *result.known);
  if (request.anonymous) {
    // Why somebody excused a duty is free text: it might name a person.
    for (compliance::Judgement& judgement : report.check.judgements) {
      if (judgement.verdict == compliance::Verdict::waived) {
        judgement.because = msg("Excused by a waiver.");
      }
    }
  } else {
    for (const governance::Person& person : opened->people->persons) {
      report.names[person.key] = person.name;
    }
  }
  count(*opened, *result.known, report);
  if (request.previous) {
    report.previous = judge_previous(*opened, *request.previous, ".");
  } else if (const auto& previous = opened->settings->previous) {
    report.previous = judge_previous(*opened, *previous, situation.where.folder);
  }
  if (request.audit) report.audit = audit_of(*opened, aliases, !request.anonymous);
  result.opened = std::move(opened);
  return result;
}

}  // namespace gouvernail::app

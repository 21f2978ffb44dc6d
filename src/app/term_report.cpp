// SPDX-License-Identifier: MPL-2.0
#include "app/term_report.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/check_report.h"
#include "base/failure.h"
#include "base/text.h"
#include "governance/history_csv.h"
#include "platform/files.h"

namespace gouvernail::app {
namespace {

using base::msg;

// Long enough to see a whole year of meetings on either side of today.
constexpr calendar::Days around{365};

reports::PreviousTerm judge_previous(const Opened& opened,
                                     const settings::PreviousConvention& previous,
                                     const std::filesystem::path& workspace) {
  rules::Rules rules = opened.rules;
  set_term(rules, previous.term);
  std::filesystem::path file = previous.history;
  if (file.is_relative()) file = workspace / file;
  base::Diagnostics diagnostics;
  const auto history = governance::read_history_csv(file.string(), platform::read_file(file),
                                                    rules.convention, diagnostics);
  if (!history) throw base::bad_files(msg("{} cannot be read", file.string()), diagnostics);
  const calendar::Day after = previous.term.last + calendar::Days{1};
  return {previous.term,
          compliance::record_by_year(rules, compliance::judge(rules, opened.world, *history, after),
                                     after, compliance::Extent::rhythm)};
}

reports::AuditFile audit_of(const Opened& opened, const TermChoice& choice) {
  need_workspace(opened);
  reports::AuditFile audit;
  for (const auto& [uid, documents] : opened.database->evidence()) {
    const auto alias = choice.aliases.find(uid);
    const std::string& shown = alias == choice.aliases.end() ? uid : alias->second;
    for (const records::Evidence& one : documents) {
      audit.documents[shown].push_back({one.name, one.size, one.sha256});
    }
  }
  audit.journal = journal_lines(opened);
  const records::Verification found = opened.database->verify();
  audit.head = found.head;
  if (!found.sound()) {
    audit.altered = msg("The journal was altered at entry {0}: {1}", found.first_break->sequence,
                        base::MessageList{found.first_break->what});
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

}  // namespace

std::map<std::string, std::string> hide_names(Opened& opened) {
  std::vector<governance::Meeting*> meetings;
  for (governance::Meeting& meeting : opened.history.meetings) meetings.push_back(&meeting);
  std::stable_sort(meetings.begin(), meetings.end(),
                   [](const auto* a, const auto* b) { return a->day < b->day; });
  std::map<std::string, std::string> aliases;
  for (governance::Meeting* meeting : meetings) {
    const std::string alias = fmt::format("s-{:04}", aliases.size() + 1);
    aliases[meeting->uid] = alias;
    meeting->uid = alias;
    meeting->note = words_of_condition(meeting->note);
    if (!opened.rules.convention.site(meeting->site)) meeting->site.clear();
  }
  for (governance::Tick& tick : opened.history.ticks) tick.note.clear();
  for (governance::Waiver& waiver : opened.history.waivers) {
    waiver.reason.clear();
    waiver.authority.clear();
    waiver.evidence.clear();
  }
  return aliases;
}

std::vector<reports::JournalLine> journal_lines(const Opened& opened) {
  need_workspace(opened);
  std::vector<reports::JournalLine> lines;
  for (const records::JournalEntry& entry : opened.database->journal()) {
    lines.push_back(
        {entry.sequence, entry.at, records::describe(entry), entry.subject, entry.hash});
  }
  return lines;
}

reports::TermReport make_term_report(const Opened& opened, const governance::History& known,
                                     const TermChoice& choice,
                                     const std::filesystem::path& workspace) {
  const calendar::DayRange& term = opened.rules.convention.term;
  reports::TermReport report;
  report.anonymous = choice.anonymous;
  report.check = report_of(opened, known, choice.as_of);
  if (choice.anonymous) {
    // Why somebody excused a duty is free text: it might name a person.
    for (compliance::Judgement& judgement : report.check.judgements) {
      if (judgement.verdict == compliance::Verdict::waived) {
        judgement.because = msg("Excused by a waiver.");
      }
    }
  }
  report.attendance = compliance::attendance_by_party(opened.rules, known, term);
  report.load_days = calendar::intersect({choice.as_of - around, choice.as_of + around}, term);
  report.load = compliance::load_by_person(opened.rules, known, report.load_days);
  if (!choice.anonymous) {
    for (const governance::Person& person : opened.people.persons) {
      report.names[person.key] = person.name;
    }
  }
  report.years = compliance::record_by_year(opened.rules, report.check.judgements, choice.as_of,
                                            compliance::Extent::everything);
  report.rhythm = compliance::record_by_year(opened.rules, report.check.judgements, choice.as_of,
                                             compliance::Extent::rhythm);
  const auto& previous = choice.previous ? choice.previous : opened.settings.previous;
  if (previous) report.previous = judge_previous(opened, *previous, workspace);
  if (choice.audit) report.audit = audit_of(opened, choice);
  return report;
}

}  // namespace gouvernail::app

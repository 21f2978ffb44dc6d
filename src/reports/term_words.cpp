// SPDX-License-Identifier: MPL-2.0
#include "reports/term_words.h"

#include <fmt/format.h>

#include "governance/meeting.h"
#include "reports/meeting_words.h"
#include "rules/rules.h"

namespace gouvernail::reports {

using base::msg;

std::string person_name(const TermReport& report, std::size_t rank, const Language& language) {
  if (report.anonymous) return language.text(msg("Person {0}", std::int64_t(rank + 1)));
  const std::string& key = report.load.at(rank).person;
  const auto name = report.names.find(key);
  return name == report.names.end() || name->second.empty() ? key : name->second;
}

std::string roles_name(const TermReport& report, const compliance::PersonLoad& load,
                       const Language& language) {
  std::vector<std::string> roles;
  for (const std::string& role : load.roles) {
    roles.push_back(role_name(report.check.rules->convention, role, language));
  }
  return language.list(roles);
}

namespace {

std::vector<std::string> attendance_of(const TermReport& report, const governance::Meeting& meeting,
                                       const Language& language) {
  governance::Meeting named = meeting;
  for (governance::Presence& presence : *named.present) {
    for (std::string* person : {&presence.person, &presence.by_person}) {
      const auto name = report.names.find(*person);
      if (name != report.names.end() && !name->second.empty()) *person = name->second;
    }
  }
  return attendance_lines(named, report.check.rules->convention, !report.anonymous, language);
}

}  // namespace

std::string attendance_words(const TermReport& report, const governance::Meeting& meeting,
                             const Language& language) {
  if (!meeting.present) return {};
  const std::vector<std::string> lines = attendance_of(report, meeting, language);
  return lines.empty() ? language.text(msg("nobody")) : language.list(lines);
}

std::string attendance_cell(const TermReport& report, const governance::Meeting& meeting,
                            const Language& language) {
  if (!meeting.present) return {};
  std::string cell;
  for (const std::string& line : attendance_of(report, meeting, language)) {
    cell += (cell.empty() ? "" : " | ") + line;
  }
  return cell.empty() ? "-" : cell;
}

std::string entry_words(const JournalLine& line, const Language& language) {
  return journal_words(line, Reader::others, language);
}

std::optional<double> share_kept(const compliance::YearRecord& year) {
  const int all = year.kept + year.missed;
  if (all == 0) return std::nullopt;
  return static_cast<double>(year.kept) / all;
}

std::optional<double> share_present(const compliance::PartyAttendance& party) {
  if (party.recorded == 0) return std::nullopt;
  return static_cast<double>(party.present) / party.recorded;
}

std::string percent(const std::optional<double>& share, const Language& language) {
  if (!share) return "–";
  return language.text(msg("{0} %", language.number(100 * *share)));
}

std::string duration(calendar::Minutes time, const Language& language) {
  const auto minutes = time.count();
  if (minutes < 60) return language.text(msg("{0} min", std::int64_t{minutes}));
  return language.text(
      msg("{0} h {1}", std::int64_t{minutes / 60}, fmt::format("{:02}", minutes % 60)));
}

}  // namespace gouvernail::reports

// SPDX-License-Identifier: MPL-2.0
#include "app/keep_diary.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <vector>

#include "app/workspace/busy.h"
#include "base/failure.h"
#include "base/sha256.h"
#include "governance/availability.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "ical/reader.h"
#include "platform/files.h"
#include "platform/system_words.h"
#include "rules/rules.h"
#include "settings/settings.h"

namespace gouvernail::app {
namespace {

namespace fs = std::filesystem;

fs::path diary_path(const Opened& opened, const std::string& key) {
  need_diary_key(opened, key);
  return diary_file(opened.folder, key);
}

// Meetings that we invited to ourselves are no engagements of others.
std::vector<ical::BusyPeriod> read_periods(const Opened& opened, const KeepDiary& request,
                                           const calendar::DayRange& days,
                                           base::Diagnostics& found) {
  auto periods = ical::read_busy(request.name, request.bytes, days,
                                 diary_addresses(opened, request.key), found);
  std::set<std::string> own;
  for (const governance::Meeting& meeting : opened.history->meetings) own.insert(meeting.uid);
  std::erase_if(periods, [&](const ical::BusyPeriod& one) { return own.contains(one.uid); });
  return periods;
}

std::string ical_time(const calendar::LocalTime& time) {
  std::string day = calendar::to_iso(time.day);
  std::erase(day, '-');
  const auto two = [](std::int64_t number) {
    return std::string(number < 10 ? "0" : "") + std::to_string(number);
  };
  return day + "T" + two(time.time.count() / 60) + two(time.time.count() % 60) + "00";
}

std::string to_calendar(const std::vector<ical::BusyPeriod>& periods, calendar::Day today) {
  std::string text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Gouvernail//diary//FR\r\n";
  const std::string stamp = ical_time({today, calendar::Minutes{0}}) + "Z";
  for (const ical::BusyPeriod& one : periods) {
    const std::string start = ical_time(one.start);
    text += fmt::format(
        "BEGIN:VEVENT\r\nUID:{}\r\nDTSTAMP:{}\r\nDTSTART;TZID=Europe/Paris:{}\r\n"
        "DTEND;TZID=Europe/Paris:{}\r\nEND:VEVENT\r\n",
        base::sha256_hex(start + ical_time(one.end)).substr(0, 32), stamp, start,
        ical_time(one.end));
  }
  return text + "END:VCALENDAR\r\n";
}

}  // namespace

DiaryKept keep_diary(const Opened& opened, const KeepDiary& request, calendar::Day today) {
  const fs::path path = diary_path(opened, request.key);
  // Whatever days are planned or looked at later.
  const calendar::DayRange& term = opened.rules->convention->term;
  constexpr calendar::Days a_year{366};
  const calendar::DayRange days{std::min(term.first, today) - a_year,
                                std::max(term.last, today) + a_year};
  DiaryKept kept;
  const auto periods = read_periods(opened, request, days, kept.warnings);
  std::erase_if(kept.warnings, says_always_free);
  if (periods.empty() || !request.partly) {
    for (const base::Diagnostic& one : kept.warnings) {
      if (one.severity == base::Severity::error) throw base::bad_input(one.what, one.remedy);
    }
  }
  kept.engagements = std::ranges::count_if(
      periods, [&](const ical::BusyPeriod& one) { return one.end.day >= today; });
  platform::make_folder(path.parent_path());
  platform::write_file(path, to_calendar(periods, today));
  return kept;
}

bool has_diary(const Opened& opened, const std::string& key) {
  std::error_code unknown;
  return fs::exists(diary_path(opened, key), unknown);
}

bool forget_diary(const Opened& opened, const std::string& key) {
  const fs::path path = diary_path(opened, key);
  try {
    return fs::remove(path);
  } catch (const fs::filesystem_error& error) {
    throw platform::failure_of(error);
  }
}

}  // namespace gouvernail::app

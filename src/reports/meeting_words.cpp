// SPDX-License-Identifier: MPL-2.0
#include "reports/meeting_words.h"

#include <fmt/format.h>

#include <tuple>

#include "governance/convention.h"
#include "governance/meeting.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using governance::MeetingStatus;

template <class Item>
std::string name_of(const Item* item, const std::string& id, const Language& language) {
  const std::string name = item == nullptr ? "" : language.text(item->name);
  return name.empty() ? id : name;
}

}  // namespace

std::string body_name(const governance::Convention& convention, const std::string& body,
                      const Language& language) {
  return name_of(convention.body(body), body, language);
}

std::string role_name(const governance::Convention& convention, const std::string& role,
                      const Language& language) {
  return name_of(convention.role(role), role, language);
}

std::string party_name(const governance::Convention& convention, const std::string& party,
                       const Language& language) {
  return name_of(convention.party(party), party, language);
}

std::string site_name(const governance::Convention& convention, const std::string& site,
                      const Language& language) {
  for (const governance::Site& known : convention.sites) {
    if (known.id == site) return name_of(&known, site, language);
  }
  return site;
}

std::string status_word(MeetingStatus status, const Language& language) {
  switch (status) {
    case MeetingStatus::proposed:
      return language.text(msg("proposed"));
    case MeetingStatus::convened:
      return language.text(msg("convened"));
    case MeetingStatus::held:
      return language.text(msg("held"));
    case MeetingStatus::cancelled:
      return language.text(msg("cancelled"));
  }
  return {};
}

std::optional<calendar::LocalTime> end_of(const governance::Meeting& meeting,
                                          std::optional<calendar::Minutes> length) {
  if (meeting.end || !meeting.start_time || !length) return meeting.end;
  const calendar::Minutes end = *meeting.start_time + *length;
  constexpr calendar::Minutes day{24 * 60};
  return calendar::LocalTime{meeting.day + calendar::Days{end / day}, end % day};
}

std::string meeting_time(const governance::Meeting& meeting,
                         std::optional<calendar::Minutes> length, const Language& language) {
  const std::string day =
      language.weekday(calendar::weekday_of(meeting.day)) + " " + language.short_day(meeting.day);
  const std::string hours = meeting_hours(meeting, length, language);
  return hours.empty() ? day : day + ", " + hours;
}

std::string meeting_hours(const governance::Meeting& meeting,
                          std::optional<calendar::Minutes> length, const Language& language) {
  if (!meeting.start_time) return "";
  std::string start = language.time(*meeting.start_time);
  const auto end = end_of(meeting, length);
  if (!end) return start;
  const std::string last_day = end->day == meeting.day ? "" : language.short_day(end->day) + ", ";
  return start + " – " + last_day + language.time(end->time);
}

namespace {

std::string expected_name(const governance::Convention& convention, const std::string& role,
                          const std::string& person, bool keys, const Language& language) {
  const std::string name = role.empty() ? "" : role_name(convention, role, language);
  if (!keys || person.empty()) return name.empty() ? language.text(msg("a person")) : name;
  return name.empty() ? person : person + ", " + name;
}

std::string attendance_line(const governance::Presence& presence,
                            const governance::Convention& convention, bool keys,
                            const Language& language) {
  using governance::Attending;
  std::string who = expected_name(convention, presence.role, presence.person, keys, language);
  if (presence.count != 1) who += fmt::format(" × {}", presence.count);
  switch (presence.attending) {
    case Attending::present:
      return who;
    case Attending::remote:
      return language.text(msg("{0} (remote)", who));
    case Attending::excused:
      return language.text(msg("{0} (excused)", who));
    case Attending::absent:
      return language.text(msg("{0} (absent)", who));
    case Attending::represented:
      break;
  }
  if (presence.by_role.empty() && presence.by_person.empty()) {
    return language.text(msg("{0} (represented)", who));
  }
  const std::string by =
      expected_name(convention, presence.by_role, presence.by_person, keys, language);
  return language.text(msg("{0} (represented by {1})", who, by));
}

}  // namespace

std::vector<std::string> attendance_lines(const governance::Meeting& meeting,
                                          const governance::Convention& convention, bool keys,
                                          const Language& language) {
  std::vector<std::string> lines;
  if (!meeting.present) return lines;
  for (const governance::Presence& presence : *meeting.present) {
    lines.push_back(attendance_line(presence, convention, keys, language));
  }
  return lines;
}

bool comes_first(const governance::Meeting& a, const governance::Meeting& b) {
  constexpr calendar::Minutes no_hour{-1};
  return std::make_tuple(a.day, a.start_time.value_or(no_hour)) <
         std::make_tuple(b.day, b.start_time.value_or(no_hour));
}

}  // namespace gouvernail::reports

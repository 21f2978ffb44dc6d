// SPDX-License-Identifier: MPL-2.0
#include "governance/meeting.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

#include "base/text.h"

namespace gouvernail::governance {
namespace {

// As base::fold leaves them: without case and accents.
struct AttendingWord {
  const char* word;
  Attending attending;
};
constexpr auto attending_words = std::to_array<AttendingWord>({
    {"present", Attending::present},
    {"presente", Attending::present},
    {"remote", Attending::remote},
    {"visio", Attending::remote},
    {"a distance", Attending::remote},
    {"represented", Attending::represented},
    {"represente", Attending::represented},
    {"representee", Attending::represented},
    {"excused", Attending::excused},
    {"excuse", Attending::excused},
    {"excusee", Attending::excused},
    {"absent", Attending::absent},
    {"absente", Attending::absent},
});

}  // namespace

const char* to_string(MeetingStatus status) {
  switch (status) {
    case MeetingStatus::proposed:
      return "proposed";
    case MeetingStatus::convened:
      return "convened";
    case MeetingStatus::held:
      return "held";
    case MeetingStatus::cancelled:
      return "cancelled";
  }
  return "";
}

const char* to_string(Attending attending) {
  switch (attending) {
    case Attending::present:
      return "present";
    case Attending::remote:
      return "remote";
    case Attending::represented:
      return "represented";
    case Attending::excused:
      return "excused";
    case Attending::absent:
      return "absent";
  }
  return "";
}

std::optional<Attending> parse_attending(std::string_view text) {
  const std::string word = base::fold(text);
  for (const AttendingWord& known : attending_words) {
    if (word == known.word) return known.attending;
  }
  return std::nullopt;
}

bool somebody_came(const Meeting& meeting) {
  return meeting.present && std::ranges::any_of(*meeting.present, [](const Presence& one) {
           return one.attending != Attending::excused && one.attending != Attending::absent;
         });
}

std::string to_text(const Awaited& awaited) {
  const std::string when = awaited.start
                               ? calendar::to_iso(calendar::LocalTime{awaited.day, *awaited.start})
                               : calendar::to_iso(awaited.day);
  return awaited.site.empty() ? when : when + "/" + awaited.site;
}

std::optional<Awaited> parse_awaited(std::string_view text) {
  const std::size_t slash = text.find('/');
  const std::string_view when = text.substr(0, slash);
  Awaited awaited;
  if (slash != std::string_view::npos) awaited.site = text.substr(slash + 1);
  if (const auto day = calendar::parse_iso_day(when)) {
    awaited.day = *day;
    return awaited;
  }
  const auto time = calendar::parse_local_time(std::string(when));
  if (!time || when.size() < 10 || when[4] != '-') return std::nullopt;
  awaited.day = time->day;
  awaited.start = time->time;
  return awaited;
}

std::string to_text(const DiaryState& state) {
  const std::string written = state.written.empty() ? "" : "/" + state.written;
  return std::to_string(state.sequence) + " " + state.stamp + written + " " + state.calendar +
         (state.event.empty() ? "" : " " + state.event);
}

std::optional<DiaryState> parse_diary_state(std::string_view text) {
  std::vector<std::string_view> fields;
  for (int i = 0; i < 2; ++i) {
    const std::size_t space = text.find(' ');
    if (space == std::string_view::npos) return std::nullopt;
    fields.push_back(text.substr(0, space));
    text.remove_prefix(space + 1);
  }
  DiaryState state;
  const char* end = fields[0].data() + fields[0].size();
  if (fields[0].empty() || std::from_chars(fields[0].data(), end, state.sequence).ptr != end) {
    return std::nullopt;
  }
  const std::size_t slash = fields[1].find('/');
  state.stamp = fields[1].substr(0, slash);
  if (slash != std::string_view::npos) state.written = fields[1].substr(slash + 1);
  // A UID may hold spaces.
  const std::size_t space = text.find(' ');
  state.calendar = text.substr(0, space);
  if (space != std::string_view::npos) state.event = text.substr(space + 1);
  return state;
}

bool is_older(const DiaryState& a, const DiaryState& b) {
  if (a.sequence != b.sequence) return a.sequence < b.sequence;
  return !a.stamp.empty() && !b.stamp.empty() && a.stamp < b.stamp;
}

Awaited standing_of(const Meeting& meeting) {
  return {meeting.day, meeting.start_time, meeting.site};
}

bool is_called(const Meeting& meeting, std::string_view name) {
  return !name.empty() && (name == meeting.uid || name == calendar::to_iso(meeting.day));
}

bool has_tag(const Meeting& meeting, std::string_view tag) {
  const std::string mark = "#" + std::string(tag);
  // A letter of any alphabet goes on with the word: its bytes are above ASCII.
  const auto goes_on = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return std::isalnum(byte) != 0 || byte > 0x7F || c == '-' || c == '_';
  };
  for (const std::string* text : {&meeting.note, &meeting.agenda}) {
    for (std::size_t at = text->find(mark); at != std::string::npos;
         at = text->find(mark, at + 1)) {
      const std::size_t end = at + mark.size();
      if (end == text->size() || !goes_on((*text)[end])) return true;
    }
  }
  return false;
}

std::string without_tags(std::string_view text) {
  std::string out;
  for (const std::string& line : base::split(text, '\n')) {
    std::string kept;
    for (const std::string& word : base::split(line, ' ')) {
      const bool tag = word.size() > 1 && word[0] == '#' &&
                       std::isdigit(static_cast<unsigned char>(word[1])) == 0;
      if (!tag) kept += (kept.empty() ? "" : " ") + word;
    }
    const bool only_tags = kept.empty() && !line.empty();
    if (!only_tags) out += kept + "\n";
  }
  if (!out.empty()) out.pop_back();
  return out;
}

bool lacks_whom(const Presence& presence) {
  return presence.attending == Attending::represented && presence.by_role.empty() &&
         presence.by_person.empty();
}

bool took_part(const Presence& presence) {
  return presence.attending == Attending::present || presence.attending == Attending::remote;
}

std::optional<calendar::Day> minutes_out(const Meeting& meeting) {
  if (!meeting.minutes_sent_on) return meeting.minutes_on;
  if (!meeting.minutes_on) return meeting.minutes_sent_on;
  return std::min(*meeting.minutes_on, *meeting.minutes_sent_on);
}

std::optional<calendar::Minutes> length_of(const Meeting& meeting) {
  if (!meeting.start_time || !meeting.end) return std::nullopt;
  const auto length = calendar::resolve_paris(*meeting.end).utc -
                      calendar::resolve_paris({meeting.day, *meeting.start_time}).utc;
  if (length.count() <= 0) return std::nullopt;
  return std::chrono::duration_cast<calendar::Minutes>(length);
}

}  // namespace gouvernail::governance

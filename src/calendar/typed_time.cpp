// SPDX-License-Identifier: MPL-2.0
#include "calendar/typed_time.h"

#include <algorithm>
#include <string>

#include "calendar/digits.h"

namespace gouvernail::calendar {
namespace {

// "de 14h", "from 2 PM".
void pass_word_before(TypedScan& scan) { scan.take_word({"at", "de", "des", "from"}); }

enum class Half { unsaid, morning, afternoon };

// An hour as it is written, before it is known to be one.
struct Written {
  std::string hour;
  std::string minute;
  int second = 0;
  bool bare = false;  // a number and nothing that makes an hour of it
  Half half = Half::unsaid;
};

// What a spreadsheet makes of a half: 13:59:59.99.
Minutes to_next(Minutes time, int seconds) {
  return seconds < 30 ? time : std::min(time + Minutes{1}, last_minute);
}

// Minutes of the day; none: it is no hour.
std::optional<Minutes> clock_of(const Written& written) {
  const auto h = parse_digits(written.hour);
  const auto m = written.minute.empty() ? std::optional<int>(0) : parse_digits(written.minute);
  if (written.hour.size() > 2 || !h || !m || *h > 23 || *m > 59) return std::nullopt;
  int hour = *h;
  if (written.half != Half::unsaid) {
    if (hour < 1 || hour > 12) return std::nullopt;
    hour = hour % 12 + (written.half == Half::afternoon ? 12 : 0);
  }
  return to_next(Minutes{hour * 60 + *m}, written.second);
}

// The end of a day is an hour for what ends then.
bool is_end_of_day(const Written& written) {
  return written.hour == "24" && (written.minute.empty() || written.minute == "00") &&
         written.second == 0 && written.half == Half::unsaid;
}

// "AM", "p.m."
Half read_half(TypedScan& scan) {
  const std::size_t start = scan.place();
  scan.skip_blanks();
  std::string word = scan.word();
  if ((word == "a" || word == "p") && scan.take('.')) {
    word += scan.word();
    scan.take('.');
  }
  if (word == "am") return Half::morning;
  if (word == "pm") return Half::afternoon;
  scan.back_to(start);
  return Half::unsaid;
}

// "14:00", "14:00:00.5", "14:00 h".
bool read_minutes(TypedScan& scan, Written& written) {
  written.minute = scan.digits();
  if (written.minute.size() != 2) return false;
  if (scan.take(':')) {
    const auto second = parse_digits(scan.digits());
    if (!second || *second > 59) return false;
    written.second = *second;
    if (scan.take_one_of(".,")) scan.digits();
  }
  const std::size_t start = scan.place();
  scan.skip_blanks();
  if (scan.word() != "h") scan.back_to(start);
  return true;
}

bool is_unit(const std::string& word) {
  return word == "h" || word == "heure" || word == "heures" || word == "hrs";
}

// What follows the unit: "30", "30 min".
bool read_minutes_after_unit(TypedScan& scan, Written& written) {
  const std::size_t start = scan.place();
  scan.skip_blanks();
  written.minute = scan.digits();
  if (written.minute.empty()) {
    scan.back_to(start);
    return true;
  }
  if (written.minute.size() != 2) return false;
  const std::size_t end = scan.place();
  scan.skip_blanks();
  const std::string word = scan.word();
  if (word != "min" && word != "mn" && word != "m" && word != "minutes") scan.back_to(end);
  return true;
}

std::optional<Written> read_written(TypedScan& scan) {
  const std::size_t start = scan.place();
  const std::string word = scan.word();
  if (word == "midi" || word == "noon") return Written{"12", "00"};
  if (word == "minuit" || word == "midnight") return Written{"00", "00"};
  scan.back_to(start);
  Written written;
  written.hour = scan.digits();
  if (written.hour.empty() || written.hour.size() > 2) return std::nullopt;
  // "0.58" is a part of a day.
  const bool point = parse_digits(written.hour) != 0 && scan.take('.');
  if (point || scan.take(':')) {
    if (!read_minutes(scan, written)) return std::nullopt;
    written.half = read_half(scan);
    return written;
  }
  written.half = read_half(scan);
  if (written.half != Half::unsaid) return written;
  const std::size_t bare = scan.place();
  scan.skip_blanks();
  if (is_unit(scan.word())) {
    if (!read_minutes_after_unit(scan, written)) return std::nullopt;
    return written;
  }
  scan.back_to(bare);
  written.bare = true;
  return written;
}

// "-", "à", "jusqu'à", "to" between two hours; "entre 14h et 16h" has another word there.
bool take_between(TypedScan& scan, bool by_and) {
  const std::size_t start = scan.place();
  scan.skip_blanks();
  if (by_and ? scan.take_word({"et", "and"})
             : scan.take_one_of("-/>") || scan.take_word({"a", "to", "until"})) {
    scan.skip_blanks();
    return true;
  }
  if (!by_and && scan.word() == "jusqu" && scan.take('\'') && scan.take_word({"a"})) return true;
  scan.back_to(start);
  return false;
}

// "2-4 PM" begins in the afternoon, and "14-16h" at an hour.
std::optional<TypedHours> hours_of(Written from, const Written& until) {
  if (from.bare && until.bare) return std::nullopt;
  const bool half_for_both = from.half == Half::unsaid && until.half != Half::unsaid;
  if (half_for_both) from.half = until.half;
  const auto first = clock_of(from);
  const auto last = is_end_of_day(until) ? Minutes{0} : clock_of(until);
  if (!first || !last || (half_for_both && *first >= *last)) return std::nullopt;
  return TypedHours{*first, *last};
}

}  // namespace

std::optional<Minutes> read_hour(TypedScan& scan) {
  pass_word_before(scan);
  const auto written = read_written(scan);
  return written && !written->bare ? clock_of(*written) : std::nullopt;
}

std::optional<TypedHours> read_hours(TypedScan& scan) {
  pass_word_before(scan);
  const bool by_and = scan.take_word({"entre", "between"});
  const auto from = read_written(scan);
  if (!from) return std::nullopt;
  const std::size_t end = scan.place();
  if (take_between(scan, by_and)) {
    if (const auto until = read_written(scan)) return hours_of(*from, *until);
  }
  scan.back_to(end);
  const auto time = from->bare ? std::nullopt : clock_of(*from);
  return time ? std::optional(TypedHours{*time, std::nullopt}) : std::nullopt;
}

std::optional<Minutes> read_stamp_time(TypedScan& scan) {
  const std::size_t start = scan.place();
  const std::string digits = scan.digits();
  if (digits.size() == 4 || digits.size() == 6) {
    const int second = digits.size() == 6 ? *parse_digits(digits.substr(4)) : 0;
    return clock_of({digits.substr(0, 2), digits.substr(2, 2), second});
  }
  scan.back_to(start);
  return read_hour(scan);
}

std::optional<Minutes> read_offset(TypedScan& scan) {
  const std::size_t start = scan.place();
  scan.skip_blanks();
  const std::string word = scan.word();
  if (word == "z" || word == "utc" || word == "gmt") return Minutes{0};
  const auto sign = word.empty() ? scan.take_one_of("+-") : std::nullopt;
  std::string digits = sign ? scan.digits() : "";
  if (digits.size() == 2 && scan.take(':')) digits += scan.digits();
  if (digits.size() == 2) digits += "00";
  const auto hours = digits.size() == 4 ? parse_digits(digits.substr(0, 2)) : std::nullopt;
  const auto minutes = hours ? parse_digits(digits.substr(2)) : std::nullopt;
  if (!minutes || *hours > 14 || *minutes > 59) {
    scan.back_to(start);
    return std::nullopt;
  }
  const Minutes offset{*hours * 60 + *minutes};
  return *sign == '-' ? -offset : offset;
}

bool looks_like_an_hour(TypedScan scan) {
  pass_word_before(scan);
  const std::string hour = scan.digits();
  if (hour.empty() || hour.size() > 2) return false;
  if (scan.take(':') || read_half(scan) != Half::unsaid) return true;
  scan.skip_blanks();
  const std::string word = scan.word();
  return is_unit(word) || (!word.empty() && word.front() == 'h' && word.size() < 3);
}

}  // namespace gouvernail::calendar

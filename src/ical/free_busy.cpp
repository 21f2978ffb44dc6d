// SPDX-License-Identifier: MPL-2.0
#include "ical/free_busy.h"

#include <libical/ical.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "calendar/joined.h"
#include "ical/length.h"

namespace gouvernail::ical {
namespace {

using base::msg;
using calendar::UtcTime;

// What is not written as RFC 5545 has it is given to libical, which reads more and costs ten times
// as much.
constexpr int most_odd_ones = 20'000;

struct Instants {
  UtcTime start;
  UtcTime end;
};

std::optional<UtcTime> instant_of(const icaltimetype& time) {
  const auto day = calendar::make_day(time.year, time.month, time.day);
  if (icaltime_is_null_time(time) || time.is_date || !day) return std::nullopt;
  return UtcTime{*day} + std::chrono::hours{time.hour} + calendar::Minutes{time.minute} +
         std::chrono::seconds{time.second};
}

// Instants are in UTC (RFC 5545 3.3.9 with 3.8.2.6); some servers write TZID=UTC and no Z.
std::optional<UtcTime> plain_instant(std::string_view text) {
  constexpr std::size_t without_z = 15;
  if (text.size() != without_z) return calendar::parse_ical_utc(text);
  std::array<char, without_z + 1> written{};
  std::copy(text.begin(), text.end(), written.begin());
  written.back() = 'Z';
  return calendar::parse_ical_utc({written.data(), written.size()});
}

std::optional<Instants> plain_period(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto start = plain_instant(text.substr(0, slash));
  if (!start) return std::nullopt;
  const std::string_view until = text.substr(slash + 1);
  if (until.starts_with('P')) {
    const auto length = parse_length(until);
    return length ? std::optional(Instants{*start, *start + std::chrono::seconds{*length}})
                  : std::nullopt;
  }
  const auto end = plain_instant(until);
  return end ? std::optional(Instants{*start, *end}) : std::nullopt;
}

// Of one whose end or length makes no sense, its start: whoever is busy is not taken for free.
std::optional<Instants> begun_period(std::string_view text) {
  const auto start = plain_instant(base::trim(text.substr(0, text.find('/'))));
  return start ? std::optional(Instants{*start, *start + unknown_length}) : std::nullopt;
}

std::optional<Instants> odd_period(std::string_view text) {
  const icalperiodtype read = icalperiodtype_from_string(std::string(text).c_str());
  const auto start = instant_of(read.start);
  if (!start) return std::nullopt;
  const auto end = instant_of(read.end);
  const std::size_t slash = text.find('/');
  const auto length = end ? std::nullopt : parse_length(text.substr(slash + 1));
  if (!end && !length) return std::nullopt;
  return Instants{*start, end ? *end : *start + std::chrono::seconds{*length}};
}

// "FREE", "BUSY", "BUSY-TENTATIVE"…; an unknown type is BUSY, as RFC 5545 3.2.9 has it.
std::string type_of(const std::string& parameters) {
  const std::string text = base::upper_ascii(parameters);
  const std::size_t at = text.find(";FBTYPE=");
  if (at == std::string::npos) return "BUSY";
  std::string type = text.substr(at + 8);
  type.resize(std::min(type.size(), type.find(';')));
  std::erase(type, '"');
  return type;
}

class FreeBusyReader {
 public:
  // Instants of other days are passed over before they are given the hour of Paris.
  explicit FreeBusyReader(const calendar::DayRange& within)
      : within_(within), from_(within.first - a_day), until_(within.last + a_day + a_day) {}

  void read(const Block& block) {
    int bad = 0;
    for (const std::string& line : block.busy) {
      const std::size_t colon = line.find(':');
      if (colon == std::string::npos) {
        ++bad;
        continue;
      }
      const std::string type = type_of(line.substr(0, colon));
      if (type == "FREE") continue;
      const std::string_view list = std::string_view(line).substr(colon + 1);
      for (std::size_t at = 0; at <= list.size();) {
        const std::size_t comma = std::min(list.find(',', at), list.size());
        if (!add(base::trim(list.substr(at, comma - at)), type == "BUSY-TENTATIVE")) ++bad;
        at = comma + 1;
      }
    }
    if (bad > 0 && bad_block_ == nullptr) bad_block_ = &block;
    bad_ += bad;
  }

  void tell(const std::string& file, base::Diagnostics& diagnostics) const {
    const auto one = [&](const char* code, const Block* block, base::Message what) {
      const bool known = block != nullptr && !block->uid.empty();
      diagnostics.push_back({base::Severity::error,
                             code,
                             {file, block != nullptr ? block->line : 0, 0},
                             known ? "UID:" + block->uid : "",
                             std::move(what),
                             msg("export it again from the calendar it comes from")});
    };
    if (left_out_ > 0) {
      one("too-many", nullptr,
          msg("this free-busy list has more than {0} periods: {1} {1:later one is|later ones are} "
              "left out",
              static_cast<std::int64_t>(most_periods), left_out_));
    }
    if (bad_ == 0) return;
    one("bad-period", bad_block_,
        msg("{0} {0:period|periods} of this free-busy list cannot be read", bad_));
  }

  // Whoever is busy twice is busy once; who may be busy, apart.
  void put_together() {
    const auto tentative = std::stable_partition(
        periods.begin(), periods.end(), [](const BusyPeriod& one) { return !one.tentative; });
    std::vector<BusyPeriod> maybe(std::make_move_iterator(tentative),
                                  std::make_move_iterator(periods.end()));
    periods.erase(tentative, periods.end());
    periods = calendar::joined(std::move(periods));
    std::ranges::move(calendar::joined(std::move(maybe)), std::back_inserter(periods));
  }

  std::vector<BusyPeriod> periods;

 private:
  static constexpr calendar::Days a_day{1};

  // False: it cannot be read, or its start alone.
  bool add(std::string_view text, bool tentative) {
    auto instants = plain_period(text);
    if (!instants && text.find('/') != std::string_view::npos && odd_ < most_odd_ones) {
      ++odd_;
      instants = odd_period(text);
    }
    const bool sound = instants && instants->start < instants->end;
    if (!sound) instants = begun_period(text);
    if (!instants) return false;
    if (instants->end < UtcTime{from_} || instants->start >= UtcTime{until_}) return sound;
    BusyPeriod period{
        calendar::to_paris(instants->start), calendar::to_paris(instants->end), tentative, {}};
    if (period.end.day < within_.first || period.start.day > within_.last) return sound;
    if (periods.size() >= most_periods && !full_) {
      put_together();
      full_ = periods.size() > most_periods / 2;
    }
    if (periods.size() < most_periods) {
      periods.push_back(std::move(period));
    } else {
      ++left_out_;
    }
    return sound;
  }

  calendar::DayRange within_;
  calendar::Day from_;
  calendar::Day until_;
  bool full_ = false;  // there is no room to be made by putting periods together
  int odd_ = 0;
  std::int64_t left_out_ = 0;
  std::int64_t bad_ = 0;
  const Block* bad_block_ = nullptr;  // the first one that holds such a period
};

}  // namespace

std::vector<BusyPeriod> read_free_busy(const std::string& file, const std::vector<Block>& blocks,
                                       const calendar::DayRange& within,
                                       base::Diagnostics& diagnostics) {
  FreeBusyReader reader(within);
  for (const Block& block : blocks) {
    if (block.kind == "VFREEBUSY") reader.read(block);
  }
  reader.put_together();
  reader.tell(file, diagnostics);
  return std::move(reader.periods);
}

}  // namespace gouvernail::ical

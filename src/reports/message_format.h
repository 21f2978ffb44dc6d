// SPDX-License-Identifier: MPL-2.0
// How fmt writes the arguments of messages: the forms that language.h documents. Private to the
// module.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>

#include "reports/article.h"
#include "reports/language.h"

namespace gouvernail::reports {

struct CountArgument {
  const Language* language;
  std::int64_t value;
};

struct DayArgument {
  const Language* language;
  calendar::Day day;
};

struct NameArgument {
  const Language* language;
  std::string name;
};

// Keeps what stands between ':' and '}' for `format` to read: a choice of words cannot be told
// apart before the number is known.
class SpecFormatter {
 public:
  constexpr auto parse(fmt::format_parse_context& context) {
    const auto* end = std::find(context.begin(), context.end(), '}');
    spec_ = {context.begin(), static_cast<std::size_t>(end - context.begin())};
    return end;
  }

 protected:
  std::string_view spec_;
};

}  // namespace gouvernail::reports

template <>
struct fmt::formatter<gouvernail::reports::CountArgument> : gouvernail::reports::SpecFormatter {
  auto format(const gouvernail::reports::CountArgument& count, fmt::format_context& context) const {
    const std::size_t bar = spec_.find('|');
    if (!spec_.empty() && bar == std::string_view::npos) {
      throw fmt::format_error("a number takes a choice of words: {0:one|several}");
    }
    if (spec_.empty()) return fmt::format_to(context.out(), "{}", count.value);
    const bool one = count.language->is_singular(count.value);
    return fmt::format_to(context.out(), "{}", one ? spec_.substr(0, bar) : spec_.substr(bar + 1));
  }
};

template <>
struct fmt::formatter<gouvernail::reports::DayArgument> : gouvernail::reports::SpecFormatter {
  auto format(const gouvernail::reports::DayArgument& argument,
              fmt::format_context& context) const {
    const gouvernail::reports::Language& language = *argument.language;
    if (spec_.empty()) return write(language.day(argument.day), context);
    if (spec_ == "plain") return write(language.plain_day(argument.day), context);
    if (spec_ == "short") return write(language.short_day(argument.day), context);
    throw fmt::format_error("a day is {0}, {0:plain} or {0:short}");
  }

 private:
  static fmt::format_context::iterator write(const std::string& text,
                                             fmt::format_context& context) {
    return fmt::format_to(context.out(), "{}", text);
  }
};

template <>
struct fmt::formatter<gouvernail::reports::NameArgument> : gouvernail::reports::SpecFormatter {
  auto format(const gouvernail::reports::NameArgument& argument,
              fmt::format_context& context) const {
    const gouvernail::reports::Lang lang = argument.language->spoken();
    if (spec_.empty()) return fmt::format_to(context.out(), "{}", argument.name);
    if (spec_ == "the") {
      return fmt::format_to(context.out(), "{}", gouvernail::reports::the(argument.name, lang));
    }
    if (spec_ == "of") {
      return fmt::format_to(context.out(), "{}", gouvernail::reports::of_the(argument.name, lang));
    }
    throw fmt::format_error("a name is {0}, {0:the} or {0:of}");
  }
};

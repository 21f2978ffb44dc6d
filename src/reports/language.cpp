// SPDX-License-Identifier: MPL-2.0
#include "reports/language.h"

#include <fmt/args.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>

#include "reports/catalogue.h"
#include "reports/command_words.h"
#include "reports/message_format.h"

namespace gouvernail::reports {
namespace {

using base::msg;

constexpr const char* no_break_space = "\u00a0";

base::Message weekday_name(int iso) {
  switch (iso) {
    case 1:
      return msg("Monday");
    case 2:
      return msg("Tuesday");
    case 3:
      return msg("Wednesday");
    case 4:
      return msg("Thursday");
    case 5:
      return msg("Friday");
    case 6:
      return msg("Saturday");
    default:
      return msg("Sunday");
  }
}

// "1234567" -> "1 234 567".
std::string grouped(const std::string& digits, std::string_view separator) {
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += separator;
    out += digits[i];
  }
  return out;
}

using Arguments = fmt::dynamic_format_arg_store<fmt::format_context>;

struct Push {
  const Language& language;
  const ActionWords& actions;
  Arguments& arguments;

  void operator()(const std::string& text) const { arguments.push_back(text); }
  void operator()(std::int64_t number) const {
    arguments.push_back(CountArgument{&language, number});
  }
  void operator()(base::DayNumber day) const {
    arguments.push_back(DayArgument{&language, calendar::from_arg(day)});
  }
  void operator()(const base::LocalizedText& text) const {
    arguments.push_back(NameArgument{&language, language.text(text)});
  }
  void operator()(const base::MessageList& list) const {
    std::vector<std::string> items;
    for (const base::Message& item : list) items.push_back(language.text(item));
    arguments.push_back(language.list(items));
  }
  void operator()(const base::Action& action) const {
    arguments.push_back(actions.action(action, language));
  }
  void operator()(const base::Input& input) const {
    arguments.push_back(actions.input(input, language));
  }
};

}  // namespace

base::Message month_name(int month) {
  switch (month) {
    case 1:
      return msg("January");
    case 2:
      return msg("February");
    case 3:
      return msg("March");
    case 4:
      return msg("April");
    case 5:
      return msg("May");
    case 6:
      return msg("June");
    case 7:
      return msg("July");
    case 8:
      return msg("August");
    case 9:
      return msg("September");
    case 10:
      return msg("October");
    case 11:
      return msg("November");
    default:
      return msg("December");
  }
}

std::optional<Lang> parse_lang(std::string_view text) {
  const std::string_view code = text.substr(0, 2);
  if (text.size() > 2 && text[2] != '_' && text[2] != '-' && text[2] != '.') return std::nullopt;
  if (code == "fr") return Lang::fr;
  if (code == "en") return Lang::en;
  return std::nullopt;
}

const char* to_string(Lang lang) { return lang == Lang::fr ? "fr" : "en"; }

Language::Language(Lang lang, const std::string& catalogues)
    : lang_(lang), actions_(&command_words()) {
  if (lang_ != Lang::en) catalogue_ = Catalogue::load(catalogues, to_string(lang_));
}

Language Language::with_actions(const ActionWords& words) const {
  Language other = *this;
  other.actions_ = &words;
  return other;
}

bool Language::complete() const { return lang_ == Lang::en || catalogue_ != nullptr; }

Lang Language::spoken() const { return complete() ? lang_ : Lang::en; }

bool Language::is_singular(std::int64_t count) const {
  return spoken() == Lang::fr ? count >= -1 && count <= 1 : count == 1;
}

std::string Language::translate(const std::string& msgid) const {
  return catalogue_ && !msgid.empty() ? catalogue_->text(msgid) : msgid;
}

std::string Language::text(const base::Message& message) const {
  if (message.empty()) return {};
  Arguments arguments;
  const Push push{*this, *actions_, arguments};
  for (const base::Argument& argument : message.arguments) std::visit(push, argument);
  for (const std::string& format : {translate(message.format), message.format}) {
    try {
      return fmt::vformat(format, arguments);
    } catch (const fmt::format_error&) {
      // A wrong translation; then a wrong msgid.
    }
  }
  return message.format;
}

std::string Language::text(const base::LocalizedText& text) const {
  const bool french = spoken() == Lang::fr;
  const std::string& wanted = french ? text.fr : text.en;
  return !wanted.empty() ? wanted : french ? text.en : text.fr;
}

std::string Language::text(const base::Action& action) const {
  return actions_->action(action, *this);
}

std::string Language::plural(const char* one, const char* many, std::int64_t count) const {
  std::string format = is_singular(count) ? one : many;
  if (catalogue_) {
    const std::int64_t magnitude = count < 0 ? -count : count;
    constexpr std::int64_t most = std::numeric_limits<int>::max();
    format = catalogue_->plural(one, many, static_cast<int>(std::min(magnitude, most)));
  }
  return fmt::format(fmt::runtime(format), count);
}

std::string Language::weekday(int iso) const { return text(weekday_name(iso)); }

std::string Language::month(int year, int month) const {
  return fmt::format("{} {}", text(month_name(month)), year);
}

std::string Language::day_and_month(calendar::Day day) const {
  return fmt::format("{} {}", day_number(day), text(month_name(calendar::month_of(day))));
}

// French says "1er" for the first, and plain numbers for the others.
std::string Language::day_number(calendar::Day day) const {
  const int number = calendar::day_of_month(day);
  const char* ordinal = number == 1 && spoken() == Lang::fr ? "er" : "";
  return fmt::format("{}{}", number, ordinal);
}

std::string Language::plain_day(calendar::Day day) const {
  return fmt::format("{} {}", day_and_month(day), calendar::year_of(day));
}

std::string Language::day(calendar::Day day) const {
  return fmt::format("{} {}", weekday(calendar::weekday_of(day)), plain_day(day));
}

std::string Language::short_day(calendar::Day day) const {
  if (spoken() == Lang::fr) {
    return fmt::format("{:02}/{:02}/{:04}", calendar::day_of_month(day), calendar::month_of(day),
                       calendar::year_of(day));
  }
  static constexpr std::array names = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  return fmt::format("{} {} {}", calendar::day_of_month(day),
                     names.at(static_cast<std::size_t>(calendar::month_of(day)) - 1),
                     calendar::year_of(day));
}

std::string Language::time(calendar::Minutes time) const {
  const auto hours = time.count() / 60;
  const auto minutes = time.count() % 60;
  if (spoken() == Lang::en) return fmt::format("{:02}:{:02}", hours, minutes);
  if (minutes == 0) return fmt::format("{}{}h", hours, no_break_space);
  return fmt::format("{0}{2}h{2}{1:02}", hours, minutes, no_break_space);
}

std::string Language::days(const calendar::DayRange& days) const {
  if (days.first == days.last) return text(msg("on {0:plain}", calendar::arg(days.first)));
  std::string first = plain_day(days.first);
  if (calendar::year_of(days.first) == calendar::year_of(days.last)) {
    const bool same_month = calendar::month_of(days.first) == calendar::month_of(days.last);
    first = same_month ? day_number(days.first) : day_and_month(days.first);
  }
  return text(msg("from {0} to {1:plain}", first, calendar::arg(days.last)));
}

std::string Language::number(double value, int decimals) const {
  const bool french = spoken() == Lang::fr;
  std::string digits = fmt::format("{:.{}f}", value < 0 ? -value : value, decimals);
  const std::size_t point = digits.find('.');
  const std::string fraction = point == std::string::npos ? "" : digits.substr(point + 1);
  digits = grouped(digits.substr(0, point), french ? no_break_space : ",");
  if (!fraction.empty()) digits += (french ? "," : ".") + fraction;
  const bool zero = digits.find_first_not_of("0.,") == std::string::npos;
  return value < 0 && !zero ? "-" + digits : digits;
}

std::string Language::list(const std::vector<std::string>& items) const {
  if (items.empty()) return {};
  std::string out = items.front();
  for (std::size_t i = 1; i + 1 < items.size(); ++i) out += ", " + items[i];
  if (items.size() == 1) return out;
  return text(msg("{0} and {1}", out, items.back()));
}

}  // namespace gouvernail::reports

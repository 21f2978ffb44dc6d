// SPDX-License-Identifier: MPL-2.0
#include "cli/supposition.h"

#include "base/failure.h"
#include "calendar/typed.h"

namespace gouvernail::cli {
namespace {

using base::msg;

base::Failure wrong(const std::string& text) {
  return base::bad_input(msg("“{}” cannot be supposed", text),
                         msg("write absent=PERSON/FIRST DAY/LAST DAY, or cancelled=MEETING"));
}

}  // namespace

app::Supposition need_supposition(const std::string& text) {
  const std::size_t equals = text.find('=');
  const std::string what = text.substr(0, equals);
  if (equals == std::string::npos || (what != "cancelled" && what != "absent")) throw wrong(text);
  const std::string about = text.substr(equals + 1);
  if (what == "cancelled") return app::Cancelled{about};
  const std::size_t last = about.rfind('/');
  const std::size_t first =
      last == std::string::npos || last == 0 ? last : about.rfind('/', last - 1);
  if (first == std::string::npos || first == last) throw wrong(text);
  const calendar::DayRange days{calendar::need_day(about.substr(first + 1, last - first - 1)),
                                calendar::need_day(about.substr(last + 1))};
  if (days.empty()) throw wrong(text);
  return app::Absent{about.substr(0, first), days};
}

}  // namespace gouvernail::cli

// SPDX-License-Identifier: MPL-2.0
#include "web/month.h"

#include <charconv>

#include "governance/meeting.h"

namespace gouvernail::web {

calendar::Day Month::first() const { return calendar::make_day(year, month, 1).value(); }

calendar::Day Month::last() const { return shifted(1).first() - calendar::Days{1}; }

Month Month::shifted(int by) const {
  const int all = year * 12 + month - 1 + by;
  return {all / 12, all % 12 + 1};
}

std::string Month::name() const { return calendar::to_iso(first()).substr(0, 7); }

Month month_asked(const Visit& visit) {
  const std::string today = calendar::to_iso(visit.today());
  for (const std::string& text : {visit.query.text("mois"), today}) {
    Month month;
    const char* end = text.data() + text.size();
    const auto year = std::from_chars(text.data(), end, month.year);
    if (year.ec != std::errc{} || year.ptr == end || *year.ptr != '-') continue;
    const auto rest = std::from_chars(year.ptr + 1, end, month.month);
    const bool real = rest.ec == std::errc{} && month.month >= 1 && month.month <= 12 &&
                      month.year >= 1900 && month.year <= 2198;
    if (real) return month;
  }
  return {};
}

const char* session_sign(governance::MeetingStatus status) {
  using governance::MeetingStatus;
  switch (status) {
    case MeetingStatus::held:
      return "✓";
    case MeetingStatus::convened:
      return "◆";
    case MeetingStatus::cancelled:
      return "✗";
    case MeetingStatus::proposed:
      break;
  }
  return "◇";
}

}  // namespace gouvernail::web

// SPDX-License-Identifier: MPL-2.0
#include "records/latest.h"

#include "calendar/local_time.h"

namespace gouvernail::records {

std::string recorded_before(std::optional<calendar::Day> day) {
  if (!day) return "~";  // sorts after every digit
  const calendar::LocalTime midnight{*day + calendar::Days{1}, calendar::Minutes{0}};
  return calendar::to_ical_utc(calendar::resolve_paris(midnight).utc);
}

void each_latest(Ledger& ledger, const std::string& kind, const std::string& limit,
                 const Ledger::EachContent& each) {
  ledger.latest(kind, limit, [&](const std::string& content) {
    if (!is_withdrawn(content)) each(content);
  });
}

}  // namespace gouvernail::records

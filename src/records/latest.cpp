// SPDX-License-Identifier: MPL-2.0
#include "records/latest.h"

#include <unordered_map>

#include "calendar/local_time.h"

namespace gouvernail::records {

std::string recorded_before(std::optional<calendar::Day> day) {
  if (!day) return "~";  // sorts after every digit
  const calendar::LocalTime midnight{*day + calendar::Days{1}, calendar::Minutes{0}};
  return calendar::to_ical_utc(calendar::resolve_paris(midnight).utc);
}

std::vector<std::string> latest_contents(Ledger& ledger, const std::string& kind,
                                         const std::string& limit) {
  std::unordered_map<std::string, std::size_t> places;
  std::vector<std::string> contents;
  ledger.facts(kind, limit, [&](const Fact& fact) {
    const auto [place, is_new] = places.emplace(fact.subject, contents.size());
    if (is_new) contents.emplace_back();
    contents[place->second] = fact.content;
  });
  std::erase_if(contents, is_withdrawn);
  return contents;
}

}  // namespace gouvernail::records

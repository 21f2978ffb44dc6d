// SPDX-License-Identifier: MPL-2.0
// Which place of the IANA database a time zone means that is called otherwise than there: in other
// letters ("europe/paris"), behind a maker's prefix ("tzone://Microsoft/Utc"), as Windows names it,
// or as Windows shows it to people, "(UTC+01:00) Brussels, Copenhagen, Madrid, Paris". Private to
// the module.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace gouvernail::ical {

bool is_iana(const std::string& name);

class ZoneNames {
 public:
  // A name of the IANA database; empty: none is meant, or several whose clocks differ.
  std::string meant_by(const std::string& tzid);

 private:
  void learn();
  void learn(const std::string& name, const std::string& zone);
  std::string named(std::string_view text) const;
  std::string described(std::string_view text) const;
  std::string of_cities(std::string_view list, std::optional<std::int64_t> offset) const;

  std::map<std::string, std::set<std::string>> zones_;   // by folded names, ours and Windows'
  std::map<std::string, std::set<std::string>> cities_;  // by folded names, French or English
};

}  // namespace gouvernail::ical

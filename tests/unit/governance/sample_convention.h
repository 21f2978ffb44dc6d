// SPDX-License-Identifier: MPL-2.0
// A small convention and short ways to write days, for the tests of `governance`.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "calendar/day.h"
#include "governance/convention.h"

namespace gouvernail::governance::sample {

inline calendar::Day day(const std::string& iso) {
  const auto result = calendar::parse_iso_day(iso);
  if (!result) throw std::invalid_argument("not a day: " + iso);
  return *result;
}

inline Role role(const std::string& id, const std::string& name,
                 std::vector<std::string> aliases = {}) {
  Role result;
  result.id = id;
  result.name.fr = name;
  result.aliases = std::move(aliases);
  return result;
}

inline Body body(const std::string& id) {
  Body result;
  result.id = id;
  return result;
}

inline Convention convention() {
  Convention c;
  c.roles = {role("elu", "Élu communautaire", {"élus"}), role("dgs", "Directeur général"),
             role("caf-cat", "Conseillère Caf")};
  c.bodies = {body("copil"), body("cotech"), body("groupe-projet")};
  return c;
}

}  // namespace gouvernail::governance::sample

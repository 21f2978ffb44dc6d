// SPDX-License-Identifier: MPL-2.0
// Bodies that would have to meet before themselves.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/rules.h"

namespace gouvernail::rules {

struct Circle {
  const Obligation* obligation = nullptr;  // the one that closes it
  std::vector<std::string> bodies;         // each before the next; the first again at the end
};

// Of the precedences that are in force on one day; none: each body can meet before the next.
std::optional<Circle> find_circle(const std::vector<Obligation>& obligations);

}  // namespace gouvernail::rules

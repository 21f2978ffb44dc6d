// SPDX-License-Identifier: MPL-2.0
// What a life owes to chance.
#pragma once

#include <rapidcheck.h>

#include <iostream>

namespace gouvernail::app {

inline int below(int most) { return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, most)); }

template <class Property>
bool holds(int count, const Property& property) {
  auto params = rc::detail::configuration().testParams;
  params.maxSuccess = count;
  rc::detail::TestMetadata about;
  about.description = "a life";
  const auto result = rc::detail::checkTestable(property, about, params);
  rc::detail::printResultMessage(result, std::cerr);
  return result.template is<rc::detail::SuccessResult>();
}

}  // namespace gouvernail::app

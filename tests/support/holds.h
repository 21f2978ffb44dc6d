// SPDX-License-Identifier: MPL-2.0
// A property with a count of cases of its own.
#pragma once

#include <rapidcheck.h>

#include <iostream>
#include <string>

namespace gouvernail::test {

// As rc::check, with so many cases; what failed is on the error stream.
template <class Property>
bool holds(int cases, const std::string& what, Property property) {
  auto params = rc::detail::configuration().testParams;
  params.maxSuccess = cases;
  rc::detail::TestMetadata about;
  about.id = about.description = what;
  const auto result = rc::detail::checkTestable(property, about, params);
  rc::detail::printResultMessage(result, std::cerr);
  std::cerr << '\n';
  return result.template is<rc::detail::SuccessResult>();
}

}  // namespace gouvernail::test

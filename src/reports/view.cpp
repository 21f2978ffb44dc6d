// SPDX-License-Identifier: MPL-2.0
#include "reports/view.h"

namespace gouvernail::reports {

View& View::text(std::string name, std::string value) {
  if (value.empty()) return flag(std::move(name), false);
  values_.emplace_back(std::move(name), std::move(value));
  return *this;
}

View& View::flag(std::string name, bool value) {
  values_.emplace_back(std::move(name), value);
  return *this;
}

View& View::lines(std::string name, std::vector<std::string> values) {
  values_.emplace_back(std::move(name), std::move(values));
  return *this;
}

View& View::list(std::string name, std::vector<View> items) {
  values_.emplace_back(std::move(name), std::move(items));
  return *this;
}

View& View::part(std::string name, View value) {
  std::vector<View> one;
  one.push_back(std::move(value));
  return list(std::move(name), std::move(one));
}

View& View::block(std::string name, std::vector<View> items) {
  if (items.empty()) return flag(std::move(name), false);
  View around;
  around.list("items", std::move(items));
  return part(std::move(name), std::move(around));
}

View& View::block(std::string name, std::vector<std::string> lines) {
  if (lines.empty()) return flag(std::move(name), false);
  View around;
  around.lines("items", std::move(lines));
  return part(std::move(name), std::move(around));
}

}  // namespace gouvernail::reports

// SPDX-License-Identifier: MPL-2.0
#include "http/route.h"

#include <algorithm>

namespace gouvernail::http {
namespace {

// The part up to the next slash, taken off.
std::string_view next_part(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('/'), rest.size());
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

}  // namespace

std::optional<std::vector<std::string>> match(std::string_view pattern, std::string_view path) {
  if (!pattern.starts_with('/') || !path.starts_with('/')) return std::nullopt;
  if (pattern.ends_with('/') != path.ends_with('/')) return std::nullopt;
  pattern.remove_prefix(1);
  path.remove_prefix(1);
  std::vector<std::string> found;
  while (!pattern.empty()) {
    if (path.empty()) return std::nullopt;
    if (pattern == "**") {
      found.emplace_back(path);
      return found;
    }
    const std::string_view wanted = next_part(pattern);
    const std::string_view part = next_part(path);
    if (wanted == "*" ? part.empty() : wanted != part) return std::nullopt;
    if (wanted == "*") found.emplace_back(part);
  }
  if (!path.empty()) return std::nullopt;
  return found;
}

}  // namespace gouvernail::http

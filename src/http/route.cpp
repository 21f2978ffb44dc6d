// SPDX-License-Identifier: MPL-2.0
#include "http/route.h"

#include <algorithm>

#include "http/message.h"

namespace gouvernail::http {
namespace {

// The part up to the next slash, taken off.
std::string_view next_part(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('/'), rest.size());
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

std::string with_slashes(std::string_view part) {
  std::string text(part);
  for (std::size_t at = text.find(inner_slash); at != std::string::npos;
       at = text.find(inner_slash)) {
    text.replace(at, inner_slash.size(), "/");
  }
  return text;
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
      found.push_back(with_slashes(path));
      return found;
    }
    const std::string_view wanted = next_part(pattern);
    const std::string_view part = next_part(path);
    if (wanted == "*" ? part.empty() : wanted != part) return std::nullopt;
    if (wanted == "*") found.push_back(with_slashes(part));
  }
  if (!path.empty()) return std::nullopt;
  return found;
}

}  // namespace gouvernail::http

// SPDX-License-Identifier: MPL-2.0
#include "ical/lines.h"

#include <algorithm>

#include "base/text.h"

namespace gouvernail::ical {

std::vector<std::string> lines_of(const std::string& text, const std::string& name) {
  std::vector<std::string> values;
  for (std::size_t at = text.find("\r\n"); at != std::string::npos;
       at = text.find("\r\n", at + 2)) {
    const std::size_t begin = at + 2;
    if (base::upper_ascii(text.substr(begin, name.size())) != name) continue;
    const char after = begin + name.size() < text.size() ? text[begin + name.size()] : ' ';
    if (after != ':' && after != ';') continue;
    const std::size_t end = std::min(text.find("\r\n", begin), text.size());
    const std::size_t colon = text.find(':', begin);
    values.push_back(colon < end ? text.substr(colon + 1, end - colon - 1) : "");
  }
  return values;
}

}  // namespace gouvernail::ical

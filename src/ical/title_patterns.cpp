// SPDX-License-Identifier: MPL-2.0
#include "ical/title_patterns.h"

#include <algorithm>

#include "base/text.h"

namespace gouvernail::ical {
namespace {

// `pattern` in pieces between stars must be met in order; the ends hold where no star stands.
bool fits(const std::string& title, std::string_view pattern) {
  const std::vector<std::string> pieces = base::split(pattern, '*');
  std::size_t at = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const std::string piece = base::fold(pieces[i]);
    if (piece.empty()) continue;
    const std::size_t found = title.find(piece, at);
    if (found == std::string::npos || (i == 0 && found != 0)) return false;
    at = found + piece.size();
    const bool last = i + 1 == pieces.size();
    if (last && at != title.size()) {
      return title.size() >= piece.size() && title.ends_with(piece) &&
             (i > 0 || at == title.size());
    }
  }
  return true;
}

}  // namespace

std::vector<std::string> bodies_of(std::string_view title,
                                   const std::vector<TitlePattern>& patterns) {
  std::vector<std::string> bodies;
  const std::string folded = base::fold(title);
  for (const TitlePattern& pattern : patterns) {
    const bool known = std::find(bodies.begin(), bodies.end(), pattern.body) != bodies.end();
    if (!known && fits(folded, pattern.pattern)) bodies.push_back(pattern.body);
  }
  return bodies;
}

}  // namespace gouvernail::ical

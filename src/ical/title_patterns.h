// SPDX-License-Identifier: MPL-2.0
// Which body a title in somebody's calendar speaks of, by the patterns of the settings.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gouvernail::ical {

struct TitlePattern {
  std::string body;     // id of a body or act
  std::string pattern;  // "*copil*": * for any text; case, accents and punctuation do not matter
};

// Bodies whose patterns fit the title, each once, in the order of the patterns.
std::vector<std::string> bodies_of(std::string_view title,
                                   const std::vector<TitlePattern>& patterns);

}  // namespace gouvernail::ical

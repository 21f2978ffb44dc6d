// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string>

namespace gouvernail::rules {

// Where the text of the convention says it.
struct Source {
  std::string article;           // "6-a", "10", "annexe-3"
  std::optional<int> paragraph;  // counted from 1
  std::optional<int> objective;  // of the action sheets
  std::string amendment;         // id of the amendment that says it; empty: the convention
  std::string quote;             // optional words that `rules lint --text` looks for

  friend bool operator==(const Source&, const Source&) = default;
};

}  // namespace gouvernail::rules

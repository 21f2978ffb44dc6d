// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>

namespace gouvernail::rules {

// Which sessions that were held keep a rule. Without the quorum of its body a session decided
// nothing, and keeps none, unless the rule says so.
struct Counting {
  bool without_quorum = false;  // one that missed its quorum counts as well
  // One that did not meet what the compositions of its body ask does not count.
  bool composition_is_condition = false;
  std::string tag = {};  // only those whose note or agenda holds "#tag"; empty: all
};

}  // namespace gouvernail::rules

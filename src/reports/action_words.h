// SPDX-License-Identifier: MPL-2.0
// How the actions and the inputs that sentences name are shown to the reader. A terminal shows
// commands (command_words.h); a page has words of its own.
#pragma once

#include <string>

#include "base/action.h"

namespace gouvernail::reports {

class Language;

class ActionWords {
 public:
  virtual ~ActionWords() = default;

  // In the midst of a sentence, or on a line of its own; `language` is the reader's.
  virtual std::string action(const base::Action& action, const Language& language) const = 0;
  virtual std::string input(const base::Input& input, const Language& language) const = 0;
};

}  // namespace gouvernail::reports

// SPDX-License-Identifier: MPL-2.0
// Bodies as calendars show them: letters and a colour, so that neither is the only sign.
#pragma once

#include <map>
#include <string>

#include "reports/language.h"
#include "reports/view.h"

namespace gouvernail::governance {
struct Convention;
}

namespace gouvernail::web {

// The letters of a body are the first ones of the words of its name ("Comité de pilotage": CP),
// told apart by a number where two bodies have the same.
class BodyMarks {
 public:
  BodyMarks(const governance::Convention& convention, const reports::Language& language);

  // Puts "letters" and "colour", a class of style.css, into the view.
  void put(reports::View& view, const std::string& body) const;

 private:
  struct Mark {
    std::string letters;
    std::string colour;
  };
  std::map<std::string, Mark> marks_;  // by body
};

}  // namespace gouvernail::web

// SPDX-License-Identifier: MPL-2.0
// Writes each command that sentences may name, and the options that they may give with it:
// "meeting hold --present --minutes-on --note", one a line. tests/cli/test_command_words.py holds
// them against the program.
#include <cstdio>
#include <string>

#include "reports/command_words.h"

int main() {
  using namespace gouvernail;
  for (int verb = 0; verb <= static_cast<int>(base::last_verb); ++verb) {
    std::string line = reports::command_of(static_cast<base::Verb>(verb));
    if (line.empty()) continue;
    for (const base::Detail detail : reports::details_of(static_cast<base::Verb>(verb))) {
      line += std::string(" ") + reports::option_of(detail);
    }
    std::puts(line.c_str());
  }
}

// SPDX-License-Identifier: MPL-2.0
// Actions as commands of the terminal: which verb is which subcommand, which detail is which
// option. Nowhere else is a command written for somebody to type.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "reports/action_words.h"

namespace gouvernail::reports {

// "gouvernail meeting hold copil/2026-10-13 --present ROLES"; "--at".
const ActionWords& command_words();

// The same of a workspace that is not the one at hand: "gouvernail -C haut-pays meeting hold …".
std::unique_ptr<const ActionWords> command_words_in(std::string folder);

const char* command_of(base::Verb verb);     // "meeting hold"; empty: the settings say it
const char* option_of(base::Detail detail);  // "--on"

// What the command takes of what sentences give with it.
std::vector<base::Detail> details_of(base::Verb verb);

// As a shell reads it back: as it stands when it is plain, else in single quotes.
std::string shell_word(std::string_view text);

}  // namespace gouvernail::reports

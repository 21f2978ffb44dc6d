// SPDX-License-Identifier: MPL-2.0
// What a command line may say, and what is wrong with one that says something else: in the reader's
// language and in our own sentences. Of CLI11's faults only the types are asked; which option or
// word is at fault is read from the options themselves.
#pragma once

#include "cli/context.h"

namespace gouvernail::cli {

// Labels and layout of --help, for `app` and every command added to it later.
void speak(CLI::App& app, const Context& context);

// Values that an option takes; another one is a Failure while the command line is read. To be used
// instead of CLI11's own checks.
CLI::Option* accept_words(CLI::Option* option, std::vector<std::string> words);
CLI::Option* accept_above_zero(CLI::Option* option);
CLI::Option* accept_whole(CLI::Option* option);  // as fits 64 bits

// What is wrong with the command line, and the nearest thing that exists.
struct UsageFault {
  base::Message cause;
  base::Message remedy;
};

UsageFault usage_fault(const CLI::ParseError& error, const CLI::App& app,
                       const std::vector<std::string>& arguments);

}  // namespace gouvernail::cli

// SPDX-License-Identifier: MPL-2.0
// What CLI11 would say in English, in the reader's language: help, and faults of the command line.
#pragma once

#include "cli/context.h"

namespace gouvernail::cli {

// Labels and layout of --help, for `app` and every command added to it later.
void speak(CLI::App& app, const Context& context);

// What is wrong with the command line, and the nearest thing that exists.
struct UsageFault {
  base::Message cause;
  base::Message remedy;
};

UsageFault usage_fault(const CLI::ParseError& error, const CLI::App& app,
                       const std::vector<std::string>& arguments);

}  // namespace gouvernail::cli

// SPDX-License-Identifier: MPL-2.0
// Where what runs on a workspace, or on a portfolio, is logged.
#pragma once

#include <filesystem>

#include "platform/log.h"

namespace gouvernail::app {

// As [log] of the folder's settings says. The environment variable GOUVERNAIL_LOG ("info") says
// how much instead; without [log] it goes to the standard error then, which cron mails and systemd
// puts into its journal. Neither: off. Settings that are wrong log nothing, and are told of by
// whatever reads them whole; another word in the variable is a Failure.
platform::LogTarget log_target(const std::filesystem::path& folder);

}  // namespace gouvernail::app

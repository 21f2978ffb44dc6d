// SPDX-License-Identifier: MPL-2.0
// Where long work is looked at.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "base/message.h"
#include "http/message.h"
#include "web/visit.h"

namespace gouvernail::web {

// How long whoever begins long work waits for its end before he is shown how far it is.
inline constexpr std::chrono::milliseconds job_patience{2000};

// Of work that made a file: a page that gives it, in the place of the one that waited.
// `told`: what else is to be known of it.
http::Response show_ready(const Visit& visit, const base::Message& done, const base::Message& take,
                          const std::vector<base::Message>& told = {});

std::string job_address(const std::string& name);

}  // namespace gouvernail::web

// SPDX-License-Identifier: MPL-2.0
// Which page has which address.
#pragma once

#include <span>

#include "http/message.h"
#include "web/visit.h"

namespace gouvernail::web {

struct Route {
  http::Method method = http::Method::get;
  const char* pattern = "/";  // as http::match takes it
  http::Response (*answer)(Visit& visit) = nullptr;
};

std::span<const Route> routes();            // of a workspace
std::span<const Route> portfolio_routes();  // of several together

}  // namespace gouvernail::web

// SPDX-License-Identifier: MPL-2.0
#include "web/mount.h"

#include <string_view>

namespace gouvernail::web {
namespace {

bool is_moved(std::string_view address) {
  return address.starts_with('/') && !address.starts_with(portfolio_address);
}

}  // namespace

void put_under(const std::string& mount, http::Response& response) {
  http::Headers headers;
  for (const auto& [name, value] : response.headers.all()) {
    const bool on = name == "Location" && is_moved(value);
    headers.add(name, on ? mount + value : value);
  }
  response.headers = std::move(headers);
  if (!response.type.starts_with("text/html")) return;
  const std::string_view page = response.body;
  std::string moved;
  moved.reserve(page.size() + page.size() / 8);
  std::size_t done = 0;
  for (std::size_t at = page.find("=\"/"); at != std::string_view::npos;
       at = page.find("=\"/", at + 1)) {
    const std::string_view before = page.substr(0, at);
    const bool leads = before.ends_with(" href") || before.ends_with(" src") ||
                       before.ends_with(" action") || before.ends_with(" formaction");
    if (!leads || !is_moved(page.substr(at + 2))) continue;
    moved += page.substr(done, at + 2 - done);
    moved += mount;
    done = at + 2;
  }
  moved += page.substr(done);
  response.body = std::move(moved);
}

}  // namespace gouvernail::web

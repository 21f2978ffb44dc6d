// SPDX-License-Identifier: MPL-2.0
#include "net/access.h"

#include <algorithm>

namespace gouvernail::net {

bool is_local(const std::string& host) {
  const std::string bare =
      host.starts_with('[') && host.ends_with(']') ? host.substr(1, host.size() - 2) : host;
  if (bare == "localhost" || bare == "::1") return true;
  // Numbers and dots alone: "127.evil.example" is another machine.
  return bare.starts_with("127.") && bare.find_first_not_of("0123456789.") == std::string::npos;
}

std::string host_of(const std::string& url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string::npos) return "";
  std::string rest = url.substr(scheme + 3);
  rest.resize(std::min(rest.size(), rest.find_first_of("/?#")));
  const std::size_t at = rest.rfind('@');
  if (at != std::string::npos) rest.erase(0, at + 1);
  if (rest.starts_with('[')) {
    const std::size_t close = rest.find(']');
    return close == std::string::npos ? "" : rest.substr(1, close - 1);
  }
  return rest.substr(0, rest.find(':'));
}

}  // namespace gouvernail::net

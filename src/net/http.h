// SPDX-License-Identifier: MPL-2.0
// HTTP requests through libcurl; files too, for subscribed calendars on a disk (file://).
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "net/access.h"
#include "net/error.h"

namespace gouvernail::net {

struct HttpRequest {
  std::string method = "GET";
  std::string url;                   // http, https or file; percent-encoded
  std::vector<std::string> headers;  // "If-Match: \"7\""
  std::string body;
};

struct HttpResponse {
  int status = 0;                              // 200 for a file
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;

  bool is_success() const { return status >= 200 && status < 300; }
  std::string header(const std::string& name) const;  // empty when absent
};

// Keeps its connection from one request to the next. For one thread.
class Http {
 public:
  explicit Http(Access access, std::size_t largest_answer = std::size_t{20} * 1024 * 1024);
  ~Http();
  Http(Http&&) noexcept;
  Http& operator=(Http&&) noexcept;

  // Whatever status the server answers. Throws NetError when there is no answer, and `insecure`
  // before a password would go unencrypted to another machine. At most three redirections of a
  // GET are followed, none to a file.
  HttpResponse run(const HttpRequest& request);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace gouvernail::net

// SPDX-License-Identifier: MPL-2.0
// libcurl's easy handle with what all our connections share. Private to the module.
#pragma once

#include <curl/curl.h>

#include <memory>
#include <string>
#include <vector>

#include "net/access.h"
#include "net/error.h"

namespace gouvernail::net {

struct FreeHandle {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
using Handle = std::unique_ptr<CURL, FreeHandle>;

Handle make_handle();

// A new request to `host` on a handle that keeps its connections: login, authorities, patience.
// Certificates are checked, no signal is raised, and this machine is reached without a proxy.
void begin(CURL* handle, const Access& access, const std::string& host);

template <class Value>
void set(CURL* handle, CURLoption option, Value value) {
  // Only a libcurl built without the protocol refuses an option of ours.
  if (curl_easy_setopt(handle, option, value) != CURLE_OK) {
    throw NetError(NetFault::answer, base::msg("this libcurl lacks what the connection needs"),
                   base::msg("install Debian's libcurl4"));
  }
}

// A list of strings that libcurl keeps a pointer to; lives as long as the request.
class StringList {
 public:
  explicit StringList(const std::vector<std::string>& strings);
  ~StringList() { curl_slist_free_all(list_); }
  StringList(const StringList&) = delete;
  StringList& operator=(const StringList&) = delete;
  curl_slist* get() const { return list_; }

 private:
  curl_slist* list_ = nullptr;
};

// Collects what a server sends, up to a limit.
struct Received {
  std::string bytes;
  std::size_t most = 0;
  bool too_large = false;
  static std::size_t take(char* data, std::size_t size, std::size_t count, void* self);
};

// What a failed transfer means. `server` is the name shown.
NetError fault_of(CURLcode code, const std::string& server, const Access& access);

}  // namespace gouvernail::net

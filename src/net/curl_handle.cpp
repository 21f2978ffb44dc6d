// SPDX-License-Identifier: MPL-2.0
#include "net/curl_handle.h"

#include <new>

namespace gouvernail::net {

using base::msg;

Handle make_handle() {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  Handle handle(started == CURLE_OK ? curl_easy_init() : nullptr);
  if (!handle) throw std::bad_alloc();
  return handle;
}

void begin(CURL* handle, const Access& access, const std::string& host) {
  curl_easy_reset(handle);
  set(handle, CURLOPT_NOSIGNAL, 1L);
  set(handle, CURLOPT_SSL_VERIFYPEER, 1L);
  set(handle, CURLOPT_SSL_VERIFYHOST, 2L);
  if (is_local(host)) set(handle, CURLOPT_NOPROXY, "*");
  const auto patience = static_cast<long>(access.patience.count());
  set(handle, CURLOPT_TIMEOUT_MS, patience);
  set(handle, CURLOPT_CONNECTTIMEOUT_MS, patience / 2 + 1);
  // For the good-bye too, to which the time of the exchange does not apply: a server that has gone
  // silent would hold us there for two minutes.
  set(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, (patience + 999) / 1000);
  if (!access.ca_file.empty()) set(handle, CURLOPT_CAINFO, access.ca_file.c_str());
  if (access.user.empty()) return;
  set(handle, CURLOPT_USERNAME, access.user.c_str());
  if (!access.token.empty()) {
    set(handle, CURLOPT_XOAUTH2_BEARER, access.token.c_str());
    set(handle, CURLOPT_LOGIN_OPTIONS, "AUTH=XOAUTH2");
    return;
  }
  set(handle, CURLOPT_PASSWORD, access.password.c_str());
}

StringList::StringList(const std::vector<std::string>& strings) {
  for (const std::string& string : strings) {
    curl_slist* longer = curl_slist_append(list_, string.c_str());
    if (!longer) {
      curl_slist_free_all(list_);
      throw std::bad_alloc();
    }
    list_ = longer;
  }
}

std::size_t Received::take(char* data, std::size_t size, std::size_t count, void* self) {
  auto& received = *static_cast<Received*>(self);
  const std::size_t bytes = size * count;
  if (received.bytes.size() + bytes > received.most) {
    received.too_large = true;
    return 0;
  }
  received.bytes.append(data, bytes);
  return bytes;
}

NetError fault_of(CURLcode code, const std::string& server, const Access& access) {
  const std::string said = curl_easy_strerror(code);
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
      return {NetFault::unreachable, msg("there is no host “{}”", server),
              msg("check the name in the settings, and the network")};
    case CURLE_COULDNT_CONNECT:
      return {NetFault::unreachable, msg("“{}” does not answer", server),
              msg("check host and port in the settings, and the network")};
    case CURLE_OPERATION_TIMEDOUT:
      return {NetFault::slow,
              msg("“{0}” did not answer within {1} {1:second|seconds}", server,
                  std::int64_t{(access.patience.count() + 999) / 1000}),
              msg("try again later, or give it more time with “timeout” in the settings")};
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_USE_SSL_FAILED:
      return {NetFault::insecure, msg("the connection to “{0}” is not secure: {1}", server, said),
              msg("check “security” in the settings; for an authority of your own, name its file "
                  "with “ca-file”")};
    case CURLE_LOGIN_DENIED:
    case CURLE_REMOTE_ACCESS_DENIED:
      if (!access.token.empty()) {
        return {NetFault::login, msg("“{}” refused the user or the token", server),
                msg("a token is worth an hour: get another one, or let “token-command” do so")};
      }
      return {NetFault::login, msg("“{}” refused the user or the password", server),
              msg("check “user” and the password in the settings")};
    default:
      return {NetFault::unreachable, msg("the exchange with “{0}” failed: {1}", server, said),
              msg("try again; if it lasts, check the settings")};
  }
}

}  // namespace gouvernail::net

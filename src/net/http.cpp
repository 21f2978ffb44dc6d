// SPDX-License-Identifier: MPL-2.0
#include "net/http.h"

#include <utility>

#include "base/text.h"
#include "net/curl_handle.h"

namespace gouvernail::net {
namespace {

using base::msg;

std::size_t take_header(char* data, std::size_t size, std::size_t count, void* self) {
  auto& response = *static_cast<HttpResponse*>(self);
  const std::string line(data, size * count);
  // A new answer (after a redirection or "100 Continue") begins anew.
  if (line.starts_with("HTTP/")) response.headers.clear();
  const std::size_t colon = line.find(':');
  if (colon != std::string::npos) {
    const std::size_t first = line.find_first_not_of(" \t", colon + 1);
    const std::size_t last = line.find_last_not_of(" \t\r\n");
    response.headers[base::lower_ascii(line.substr(0, colon))] =
        first == std::string::npos || last < first ? "" : line.substr(first, last - first + 1);
  }
  return size * count;
}

}  // namespace

std::string HttpResponse::header(const std::string& name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? "" : found->second;
}

class Http::Impl {
 public:
  Impl(Access access, std::size_t largest)
      : access_(std::move(access)), largest_(largest), handle_(make_handle()) {}

  HttpResponse run(const HttpRequest& request) {
    guard(request.url);
    CURL* handle = handle_.get();
    begin(handle, access_, host_of(request.url));
    set(handle, CURLOPT_URL, request.url.c_str());
    set(handle, CURLOPT_PROTOCOLS_STR, "http,https,file");
    set(handle, CURLOPT_ACCEPT_ENCODING, "");
    if (!access_.user.empty()) set(handle, CURLOPT_HTTPAUTH, CURLAUTH_BASIC | CURLAUTH_DIGEST);
    const StringList headers(request.headers);
    if (!request.url.starts_with("file:")) set(handle, CURLOPT_HTTPHEADER, headers.get());
    if (request.method == "GET") {
      set(handle, CURLOPT_FOLLOWLOCATION, 1L);
      set(handle, CURLOPT_MAXREDIRS, 3L);
      set(handle, CURLOPT_REDIR_PROTOCOLS_STR,
          request.url.starts_with("https:") ? "https" : "http,https");
    } else {
      set(handle, CURLOPT_CUSTOMREQUEST, request.method.c_str());
    }
    if (request.method != "GET" && request.method != "DELETE") {
      set(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
      set(handle, CURLOPT_POSTFIELDS, request.body.c_str());
    }
    HttpResponse response;
    Received received{{}, largest_};
    set(handle, CURLOPT_HEADERFUNCTION, take_header);
    set(handle, CURLOPT_HEADERDATA, &response);
    set(handle, CURLOPT_WRITEFUNCTION, Received::take);
    set(handle, CURLOPT_WRITEDATA, &received);
    const CURLcode code = curl_easy_perform(handle);
    const std::string host = host_of(request.url);
    if (received.too_large) {
      throw NetError(NetFault::too_large,
                     msg("the answer of “{0}” is larger than {1} MB", host,
                         static_cast<std::int64_t>(largest_ / 1024 / 1024)),
                     msg("ask for a shorter period"));
    }
    if (code == CURLE_FILE_COULDNT_READ_FILE) {
      throw NetError(NetFault::unreachable, msg("“{}” cannot be read", request.url),
                     msg("check the address and the rights of the file"));
    }
    if (code != CURLE_OK) throw fault_of(code, host, access_);
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    response.status = request.url.starts_with("file:") ? 200 : static_cast<int>(status);
    response.body = std::move(received.bytes);
    return response;
  }

 private:
  void guard(const std::string& url) const {
    if (access_.user.empty() || !url.starts_with("http:") || is_local(host_of(url))) return;
    throw NetError(NetFault::insecure,
                   msg("the password would go unencrypted to “{}”", host_of(url)),
                   msg("write the address with https://"));
  }

  Access access_;
  std::size_t largest_;
  Handle handle_;
};

Http::Http(Access access, std::size_t largest_answer)
    : impl_(std::make_unique<Impl>(std::move(access), largest_answer)) {}
Http::~Http() = default;
Http::Http(Http&&) noexcept = default;
Http& Http::operator=(Http&&) noexcept = default;

HttpResponse Http::run(const HttpRequest& request) { return impl_->run(request); }

}  // namespace gouvernail::net

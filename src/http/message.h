// SPDX-License-Identifier: MPL-2.0
// A request and its answer as values, of whatever server.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gouvernail::http {

enum class Method {
  get,
  head,  // answered as `get` is; the server leaves the body out
  post,
  other
};

// Names in any case: "Content-Type" is "content-type".
class Headers {
 public:
  void add(std::string name, std::string value);
  // The first of that name; empty: there is none.
  std::string_view operator[](std::string_view name) const;
  // How often the name occurs.
  std::size_t count(std::string_view name) const;
  const std::vector<std::pair<std::string, std::string>>& all() const { return all_; }

 private:
  std::vector<std::pair<std::string, std::string>> all_;
};

// A letter of nobody's (U+E02F), which can stand in a page and in an address.
inline constexpr std::string_view inner_slash = "\xEE\x80\xAF";

struct Request {
  Method method = Method::get;
  // Decoded: "/réunions/m-1"; begins with a slash. One that was written as "%2F" is part of a name,
  // and separates nothing: `inner_slash` stands for it.
  std::string path;
  std::string query;  // as it came, without its question mark
  Headers headers = {};
  std::string body = {};
};

struct Response {
  int status = 200;
  std::string type = "text/html; charset=utf-8";
  std::string body = {};
  Headers headers = {};  // more than type and length
  // Not where a secret stands as it is beside words that somebody else may choose: how short both
  // become would tell of it.
  bool compressible = false;
};

// Another address to ask for, by GET.
Response see_other(std::string location);

// The value of a cookie of the request; empty: there is none.
std::string cookie(const Request& request, std::string_view name);

// "OK", "Not Found"; empty for another one.
std::string_view reason_of(int status);

}  // namespace gouvernail::http

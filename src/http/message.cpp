// SPDX-License-Identifier: MPL-2.0
#include "http/message.h"

#include <algorithm>

namespace gouvernail::http {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_same_name(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, lower, lower);
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

}  // namespace

void Headers::add(std::string name, std::string value) {
  all_.emplace_back(std::move(name), std::move(value));
}

std::string_view Headers::operator[](std::string_view name) const {
  for (const auto& [known, value] : all_) {
    if (is_same_name(known, name)) return value;
  }
  return {};
}

std::size_t Headers::count(std::string_view name) const {
  return static_cast<std::size_t>(
      std::ranges::count_if(all_, [&](const auto& one) { return is_same_name(one.first, name); }));
}

Response see_other(std::string location) {
  Response response{303, "text/plain; charset=utf-8"};
  response.headers.add("Location", std::move(location));
  return response;
}

std::string cookie(const Request& request, std::string_view name) {
  std::string_view rest = request.headers["cookie"];
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    const std::string_view pair = trimmed(rest.substr(0, end));
    const std::size_t sign = pair.find('=');
    if (sign != std::string_view::npos && trimmed(pair.substr(0, sign)) == name) {
      return std::string(trimmed(pair.substr(sign + 1)));
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return {};
}

std::string_view reason_of(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 409:
      return "Conflict";
    case 413:
      return "Payload Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 422:
      return "Unprocessable Entity";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 503:
      return "Service Unavailable";
    default:
      return "";
  }
}

}  // namespace gouvernail::http

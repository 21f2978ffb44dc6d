// SPDX-License-Identifier: MPL-2.0
#include "web/guard.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/sha256.h"
#include "platform/machine.h"

namespace gouvernail::web {
namespace {

bool is_our_host(std::string_view host, int port) {
  const std::string suffix = ":" + std::to_string(port);
  return host == "127.0.0.1" + suffix || host == "localhost" + suffix ||
         (port == 80 && (host == "127.0.0.1" || host == "localhost"));
}

constexpr std::string_view hex_digits = "0123456789abcdef";

// Digit by digit, of two of one length; what is no digit counts as 0.
std::string xor_of(std::string_view a, std::string_view b) {
  const auto value = [](char digit) {
    const std::size_t at = hex_digits.find(digit);
    return at == std::string_view::npos ? std::size_t{0} : at;
  };
  std::string out;
  for (std::size_t i = 0; i < a.size(); ++i) out += hex_digits[value(a[i]) ^ value(b[i])];
  return out;
}

}  // namespace

bool is_asked_here(const http::Request& request, int port) {
  return request.headers.count("host") == 1 && is_our_host(request.headers["host"], port);
}

bool is_sent_from_here(const http::Request& request, int port) {
  const std::string_view origin = request.headers["origin"];
  constexpr std::string_view scheme = "http://";
  const bool named = !origin.empty() && origin != "null";
  if (named && !(origin.starts_with(scheme) && is_our_host(origin.substr(scheme.size()), port))) {
    return false;
  }
  const std::string_view site = request.headers["sec-fetch-site"];
  return site.empty() ? named : site == "same-origin" || site == "none";
}

bool is_fetched_from_elsewhere(const http::Request& request) {
  const std::string_view site = request.headers["sec-fetch-site"];
  const bool elsewhere = site == "cross-site" || site == "same-site";
  const bool goes_there = request.headers["sec-fetch-mode"] == "navigate" &&
                          request.headers["sec-fetch-dest"] == "document";
  return elsewhere && !goes_there;
}

bool is_equal_in_secret(std::string_view a, std::string_view b) {
  unsigned differs = a.size() == b.size() ? 0U : 1U;
  const std::string_view other = a.size() == b.size() ? b : a;
  for (std::size_t i = 0; i < a.size(); ++i) {
    differs |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(other[i]);
  }
  return differs == 0;
}

std::string browser_cookie(int port) { return "gouvernail-" + std::to_string(port); }
std::string key_cookie(int port) { return "gouvernail-key-" + std::to_string(port); }
std::string language_cookie(int port) { return "gouvernail-language-" + std::to_string(port); }

std::string new_secret() { return base::sha256_hex(platform::random_bytes(32)); }

std::string token_of(const std::string& browser) { return base::sha256_hex("form:" + browser); }
std::string masked(const std::string& token) {
  const std::string mask = new_secret().substr(0, token.size());
  return mask + xor_of(token, mask);
}

bool is_masked(std::string_view sent, const std::string& token) {
  const bool whole = sent.size() == 2 * token.size();
  const std::string_view mask = sent.substr(0, whole ? token.size() : 0);
  return is_equal_in_secret(xor_of(mask, sent.substr(mask.size())), token);
}

std::string key_proof(const std::string& key) { return base::sha256_hex("key:" + key); }

void set_cookie(http::Response& response, const std::string& name, const std::string& value) {
  response.headers.add("Set-Cookie", name + "=" + value + "; Path=/; HttpOnly; SameSite=Lax");
}

std::string content_policy(std::string_view styles, std::string_view forms,
                           std::string_view scripts) {
  return fmt::format(
      "default-src 'none'; style-src {}; script-src {}; connect-src {}; img-src 'self'; "
      "form-action {}; frame-ancestors 'none'; base-uri 'none'",
      styles, scripts, scripts, forms);
}

void add_security(http::Response& response, bool lasting) {
  http::Headers& headers = response.headers;
  // A document with a style of its own names it.
  const bool told = !headers["content-security-policy"].empty();
  if (!told) headers.add("Content-Security-Policy", content_policy("'self'", "'self'", "'self'"));
  headers.add("Referrer-Policy", "no-referrer");
  headers.add("X-Content-Type-Options", "nosniff");
  headers.add("Cross-Origin-Resource-Policy", "same-origin");
  headers.add("Cross-Origin-Opener-Policy", "same-origin");
  headers.add("Cache-Control", lasting ? "public, max-age=31536000, immutable" : "no-store");
}

}  // namespace gouvernail::web

// SPDX-License-Identifier: MPL-2.0
// What every connection needs besides its address.
#pragma once

#include <chrono>
#include <string>

namespace gouvernail::net {

struct Access {
  std::string user;      // empty: no login
  std::string token;     // of OAuth (XOAUTH2), instead of a password; as little shown
  std::string password;  // never shown, logged or given as an argument
  std::string ca_file;   // PEM file of the authorities to trust; empty: the system's
  // How long a whole exchange may take, and half of it to connect.
  std::chrono::milliseconds patience{30000};
};

// Whether `host` is this machine: "localhost", "127.…" or "::1" (brackets allowed). Only there
// may a connection go without TLS.
bool is_local(const std::string& host);

// The host of a URL, without user, port and brackets; empty when it has none.
std::string host_of(const std::string& url);

}  // namespace gouvernail::net

// SPDX-License-Identifier: MPL-2.0
// Why a server could not be used, for a person to read. Never holds a password.
#pragma once

#include <exception>

#include "base/message.h"

namespace gouvernail::net {

enum class NetFault {
  unreachable,  // no such host, nothing listens, the connection broke
  slow,         // no answer in time
  insecure,     // the certificate cannot be trusted, or the server has no TLS
  login,        // user or password refused, or asked for
  too_large,    // more bytes than asked for
  answer        // the server answered, and not with what was asked
};

class NetError : public std::exception {
 public:
  NetError(NetFault fault, base::Message cause, base::Message remedy = {});

  NetFault fault() const { return fault_; }
  const base::Message& cause() const { return cause_; }
  const base::Message& remedy() const { return remedy_; }
  const char* what() const noexcept override { return cause_.format.c_str(); }

 private:
  NetFault fault_;
  base::Message cause_;
  base::Message remedy_;
};

}  // namespace gouvernail::net

// SPDX-License-Identifier: MPL-2.0
// Handing mail to a server (SMTP through libcurl), and what its answer means.
#pragma once

#include <memory>
#include <string>

#include "net/access.h"
#include "net/error.h"

namespace gouvernail::net {

enum class Security {
  tls,       // from the first byte (port 465)
  starttls,  // asked for, and refused without (port 587)
  none       // this machine only
};

struct SmtpServer {
  std::string host;
  int port = 587;
  Security security = Security::starttls;
  Access access;
};

enum class Outcome {
  accepted,  // the server took charge of the message ("250")
  refused,   // for good: this recipient, or this message (5xx)
  later,     // not now (4xx)
  unsure,    // the connection broke after the whole message had gone: it may have been accepted
  unusable   // the server itself: unreachable, no TLS, login refused, sender refused
};

struct Delivery {
  Outcome outcome = Outcome::unusable;
  int code = 0;         // the server's last answer; 0: none
  base::Message cause;  // empty when accepted; may quote the server
  base::Message remedy;
};

// One connection, kept from one message to the next. For one thread.
class Smtp {
 public:
  explicit Smtp(SmtpServer server);
  ~Smtp();
  Smtp(Smtp&&) noexcept;
  Smtp& operator=(Smtp&&) noexcept;

  // One message to one recipient. `message` has CRLF line ends. Never throws for what a server
  // does.
  Delivery send(const std::string& from, const std::string& to, const std::string& message);

  // Connects, greets and logs in, and sends nothing.
  Delivery probe();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace gouvernail::net

// SPDX-License-Identifier: MPL-2.0
// The outbox handed to a server, mail by mail. What becomes of each is stored before the next one
// goes: whatever kills the process, the next run goes on.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

#include "net/smtp.h"

namespace gouvernail::records {
struct OutgoingMail;
class Workspace;
}  // namespace gouvernail::records

namespace gouvernail::app {

// Gives one mail, with its bytes, to a server.
using Carrier = std::function<net::Delivery(const records::OutgoingMail&)>;

struct Deliveries {
  int sent = 0;
  int refused = 0;
  int later = 0;
  int waiting = 0;                      // not due yet
  bool refused_all = false;             // of at least two: the connection is to be looked at
  int dropped = 0;                      // invitations that were overtaken while they waited
  std::vector<base::Message> problems;  // one line each, without addresses
  // What the record says since of what left: sessions convened, documents sent. A sentence each.
  std::vector<base::Message> convened;
  std::vector<base::Message> behind;        // of joint ones: what other records still lack
  std::optional<net::Delivery> broken_off;  // the answer of a server that could not be used

  int tried() const { return sent + refused + later; }
};

// Called after each mail with how many were tried, of how many; false ends the run there.
using DeliveryProgress = std::function<bool(int tried, int total)>;

struct DeliveryWays {
  // Called once what became of a mail that left is stored.
  std::function<void(const records::OutgoingMail&)> left = {};
  // How whoever has that key is called where something is told of him; none: by the key.
  std::function<std::string(const std::string& key)> name = {};
  bool impatient = false;  // all that waits, and not what is due alone
};

// Sends what is due, but for invitations to sessions that were moved
// or struck out meanwhile, or whose day has passed. A mail that has to wait is due again after a
// while; a server that can be used for none ends the run, and everything waits.
Deliveries deliver(records::Workspace& record, const Carrier& carrier,
                   const DeliveryProgress& tell = {}, const DeliveryWays& ways = {});

// How long a mail waits after it was tried that often: 5 minutes, 10, 20… at most 4 hours.
std::chrono::minutes pause_after(int attempts);

}  // namespace gouvernail::app

// SPDX-License-Identifier: MPL-2.0
// Whether a session to come will have its composition, from the answers given so far.
#pragma once

#include <string>
#include <vector>

#include "base/message.h"

namespace gouvernail::governance {
struct Meeting;
struct Seat;
}  // namespace gouvernail::governance
namespace gouvernail::rules {
struct Rules;
}

namespace gouvernail::compliance {

// Somebody expected in the room, each person once, in the role that he fills there.
struct Expected {
  std::string role;       // id; empty for a colleague who brings none
  std::string party;      // of the guest
  bool answered = false;  // has said yes; else he has not said
  std::string person = {};
  std::string stands_for = {};  // the role of the guest in whose place he comes; empty: his own
};

struct Forecast {
  // What the composition lacks even if everybody who has not answered comes; empty: nothing.
  std::vector<base::Message> lacking;
  // Parties on whose answer it hangs: without any of their people, it would lack something.
  std::vector<std::string> hangs_on;
  // Those who have said yes are enough.
  bool settled = false;
};

// `expected` holds all who were invited but those who declined, or whoever comes in their place.
// Judged as if the session were held with them and recorded so, by the compositions in force on its
// day.
Forecast forecast(const rules::Rules& rules, const std::vector<governance::Seat>& seats,
                  const governance::Meeting& meeting, const std::vector<Expected>& expected);

}  // namespace gouvernail::compliance

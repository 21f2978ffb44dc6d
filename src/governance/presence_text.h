// SPDX-License-Identifier: MPL-2.0
// Attendance as people write it: roles separated by "|", each optionally "role*n" for n persons;
// "-" says that nobody came.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.h"

namespace gouvernail::governance {

struct Convention;
struct Presence;
struct Role;

// Reads many texts of one convention: a role is looked up once for each way to write it.
class PresenceReader {
 public:
  // The code of what is wrong, the cause and the remedy.
  using Complain = std::function<void(const char* code, base::Message what, base::Message remedy)>;

  explicit PresenceReader(const Convention& convention);

  // Whatever could be read; each part that could not is complained of.
  std::vector<Presence> read(std::string_view text, const Complain& complain);

 private:
  const Role* find_role(const std::string& name);

  const Convention& convention_;
  std::vector<std::string> role_ids_;
  std::unordered_map<std::string, const Role*> roles_;  // by the text written
};

}  // namespace gouvernail::governance

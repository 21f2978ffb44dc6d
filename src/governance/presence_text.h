// SPDX-License-Identifier: MPL-2.0
// Attendance as people write it: parts separated by "|" (without one: by line ends, ";" or ","),
// each a role or a person, optionally
// "*n" for n holders of a role, then optionally "=" and how they took part: "visio", "excusé",
// "absent", "représenté par" and whoever came. "-" says that nobody came.
//
//   elu*3|dgs=visio|mdupont=représenté par jmartin|maire-fruges=excusé
//
// A file names a person beside the role, "maire-fruges/mdupont", and whoever came without a role of
// his own "-/jmartin": it is read where nobody knows who sits where.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.h"

namespace gouvernail::governance {

struct Body;
struct Convention;
struct Presence;
struct Role;

// A person whom a sheet names, and the role in which he is expected; empty: in none.
struct Sitter {
  std::string person;  // key
  std::string role;
};

// Reads many texts of one convention: a role is looked up once for each way to write it.
class PresenceReader {
 public:
  // The code of what is wrong, the cause and the remedy.
  using Complain = std::function<void(const char* code, base::Message what, base::Message remedy)>;
  // Whom a name means that is no role; none: nobody.
  using FindSitter = std::function<std::optional<Sitter>(const std::string& name)>;

  // `find` may be empty: then a sheet names roles alone.
  explicit PresenceReader(const Convention& convention, FindSitter find = {});

  // Whatever could be read; each part that could not is complained of.
  // `at`: the body whose session it is; may be null.
  std::vector<Presence> read(std::string_view text, const Complain& complain,
                             const Body* at = nullptr);

 private:
  std::vector<std::string> two_of(const std::string& part);
  std::optional<Presence> read_part(const std::string& part, const Complain& complain);
  bool read_attending(const std::string& words, Presence& presence, const Complain& complain);
  std::optional<Sitter> who(const std::string& name, const Complain& complain);
  const Role* find_role(const std::string& name);

  const Convention& convention_;
  FindSitter find_;
  const Body* at_ = nullptr;                            // of what is being read
  std::unordered_map<std::string, const Role*> roles_;  // by the text written and the body
  int strangers_ = 0;                                   // names that are nobody's
};

// As it reads back. Empty: no attendance was recorded.
std::string presence_text(const std::optional<std::vector<Presence>>& present);

// "12", "≈ 12 personnes", "12/15", "une douzaine", "Tous": how many came, and of nobody who.
bool names_nobody(std::string_view text);

}  // namespace gouvernail::governance

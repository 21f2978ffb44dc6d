// SPDX-License-Identifier: MPL-2.0
#include "governance/undecided.h"

namespace gouvernail::governance {

const char* doubt_word(Doubt doubt) {
  switch (doubt) {
    case Doubt::counter:
      return "counter";
    case Doubt::stranger:
      return "stranger";
    case Doubt::sender:
      return "sender";
    case Doubt::delegate:
      return "delegate";
    case Doubt::shared:
      return "shared";
    case Doubt::text:
      return "text";
    case Doubt::returned:
      return "returned";
    case Doubt::instance:
      return "instance";
    case Doubt::unbound:
      return "unbound";
  }
  return "";
}

std::optional<Doubt> doubt_of_word(std::string_view word) {
  for (const Doubt doubt :
       {Doubt::counter, Doubt::stranger, Doubt::sender, Doubt::delegate, Doubt::shared, Doubt::text,
        Doubt::returned, Doubt::instance, Doubt::unbound}) {
    if (word == doubt_word(doubt)) return doubt;
  }
  return std::nullopt;
}

}  // namespace gouvernail::governance

// SPDX-License-Identifier: MPL-2.0
#include "base/message.h"

namespace gouvernail::base {

bool operator==(const Message& a, const Message& b) {
  return a.format == b.format && a.arguments == b.arguments;
}

}  // namespace gouvernail::base

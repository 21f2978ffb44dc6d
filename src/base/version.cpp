// SPDX-License-Identifier: MPL-2.0
#include "base/version.h"

namespace gouvernail::base {

std::string version() { return GOUVERNAIL_VERSION; }

std::string short_version() {
  const std::string whole = version();
  return whole.substr(0, whole.find('.', whole.find('.') + 1));
}

}  // namespace gouvernail::base

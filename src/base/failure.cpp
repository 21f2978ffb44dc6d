// SPDX-License-Identifier: MPL-2.0
#include "base/failure.h"

#include <utility>

namespace gouvernail::base {

Failure::Failure(Kind kind, Message cause, Message remedy, Diagnostics diagnostics)
    : kind_(kind),
      cause_(std::move(cause)),
      remedy_(std::move(remedy)),
      diagnostics_(std::move(diagnostics)) {}

Failure bad_input(Message cause, Message remedy) {
  return {Failure::Kind::bad_input, std::move(cause), std::move(remedy)};
}

Failure bad_files(Message cause, Diagnostics diagnostics) {
  return {Failure::Kind::bad_input, std::move(cause), {}, std::move(diagnostics)};
}

Failure io_failure(Message cause, Message remedy) {
  return {Failure::Kind::fault, std::move(cause), std::move(remedy)};
}

}  // namespace gouvernail::base

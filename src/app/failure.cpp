// SPDX-License-Identifier: MPL-2.0
#include "app/failure.h"

#include <utility>

namespace gouvernail::app {

Failure::Failure(int status, base::Message cause, base::Message remedy,
                 base::Diagnostics diagnostics)
    : status_(status),
      cause_(std::move(cause)),
      remedy_(std::move(remedy)),
      diagnostics_(std::move(diagnostics)) {}

Failure bad_input(base::Message cause, base::Message remedy) {
  return {status_bad_input, std::move(cause), std::move(remedy)};
}

Failure bad_files(base::Message cause, base::Diagnostics diagnostics) {
  return {status_bad_input, std::move(cause), {}, std::move(diagnostics)};
}

Failure io_failure(base::Message cause, base::Message remedy) {
  return {status_failure, std::move(cause), std::move(remedy)};
}

}  // namespace gouvernail::app

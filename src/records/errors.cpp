// SPDX-License-Identifier: MPL-2.0
#include "records/errors.h"

#include <utility>

namespace gouvernail::records {

StoreError::StoreError(StoreFault fault, base::Message cause, base::Message remedy)
    : fault_(fault), cause_(std::move(cause)), remedy_(std::move(remedy)) {}

StoreError bad_change(base::Message cause, base::Message remedy) {
  return StoreError(StoreFault::bad_change, std::move(cause), std::move(remedy));
}

StoreError damaged(base::Message cause) {
  return StoreError(StoreFault::damaged, std::move(cause),
                    base::msg("run “{0}”, and restore the database from a backup",
                              base::Action(base::Verb::verify_journal)));
}

}  // namespace gouvernail::records

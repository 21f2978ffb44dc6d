// SPDX-License-Identifier: MPL-2.0
// What the system says of a call that failed, in the reader's language: the process has none of its
// own, since several readers may be served at once.
#pragma once

#include <filesystem>

#include "base/failure.h"

namespace gouvernail::platform {

// Of an errno; one that has no words here is told by its number and the system's own, in English.
base::Message words_of(int error);

// A path that the standard library could not look at, make or remove.
base::Failure failure_of(const std::filesystem::filesystem_error& error);

}  // namespace gouvernail::platform

// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sheets/package.h"
#include "sheets/reading.h"

namespace gouvernail::sheets {

void read_ods(Package& package, Sink& sink);

}  // namespace gouvernail::sheets

// SPDX-License-Identifier: MPL-2.0
// Files that were looked at and wait to be recorded or left: nobody chooses a file twice.
#pragma once

#include "http/form.h"
#include "web/latest.h"

namespace gouvernail::web {

class Uploads : public Latest<http::Upload, 3> {};

}  // namespace gouvernail::web

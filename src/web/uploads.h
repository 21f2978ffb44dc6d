// SPDX-License-Identifier: MPL-2.0
// Files that were looked at and wait to be recorded or left: nobody chooses a file twice, and
// nothing else of it is recorded than what was shown.
#pragma once

#include <set>
#include <string>

#include "app/import.h"
#include "http/form.h"
#include "web/latest.h"

namespace gouvernail::web {

struct LookedAt {
  http::Upload upload;
  app::ImportFile asked = {};           // what was said of it when it was shown
  std::string told = {};                // a digest of what the page told of it
  std::set<std::string> verdicts = {};  // that it would change, as it was asked
  // Those of it with all that is doubtful confirmed: shown beside.
  std::set<std::string> verdicts_of_all = {};
};

class Uploads : public Latest<LookedAt, 3> {};

}  // namespace gouvernail::web

// SPDX-License-Identifier: MPL-2.0
#include "platform/scratch.h"

#include <cstdlib>
#include <string>

#include "base/failure.h"

namespace gouvernail::platform {

namespace fs = std::filesystem;
using base::msg;

ScratchFolder::ScratchFolder() {
  std::string name = (fs::temp_directory_path() / "gouvernail-XXXXXX").string();
  if (!::mkdtemp(name.data())) {
    throw base::io_failure(msg("no temporary folder can be made"),
                           msg("check TMPDIR and the disk"));
  }
  path_ = name;
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

}  // namespace gouvernail::platform

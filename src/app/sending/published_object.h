// SPDX-License-Identifier: MPL-2.0
// A meeting in a CalDAV calendar: what we remember of it, what the server has, and what to do.
#pragma once

#include <optional>
#include <string>

#include "records/published.h"

namespace gouvernail::app {

// As it is to stand there.
struct WantedObject {
  std::string meeting;  // uid
  std::string href;
  std::string bytes;
  std::string sha256;  // of the bytes
};

enum class PublishStep {
  leave,  // it stands there as it is to
  look,   // there is one that we did not leave so: see what it says
  write   // it is ours to replace, or not there
};

// `remembered`: what we put there last, null when never. `etag` is the server's, none when it has
// no such object.
PublishStep publish_step(const WantedObject& wanted, const records::Published* remembered,
                         const std::optional<std::string>& etag);

// Whether what the server has says what is wanted, although its bytes are not ours: servers
// rewrite, and our memory may be lost. Not when we have something new to say.
bool stands_already(const WantedObject& wanted, const records::Published* remembered,
                    const std::string& server_bytes);

}  // namespace gouvernail::app

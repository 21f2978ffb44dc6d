// SPDX-License-Identifier: MPL-2.0
#include "app/sending/published_object.h"

#include "ical/merge.h"

namespace gouvernail::app {

PublishStep publish_step(const WantedObject& wanted, const records::Published* remembered,
                         const std::optional<std::string>& etag) {
  if (!etag) return PublishStep::write;
  const bool ours = remembered && !etag->empty() && remembered->etag == *etag;
  // What stands there may hold what somebody added, also where it is as we wrote it.
  const bool said = ours && remembered->content_sha256 == wanted.sha256;
  return said ? PublishStep::leave : PublishStep::look;
}

bool stands_already(const WantedObject& wanted, const records::Published* remembered,
                    const std::string& server_bytes) {
  const bool news = remembered && remembered->content_sha256 != wanted.sha256;
  return !news && ical::same_meaning(wanted.bytes, server_bytes);
}

}  // namespace gouvernail::app

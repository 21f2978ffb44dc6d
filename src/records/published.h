// SPDX-License-Identifier: MPL-2.0
// What stands in a CalDAV calendar as far as we know: what publishing again compares with.
#pragma once

#include <string>
#include <vector>

namespace gouvernail::records {

struct Published {
  std::string collection;  // URL
  std::string meeting;     // uid
  std::string href;
  std::string etag;
  std::string content_sha256;
};

class Publications {
 public:
  virtual ~Publications() = default;

  virtual std::vector<Published> published(const std::string& collection) const = 0;  // by meeting
  // Takes the place of what stood there of the meeting.
  virtual void put_published(const Published& published) = 0;
  virtual void drop_published(const std::string& collection, const std::string& meeting) = 0;

 protected:
  Publications() = default;
  Publications(const Publications&) = default;
  Publications& operator=(const Publications&) = default;
};

}  // namespace gouvernail::records

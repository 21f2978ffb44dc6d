// SPDX-License-Identifier: MPL-2.0
// Time zones as calendars name them, to and from French wall-clock time. Private to the module.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "calendar/local_time.h"

namespace gouvernail::ical {

// The zones of one calendar file. A TZID is looked for among the places of the IANA database (also
// behind a vendor's prefix), then among the file's own VTIMEZONEs, then among the other names of
// IANA and those that Windows gives, as CLDR maps them.
class Zones {
 public:
  Zones();
  ~Zones();
  Zones(const Zones&) = delete;
  Zones& operator=(const Zones&) = delete;

  // A VTIMEZONE of the file, as text; one that cannot be read is as if it were not there.
  void define(const std::string& vtimezone);

  // Wall-clock time of a zone as Paris has it at that instant; none when nobody knows the zone.
  std::optional<calendar::LocalTime> paris_from(const calendar::LocalTime& written,
                                                const std::string& tzid) const;
  // An instant as the wall clock of that zone shows it; none when nobody knows the zone.
  std::optional<calendar::LocalTime> wall_clock(calendar::UtcTime instant,
                                                const std::string& tzid) const;

 private:
  struct Own;    // a VTIMEZONE
  struct Found;  // a name of IANA, a VTIMEZONE, or neither
  Found find(const std::string& tzid) const;

  std::map<std::string, std::unique_ptr<Own>> own_;
  std::int64_t steps_left_ = 200'000;  // what working out all of them may cost (ical/series.h)
  mutable std::map<std::string, Found> known_;  // by TZID, looked up once
};

}  // namespace gouvernail::ical

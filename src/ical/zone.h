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

class ZoneNames;

// Why nobody knows a zone.
enum class ZoneFault {
  unknown,     // nothing defines it
  unreadable,  // the file's definition is cut short, lacks what makes it one, or is absurd
  too_dear,    // its clocks change so often, or by so many rules, that it is not worked out
  too_many     // the file defines more of them than are read
};

// The zones of one calendar file. A TZID is looked for among the places of the IANA database (also
// behind a vendor's prefix), then among the file's own VTIMEZONEs, then among the other names of
// IANA and those that Windows gives, as CLDR maps them, then among other ways to write these
// (zone_names.h).
class Zones {
 public:
  Zones();
  ~Zones();
  Zones(const Zones&) = delete;
  Zones& operator=(const Zones&) = delete;

  // A VTIMEZONE of the file, as text; one that cannot be read is as if it were not there, and said
  // to be so where it is asked for. `whole`: it is all there.
  void define(const std::string& vtimezone, bool whole);

  // Of one that paris_from() does not know.
  ZoneFault fault_of(const std::string& tzid) const;

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
  std::optional<ZoneFault> read(const std::string& vtimezone);

  std::unique_ptr<ZoneNames> names_;
  std::map<std::string, std::unique_ptr<Own>> own_;
  std::map<std::string, ZoneFault> faults_;  // by TZID, of those that the file defines in vain
  std::int64_t steps_left_ = 200'000;  // what working out all of them may cost (ical/series.h)
  mutable std::map<std::string, Found> known_;  // by TZID, looked up once
};

}  // namespace gouvernail::ical

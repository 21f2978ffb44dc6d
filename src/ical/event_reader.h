// SPDX-License-Identifier: MPL-2.0
// One event of a calendar, from libical's tree to days and hours in Europe/Paris. Private to the
// module.
#pragma once

#include <libical/ical.h>

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "ical/component.h"
#include "ical/reader.h"
#include "ical/scan.h"
#include "ical/series.h"
#include "ical/zone.h"

namespace gouvernail::ical {

// Empty for null.
std::string text_of(const char* value);

// The zone that the property names; may be empty.
std::string zone_of(icalproperty* property);

// The address of "mailto:…", whatever its case; the text itself when it has no scheme.
std::string address_of(const char* uri);

// Whether it names a day that there is, and an hour, if any.
bool has_day(const icaltimetype& time);
bool has_hour(const icaltimetype& time);

// Of an ATTENDEE; where its value is no mail address ("urn:uuid:…"), its EMAIL (RFC 7986 6.2).
std::string attendee_of(icalproperty* attendee);

class EventReader {
 public:
  // `guess`: what cannot be read of an event counts as far as it can be known, so that somebody who
  // is busy is not taken for free: a zone that nobody knows is read as that of this country, an
  // event whose end makes no sense has none.
  EventReader(const std::string& file, base::Diagnostics& diagnostics, bool guess = false);
  bool guesses() const { return guess_; }

  // The zones of the file, before its events.
  void define(const Block& block) { zones_.define(block.text, block.whole); }

  // The event itself, whatever its rule; none, with a diagnostic, where it cannot be read.
  std::optional<CalendarEvent> single(icalcomponent* component, const Block& block);
  // The event on another session of its series: as long as the event, or as that session says.
  std::optional<CalendarEvent> on_session(const CalendarEvent& event, icalproperty* start,
                                          const Session& session, const Block& block);

  // A time as wall-clock time in Paris; none, with a diagnostic, when it names a day or a zone
  // that is none. `block` is where it stands.
  std::optional<calendar::LocalTime> moment(const icaltimetype& time, icalproperty* property,
                                            const Block& block);
  // Whether the clocks leap over the hour, as it is written.
  bool is_leapt(const icaltimetype& time, icalproperty* property) const;
  std::optional<calendar::LocalTime> end_of(icalcomponent* event, const calendar::LocalTime& start,
                                            const Block& block);

  void error(const Block& block, std::string code, base::Message what);

  void warn(const Block& block, std::string code, base::Message what, base::Message remedy);
  const Zones& zones() const { return zones_; }

 private:
  std::optional<calendar::LocalTime> written_end(icalcomponent* event, const Block& block);
  void tell_bad_end(const Block& block);
  std::optional<std::int64_t> length_of(const Block& block);
  calendar::Day last_day(icalcomponent* component, calendar::Day first, const Block& block);

  const std::string& file_;
  base::Diagnostics& diagnostics_;
  bool guess_;
  Zones zones_;
  std::set<std::string> told_zone_;  // events whose missing or unknown zone was told
};

}  // namespace gouvernail::ical

// SPDX-License-Identifier: MPL-2.0
#include "app/alerts/date_files.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/workspace/identifiers.h"
#include "app/workspace/opened.h"
#include "base/file_name.h"
#include "governance/convention.h"
#include "ical/writer.h"
#include "rules/rules.h"
#include "settings/settings.h"

namespace gouvernail::app {
namespace {

using base::msg;
using planning::Slot;

std::string moment_of(const Slot& slot) {
  const auto minutes = slot.start.count();
  return fmt::format("{}-{}-{:02}{:02}", slot.body, calendar::to_iso(slot.day), minutes / 60,
                     minutes % 60);
}

// Of its file: what follows the body's id has one length, so that two never share one.
std::string date_file_name(const Slot& slot) {
  return base::file_name(slot.body) + moment_of(slot).substr(slot.body.size()) + ".ics";
}

std::string uid_of(const Opened& opened, const std::string& duty, const Slot& slot) {
  return stable_uid(opened.rules->convention->id + "\n" + duty + "\n" + moment_of(slot));
}

ical::Invitation event_of(const reports::PossibleDate& date, const Slot& slot, const Opened& opened,
                          calendar::UtcTime at, const reports::Language& language) {
  const governance::Convention& convention = opened.rules->convention;
  const governance::Body* body = convention.body(slot.body);
  const governance::Site* site = convention.site(slot.site);
  ical::Invitation event;
  event.uid = uid_of(opened, date.duty, slot);
  event.dtstamp = at;
  event.summary =
      language.text(msg("[possible date] {0}", body ? language.text(body->name) : slot.body));
  event.description = language.text(convention.name);
  for (const base::Action& action : date.actions) {
    event.description += "\n" + language.text(action);
  }
  if (site) {
    event.location = governance::full_name(*site, language.text(site->name));
  }
  event.first = event.last = slot.day;
  event.start = slot.start;
  event.length = slot.length;
  event.status = ical::EventStatus::tentative;
  event.organizer = {opened.settings->organiser.name, opened.settings->organiser.address};
  return event;
}

}  // namespace

std::vector<DateFile> date_files(reports::Digest& digest, const Opened& opened,
                                 calendar::UtcTime at, const reports::Language& language) {
  std::vector<DateFile> files;
  for (reports::DigestSection& section : digest.sections) {
    for (reports::DigestItem& item : section.items) {
      for (reports::PossibleDate& date : item.dates) {
        const std::string name = date_file_name(date.slot);
        const bool known = std::any_of(files.begin(), files.end(),
                                       [&](const DateFile& file) { return file.name == name; });
        if (!known) {
          std::vector<ical::Invitation> events;
          for (const Slot& before : date.slot.before) {
            events.push_back(event_of(date, before, opened, at, language));
          }
          events.push_back(event_of(date, date.slot, opened, at, language));
          const bool sound = std::none_of(events.begin(), events.end(), [](const auto& event) {
            return ical::problem_with(event).has_value();
          });
          if (!sound) continue;  // without an organiser, say
          files.push_back({name, ical::write_calendar(ical::Method::publish, events)});
        }
        date.file = name;
      }
    }
  }
  return files;
}

}  // namespace gouvernail::app

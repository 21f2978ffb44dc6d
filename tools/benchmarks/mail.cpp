// SPDX-License-Identifier: MPL-2.0
// Invitations written, busy times read, mails built; each beside libical's own way in the same
// run. Events and mails per second: compare ratios within one run.
#include <benchmark/benchmark.h>
#include <libical/ical.h>

#include "ical/reader.h"
#include "ical/writer.h"
#include "mail/message.h"

namespace {

using namespace gouvernail;

ical::Invitation invitation(int number) {
  ical::Invitation i;
  i.uid = "0f0e0d0c-0b0a-4908-8706-" + std::to_string(100'000'000'000 + number);
  i.sequence = number % 3;
  i.dtstamp = calendar::UtcTime{std::chrono::seconds{1'770'000'000 + number}};
  i.summary = "Comité de pilotage de la convention territoriale";
  i.description =
      "Convention territoriale globale\nBilan de l'année, objectifs; indicateurs, suites";
  i.location = "Siège de la communauté de communes, Fruges";
  i.first = i.last = *calendar::make_day(2026, 1, 5) + calendar::Days{number % 700};
  i.start = calendar::Minutes{14 * 60};
  i.organizer.name = "Chargée de coopération";
  i.organizer.address = "pilote@cchpm.example.org";
  for (int guest = 0; guest < 8; ++guest) {
    ical::Attendee attendee;
    attendee.name = "Élue numéro " + std::to_string(guest);
    attendee.address = "elue" + std::to_string(guest) + "@cchpm.example.org";
    i.attendees.push_back(attendee);
  }
  return i;
}

void WriteInvitation(benchmark::State& state) {
  std::vector<ical::Invitation> all;
  for (int i = 0; i < 256; ++i) all.push_back(invitation(i));
  std::size_t at = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(ical::write_calendar(ical::Method::request, {all[at++ % all.size()]}));
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(WriteInvitation);

// The same calendar by libical: properties made and serialised.
void WriteInvitationWithLibical(benchmark::State& state) {
  std::vector<ical::Invitation> all;
  for (int i = 0; i < 256; ++i) all.push_back(invitation(i));
  std::size_t at = 0;
  for (auto _ : state) {
    const ical::Invitation& i = all[at++ % all.size()];
    icalcomponent* event = icalcomponent_vanew(
        ICAL_VEVENT_COMPONENT, icalproperty_new_uid(i.uid.c_str()),
        icalproperty_new_sequence(i.sequence),
        icalproperty_new_dtstamp(icaltime_from_string(calendar::to_ical_utc(i.dtstamp).c_str())),
        icalproperty_new_dtstart(icaltime_from_string("20260602T140000")),
        icalproperty_new_dtend(icaltime_from_string("20260602T160000")),
        icalproperty_new_summary(i.summary.c_str()),
        icalproperty_new_description(i.description.c_str()),
        icalproperty_new_location(i.location.c_str()),
        icalproperty_new_status(ICAL_STATUS_CONFIRMED),
        icalproperty_vanew_organizer(("mailto:" + i.organizer.address).c_str(),
                                     icalparameter_new_cn(i.organizer.name.c_str()), nullptr),
        nullptr);
    for (const ical::Attendee& attendee : i.attendees) {
      icalcomponent_add_property(
          event, icalproperty_vanew_attendee(("mailto:" + attendee.address).c_str(),
                                             icalparameter_new_cutype(ICAL_CUTYPE_INDIVIDUAL),
                                             icalparameter_new_role(ICAL_ROLE_REQPARTICIPANT),
                                             icalparameter_new_partstat(ICAL_PARTSTAT_NEEDSACTION),
                                             icalparameter_new_rsvp(ICAL_RSVP_TRUE),
                                             icalparameter_new_cn(attendee.name.c_str()), nullptr));
    }
    icalcomponent* calendar = icalcomponent_vanew(
        ICAL_VCALENDAR_COMPONENT, icalproperty_new_version("2.0"), icalproperty_new_prodid("x"),
        icalproperty_new_method(ICAL_METHOD_REQUEST), event, nullptr);
    char* text = icalcomponent_as_ical_string_r(calendar);
    benchmark::DoNotOptimize(text);
    icalmemory_free_buffer(text);
    icalcomponent_free(calendar);
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(WriteInvitationWithLibical);

// A diary of a thousand events with eight guests each.
std::string diary() {
  std::vector<ical::Invitation> all;
  for (int i = 0; i < 1000; ++i) all.push_back(invitation(i));
  return ical::write_calendar(ical::Method::request, all);
}

void ReadBusy(benchmark::State& state) {
  const std::string text = diary();
  for (auto _ : state) {
    base::Diagnostics diagnostics;
    const auto busy = ical::read_busy("d.ics", text, ical::every_day(), {}, diagnostics);
    if (busy.size() != 1000) state.SkipWithError("events were lost");
    benchmark::DoNotOptimize(busy);
  }
  state.SetItemsProcessed(state.iterations() * 1000);
}
BENCHMARK(ReadBusy);

void ParseWithLibical(benchmark::State& state) {
  const std::string text = diary();
  for (auto _ : state) {
    icalcomponent* root = icalparser_parse_string(text.c_str());
    benchmark::DoNotOptimize(root);
    icalcomponent_free(root);
  }
  state.SetItemsProcessed(state.iterations() * 1000);
}
BENCHMARK(ParseWithLibical);

void ComposeMail(benchmark::State& state) {
  mail::Message message;
  message.from = {"Chargée de coopération", "pilote@cchpm.example.org"};
  message.to = {"Élue", "elue@cchpm.example.org"};
  message.subject = "Invitation : comité de pilotage, mardi 2 juin 2026, 14 h";
  for (int i = 0; i < 12; ++i)
    message.plain += "Une ligne de l'invitation, accents compris : été.\n";
  message.html = "<p>" + message.plain + message.plain + "</p>";
  const ical::Invitation sample = invitation(1);
  int number = 0;
  for (auto _ : state) {
    message.id = std::to_string(number++) + "@cchpm.example.org";
    message.calendar = {"REQUEST", ical::write_calendar(ical::Method::request, {sample}),
                        "invitation.ics"};
    benchmark::DoNotOptimize(mail::compose(message));
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(ComposeMail);

}  // namespace

BENCHMARK_MAIN();

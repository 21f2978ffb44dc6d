// SPDX-License-Identifier: MPL-2.0
#include "app/alerts/timer_words.h"

namespace gouvernail::app {

using base::msg;

base::Message keeper_words(Keeper keeper) {
  return keeper == Keeper::systemd ? msg("systemd timer") : msg("crontab line");
}

base::Message when_words(const platform::AlertTime& at, const reports::Language& language) {
  const std::string first = language.weekday(at.weekday);
  const std::string last = language.weekday(at.last_weekday());
  const std::string time = language.time(at.time);
  return first == last ? msg("{0} at {1}", first, time)
                       : msg("from {0} to {1} at {2}", first, last, time);
}

std::vector<base::Message> next_run_words(const AlertState& standing,
                                          const reports::Language& language) {
  std::vector<base::Message> words;
  if (standing.keeper == Keeper::cron && standing.zone != "Europe/Paris") {
    words.push_back(msg("cron counts in the time of this machine, {}.", standing.zone));
  }
  if (standing.next) {
    const calendar::LocalTime next = calendar::to_paris(*standing.next);
    words.push_back(
        msg("Next run: {0} at {1} (Paris).", calendar::arg(next.day), language.time(next.time)));
  }
  return words;
}

std::vector<base::Message> linger_words(bool lingers) {
  if (lingers) return {};
  return {
      msg("It runs only while you are logged in, and catches up when you are again; "
          "“loginctl enable-linger” lets it run always.")};
}

}  // namespace gouvernail::app

// SPDX-License-Identifier: MPL-2.0
// The options of the command line.
#include "reports/command_words.h"

namespace gouvernail::reports {

using base::Detail;

// NOLINTNEXTLINE(readability-function-size): a line a detail
const char* option_of(Detail detail) {
  switch (detail) {
    case Detail::on:
      return "--on";
    case Detail::at:
      return "--at";
    case Detail::until:
      return "--until";
    case Detail::to:
      return "--to";
    case Detail::from:
      return "--from";
    case Detail::urgent:
      return "--urgent";
    case Detail::site:
      return "--site";
    case Detail::present:
      return "--present";
    case Detail::minutes_sent_on:
      return "--minutes-sent-on";
    case Detail::convened_on:
      return "--convened-on";
    case Detail::minutes_on:
      return "--minutes-on";
    case Detail::documents_on:
      return "--documents-on";
    case Detail::date:
      return "--date";
    case Detail::reason:
      return "--reason";
    case Detail::authority:
      return "--authority";
    case Detail::rules:
      return "--rules";
    case Detail::history:
      return "--history";
    case Detail::people:
      return "--people";
    case Detail::as_of:
      return "--as-of";
    case Detail::reading:
      return "--reading";
    case Detail::all_readings:
      return "--all-readings";
    case Detail::term:
      return "--term";
    case Detail::out:
      return "--out";
    case Detail::time_limit:
      return "--time-limit";
    case Detail::apply:
      return "--apply";
    case Detail::all:
      return "--all";
    case Detail::replan:
      return "--replan";
    case Detail::what_if:
      return "--what-if";
    case Detail::allow_move:
      return "--allow-move";
    case Detail::send:
      return "--send";
    case Detail::recipient:
      return "--for";
    case Detail::person:
      return "--person";
    case Detail::dry_run:
      return "--dry-run";
    case Detail::confirmed:
      return "--yes";
    case Detail::force:
      return "--force";
    case Detail::cron:
      return "--cron";
    case Detail::meeting:
      return "--meeting";
    case Detail::last:
      return "--last";
    case Detail::because:
      return "--because";
    case Detail::second_of:
      return "--second-of";
    case Detail::not_second:
      return "--not-second";
    case Detail::never_was:
      return "--never-was";
    case Detail::name:
      return "--name";
    case Detail::address:
      return "--address";
    case Detail::party:
      return "--party";
    case Detail::alias:
      return "--alias";
    case Detail::signed_on:
      return "--signed";
    case Detail::workspace:
      return "-C";
    case Detail::repair:
      return "--repair";
    case Detail::link:
      return "--link";
    case Detail::minutes:
      return "--minutes";
    case Detail::proposed:
      return "--proposed";
  }
  return "";
}

}  // namespace gouvernail::reports

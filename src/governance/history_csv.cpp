// SPDX-License-Identifier: MPL-2.0
#include "governance/history_csv.h"

#include "governance/exchange.h"
#include "governance/history_columns.h"
#include "governance/history_row.h"
#include "governance/presence_text.h"

namespace gouvernail::governance {
namespace {

using calendar::Day;

std::string day_text(const std::optional<Day>& day) {
  return day ? calendar::to_iso(*day) : std::string();
}

}  // namespace

std::string start_text(const Meeting& meeting) {
  return meeting.start_time
             ? calendar::to_iso(calendar::LocalTime{meeting.day, *meeting.start_time})
             : calendar::to_iso(meeting.day);
}

std::vector<std::string> written_row(const Meeting& m) {
  return {m.uid,
          m.body,
          start_text(m),
          m.end ? calendar::to_iso(*m.end) : "",
          to_string(m.status),
          day_text(m.convened_on),
          presence_text(m.present),
          day_text(m.minutes_on),
          m.note,
          day_text(m.documents_on),
          day_text(m.cancelled_on),
          m.urgent ? "yes" : "",
          m.site,
          m.agenda,
          m.reason,
          day_text(m.moved_from),
          day_text(m.minutes_sent_on),
          m.joint,
          m.second_of,
          m.awaited ? to_text(*m.awaited) : ""};
}

std::string write_history_csv(const History& history) {
  Exchange record;
  record.history.meetings = history.meetings;
  return exchange_csv(sheet_of(ExchangeTable::meetings, record));
}

}  // namespace gouvernail::governance

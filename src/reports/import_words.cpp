// SPDX-License-Identifier: MPL-2.0
#include "reports/import_words.h"

#include "records/recorded_change.h"
#include "reports/change_words.h"
#include "reports/meeting_words.h"

namespace gouvernail::reports {

using base::msg;

namespace {

base::Message name_of_line(const ImportLine& line, const governance::Convention& convention) {
  const governance::Meeting& meeting = *line.after;
  const base::MessageList what = {
      msg("{0}, {1}", convention.name_of_body(meeting.body), calendar::arg(meeting.day))};
  if (line.line <= 0) return what.front();
  if (line.sheet.empty()) return msg("line {0}, {1}", std::int64_t{line.line}, what);
  return msg("sheet {0}, row {1}, {2}", line.sheet, std::int64_t{line.line}, what);
}

}  // namespace

std::string import_line_words(const ImportLine& line, const governance::Convention& convention,
                              const Language& language) {
  const governance::Meeting& meeting = *line.after;
  const base::Message name = name_of_line(line, convention);
  const records::State before = line.before ? records::State(*line.before) : records::State();
  const std::string changes =
      line.before ? change_words(before, records::State(line.after), Reader::house, language)
                  : status_word(meeting.status, language);
  return language.text(msg("{0}: {1}", base::MessageList{name}, changes));
}

std::string import_doubt_words(const ImportDoubt& doubt, const governance::Convention& convention,
                               const Language& language) {
  const base::MessageList name = {name_of_line(doubt.line, convention)};
  switch (doubt.kind) {
    case ImportDoubt::Kind::cancels:
      return language.text(msg("{}: would be cancelled", name));
    case ImportDoubt::Kind::gone:
      return language.text(
          doubt.line.after->status == governance::MeetingStatus::cancelled
              ? msg("{}: no longer in this file; it would be cancelled", name)
              : msg("{}: no longer in this file; it would not be recorded any more", name));
    case ImportDoubt::Kind::other_year:
      return language.text(msg("{0}: the identifier of a session of {1}, another year", name,
                               calendar::arg((*doubt.line.before)->day)));
    case ImportDoubt::Kind::near_body:
      return language.text(
          msg("{0}: called “{1}”, which is not quite its name", name, doubt.written));
  }
  return {};
}

}  // namespace gouvernail::reports

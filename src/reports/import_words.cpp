// SPDX-License-Identifier: MPL-2.0
#include "reports/import_words.h"

#include "records/recorded_change.h"
#include "reports/change_words.h"
#include "reports/meeting_words.h"

namespace gouvernail::reports {

using base::msg;

std::string import_line_words(const ImportLine& line, const governance::Convention& convention,
                              const Language& language) {
  const governance::Meeting& meeting = *line.after;
  const base::MessageList what = {
      msg("{0}, {1}", convention.name_of_body(meeting.body), calendar::arg(meeting.day))};
  const base::Message name =
      line.line > 0 ? msg("line {0}, {1}", std::int64_t{line.line}, what) : what.front();
  const records::State before = line.before ? records::State(*line.before) : records::State();
  const std::string changes =
      line.before ? change_words(before, records::State(line.after), Reader::house, language)
                  : status_word(meeting.status, language);
  return language.text(msg("{0}: {1}", base::MessageList{name}, changes));
}

}  // namespace gouvernail::reports

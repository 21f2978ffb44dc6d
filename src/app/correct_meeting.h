// SPDX-License-Identifier: MPL-2.0
// A session that was recorded wrongly: a day, an hour or a place mistyped, or one that never was.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/workspace/opened.h"
#include "base/message.h"
#include "governance/meeting.h"
#include "records/changes.h"

namespace gouvernail::app {

struct CorrectMeeting {
  std::string meeting;  // as need_meeting takes it; held, or cancelled, too
  std::optional<calendar::Day> day;
  std::optional<calendar::Minutes> start;
  std::optional<calendar::Minutes> end;  // on that day
  std::optional<std::string> site;
  bool never_was = false;  // and then nothing of the above
  std::string because;     // why the record was wrong
  // It was the second convocation after this session (as need_meeting takes it), or it was none.
  std::string second_of = {};
  bool not_second = false;
};

struct MeetingCorrected {
  governance::Meeting before;
  std::optional<governance::Meeting> after;  // none: it is not recorded any more
  // What went with it; of a joint session, what the records of the other conventions still say.
  std::vector<base::Message> told;
};

// No reason, nothing to correct, and what cannot be (governance::correct) are Failures; so is a
// session that never was and to which people were invited by mail: it is cancelled. With one that
// never was go its documents and what was ticked for it.
MeetingCorrected correct_meeting(Opened& opened, const CorrectMeeting& request,
                                 calendar::Day today);

// What corrects a session, with what was ticked for it on its day.
records::Changes correction(const Opened& opened, const governance::Meeting& before,
                            const governance::Meeting& after, const std::string& because);

// What takes a session out of the record, with its documents and what was ticked for it: they are
// told.
records::Changes withdrawal(const Opened& opened, const governance::Meeting& meeting,
                            const std::string& because, std::vector<base::Message>& told);

}  // namespace gouvernail::app

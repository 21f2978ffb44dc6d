// SPDX-License-Identifier: MPL-2.0
#include "app/draft_minutes.h"

#include "app/defer_item.h"
#include "app/sending/guests.h"
#include "app/workspace/meeting_names.h"
#include "app/workspace/person_names.h"
#include "base/failure.h"
#include "compliance/next_session.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/people.h"
#include "platform/files.h"
#include "platform/odt.h"
#include "records/workspace.h"
#include "reports/minutes_draft.h"
#include "rules/rules.h"

namespace gouvernail::app {

std::string draft_minutes(const Opened& opened, const DraftMinutes& request, calendar::Day today,
                          const reports::Language& language) {
  need_workspace(opened);
  const governance::Meeting meeting = need_meeting(opened, request.meeting);
  reports::MinutesDraft draft;
  draft.convention = &*opened.rules->convention;
  draft.session = with_names(meeting, opened.people);
  for (const Guest& guest : guests_of(meeting, opened)) {
    draft.expected.push_back(person_name(guest.person, opened.people));
  }
  draft.next = compliance::next_session_after(opened.history, meeting, today);
  const std::filesystem::path model = opened.folder / minutes_model;
  if (!std::filesystem::exists(model)) {
    return platform::make_odt(reports::minutes_parts(draft, language));
  }
  return platform::with_texts(platform::read_file(model), [&](const std::string& text) {
    return reports::fill_model(text, draft, language);
  });
}

}  // namespace gouvernail::app

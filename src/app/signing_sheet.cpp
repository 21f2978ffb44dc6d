// SPDX-License-Identifier: MPL-2.0
#include "app/signing_sheet.h"

#include "app/sending/guests.h"
#include "app/workspace/meeting_names.h"
#include "app/workspace/person_names.h"
#include "governance/convention.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "records/workspace.h"
#include "rules/rules.h"
#include "settings/settings.h"

namespace gouvernail::app {
namespace {

using base::msg;
using governance::Answer;

std::string excuse_of(const governance::AnswerRecord& answer, const Opened& opened,
                      const reports::Language& language) {
  if (answer.answer == Answer::declined) return language.text(msg("excused"));
  if (answer.answer != Answer::delegated) return "";
  return language.text(msg("represented by {}", person_name(answer.delegate, opened.people)));
}

}  // namespace

reports::SigningSheet signing_sheet(const Opened& opened, const SigningSheetRequest& request,
                                    const reports::Language& language) {
  need_workspace(opened);
  reports::SigningSheet sheet;
  sheet.convention = &*opened.rules->convention;
  sheet.session = need_meeting(opened, request.meeting);
  const auto& rooms = opened.settings->preferences.room_of;
  const auto room = rooms.find(sheet.session->body);
  if (room != rooms.end()) sheet.room = room->second;
  const Answers answers = standing_answers(opened);
  const auto given = answers.find(sheet.session->uid);
  // An answer to a day that was changed since excuses nobody.
  const auto revisions = opened.database->invitations(sheet.session->uid);
  const int sequence = revisions.empty() ? 0 : revisions.back().sequence;
  for (const Guest& guest : guests_of(sheet.session, opened, answers)) {
    reports::SigningLine line{guest.role, guest.party, "", ""};
    if (request.names) {
      line.name = person_name(guest.person, opened.people);
      if (given != answers.end()) {
        const auto answer = given->second.find(guest.person);
        if (answer != given->second.end() && answer->second.sequence >= sequence) {
          line.excuse = excuse_of(answer->second, opened, language);
        }
      }
    }
    sheet.lines.push_back(std::move(line));
  }
  return sheet;
}

}  // namespace gouvernail::app

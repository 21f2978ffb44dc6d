// SPDX-License-Identifier: MPL-2.0
// What the pages of a meeting share.
#pragma once

#include <cstdint>
#include <string>

#include "app/meetings.h"
#include "app/workspace/opened.h"
#include "app/workspace/person_names.h"
#include "compliance/tasks.h"
#include "web/form_page.h"
#include "web/visit.h"

namespace gouvernail::governance {
struct Meeting;
}

namespace gouvernail::web {

// By its uid, as addresses have it; another one is NotFound.
const governance::Meeting& meeting_at(const app::Opened& opened, const std::string& uid);
std::string address_of(const governance::Meeting& meeting);
// "Comité de pilotage, mardi 13 octobre 2026".
std::string name_of(const governance::Meeting& meeting, const app::Opened& opened,
                    const Visit& visit);
using app::person_name;
using app::with_names;
// The first address of the meeting, with what leads back to it.
FormPage form_of_meeting(const Visit& visit, const app::Opened& opened,
                         const governance::Meeting& meeting);
std::string typed_hour(const std::optional<calendar::Minutes>& time);  // "14:30"; empty: none

// What the mails of it are: the invitation, a change, or that it does not take place. `untold`: of
// app::untold_sessions; none where nobody knows otherwise.
base::Message sending_label(const governance::Meeting& meeting, const compliance::Untold* untold);

// What is told of a step that was taken: also what it replaced in the record.
Note note_of(base::Message done, const app::MeetingChanged& changed, const Visit& visit);

// The documents of its page: what is attached, and what left of it by mail.
void add_documents(reports::View& view, const governance::Meeting& meeting,
                   const app::Opened& opened, const Visit& visit);

Field party_field(const Visit& visit, const app::Opened& opened, const std::string& value);
// Persons by name whose seats have not all ended, then rooms: what has a calendar.
std::vector<Choice> persons_and_rooms(const app::Opened& opened, const Visit& visit);
// What meets, then what is only done.
std::vector<Choice> body_choices(const app::Opened& opened, const Visit& visit);
// Of a session that is the second convocation after another one, that missed its quorum.
Field second_field(const app::Opened& opened, const Visit& visit, const std::string& value);
Field site_field(const app::Opened& opened, const Visit& visit, const std::string& value);

// The way to note that a session was convened, beside the page that sends: where no mail can leave
// from here or, as after a backup was put back, where its mails left and nobody noted that.
// `count`: of mails that would leave now.
struct OtherWay {
  base::Message label = {};  // empty: there is none
  base::Message remark = {};
};
OtherWay way_to_note(const governance::Meeting& meeting, const app::Opened& opened,
                     std::int64_t count);

}  // namespace gouvernail::web

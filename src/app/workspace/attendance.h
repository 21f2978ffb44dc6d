// SPDX-License-Identifier: MPL-2.0
// An attendance sheet as somebody writes it in a workspace, where persons are known by their keys
// and names and the seats say in which role each is expected.
#pragma once

#include <string>
#include <vector>

#include "app/workspace/opened.h"
#include "base/message.h"
#include "governance/presence_text.h"

namespace gouvernail::governance {
struct Meeting;
}

namespace gouvernail::app {

// Persons whom a sheet of `meeting` names, with the role that their seat on its day brings them.
// `opened` must outlive it.
governance::PresenceReader::FindSitter sitters(const Opened& opened,
                                               const governance::Meeting& meeting);

// What somebody typed as the sheet of `meeting`. Names that nobody has, persons without a seat or
// named twice, whoever may not stand in, and more than the seats of their role are Failures.
std::vector<governance::Presence> need_sheet(const Opened& opened,
                                             const governance::Meeting& meeting,
                                             const std::string& text);

struct SheetFault {
  base::Message cause;
  base::Message remedy;
};
// What commands refuse of the sheet of a session that a file brings, but for its number of persons:
// who stood in for whom, and who is named twice.
std::vector<SheetFault> faults_of_sheet(const Opened& opened, const governance::Meeting& meeting);

}  // namespace gouvernail::app

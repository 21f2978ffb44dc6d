// SPDX-License-Identifier: MPL-2.0
// What every change is held to. Each throws `bad_change`. For the stores.
#pragma once

#include <string>

#include "records/changes.h"

namespace gouvernail::records {

// Not empty, and on one line: ids stand in reports, file names and invitations. `field` is the
// name shown.
void need_id(const std::string& id, const std::string& field);
void need_sha256(const std::string& digest);

void check(const governance::Meeting& meeting);
void check(const governance::Seat& seat);
void check(const governance::Waiver& waiver);
void check(const governance::Tick& tick);
void check(const governance::Person& person);
void check(const Evidence& evidence);
void check(const AnswerRecord& answer);
void check(const Undecided& undecided);
void check(const OutgoingMail& mail);

}  // namespace gouvernail::records

// SPDX-License-Identifier: MPL-2.0
// Who is expected at a session, given the answers to its present invitation; and who invites.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/sending/guests.h"
#include "app/workspace/opened.h"
#include "compliance/forecast.h"

namespace gouvernail::app {

// The key of whoever invites to the session himself, who is not asked whether he comes; empty where
// nobody does. He has the organiser's address, and his name or the role that convenes; several may
// share that mailbox.
std::string organising_person(const governance::Meeting& meeting, const Opened& opened);

// Whether a guest is written to by nobody, since his mailbox is the organiser's, whom he is not.
bool is_never_written_to(const std::string& person, const governance::Meeting& meeting,
                         const Opened& opened);

// Whoever comes where that person was invited, by the answers to that invitation: himself, whom he
// sends, or whom that one sends in turn. None: they send each other, or nobody is named.
std::optional<std::string> who_comes(
    const std::string& person, int sequence,
    const std::map<std::string, governance::AnswerRecord>& answers);

// All but those who decline. Of those who send each other, each may still come. Whoever comes in
// somebody's place stands there for the role that he brings, once, also where he is expected
// himself or sent by several; who may not be sent and brings no role is nobody. `answers`: those
// that stand, by person; one to another revision than `sequence` says nothing.
std::vector<compliance::Expected> expected_at(
    const governance::Meeting& meeting, int sequence,
    const std::map<std::string, governance::AnswerRecord>& answers, const Opened& opened);

}  // namespace gouvernail::app

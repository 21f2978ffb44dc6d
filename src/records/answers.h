// SPDX-License-Identifier: MPL-2.0
// Answers to invitations (governance/answer.h), and beside them those that only a person can judge.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "calendar/local_time.h"
#include "governance/answer.h"
#include "governance/undecided.h"

namespace gouvernail::records {

using governance::AnswerRecord;
using governance::counts_more;

using governance::Decision;
using governance::Doubt;
using governance::doubt_of_word;
using governance::doubt_word;
using governance::Undecided;

bool is_in_words(Doubt doubt);
// Whether it proposes another day or hour for the session, so that to accept it moves that.
bool is_proposal(const Undecided& undecided);

// What makes one the same again, however its addresses are written: it waits, or is decided, once.
// Of one with an origin that is the mail, whatever session it is thought to be about.
std::string digest_of(const Undecided& undecided);

}  // namespace gouvernail::records

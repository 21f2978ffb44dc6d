// SPDX-License-Identifier: MPL-2.0
#include "governance/answer.h"

#include <tuple>

namespace gouvernail::governance {

const char* to_partstat(Answer answer) {
  switch (answer) {
    case Answer::accepted:
      return "ACCEPTED";
    case Answer::declined:
      return "DECLINED";
    case Answer::delegated:
      return "DELEGATED";
    case Answer::needs_action:
      return "NEEDS-ACTION";
    case Answer::tentative:
      return "TENTATIVE";
  }
  return "";
}

bool counts_more(const AnswerRecord& a, const AnswerRecord& b) {
  const bool a_says = a.answer != Answer::needs_action;
  const bool b_says = b.answer != Answer::needs_action;
  return std::tie(a.sequence, a_says, a.dtstamp, a.answer, a.delegate) >
         std::tie(b.sequence, b_says, b.dtstamp, b.answer, b.delegate);
}

}  // namespace gouvernail::governance

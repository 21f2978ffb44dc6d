// SPDX-License-Identifier: MPL-2.0
#include "governance/answer.h"

#include <tuple>

namespace gouvernail::governance {

bool counts_more(const AnswerRecord& a, const AnswerRecord& b) {
  return std::tie(a.sequence, a.dtstamp, a.answer, a.delegate) >
         std::tie(b.sequence, b.dtstamp, b.answer, b.delegate);
}

}  // namespace gouvernail::governance

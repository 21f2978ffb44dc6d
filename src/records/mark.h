// SPDX-License-Identifier: MPL-2.0
// The mark of a record: what binds all that it holds (Workspace::head), in a form that mails and
// reports carry out of the house and that is found in them again: "gv1-" and 24 hexadecimal digits.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"

namespace gouvernail::records {

std::string mark_of(const std::string& head);

// The digits of a mark or of a hash as somebody typed or pasted it, in small letters and without
// blanks; empty: it is neither, or has fewer than 12 digits, by which nothing is told apart.
std::string head_in_mark(std::string_view typed);

// The marks that a text holds, each once, in order; a line of a mail may break within one.
std::vector<std::string> marks_in(std::string_view text);

// Whether the record had it, and with how many entries (Workspace::entries_under), as a sentence.
base::Message describe_mark(const std::string& mark, std::optional<std::int64_t> entries);

}  // namespace gouvernail::records

// SPDX-License-Identifier: MPL-2.0
// The words by which people say what became of a session: in a column of the status (parse_status
// in meeting.h), before or behind its title in a diary, and in remarks.
#pragma once

#include <string>
#include <string_view>

namespace gouvernail::governance {

struct Convention;

// It begins or ends by saying that the session is put off, to whatever day.
bool is_put_off(const std::string& title);
// The same, or that it is called off, as diaries write it before its title.
bool is_called_off(const std::string& title);
// Of a folded title, the word that says so; empty: none does.
std::string_view word_calling_off(const std::string& folded);
// The word stands before others, or alone.
bool starts_as_word(const std::string& folded, std::string_view word);

// A remark that says of the session itself that it did not take place: "annulée faute de quorum",
// "la séance n'a pas pu se tenir", "COPIL reporté au 12/03", "was not held". "Point 3 reporté" and
// "reportée du 5 mars" say nothing of the kind.
bool denies_session(const Convention& convention, const std::string& remark);
// One that says that too few came: whether the session was opened all the same, nobody knows.
bool tells_no_quorum(const std::string& remark);

}  // namespace gouvernail::governance

// SPDX-License-Identifier: MPL-2.0
// people.toml as people keep it, with one person more, or one of them told anew: every other line,
// comments too, stays as it is.
#pragma once

#include <optional>
#include <string>

namespace gouvernail::governance {
struct Person;
}

namespace gouvernail::settings {

// `text`, and the person at its end. Whether that may be is said by read_people.
std::string with_person(const std::string& text, const governance::Person& person);

// `text`, in which the first person of that key is `person`. None where there is none, or where the
// file is written in a way that cannot be followed: it is corrected by hand then.
std::optional<std::string> with_changed(const std::string& text, const governance::Person& person);

// `text` without the person of that key and the seats that it gives her; comments stay. None where
// it has neither, or is written in a way that cannot be followed.
std::optional<std::string> without_person(const std::string& text, const std::string& key);

}  // namespace gouvernail::settings

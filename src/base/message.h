// SPDX-License-Identifier: MPL-2.0
// A sentence for a person, kept apart from any language.
//
// The pure modules never write text: they say *what* must be told, as an English format and
// its arguments, and `reports` renders it through the gettext catalogue of the reader's
// language. What it asks for is an argument too: an Action or an Input (base/action.h), never the
// name of a command or of an option. The format is fmt's ("{}", or "{0}" where a translation needs
// another order).
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/action.h"
#include "base/day_number.h"

namespace gouvernail::base {

// The same text in the product's two languages; `en` may be empty, then `fr` serves.
// It carries what rule files name (bodies, roles, parties), never the product's own sentences.
struct LocalizedText {
  std::string fr;
  std::string en;

  friend bool operator==(const LocalizedText&, const LocalizedText&) = default;
};

struct Message;

// Lists inside a sentence ("the Caf, the MSA and the Département") are joined by the renderer.
using MessageList = std::vector<Message>;

using Argument =
    std::variant<std::string, std::int64_t, DayNumber, LocalizedText, MessageList, Action, Input>;

struct Message {
  std::string format;  // msgid, in English
  std::vector<Argument> arguments;

  bool empty() const { return format.empty(); }
  friend bool operator==(const Message&, const Message&);
};

bool operator==(const Message& a, const Message& b);

// Every format goes through msg(), so that xgettext finds it (--keyword=msg:1).
template <class... Arguments>
Message msg(std::string format, Arguments&&... arguments) {
  Message message{std::move(format), {}};
  (message.arguments.emplace_back(std::forward<Arguments>(arguments)), ...);
  return message;
}

}  // namespace gouvernail::base

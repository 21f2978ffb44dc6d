// SPDX-License-Identifier: MPL-2.0
#include "base/book.h"

namespace gouvernail::base {

std::string column_letters(int column) {
  constexpr int letters = 26;
  std::string text;
  for (; column > 0; column = (column - 1) / letters) {
    text.insert(text.begin(), static_cast<char>('A' + (column - 1) % letters));
  }
  return text;
}

}  // namespace gouvernail::base

// SPDX-License-Identifier: MPL-2.0
#include "base/mail_status.h"

#include <algorithm>
#include <array>

namespace gouvernail::base {

bool is_server_code(int code) {
  constexpr std::array codes = {421, 432, 450, 451, 452, 454, 455, 458, 459,
                                500, 501, 502, 503, 504, 521, 523, 530, 534,
                                535, 538, 550, 551, 552, 553, 554, 555, 556};
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

std::string mail_status_text(int code) {
  std::string digits = std::to_string(code);
  if (digits.size() != 3 || is_server_code(code)) return digits;
  return digits.insert(2, ".").insert(1, ".");
}

}  // namespace gouvernail::base

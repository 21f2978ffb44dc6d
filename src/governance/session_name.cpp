// SPDX-License-Identifier: MPL-2.0
#include "governance/session_name.h"

#include "governance/meeting.h"

namespace gouvernail::governance {

std::string session_name(const std::string& body, calendar::Day day) {
  return body + "/" + calendar::to_iso(day);
}

std::string session_name(const Meeting& meeting) { return session_name(meeting.body, meeting.day); }

std::optional<SessionName> parse_session_name(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  return SessionName{std::string(text.substr(0, slash)), std::string(text.substr(slash + 1))};
}

}  // namespace gouvernail::governance

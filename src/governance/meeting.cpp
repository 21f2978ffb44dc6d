// SPDX-License-Identifier: MPL-2.0
#include "governance/meeting.h"

#include <array>

#include "base/text.h"

namespace gouvernail::governance {
namespace {

// As base::fold leaves them: without case and accents. Sessions are feminine in French; the
// masculine is what hands write as well.
struct StatusWord {
  const char* word;
  MeetingStatus status;
};
constexpr auto status_words = std::to_array<StatusWord>({
    {"proposed", MeetingStatus::proposed},  {"proposee", MeetingStatus::proposed},
    {"propose", MeetingStatus::proposed},   {"prevue", MeetingStatus::proposed},
    {"prevu", MeetingStatus::proposed},     {"convened", MeetingStatus::convened},
    {"convoquee", MeetingStatus::convened}, {"convoque", MeetingStatus::convened},
    {"confirmee", MeetingStatus::convened}, {"confirme", MeetingStatus::convened},
    {"held", MeetingStatus::held},          {"tenue", MeetingStatus::held},
    {"tenu", MeetingStatus::held},          {"realisee", MeetingStatus::held},
    {"realise", MeetingStatus::held},       {"faite", MeetingStatus::held},
    {"fait", MeetingStatus::held},          {"cancelled", MeetingStatus::cancelled},
    {"canceled", MeetingStatus::cancelled}, {"annulee", MeetingStatus::cancelled},
    {"annule", MeetingStatus::cancelled},
});

}  // namespace

const char* to_string(MeetingStatus status) {
  switch (status) {
    case MeetingStatus::proposed:
      return "proposed";
    case MeetingStatus::convened:
      return "convened";
    case MeetingStatus::held:
      return "held";
    case MeetingStatus::cancelled:
      return "cancelled";
  }
  return "";
}

std::optional<MeetingStatus> parse_status(std::string_view text) {
  const std::string word = base::fold(text);
  for (const StatusWord& known : status_words) {
    if (word == known.word) return known.status;
  }
  return std::nullopt;
}

}  // namespace gouvernail::governance

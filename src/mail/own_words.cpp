// SPDX-License-Identifier: MPL-2.0
#include "mail/own_words.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"

namespace gouvernail::mail {
namespace {

// All are compared as base::fold leaves them, a hyphen at both ends.
std::string folded(std::string_view line) { return "-" + base::fold(line) + "-"; }

bool has_any(const std::string& line, const auto& parts) {
  return std::ranges::any_of(
      parts, [&](std::string_view part) { return line.find(part) != std::string::npos; });
}

bool starts_with_any(const std::string& line, const auto& parts) {
  return std::ranges::any_of(parts, [&](std::string_view part) { return line.starts_with(part); });
}

// Where the mail or the invitation that is answered begins.
bool begins_quotation(std::string_view line) {
  constexpr auto rulers = std::to_array<std::string_view>(
      {"-original-appointment-", "-rendez-vous-d-origine-", "-original-message-",
       "-message-d-origine-", "-reunion-d-origine-", "-original-meeting-"});
  const std::string words = folded(line);
  const bool ruled = line.starts_with("__") || line.starts_with("--") || line.starts_with("*~*");
  if (ruled && (words == "--" || has_any(words, rulers))) return true;
  const bool names_writer = (words.starts_with("-le-") && words.ends_with("-a-ecrit-")) ||
                            (words.starts_with("-on-") && words.ends_with("-wrote-"));
  if (names_writer) return true;
  constexpr auto heads = std::to_array<std::string_view>({"De :", "De\u00A0:", "From:"});
  return std::ranges::any_of(heads, [&](std::string_view head) { return line.starts_with(head); });
}

// “-- ” on a line of its own, and what telephones add.
bool begins_signature(std::string_view line) {
  constexpr auto adverts = std::to_array<std::string_view>(
      {"-envoye-de-mon-", "-envoye-depuis-", "-sent-from-my-", "-sent-from-", "-obtenez-outlook-",
       "-get-outlook-", "-telecharger-outlook-"});
  return line == "--" || line == "-- " || starts_with_any(folded(line), adverts);
}

// What a program says of the answer, of somebody: “Denis Durand a refusé cette invitation”.
bool is_of_program(std::string_view line) {
  constexpr auto answered = std::to_array<std::string_view>({"-a-accepte-",
                                                             "-a-refuse-",
                                                             "-a-decline-",
                                                             "-a-provisoirement-accepte-",
                                                             "-a-accepte-provisoirement-",
                                                             "-a-peut-etre-accepte-",
                                                             "-a-repondu-",
                                                             "-a-delegue-",
                                                             "-a-propose-",
                                                             "-has-accepted-",
                                                             "-has-declined-",
                                                             "-has-tentatively-accepted-",
                                                             "-has-replied-",
                                                             "-has-responded-",
                                                             "-has-delegated-",
                                                             "-has-proposed-",
                                                             "-accepted-your-",
                                                             "-declined-your-",
                                                             "-tentatively-accepted-",
                                                             "-accepted-the-",
                                                             "-declined-the-",
                                                             "-accepted-this-",
                                                             "-declined-this-",
                                                             "-might-attend-",
                                                             "-will-attend-this-",
                                                             "-participera-a-cet-evenement-"});
  constexpr auto of_what = std::to_array<std::string_view>(
      {"-invitation-", "-event-", "-evenement-", "-meeting-", "-reunion-", "-rendez-vous-",
       "-appointment-", "-peut-etre-", "-oui-", "-non-", "-yes-", "-no-", "-maybe-"});
  // Somebody tells more, of himself or for another.
  constexpr auto goes_on =
      std::to_array<std::string_view>({"-mais-", "-but-", "-car-", "-because-", "-parce-",
                                       "-puisque-", "-je-", "-j-", "-nous-", "-i-", "-we-"});
  const std::string words = folded(line);
  return has_any(words, answered) && has_any(words, of_what) && !has_any(words, goes_on);
}

// “… with this note:”: what follows, up to a blank line, is the guest's own.
bool announces_note(std::string_view line) {
  constexpr auto notes = std::to_array<std::string_view>(
      {"-note-", "-comment-", "-commentaire-", "-message-", "-remarque-"});
  return base::trim(line).ends_with(':') && has_any(folded(line), notes);
}

// The answer in words, or politeness.
constexpr auto plain_answers = std::to_array<std::string_view>({"--",
                                                                "-oui-",
                                                                "-non-",
                                                                "-peut-etre-",
                                                                "-ok-",
                                                                "-yes-",
                                                                "-no-",
                                                                "-maybe-",
                                                                "-d-accord-",
                                                                "-accepte-",
                                                                "-acceptee-",
                                                                "-refuse-",
                                                                "-refusee-",
                                                                "-decline-",
                                                                "-provisoire-",
                                                                "-accepted-",
                                                                "-declined-",
                                                                "-tentative-",
                                                                "-present-",
                                                                "-presente-",
                                                                "-absent-",
                                                                "-absente-",
                                                                "-excuse-",
                                                                "-excusee-",
                                                                "-je-participerai-",
                                                                "-je-serai-present-",
                                                                "-je-serai-presente-",
                                                                "-i-will-attend-",
                                                                "-yes-i-will-attend-",
                                                                "-no-i-won-t-attend-",
                                                                "-no-i-will-not-attend-",
                                                                "-i-might-attend-",
                                                                "-oui-je-participerai-",
                                                                "-oui-j-assisterai-",
                                                                "-oui-je-serai-present-",
                                                                "-non-je-ne-participerai-pas-",
                                                                "-non-je-n-assisterai-pas-"});
constexpr auto courtesies = std::to_array<std::string_view>({"-bonjour-",
                                                             "-bonsoir-",
                                                             "-hello-",
                                                             "-good-day-",
                                                             "-madame-",
                                                             "-monsieur-",
                                                             "-madame-monsieur-",
                                                             "-merci-",
                                                             "-merci-d-avance-",
                                                             "-thanks-",
                                                             "-thank-you-",
                                                             "-bien-recu-",
                                                             "-bien-note-",
                                                             "-cordialement-",
                                                             "-bien-cordialement-",
                                                             "-cdlt-",
                                                             "-tres-cordialement-",
                                                             "-bien-a-vous-",
                                                             "-bonne-journee-",
                                                             "-bonne-reception-",
                                                             "-best-regards-",
                                                             "-kind-regards-",
                                                             "-regards-",
                                                             "-sincerely-"});

// Says no more than that.
bool says_nothing_more(std::string_view line) {
  const std::string words = folded(line);
  const auto is_it = [&](std::string_view one) { return one == words; };
  return std::ranges::any_of(plain_answers, is_it) || std::ranges::any_of(courtesies, is_it);
}

// Behind it stands who wrote it.
bool takes_leave(std::string_view line) {
  constexpr auto leaves = std::to_array<std::string_view>(
      {"-cordialement-", "-bien-cordialement-", "-tres-cordialement-", "-cdlt-", "-bien-a-vous-",
       "-best-regards-", "-kind-regards-", "-regards-", "-sincerely-"});
  return std::ranges::find(leaves, folded(line)) != leaves.end();
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return std::string(base::trim(text));
}

}  // namespace

std::string own_words(std::string_view text) {
  std::string plain(text);
  std::erase(plain, '\r');
  std::vector<std::string> own;
  bool of_program = false;  // what it tells of the event goes to the end
  bool in_note = false;
  for (const std::string& line : base::split(plain, '\n')) {
    const std::string_view bare = base::trim(line);
    if (begins_quotation(bare) || begins_signature(bare) || takes_leave(bare)) break;
    if (bare.starts_with('>')) continue;
    const bool program = is_of_program(bare);
    if (program || (of_program && announces_note(bare))) {
      of_program = true;
      in_note = announces_note(bare);
      continue;
    }
    const bool nothing = std::ranges::all_of(own, [](const auto& one) { return one.empty(); });
    if (in_note && bare.empty() && !nothing) in_note = false;
    if (of_program && !in_note) continue;
    own.emplace_back(says_nothing_more(bare) ? std::string_view() : bare);
  }
  return joined(own);
}

}  // namespace gouvernail::mail

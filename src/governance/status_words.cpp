// SPDX-License-Identifier: MPL-2.0
#include "governance/status_words.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "base/text.h"
#include "governance/convention.h"
#include "governance/meeting.h"

namespace gouvernail::governance {
namespace {

// As base::fold leaves them: without case and accents. Sessions are feminine in French; the
// masculine is what hands write as well.
struct StatusWords {
  MeetingStatus status;
  std::string_view words;  // separated by blanks
};
constexpr auto status_words = std::to_array<StatusWords>({
    {MeetingStatus::proposed,
     "proposed propose proposee prevu prevue planifie planifiee programme programmee "
     "confirme confirmee confirmed maintenu maintenue fixe fixee valide validee "
     "envisage envisagee a-venir a-planifier a-fixer a-confirmer a-valider "
     "a-programmer en-attente en-projet provisoire option optionnel optionnelle "
     "projet planned scheduled tentative upcoming pending provisional draft tbc tbd "
     "to-be-confirmed to-confirm to-be-scheduled unconfirmed non-confirme "
     "non-confirmee"},
    {MeetingStatus::convened,
     "convened convoque convoquee invite invitee invited invitations-envoyees "
     "convocation-envoyee convocations-envoyees"},
    {MeetingStatus::held,
     "held tenu tenue realise realisee fait faite effectue effectuee termine "
     "terminee passe passee a-eu-lieu eu-lieu s-est-tenu s-est-tenue done completed "
     "complete took-place has-taken-place past finished over"},
    {MeetingStatus::cancelled,
     "cancelled canceled annule annulee supprime supprimee non-tenu non-tenue "
     "pas-tenu pas-tenue n-a-pas-eu-lieu ne-s-est-pas-tenu ne-s-est-pas-tenue "
     "not-held did-not-take-place called-off"},
});

// Of a title, at either end of it.
constexpr auto put_off = std::to_array<std::string_view>(
    {"reporte", "reportee", "report", "ajourne", "ajournee", "differe", "differee", "decale",
     "decalee", "postponed", "adjourned"});
constexpr auto called_off =
    std::to_array<std::string_view>({"annule", "annulee", "annulation", "cancelled", "canceled"});
// Besides those, in a remark.
constexpr auto put_off_in_remarks = std::to_array<std::string_view>(
    {"repousse", "repoussee", "deplace", "deplacee", "renvoye", "renvoyee", "recule", "reculee",
     "rescheduled", "deferred", "reprogrammee"});
constexpr auto called_off_in_remarks = std::to_array<std::string_view>(
    {"supprime", "supprimee", "decommande", "decommandee", "deprogramme", "deprogrammee",
     "abandonne", "abandonnee", "scrapped", "abandoned"});
// They say so of the session where nothing, or one of the second, follows: "report au 12/03".
constexpr auto of_a_day =
    std::to_array<std::string_view>({"report", "annulation", "ajournement", "remis", "remise",
                                     "moved", "postponement", "cancellation", "adjournment"});
constexpr auto behind_of_a_day = std::to_array<std::string_view>(
    {"au", "a", "en", "to", "until", "faute", "pour", "sine", "for", "cause", "suite",
     "de-la-seance", "de-la-reunion", "du-comite", "of-the-meeting", "of-the-session"});
// Whole words that deny it wherever they stand.
constexpr auto denials = std::to_array<std::string_view>(
    {"pas-eu-lieu",     "pas-lieu",        "pas-pu-avoir-lieu", "n-a-pu-avoir-lieu",
     "jamais-eu-lieu",  "pas-tenu",        "pas-tenue",         "non-tenu",
     "non-tenue",       "jamais-tenue",    "pas-ete-tenu",      "pas-ete-tenue",
     "pas-pu-se-tenir", "n-a-pu-se-tenir", "pas-pu-etre-tenue", "n-a-pu-etre-tenue",
     "pas-reuni",       "pas-reunie",      "pas-pu-se-reunir",  "n-a-pu-se-reunir",
     "non-realisee",    "pas-realisee",    "pas-ete-realisee",  "non-reunie",
     "not-held",        "not-been-held",   "never-held",        "t-held",
     "not-take-place",  "t-take-place",    "not-taken-place",   "never-took-place",
     "not-happen",      "t-happen",        "never-happened",    "called-off",
     "not-go-ahead",    "did-not-meet",    "didn-t-meet"});
// The same of a quorum, where one is spoken of.
constexpr auto too_few = std::to_array<std::string_view>(
    {"faute-de",      "defaut-de",      "absence-de",      "manque-de",       "pas-de",
     "sans-quorum",   "non-atteint",    "pas-atteint",     "pas-ete-atteint", "insuffisant",
     "pas-le-quorum", "de-carence",     "no-quorum",       "inquorate",       "not-quorate",
     "lack-of",       "want-of",        "absence-of",      "not-reached",     "not-met",
     "not-been",      "without-quorum", "without-a-quorum"});

// What a clause speaks of, where it speaks of the session.
constexpr auto sessions = std::to_array<std::string_view>(
    {"seance", "reunion", "rencontre", "session", "meeting", "comite", "elle", "celle-ci", "it"});
// Between that and the word that tells what became of it.
constexpr auto between = std::to_array<std::string_view>({"la",
                                                          "le",
                                                          "l",
                                                          "les",
                                                          "cette",
                                                          "ce",
                                                          "cet",
                                                          "the",
                                                          "this",
                                                          "du",
                                                          "de",
                                                          "prevue",
                                                          "prevu",
                                                          "initialement",
                                                          "est",
                                                          "a",
                                                          "ete",
                                                          "etait",
                                                          "sera",
                                                          "fut",
                                                          "ayant",
                                                          "doit",
                                                          "dut",
                                                          "etre",
                                                          "was",
                                                          "has",
                                                          "had",
                                                          "been",
                                                          "is",
                                                          "will",
                                                          "be",
                                                          "to",
                                                          "must",
                                                          "on",
                                                          "of",
                                                          "finalement",
                                                          "finally",
                                                          "puis",
                                                          "donc",
                                                          "mais",
                                                          "encore",
                                                          "malheureusement",
                                                          "unfortunately",
                                                          "again",
                                                          "but",
                                                          "then"});

template <class Words>
bool is_one_of(std::string_view word, const Words& words) {
  return std::ranges::find(words, word) != words.end();
}

// "COPIL (annulé)": words that are also nouns are none of a title's end, and one may deny it.
bool ends_with(const std::string& folded, std::string_view word) {
  if (word == "report" || word == "annulation") return false;
  if (folded.size() <= word.size() || !folded.ends_with(word)) return false;
  const std::string before = folded.substr(0, folded.size() - word.size());
  const auto denies = [&](std::string_view no) { return ("-" + before).ends_with(no); };
  return before.ends_with('-') && !denies("-non-") && !denies("-pas-") && !denies("-not-");
}

template <class Words>
std::string_view word_at_an_end(const std::string& folded, const Words& words) {
  const auto its = std::ranges::find_if(words, [&](std::string_view word) {
    return starts_as_word(folded, word) || ends_with(folded, word);
  });
  return its == words.end() ? std::string_view() : *its;
}

template <class Words>
bool holds_any(const std::string& folded, const Words& phrases) {
  const std::string words = "-" + folded + "-";
  return std::ranges::any_of(phrases, [&](std::string_view phrase) {
    return words.find("-" + std::string(phrase) + "-") != std::string::npos;
  });
}

// Folded, each: what stands between the marks that part a sentence.
std::vector<std::string> clauses_of(const std::string& remark) {
  std::string text = remark;
  for (const std::string_view mark :
       {". ", " - ", " – ", " — ", "→", "->", "!", "?", ";", ":", ",", "(", ")", "\n", "/ "}) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
      text.replace(at, mark.size(), "|");
    }
  }
  std::vector<std::string> clauses;
  for (const std::string& clause : base::split(text, '|')) {
    if (std::string folded = base::fold(clause); !folded.empty()) {
      clauses.push_back(std::move(folded));
    }
  }
  return clauses;
}

bool is_number_or_month(std::string_view word) {
  constexpr auto months = std::to_array<std::string_view>(
      {"janvier", "fevrier",  "mars",      "avril",   "mai",      "juin",
       "juillet", "aout",     "septembre", "octobre", "novembre", "decembre",
       "january", "february", "march",     "april",   "may",      "june",
       "july",    "august",   "september", "october", "november", "december"});
  return (word.front() >= '0' && word.front() <= '9') || is_one_of(word, months);
}

using Words = std::vector<std::string>;
using At = Words::const_iterator;

std::string joined(At from, At to) {
  std::string text;
  for (; from != to; ++from) text += (text.empty() ? "" : "-") + *from;
  return text;
}

// From there on it says of what stands before that it does not take place.
bool calls_off(At at, At end) {
  while (at != end && (is_one_of(*at, between) || is_number_or_month(*at))) ++at;
  if (at == end) return false;
  const std::string& word = *at;
  const std::string rest = joined(++at, end);
  if (rest == "a-nouveau" || rest.starts_with("a-nouveau-")) return false;  // of accounts
  if (is_one_of(word, of_a_day)) {
    return rest.empty() || std::ranges::any_of(behind_of_a_day, [&](std::string_view one) {
             return starts_as_word(rest, one);
           });
  }
  if (is_one_of(word, called_off) || is_one_of(word, called_off_in_remarks)) return true;
  if (!is_one_of(word, put_off) && !is_one_of(word, put_off_in_remarks)) return false;
  // "Reportée du 5 mars" says where this one stood before.
  const bool from = starts_as_word(rest, "du") || starts_as_word(rest, "from");
  return !from || holds_any(rest, std::array<std::string_view, 2>{"au", "to"});
}

// Whether calls_off may say so of any of them: asked first, as nearly no remark has such a word.
bool has_word_calling_off(const Words& words) {
  return std::ranges::any_of(words, [](const std::string& word) {
    return is_one_of(word, of_a_day) || is_one_of(word, called_off) ||
           is_one_of(word, called_off_in_remarks) || is_one_of(word, put_off) ||
           is_one_of(word, put_off_in_remarks);
  });
}

// Without the name of a body in front: "COPIL annulé".
std::string without_body(const Convention& convention, const std::string& clause) {
  std::size_t longest = 0;
  for (const Body& body : convention.bodies) {
    for (const std::string& name : {body.id, body.name.fr, body.name.en}) {
      const std::string folded = base::fold(name);
      if (!folded.empty() && starts_as_word(clause, folded)) {
        longest = std::max(longest, folded.size());
      }
    }
  }
  return longest == 0 || longest == clause.size() ? clause : clause.substr(longest + 1);
}

}  // namespace

bool starts_as_word(const std::string& folded, std::string_view word) {
  return folded.starts_with(word) && (folded.size() == word.size() || folded[word.size()] == '-');
}

std::string_view word_calling_off(const std::string& folded) {
  const std::string_view word = word_at_an_end(folded, put_off);
  return word.empty() ? word_at_an_end(folded, called_off) : word;
}

bool is_put_off(const std::string& title) {
  return !word_at_an_end(base::fold(title), put_off).empty();
}

bool is_called_off(const std::string& title) {
  return !word_calling_off(base::fold(title)).empty();
}

bool denies_session(const Convention& convention, const std::string& remark) {
  for (const std::string& clause : clauses_of(remark)) {
    if (holds_any(clause, denials)) return true;
    if (!has_word_calling_off(base::split(clause, '-'))) continue;
    const Words words = base::split(without_body(convention, clause), '-');
    if (calls_off(words.begin(), words.end())) return true;
    for (At at = words.begin(); at != words.end(); ++at) {
      if (is_one_of(*at, sessions) && calls_off(at + 1, words.end())) return true;
    }
  }
  return false;
}

bool tells_no_quorum(const std::string& remark) {
  const std::string folded = base::fold(remark);
  const bool of_quorum = holds_any(
      folded, std::array<std::string_view, 4>{"quorum", "quorate", "inquorate", "carence"});
  return of_quorum && holds_any(folded, too_few);
}

std::optional<MeetingStatus> parse_status(std::string_view text) {
  // "Annulée (quorum non atteint)" says why; "Séance tenue" of what.
  std::string word = base::fold(text.substr(0, text.find('(')));
  for (const std::string_view what : {"seance-", "reunion-", "meeting-", "statut-", "etat-"}) {
    if (word.starts_with(what)) word.erase(0, what.size());
  }
  for (const StatusWords& known : status_words) {
    if (base::is_word_of(known.words, word)) return known.status;
  }
  return std::nullopt;
}

}  // namespace gouvernail::governance

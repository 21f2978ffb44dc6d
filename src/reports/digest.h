// SPDX-License-Identifier: MPL-2.0
// The weekly digest: what cannot be saved any more, what has to be done and until when, what has to
// be said, what is new, what went right; then what the house has to see to. Ordered by last call,
// not by due date. And, for one person, the part of it that is theirs to do.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/action.h"
#include "calendar/election.h"
#include "planning/slots.h"
#include "reports/answers_text.h"
#include "reports/check_report.h"
#include "reports/invitation_letter.h"
#include "reports/language.h"
#include "reports/text_style.h"

namespace gouvernail::governance {
struct People;
}

namespace gouvernail::reports {

// A date on which what is at risk can still be saved.
struct PossibleDate {
  std::string duty;  // id
  planning::Slot slot;
  std::string when;                   // "mar. 15/12/2026, 14 h – 16 h"
  std::vector<std::string> notes;     // what comes before it, until when to convene, who is free
  std::vector<base::Action> actions;  // that take it, in order
  std::string file;                   // of its .ics, where that goes with the mail; else empty
};

// What may be done about an item.
struct DigestStep {
  base::Action action;
  std::optional<bool> answer;  // yes or no, to the question that the item asks
};

struct DigestItem {
  std::string symbol;  // of its verdict, one column wide; "·" for a remark
  std::optional<compliance::Verdict> verdict;
  std::string head;                // "Comité technique avant chaque COPIL – réunion du…"
  std::vector<std::string> lines;  // what to do, until when, by which article
  std::vector<DigestStep> steps;   // that do it, or that answer the question
  std::string dates_title;         // "Dates possibles :", when there are any
  std::vector<PossibleDate> dates;
};

struct DigestSection {
  std::string title;
  std::string preamble;           // what holds for all its items; may be empty
  std::vector<DigestItem> items;  // at least one
  bool standing = false;          // the same week after week: no reason for a mail of its own
};

struct Digest {
  std::string subject;
  std::string convention;
  std::string opening;                  // the sentence that everybody reads first
  std::vector<DigestSection> sections;  // none is empty
  std::vector<std::string> closing;     // a paragraph each

  // Something asks for somebody's action, or has changed.
  bool says_something() const;
};

// A role of a body that nobody holds.
struct VacantRole {
  std::string role;                 // id
  std::vector<std::string> bodies;  // ids of those it belongs to
};

// The next session of a checklist's body.
struct PreparationNote {
  std::string list;  // id
  std::string body;  // id
  calendar::Day day;
  std::int64_t late = 0;
  std::int64_t left = 0;               // not done, late ones included
  std::string next;                    // what to do first; empty when all is done
  std::optional<calendar::Day> until;  // its latest day
  bool dated = true;  // false: no session is recorded, `day` is the last one possible
};

// What the digest tells beside the verdicts.
struct DigestFacts {
  std::map<std::string, std::vector<planning::Slot>> dates;  // by duty, the best first
  const governance::People* people = nullptr;                // names; null: keys stand for them
  bool seats_known = false;                                  // somebody's seat is recorded
  std::vector<VacantRole> vacant;
  std::vector<calendar::Election> elections;  // at which seats lapse soon
  std::vector<std::string> elected;           // roles held today that lapse
  std::vector<base::Message> calendars;       // that are missing or old, and what to do
  std::vector<MeetingAnswers> unanswered;     // each with those who have not answered, no others
  std::vector<PreparationNote> preparations;
  bool checklists_faulty = false;  // they cannot be read: there are no preparations
};

// `before` are the verdicts of a week ago, on the same rules.
Digest digest(const CheckReport& report, const std::vector<compliance::Judgement>& before,
              const DigestFacts& facts, const Language& language);

// What somebody has to do this week: sessions of the bodies that they convene, invitations that
// they have not answered. Names nobody else but who writes.
struct PersonalDigest {
  std::set<std::string> bodies;
  std::vector<MeetingAnswers> unanswered;
  std::string organiser;  // who writes
};
Digest personal_digest(const CheckReport& report, const DigestFacts& facts,
                       const PersonalDigest& personal, const Language& language);

// In words: "oui : gouvernail meeting hold copil/2026-10-13".
std::string step_words(const DigestStep& step, const Language& language);

std::string digest_text(const Digest& digest, const Language& language, const TextStyle& style);
// As a mail: plain text and HTML of the same content; tables and inline styles, no image, no
// script.
LetterText digest_letter(const Digest& digest, const Language& language);

}  // namespace gouvernail::reports

// SPDX-License-Identifier: MPL-2.0
// Until which day a duty can still be saved.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "calendar/day.h"
#include "calendar/regime.h"
#include "compliance/sessions.h"

namespace gouvernail::rules {
struct Obligation;
struct Rules;
enum class Weight;
}  // namespace gouvernail::rules

namespace gouvernail::compliance {

struct NoticeForm;
struct Takers;
class Validity;

// `good_order` honours the house: days worked to meet and to convene on, its notice and spacing,
// and a day between what comes before and what follows. `resort` gives up all that the convention
// itself does not ask, and any day will do: predecessors and distinct days for distinct sessions
// of a body remain, and a notice that the convention states (in its urgent form, if it has one).
enum class Manner { good_order, resort };

// Sessions still to be held: `missing` of `body` within `window`, besides those known.
struct Need {
  std::string body;
  calendar::DayRange window;
  int missing = 1;
  std::optional<calendar::DayRange> in_good_order = {};  // part of the window; none: all of it
  bool second_convocation = false;
};

// Which days are open, how long before a session one must act, and what must come before it:
// what the rules say of placing sessions, prepared once for many questions.
class Placement {
 public:
  // `validity`, where it is known, tells which sessions of `sessions` precede nothing; `takers`,
  // which of them take no predecessor (none: all do).
  Placement(const rules::Rules& rules, const Sessions& sessions, const Validity* validity = nullptr,
            const Takers* takers = nullptr);
  // The same rules, other sessions: what the rules alone say is not worked out again.
  Placement(const Placement& prepared, const Sessions& sessions, const Validity* validity = nullptr,
            const Takers* takers = nullptr);

  bool is_open(calendar::Day day) const;
  // Latest day to convene a session of `body` on `day`; the day itself when no notice is owed.
  calendar::Day latest_notice(const std::string& body, calendar::Day day, Manner manner,
                              bool second = false) const;
  // Latest day to do so: in good order a day worked, since somebody has to do it.
  calendar::Day last_act(const std::string& body, calendar::Day day, Manner manner,
                         bool second = false) const;
  // The same by what the convention binds to alone (obligations); `urgent`, `second`: in the form
  // that it has for urgent sessions, for second convocations.
  calendar::Day stated_notice(const std::string& body, calendar::Day day, bool urgent,
                              bool second = false) const;
  // Fewest days between two sessions of a body; at least 1.
  int spacing(const std::string& body, Manner manner) const;
  // Whether a session of `body` on `day` keeps that distance to those known.
  bool is_spaced(const std::string& body, calendar::Day day, Manner manner) const;
  // Precedences that a session of `body` on `day` must satisfy.
  std::vector<const rules::Obligation*> predecessors(const std::string& body, calendar::Day day,
                                                     Manner manner) const;
  // The days on which a predecessor of a session of its `before_each` on `day` may stand, when
  // the session before it was on `previous`. May be empty.
  calendar::DayRange predecessor_window(const rules::Obligation& precedence, calendar::Day day,
                                        std::optional<calendar::Day> previous, Manner manner) const;
  // Day of the last session of `body` before `day` that takes a predecessor, see `takers`.
  std::optional<calendar::Day> session_before(const std::string& body, calendar::Day day,
                                              Manner manner) const;

  // Last day on which someone can still act so that the need is met, or none when no calendar
  // ever met it. Acting is sending the convocation, or meeting where no notice is owed, for the
  // sessions needed and for the predecessors that they need (a COTECH before the COPIL).
  std::optional<calendar::Day> last_day_to_act(const Need& need, Manner manner) const;

  // Whether the need can be met by acts that all lie on `day` or later.
  bool can_meet(const Need& need, calendar::Day day, Manner manner) const;

  const Sessions& sessions() const { return sessions_; }
  // Those that take a predecessor: in good order also those of which nobody can tell, at the last
  // resort those alone that surely do.
  const Sessions& takers(Manner manner) const;
  // Whether a session that stands may serve as what must come before: one that is known not to
  // count does not.
  bool may_serve(const rules::Obligation& precedence, const governance::Meeting& meeting) const;

 private:
  // By notices of that weight, and heavier ones.
  calendar::Day notice_by(rules::Weight lightest, const std::string& body, calendar::Day day,
                          NoticeForm form) const;

  const rules::Rules& rules_;
  const Sessions& sessions_;
  const Validity* validity_;
  const Takers* takers_;
  calendar::WorkCalendar work_;
  calendar::DayRange known_;  // days that open_ covers
  std::vector<char> open_;
  std::map<std::string, std::vector<const rules::Obligation*>> precedences_;  // by before_each
  std::map<std::string, std::vector<const rules::Obligation*>> notices_;      // by body
};

}  // namespace gouvernail::compliance

// SPDX-License-Identifier: MPL-2.0
// Last call and last resort against trying every calendar: a chain of three bodies, each of which
// must have met before the next one does.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <random>
#include <vector>

#include "compliance/last_call.h"
#include "governance/convention.h"
#include "rules/rules.h"
#include "support/rules_text.h"
#include "support/sample.h"

namespace gouvernail::test::last_days_test {
namespace {

using calendar::DayRange;
using calendar::Days;
using compliance::Manner;
using governance::Meeting;

// What comes first stands first.
const std::array<std::string, 3> chain{"groupe", "cotech", "copil"};

// How one body follows the one before it, and what it needs by itself.
struct Link {
  int notice = 0;   // of the house
  int spacing = 1;  // of the house
  int stated = 0;   // notice of the convention; 0: none
  int urgent = 0;   // the same, where it is urgent
  int within = 0;   // 0: no such limit
  int at_least = 0;
  bool owed = true;  // an obligation, and no recommendation
};

struct Case {
  std::array<Link, 3> links;
  std::vector<DayRange> closures;
  std::vector<Meeting> known;
  DayRange window;
  int missing = 1;
};

std::string span(const std::string& key, int days) {
  return days == 0 ? "" : key + " = { days = " + std::to_string(days) + " }\n";
}

std::string text_of(const Case& c) {
  std::string text;
  for (std::size_t i = 0; i < chain.size(); ++i) {
    const Link& link = c.links[i];
    if (link.stated > 0) {
      text += "[[obligation]]\nid = \"n" + std::to_string(i) + "\"\nbody = \"" + chain[i] +
              "\"\nkind = \"notice\"\nsource = { article = \"1\" }\n" + span("ahead", link.stated) +
              "urgent = { days = " + std::to_string(link.urgent) + " }\n";
    }
    if (i == 0) continue;
    text += "[[obligation]]\nid = \"p" + std::to_string(i) + "\"\nbody = \"" + chain[i - 1] +
            "\"\nkind = \"precedence\"\nbefore_each = \"" + chain[i] +
            "\"\nsource = { article = \"1\" }\n" + span("within", link.within) +
            span("at_least_before", link.at_least) +
            (link.owed ? "" : "weight = \"recommendation\"\n");
  }
  text += "[house]\n";
  std::string closures;
  for (const DayRange& days : c.closures) {
    closures += "{ first = " + calendar::to_iso(days.first) +
                ", last = " + calendar::to_iso(days.last) + ", name = \"x\" }, ";
  }
  if (!closures.empty()) text += "closures = [" + closures + "]\n";
  for (std::size_t i = 0; i < chain.size(); ++i) {
    text += "[house.body." + chain[i] +
            "]\nnotice = { days = " + std::to_string(c.links[i].notice) +
            " }\nspacing = " + std::to_string(c.links[i].spacing) + "\n";
  }
  return text;
}

class Draw {
 public:
  explicit Draw(unsigned seed) : random_(seed) {}
  int operator()(int from, int to) {  // both included; the same on every machine
    return from + static_cast<int>(random_() % static_cast<unsigned>(to - from + 1));
  }
  bool once_in(int n) { return (*this)(1, n) == 1; }

 private:
  std::mt19937 random_;
};

// The first days of the term: a public holiday on Thursday, then weekends; nothing comes before.
Case random_case(Draw& draw) {
  Case c;
  const Day first = day("2026-01-01");
  for (Link& link : c.links) {
    link.notice = draw.once_in(2) ? draw(0, 9) : 0;
    link.spacing = draw.once_in(2) ? draw(1, 5) : 1;
    if (draw.once_in(3)) {
      link.stated = draw(1, 6);
      link.urgent = draw(0, link.stated);
    }
    if (draw.once_in(3)) link.within = draw(1, 5);
    if (draw.once_in(4)) link.at_least = draw(1, 3);
    if (link.within > 0) link.within = std::max(link.within, link.at_least);  // else no day is left
    link.owed = !draw.once_in(6);
  }
  for (int i = draw(0, 2); i > 0; --i) {
    const Day closed = first + Days{draw(0, 8)};
    c.closures.push_back({closed, closed + Days{draw(0, 2)}});
  }
  for (int i = draw(0, 3); i > 0; --i) {
    Meeting m = convened(chain[static_cast<std::size_t>(draw(0, 2))], "2026-01-01");
    m.uid = "m" + std::to_string(i);
    m.day = first + Days{draw(0, 8)};
    // Each its own hour, so that hours always tell.
    if (!draw.once_in(3)) m.start_time = calendar::Minutes{60 * (8 + 3 * i + draw(0, 1) * 10)};
    c.known.push_back(m);
  }
  c.window.last = first + Days{draw(4, 8)};
  c.window.first = std::max(first, c.window.last - Days{draw(0, 7)});
  c.missing = draw(1, 2);
  return c;
}

// A session, in its place in the order of all.
struct Stood {
  std::size_t body = 0;
  Day day;
  const Meeting* known = nullptr;  // null: added
};

class Oracle {
 public:
  Oracle(const Case& c, const rules::Rules& rules, Manner manner)
      : c_(c), work_(rules.work()), good_(manner == Manner::good_order) {
    for (const Meeting& m : c_.known) {
      const auto body = std::find(chain.begin(), chain.end(), m.body) - chain.begin();
      known_.push_back({static_cast<std::size_t>(body), m.day, &m});
    }
  }

  // The latest first act of all calendars that meet the need.
  std::optional<Day> last_day() {
    const DayRange all{day("2026-01-01"), c_.window.last};
    for (const auto& copils : choices(2, c_.window, c_.missing, c_.missing)) {
      for (const auto& cotechs : choices(1, all, 0, c_.missing)) {
        for (const auto& groups : choices(0, all, 0, c_.missing)) {
          std::vector<Stood> added = copils;
          added.insert(added.end(), cotechs.begin(), cotechs.end());
          added.insert(added.end(), groups.begin(), groups.end());
          Day act = Day::max();
          for (const Stood& s : added) act = std::min(act, act_of(s));
          if (best_ && act <= *best_) continue;
          if (good_ ? is_well_ordered(added) : can_be_ordered(added)) best_ = act;
        }
      }
    }
    return best_;
  }

 private:
  const Link& link(const Stood& s) const { return c_.links[s.body]; }

  Day act_of(const Stood& s) const {
    const int stated = link(s).stated == 0 ? 0 : good_ ? link(s).stated : link(s).urgent;
    Day act = s.day - Days{stated};
    if (!good_) return act;
    act = std::min(act, s.day - Days{link(s).notice});
    while (!work_.is_ouvre(act)) act -= Days{1};
    return act;
  }

  bool apart(const Stood& a, const Stood& b) const {
    const int least = good_ ? std::max(1, link(a).spacing) : 1;
    return a.body != b.body || std::abs((a.day - b.day).count()) >= least;
  }

  bool has_place(const Stood& s) const {
    if (good_ && !work_.is_ouvre(s.day)) return false;
    return std::all_of(known_.begin(), known_.end(),
                       [&](const Stood& other) { return apart(s, other); });
  }

  // Every set of so many days, at most two.
  std::vector<std::vector<Stood>> choices(std::size_t body, const DayRange& days, int least,
                                          int most) const {
    std::vector<Stood> free;
    for (Day d = days.first; d <= days.last; d += Days{1}) {
      if (has_place({body, d})) free.push_back({body, d});
    }
    std::vector<std::vector<Stood>> result;
    if (least == 0) result.emplace_back();
    for (std::size_t i = 0; i < free.size() && most > 0; ++i) {
      if (least <= 1) result.push_back({free[i]});
      for (std::size_t j = i + 1; j < free.size() && most > 1; ++j) {
        if (apart(free[i], free[j])) result.push_back({free[i], free[j]});
      }
    }
    return result;
  }

  // Without the hours: at least so long before, and not longer.
  bool is_in_reach(const Stood& before, const Stood& after) const {
    const auto days = (after.day - before.day).count();
    if (days < link(after).at_least) return false;
    return link(after).within == 0 || days <= link(after).within;
  }

  bool must_be_preceded(const Stood& s) const {
    return s.known == nullptr && s.body > 0 && (good_ || link(s).owed);
  }

  static bool surely_before(const Meeting& a, const Meeting& b) {
    return a.start_time && b.start_time && *a.start_time < *b.start_time;
  }

  // A whole day between what comes before and what follows; hours count between two that stand.
  bool is_well_ordered(const std::vector<Stood>& added) const {
    std::vector<Stood> all = known_;
    all.insert(all.end(), added.begin(), added.end());
    return std::all_of(added.begin(), added.end(), [&](const Stood& s) {
      if (!must_be_preceded(s)) return true;
      return std::any_of(all.begin(), all.end(), [&](const Stood& before) {
        if (before.body + 1 != s.body || before.day >= s.day || !is_in_reach(before, s)) {
          return false;
        }
        return std::none_of(all.begin(), all.end(), [&](const Stood& other) {
          if (other.body != s.body || other.day >= s.day || other.day < before.day) return false;
          const bool since = other.day == before.day && other.known && before.known &&
                             surely_before(*other.known, *before.known);
          return !since;
        });
      });
    });
  }

  // Whether some order of the sessions of each day does, that the recorded hours allow.
  bool can_be_ordered(const std::vector<Stood>& added) const {
    std::vector<Stood> left = known_;
    left.insert(left.end(), added.begin(), added.end());
    std::stable_sort(left.begin(), left.end(),
                     [](const Stood& a, const Stood& b) { return a.day < b.day; });
    std::vector<Stood> order;
    return order_on(left, order);
  }

  bool order_on(std::vector<Stood>& left, std::vector<Stood>& order) const {
    if (left.empty()) return true;
    for (std::size_t i = 0; i < left.size() && left[i].day == left.front().day; ++i) {
      const Stood next = left[i];
      const bool later = std::any_of(left.begin(), left.end(), [&](const Stood& other) {
        return other.day == next.day && other.known && next.known &&
               surely_before(*other.known, *next.known);
      });
      if (later || !is_preceded(next, order)) continue;
      left.erase(left.begin() + static_cast<std::ptrdiff_t>(i));
      order.push_back(next);
      const bool done = order_on(left, order);
      order.pop_back();
      left.insert(left.begin() + static_cast<std::ptrdiff_t>(i), next);
      if (done) return true;
    }
    return false;
  }

  // By those that stand in `order` already: since the last one of its own body.
  bool is_preceded(const Stood& s, const std::vector<Stood>& order) const {
    if (!must_be_preceded(s)) return true;
    for (auto it = order.rbegin(); it != order.rend() && it->body != s.body; ++it) {
      if (it->body + 1 == s.body && is_in_reach(*it, s)) return true;
    }
    return false;
  }

  const Case& c_;
  calendar::WorkCalendar work_;
  bool good_;
  std::vector<Stood> known_;
  std::optional<Day> best_;
};

std::string told(const std::optional<Day>& day) { return day ? calendar::to_iso(*day) : "none"; }

std::string told(const Case& c) {
  std::string text = text_of(c) + "\nmissing " + std::to_string(c.missing) + " from " +
                     calendar::to_iso(c.window.first) + " to " + calendar::to_iso(c.window.last);
  for (const Meeting& m : c.known) {
    text += "\n" + m.body + " " + calendar::to_iso(m.day);
    if (m.start_time) text += " at " + std::to_string(m.start_time->count() / 60);
  }
  return text;
}

TEST(Property, LastDaysAgreeWithTryingEveryCalendar) {
  const int count = cases(500, 6000);
  int found = 0;
  int beyond = 0;  // the last resort comes later
  for (int i = 0; i < count; ++i) {
    Draw draw(20261128u + static_cast<unsigned>(i));
    const Case c = random_case(draw);
    const rules::Rules rules = load(text_of(c));
    governance::History facts;
    facts.meetings = c.known;
    const compliance::Sessions sessions(facts);
    const compliance::Placement placement(rules, sessions);
    std::array<std::optional<Day>, 2> ours;
    for (const Manner manner : {Manner::good_order, Manner::resort}) {
      auto& last = ours[manner == Manner::resort ? 1 : 0];
      last = placement.last_day_to_act({"copil", c.window, c.missing}, manner);
      ASSERT_EQ(told(last), told(Oracle(c, rules, manner).last_day()))
          << (manner == Manner::resort ? "last resort of " : "last call of ") << i << "\n"
          << told(c);
    }
    if (ours[0]) {
      EXPECT_TRUE(rules.work().is_ouvre(*ours[0])) << told(c);
      ASSERT_TRUE(ours[1] && *ours[0] <= *ours[1]) << told(c);
    }
    found += ours[0] ? 1 : 0;
    beyond += ours[1] && ours[1] != ours[0] ? 1 : 0;
  }
  EXPECT_GT(found, count / 10);
  EXPECT_GT(beyond, count / 10);
}

}  // namespace
}  // namespace gouvernail::test::last_days_test

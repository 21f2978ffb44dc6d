// SPDX-License-Identifier: MPL-2.0
// Duties cut out of the term by a period: cadences and standing duties.
#include <algorithm>
#include <numeric>

#include "compliance/derive.h"
#include "compliance/run.h"

#include "governance/convention.h"

namespace gouvernail::compliance {
namespace {

using calendar::Day;
using calendar::DayRange;
using calendar::Days;
using calendar::Window;

bool lies_in_months(const DayRange& range, const std::vector<int>& months) {
  if (months.empty()) return false;
  for (Day day = range.first; day <= range.last; day += Days{1}) {
    if (std::find(months.begin(), months.end(), calendar::month_of(day)) == months.end()) {
      return false;
    }
  }
  return true;
}

// `resumed`: an amendment has cut the window at its beginning, and leaves an earlier one with the
// same name.
Duty duty_of_window(const Run& run, const Window& window, bool resumed) {
  const std::string since = resumed ? "@" + calendar::to_iso(window.within.first) : "";
  Duty duty = duty_called(window.label + since, run.on(window.within.last), window.within);
  duty.period = DutyPeriod{window.form, window.label, resumed};
  return duty;
}

// `count` for so many of `of` days: what a part of a period owes before it is rounded.
struct Share {
  std::int64_t count = 0;
  int days = 0;
  int of = 1;
};

// Whole numbers for the parts that an amendment makes of a period. Their sum is what the parts owe
// together, to the nearest whole, half up: however many they are, nothing is lost or won by
// rounding. Each owes its share rounded down; what is left goes to those of which most was cut
// off, of two alike to the later.
std::vector<int> rounded(const std::vector<Share>& shares) {
  std::int64_t whole = 1;
  for (const Share& share : shares) whole = std::lcm(whole, std::int64_t{share.of});
  std::int64_t sum = 0;
  std::vector<int> result;
  std::vector<std::pair<std::int64_t, std::size_t>> cut_off;
  for (const Share& share : shares) {
    const std::int64_t exact = share.count * share.days * (whole / share.of);
    sum += exact;
    cut_off.emplace_back(exact % whole, result.size());
    result.push_back(static_cast<int>(exact / whole));
  }
  std::sort(cut_off.rbegin(), cut_off.rend());
  auto left = static_cast<int>((2 * sum + whole) / (2 * whole));
  for (const int share : result) left -= share;
  for (int i = 0; i < left; ++i) ++result[cut_off[static_cast<std::size_t>(i)].second];
  return result;
}

// A window of one of the runs. Where one run follows another, the last window of the former and
// the first of the latter share out what is owed (`joined`: with the piece before).
struct Piece {
  const Run* run = nullptr;
  Window window;
  bool joined = false;
  bool resumed = false;

  const rules::Cadence& rule() const {
    return *rule_of<rules::Cadence>(run->on(window.within.last));
  }
};

// Of one run. The term is one period of all runs: what an amendment changes within it cuts it.
std::vector<Window> windows_of(const Run& run, const std::vector<Run>& runs,
                               const calendar::Period& per, Day anchor) {
  std::vector<Window> windows = calendar::tile(run.in_force(), per, anchor);
  if (per.unit == calendar::PeriodUnit::term) {
    windows.front().full = {runs.front().in_force().first, runs.back().in_force().last};
  }
  return windows;
}

bool is_cut_at_end(const Window& window) { return window.within.last != window.full.last; }

std::vector<Piece> pieces_of(const std::vector<Run>& runs, Day anchor) {
  std::vector<Piece> pieces;
  for (const Run& run : runs) {
    const auto* rule = rule_of<rules::Cadence>(run.first());
    if (!rule || rule->delegated) continue;
    const bool follows =
        !pieces.empty() && pieces.back().window.within.last + Days{1} == run.in_force().first;
    bool first = true;
    for (const Window& window : windows_of(run, runs, rule->per, anchor)) {
      const bool cut = window.within.first != window.full.first;
      const bool both = follows && first && (cut || is_cut_at_end(pieces.back().window));
      pieces.push_back({&run, window, both, first && cut && &run != &runs.front()});
      first = false;
    }
  }
  return pieces;
}

struct Owed {
  int at_least = 0;
  std::optional<int> at_most;
  bool dropped = false;
};

// Of the pieces `first` to `last`, which are joined.
void share_out(const std::vector<Piece>& pieces, std::size_t first, std::size_t last,
               std::vector<Owed>& owed) {
  std::vector<Share> least;
  std::vector<Share> most;
  for (std::size_t i = first; i < last; ++i) {
    const Window& window = pieces[i].window;
    const rules::Cadence& rule = pieces[i].rule();
    int there = 0;  // days of its period that the pieces cover together
    for (std::size_t j = first; j < last; ++j) {
      if (pieces[j].window.full == window.full) there += pieces[j].window.within.length();
    }
    const int whole = window.full.length();
    owed[i].dropped = lies_in_months(window.within, rule.except_months) ||
                      (there < whole && rule.partial == rules::PartialWindow::skip);
    const int of = rule.partial == rules::PartialWindow::full ? there : whole;
    const int days = owed[i].dropped ? 0 : window.within.length();
    least.push_back({rule.at_least, days, of});
    most.push_back({rule.at_most.value_or(0), days, of});
  }
  const std::vector<int> at_least = rounded(least);
  const std::vector<int> at_most = rounded(most);
  for (std::size_t i = first; i < last; ++i) {
    owed[i].at_least = at_least[i - first];
    if (pieces[i].rule().at_most) {
      owed[i].at_most = std::max(at_most[i - first], owed[i].at_least);
    }
  }
}

std::vector<Owed> share_out(const std::vector<Piece>& pieces) {
  std::vector<Owed> owed(pieces.size());
  for (std::size_t first = 0; first < pieces.size();) {
    std::size_t last = first + 1;
    while (last < pieces.size() && pieces[last].joined) ++last;
    share_out(pieces, first, last, owed);
    first = last;
  }
  return owed;
}

}  // namespace

void derive(const rules::Obligation& obligation, const rules::Cadence&, Derivation& d) {
  const std::vector<Run> runs = runs_of(obligation, d.rules);
  const std::vector<Piece> pieces = pieces_of(runs, d.rules.convention->anchor());
  const std::vector<Owed> owed = share_out(pieces);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    // Each version is derived in its turn: a run with its first one.
    if (&piece.run->first() != &obligation || owed[i].dropped) continue;
    if (owed[i].at_least == 0 && !owed[i].at_most) continue;  // too short to owe anything
    Duty duty = duty_of_window(*piece.run, piece.window, piece.resumed);
    duty.required = owed[i].at_least;
    duty.at_most = owed[i].at_most;
    d.out.push_back(std::move(duty));
  }
}

void derive(const rules::Obligation& obligation, const rules::Standing& rule, Derivation& d) {
  const std::vector<Run> runs = runs_of(obligation, d.rules);
  for (const Run& run : runs) {
    if (&run.first() != &obligation) continue;
    for (const Window& window : windows_of(run, runs, rule.per, d.rules.convention->anchor())) {
      const bool cut = window.within.first != window.full.first;
      d.out.push_back(duty_of_window(run, window, cut && &run != &runs.front()));
    }
  }
}

}  // namespace gouvernail::compliance

// SPDX-License-Identifier: MPL-2.0
// What the benchmark of an absence measures, against exhaustive enumeration.
#include "replan.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "support/holds.h"
#include "support/sample.h"
#include "support/small_search.h"

namespace gouvernail::benchmarks {
namespace {

// Over the whole range from the first case on.
int draw_below(int n) { return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, n)); }

TEST(Replan, MovesAsFewAsExhaustiveSearch) {
  const int count = test::cases(500, 1500);
  search::Limits limits;
  limits.most_rounds = 3000;
  int mended = 0;
  int needed_more = 0;
  EXPECT_TRUE(test::holds(count, "as few moves as any plan that mends it", [&] {
    search::Model model = search::small_model([](int n) { return draw_below(n); });
    const search::Result result = search::solve(model, limits);
    if (result.times.empty()) return;
    // One or two sessions lose the time that they had.
    int displaced = 0;
    for (int i = 0; i < 2; ++i) {
      const auto s = static_cast<std::size_t>(draw_below(static_cast<int>(model.sessions.size())));
      auto& candidates = model.sessions[s].candidates;
      if (candidates.size() < 2) continue;
      displaced += static_cast<int>(std::erase_if(
          candidates, [&](const auto& candidate) { return candidate.t == result.times[s]; }));
    }
    if (displaced == 0) return;
    RC_LOG() << search::text_of(model);
    const auto truth = search::least_moves(model, result.times);
    const Replanned found = replan(model, result.times, limits);
    RC_ASSERT(found.times.empty() != truth.has_value());
    if (!truth) return;
    RC_ASSERT(found.fewest);
    RC_ASSERT(found.moves == *truth);
    RC_ASSERT(search::evaluate(model, found.times).broken.total() == 0);
    ++mended;
    needed_more += *truth > displaced ? 1 : 0;
  }));
  EXPECT_GT(mended, count / 5);
  EXPECT_GT(needed_more, count / 150);
}

}  // namespace
}  // namespace gouvernail::benchmarks

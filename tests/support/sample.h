// SPDX-License-Identifier: MPL-2.0
// How much of a long loop runs. Everyday runs take a seeded sample; `tools/test --long` sets
// GOUVERNAIL_LONG, and the counts that the documents state run.
#pragma once

namespace gouvernail::test {

// Where GOUVERNAIL_LONG is set and not empty.
bool is_long_run();

// `full` in a long run, else `sample`; says which on the output, for the note of the run.
// RapidCheck's own count (RC_PARAMS: max_success) grows the same way, see sample.cpp.
int cases(int sample, int full);

}  // namespace gouvernail::test

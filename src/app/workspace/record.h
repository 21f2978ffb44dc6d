// SPDX-License-Identifier: MPL-2.0
// Recording in a workspace that was opened: what somebody decided on what they saw there. Where the
// workspace has changed since, nothing is recorded.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <vector>

#include "app/workspace/opened.h"
#include "base/failure.h"
#include "records/errors.h"
#include "records/workspace.h"

namespace gouvernail::app {

// One transaction on the workspace; its faults become Failures.
records::Recorded record(Opened& opened, const records::Changes& changes);
// `then` is done before it is settled: where it throws, nothing is recorded.
records::Recorded record(Opened& opened, const records::Changes& changes,
                         const std::function<void()>& then);
// The same for whoever looks no further: of the facts, `opened` then holds none.
records::Recorded record_last(Opened& opened, const records::Changes& changes,
                              const std::function<void()>& then = {});
// What the record takes of them, for changes of which none asks for another: in one transaction
// where it takes them all, else each by itself. Why it refused the others, by their place.
std::map<std::size_t, base::Failure> record_where_taken(Opened& opened,
                                                        const records::Changes& changes);
// Each workspace's own changes in its own file, or nothing in any: the files wait for one another,
// and none is written for good before all have taken what is theirs.
std::vector<records::Recorded> record_together(const std::vector<Opened*>& all,
                                               const std::vector<records::Changes>& changes);

// How often this process has recorded something, in any workspace: whoever cannot say what came of
// it can say at least that.
int recordings();

// What a store refuses, as whoever asked is told: what was asked must change, or the world must.
base::Failure failure_of(const records::StoreError& error);

}  // namespace gouvernail::app

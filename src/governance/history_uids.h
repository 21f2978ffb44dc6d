// SPDX-License-Identifier: MPL-2.0
// Uids of one file: those given, each once, and those made for lines that give none. Internal to
// `governance`.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "governance/csv_table.h"
#include "governance/meeting.h"

namespace gouvernail::governance {

class HistoryUids {
 public:
  // `asks`: of lines that begin at once and say otherwise, somebody is asked.
  HistoryUids(CsvReport& report, bool asks) : report_(report), asks_(asks) {}

  // A line that says wrongly what else it says still holds its uid.
  void take(const CsvRecord& record, const std::string& uid);

  // From body and start, however they are written; the second session of a body at the same time
  // is told by its rank. Only lines above count: those appended later change nothing. None of a
  // line that says all that one above says: it is that one, copied.
  std::optional<std::string> make(const CsvRecord& record, const Meeting& meeting);

 private:
  // Lines of a body that begin at once: the digest of what each says, and where it stands.
  struct Beginning {
    int rank = 0;
    std::vector<std::pair<std::size_t, int>> lines = {};
  };

  CsvReport& report_;
  bool asks_;
  std::map<std::string, int> lines_;
  std::map<std::string, Beginning> beginnings_;
};

}  // namespace gouvernail::governance

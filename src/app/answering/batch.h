// SPDX-License-Identifier: MPL-2.0
// What comes of answers that are taken together: recorded, waiting for a decision, or refused, and
// how many of each.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "app/answers.h"
#include "records/changes.h"

namespace gouvernail::app {

// Where an answer stood, for what is told of it.
struct AnswerPlace {
  std::string name;  // of its file or message
  int line = 0;
  std::string uid = {};  // that it names
};

class AnswerBatch {
 public:
  explicit AnswerBatch(Opened& opened);

  // `late`: to an invitation that was changed since.
  void answer(const AnswerPlace& place, records::AnswerRecord answer, bool late);
  void wait(const AnswerPlace& place, records::Undecided undecided);
  void refuse(const AnswerPlace& place, const char* code, base::Message what, base::Message remedy);
  void warn(const AnswerPlace& place, const char* code, base::Message what, base::Message remedy);

  // Whether a mail that came back from `address` waits already, of that session.
  bool has_returned(const std::string& meeting, const std::string& address) const;
  calendar::UtcTime at() const { return at_; }

  // Records all of it. What the record refuses of one mail costs no other mail its answer.
  Taken finish();

  Taken taken;  // what else is counted

 private:
  struct Found {
    AnswerPlace place;
    bool late = false;
    records::Change change;
  };

  void tell(base::Severity severity, const AnswerPlace& place, const char* code, base::Message what,
            base::Message remedy);
  void drop_silent();
  void name_sessions();
  void settle_counts(const std::set<std::size_t>& refused);
  void tell_circle(const AnswerPlace& place, const records::AnswerRecord& answer);

  Opened& opened_;
  calendar::UtcTime at_;
  std::set<std::string> known_;
  std::map<std::string, records::AnswerRecord> standing_;  // that count, by meeting and person
  std::set<std::string> returned_;                         // by meeting and address
  std::vector<Found> found_;
};

}  // namespace gouvernail::app

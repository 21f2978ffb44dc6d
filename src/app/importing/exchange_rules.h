// SPDX-License-Identifier: MPL-2.0
// What commands refuse of a seat, a waiver, a step or an answer, asked of the rows of a table.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/importing/exchange.h"
#include "app/workspace/opened.h"
#include "base/message.h"
#include "compliance/duty.h"
#include "governance/answer.h"
#include "governance/people.h"
#include "governance/seat.h"
#include "governance/tick.h"
#include "governance/waiver.h"
#include "rules/checklist.h"

namespace gouvernail::app {

struct ExchangeFault {
  std::string code;
  base::Message cause;
  base::Message remedy;
  bool never_recorded = false;  // no record can hold it
};

class ExchangeRules {
 public:
  // Both must outlive this.
  ExchangeRules(const Opened& opened, const ExchangeReading& reading);

  // Persons that the same file brings.
  void knows(const std::vector<governance::Person>& persons);

  // None: a command would record it. A seat that was looked at counts for those that follow.
  std::optional<ExchangeFault> fault_of(const governance::Seat& seat);
  std::optional<ExchangeFault> fault_of(const governance::Waiver& waiver);
  std::optional<ExchangeFault> fault_of(const governance::Tick& tick);
  std::optional<ExchangeFault> fault_of(const governance::AnswerRecord& answer);

  static std::optional<ExchangeFault> fault_of(const records::Undecided&) { return std::nullopt; }

  // Of what is taken: what `seat appoint` says of it all the same.
  std::optional<base::Message> remark_on(const governance::Seat& seat);
  template <class Value>
  std::optional<base::Message> remark_on(const Value&) {
    return std::nullopt;
  }

 private:
  bool is_known(const std::string& person) const;
  ExchangeFault unknown_person(const std::string& person) const;
  const std::vector<compliance::Duty>& duties();
  const std::vector<rules::Checklist>& checklists();

  const Opened& opened_;
  const ExchangeReading& reading_;
  std::set<std::string> persons_;  // keys of those who are known
  std::vector<governance::Seat> seats_;
  std::optional<std::vector<compliance::Duty>> duties_;
  std::optional<std::vector<rules::Checklist>> checklists_;
};

}  // namespace gouvernail::app

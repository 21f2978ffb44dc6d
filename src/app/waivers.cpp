// SPDX-License-Identifier: MPL-2.0
#include "app/waivers.h"

#include "app/workspace/identifiers.h"
#include "app/workspace/record.h"
#include "base/failure.h"
#include "base/sha256.h"
#include "base/text.h"
#include "compliance/duty_name.h"
#include "compliance/judge.h"
#include "governance/history.h"
#include "governance/history_as_of.h"
#include "platform/files.h"
#include "records/workspace.h"

namespace gouvernail::app {
namespace {

using base::msg;

void need_duty(const std::string& name, const Opened& opened, calendar::Day today) {
  const compliance::DutyName named = compliance::parse_duty_name(name);
  std::vector<std::string> known;
  // Those of any session that is recorded, whatever its day.
  const auto all = governance::HistoryAsOf::taken_as_known(opened.history, today);
  for (const auto& duty : compliance::duties(opened.rules, opened.world, all)) {
    if (compliance::names(named, duty)) return;
    known.push_back(duty.id);
  }
  throw base::bad_input(msg("there is no duty “{}”", name), base::suggestion(name, known));
}

// The file itself stays where it is.
std::string evidence_text(const std::filesystem::path& path) {
  if (path.empty()) return "";
  const std::string bytes = platform::read_file(path);
  return path.filename().string() + " (" + std::to_string(bytes.size()) +
         ", sha256:" + base::sha256_hex(bytes) + ")";
}

}  // namespace

governance::Waiver waive_duty(Opened& opened, const WaiveDuty& request, calendar::Day today) {
  need_duty(request.duty, opened, today);
  governance::Waiver waiver;
  waiver.id = new_uid();
  waiver.target = request.duty;
  waiver.reason = request.reason;
  waiver.authority = request.authority;
  waiver.evidence = evidence_text(request.evidence);
  waiver.granted_on = request.granted_on.value_or(today);
  waiver.from = request.from;
  waiver.until = request.until;
  record(opened, {records::PutWaiver{waiver}});
  return waiver;
}

}  // namespace gouvernail::app

// SPDX-License-Identifier: MPL-2.0
#include "app/waivers.h"

#include <algorithm>
#include <set>

#include "app/workspace/identifiers.h"
#include "app/workspace/record.h"
#include "base/action.h"
#include "base/failure.h"
#include "base/sha256.h"
#include "base/visible.h"
#include "compliance/duty_name.h"
#include "compliance/judge.h"
#include "governance/history.h"
#include "governance/history_as_of.h"
#include "platform/files.h"
#include "records/workspace.h"

namespace gouvernail::app {
namespace {

using base::msg;

// Those of any session that is recorded, whatever its day.
std::vector<compliance::Duty> all_duties(const Opened& opened, calendar::Day today) {
  return compliance::duties(opened.rules, opened.world,
                            governance::HistoryAsOf::taken_as_known(opened.history, today));
}

std::vector<std::string> excused_by(const governance::Waiver& waiver,
                                    const std::vector<compliance::Duty>& duties) {
  std::vector<std::string> ids;
  for (const compliance::Duty& duty : duties) {
    if (compliance::excuses(waiver, duty)) ids.push_back(duty.id);
  }
  return ids;
}

void need_waiver_words(const WaiveDuty& request) {
  using base::Detail;
  using base::Input;
  if (base::is_blank(request.duty)) {
    throw base::bad_input(msg("which duty is excused is not said"),
                          msg("name it as “{0}” shows it", base::Action(base::Verb::check)));
  }
  if (base::is_blank(request.reason)) {
    throw base::bad_input(msg("a waiver says why the duty is excused"),
                          msg("give {}", Input{Detail::reason}));
  }
  if (base::is_blank(request.authority)) {
    throw base::bad_input(msg("a waiver says who decided it"),
                          msg("give {}", Input{Detail::authority}));
  }
}

void need_days(const WaiveDuty& request, calendar::Day today) {
  using base::Detail;
  using base::Input;
  if (request.granted_on && *request.granted_on > today) {
    throw base::bad_input(msg("{} is still to come", calendar::arg(*request.granted_on)),
                          msg("correct {}", Input{Detail::on}));
  }
  if (request.from && request.until && *request.until < *request.from) {
    throw base::bad_input(msg("the last day is before the first"),
                          msg("correct {0} or {1}", Input{Detail::from}, Input{Detail::to}));
  }
}

// A name that the rules do not have, or one that says too little or nothing of what is excused.
void need_target(const WaiveDuty& request, const std::vector<compliance::Duty>& duties) {
  using base::Detail;
  using base::Input;
  const compliance::DutyName named = compliance::parse_duty_name(request.duty);
  std::vector<std::string> known;
  std::string of_obligation;  // the first of its duties
  for (const compliance::Duty& duty : duties) {
    if (duty.id == request.duty) {
      if (!request.from && !request.until) return;
      throw base::bad_input(msg("“{}” is one duty: it has no days to choose", request.duty),
                            msg("leave out {0} and {1}", Input{Detail::from}, Input{Detail::to}));
    }
    if (of_obligation.empty() && compliance::names(named, duty)) of_obligation = duty.id;
    known.push_back(duty.id);
  }
  if (of_obligation.empty()) {
    throw base::bad_input(msg("there is no duty “{}”", request.duty),
                          base::suggestion(request.duty, known));
  }
  if (!request.from || !request.until) {
    throw base::bad_input(msg("“{}” is owed many times: which of them is excused?", request.duty),
                          msg("name one, as in “{0}”, or give {1} and {2}", of_obligation,
                              Input{Detail::from}, Input{Detail::to}));
  }
}

// Those among `ids` that another waiver excuses.
std::vector<std::string> excused_already(const std::vector<std::string>& ids,
                                         const std::vector<governance::Waiver>& waivers,
                                         const std::vector<compliance::Duty>& duties) {
  std::set<std::string> excused;
  for (const governance::Waiver& waiver : waivers) {
    for (std::string& id : excused_by(waiver, duties)) excused.insert(std::move(id));
  }
  std::vector<std::string> again;
  for (const std::string& id : ids) {
    if (excused.contains(id)) again.push_back(id);
  }
  return again;
}

base::MessageList in_a_row(const std::vector<std::string>& words) {
  base::MessageList list;
  for (const std::string& word : words) list.push_back(msg("{}", word));
  return list;
}

// Older records may lack what is asked for today: they are told, and kept.
std::vector<base::Message> lacks_of(const governance::Waiver& waiver) {
  std::vector<base::Message> remarks;
  const bool whole = !compliance::parse_duty_name(waiver.target).label;
  if (whole && (!waiver.from || !waiver.until)) {
    remarks.push_back(
        msg("It does not say from when to when: it excuses nothing until it is recorded anew with "
            "{0} and {1}.",
            base::Input{base::Detail::from}, base::Input{base::Detail::to}));
  }
  if (base::is_blank(waiver.reason)) {
    remarks.push_back(msg("Its reason is not recorded."));
  }
  if (base::is_blank(waiver.authority)) {
    remarks.push_back(msg("Who decided it is not recorded."));
  }
  return remarks;
}

// Those of `ids` that need no excuse.
std::vector<std::string> kept_already(const Opened& opened, const std::vector<std::string>& ids,
                                      calendar::Day today) {
  std::vector<std::string> kept;
  for (const compliance::Judgement& judgement :
       compliance::judge(opened.rules, opened.world, opened.known_on(today))) {
    const bool asked = std::find(ids.begin(), ids.end(), judgement.duty.id) != ids.end();
    if (asked && judgement.verdict == compliance::Verdict::satisfied) {
      kept.push_back(judgement.duty.id);
    }
  }
  return kept;
}

// The file itself stays where it is.
std::string evidence_text(const std::filesystem::path& path) {
  if (path.empty()) return "";
  const std::string bytes = platform::read_file(path);
  return path.filename().string() + " (" + std::to_string(bytes.size()) +
         ", sha256:" + base::sha256_hex(bytes) + ")";
}

}  // namespace

std::optional<WaiverFault> fault_of_waiver(const governance::Waiver& waiver,
                                           const std::vector<compliance::Duty>& duties,
                                           calendar::Day today) {
  const WaiveDuty request{waiver.target,     waiver.reason, waiver.authority, {},
                          waiver.granted_on, waiver.from,   waiver.until};
  const auto cause_of = [](const auto& need) -> std::optional<base::Message> {
    try {
      need();
    } catch (const base::Failure& failure) {
      return failure.cause();
    }
    return std::nullopt;
  };
  if (auto cause = cause_of([&] { need_waiver_words(request); })) {
    const bool unsaid = base::is_blank(waiver.reason);
    return WaiverFault{*std::move(cause),
                       msg("correct the column {}", unsaid ? "reason" : "authority")};
  }
  if (auto cause = cause_of([&] { need_days(request, today); })) {
    return WaiverFault{*std::move(cause), msg("correct the column {}", "granted_on")};
  }
  if (auto cause = cause_of([&] { need_target(request, duties); })) {
    return WaiverFault{*std::move(cause), msg("correct the column {}", "target")};
  }
  return std::nullopt;
}

GrantedWaiver waive_duty(Opened& opened, const WaiveDuty& request, calendar::Day today) {
  need_waiver_words(request);
  need_days(request, today);
  const std::vector<compliance::Duty> duties = all_duties(opened, today);
  need_target(request, duties);
  governance::Waiver waiver;
  waiver.id = new_uid();
  waiver.target = request.duty;
  waiver.reason = request.reason;
  waiver.authority = request.authority;
  waiver.evidence = evidence_text(request.evidence);
  waiver.granted_on = request.granted_on.value_or(today);
  waiver.from = request.from;
  waiver.until = request.until;
  GrantedWaiver granted{waiver, excused_by(waiver, duties), {}};
  if (granted.duties.empty()) {
    throw base::bad_input(
        msg("no period of “{0}” lies whole between {1} and {2}", request.duty,
            calendar::arg(*request.from), calendar::arg(*request.until)),
        msg("correct {0} or {1}", base::Input{base::Detail::from}, base::Input{base::Detail::to}));
  }
  const auto again = excused_already(granted.duties, opened.history->waivers, duties);
  if (again.size() == granted.duties.size()) {
    throw base::bad_input(
        msg("excused already: {}", in_a_row(again)),
        msg("“{0}” shows by which waiver; take that one back first with “{1}”",
            base::Action(base::Verb::list_waivers), base::Action(base::Verb::end_waiver)));
  }
  if (!again.empty()) {
    granted.remarks.push_back(msg("Excused by another waiver already: {}.", in_a_row(again)));
  }
  granted.kept = kept_already(opened, granted.duties, today);
  record(opened, {records::PutWaiver{waiver}});
  return granted;
}

std::vector<GrantedWaiver> list_waivers(const Opened& opened, calendar::Day today) {
  const std::vector<compliance::Duty> duties = all_duties(opened, today);
  std::vector<GrantedWaiver> all;
  for (const governance::Waiver& waiver : opened.history->waivers) {
    all.push_back({waiver, excused_by(waiver, duties), {}, lacks_of(waiver)});
  }
  return all;
}

std::vector<base::Message> incomplete_waivers(const governance::History& history) {
  std::vector<base::Message> told;
  for (const governance::Waiver& waiver : history.waivers) {
    for (const base::Message& lack : lacks_of(waiver)) {
      told.push_back(msg("Waiver of “{0}”: {1}", waiver.target, base::MessageList{lack}));
    }
  }
  return told;
}

EndedWaiver end_waiver(Opened& opened, const std::string& name, calendar::Day today) {
  std::vector<const governance::Waiver*> found;
  std::vector<std::string> known;
  for (const governance::Waiver& waiver : opened.history->waivers) {
    constexpr std::size_t least = 4;  // characters: fewer may be a slip of the finger
    if (waiver.id == name || waiver.target == name ||
        (name.size() >= least && waiver.id.starts_with(name))) {
      found.push_back(&waiver);
    }
    known.push_back(waiver.target);
  }
  const base::Action list(base::Verb::list_waivers);
  if (found.empty()) {
    base::Message remedy = base::suggestion(name, known);
    throw base::bad_input(msg("no waiver of “{}” is recorded", name),
                          known.empty() ? msg("none is recorded at all") : std::move(remedy));
  }
  if (found.size() > 1) {
    throw base::bad_input(
        msg("several waivers are called “{}”", name),
        msg("name one by the beginning of its identifier: “{0}” shows them", list));
  }
  EndedWaiver ended{*found.front(), {}, {}};
  record(opened, {records::WithdrawWaiver{ended.waiver.id}});
  const std::vector<compliance::Duty> duties = all_duties(opened, today);
  ended.owed = excused_by(ended.waiver, duties);
  ended.excused = excused_already(ended.owed, opened.history->waivers, duties);
  std::erase_if(ended.owed, [&](const std::string& id) {
    return std::find(ended.excused.begin(), ended.excused.end(), id) != ended.excused.end();
  });
  return ended;
}

}  // namespace gouvernail::app

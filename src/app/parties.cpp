// SPDX-License-Identifier: MPL-2.0
#include "app/parties.h"

#include "app/workspace/record.h"
#include "app/workspace/settings_file.h"
#include "base/action.h"
#include "base/failure.h"
#include "governance/unknown_name.h"
#include "rules/loader.h"
#include "rules/rules.h"
#include "settings/settings.h"

namespace gouvernail::app {
namespace {

using base::msg;

const governance::Party& need_party(const Opened& opened, const std::string& id) {
  const governance::Party* party = opened.rules->convention->party(id);
  if (!party) {
    const auto unknown = governance::unknown_party(opened.rules->convention, id);
    throw base::bad_input(unknown.cause, unknown.remedy);
  }
  return *party;
}

}  // namespace

const std::vector<governance::Party>& list_parties(const Opened& opened) {
  return opened.rules->convention->parties;
}

governance::Party set_party(Opened& opened, const SetParty& request) {
  need_workspace(opened);
  const governance::Party& party = need_party(opened, request.party);
  const bool was_said = opened.settings->signatures.count(request.party) > 0;
  if (party.effective && !party.signature_unknown && !was_said) {
    throw base::bad_input(msg("the rules themselves say since when {} is bound", party.called()),
                          msg("change the rules, where that is wrong"));
  }
  const SettingsFile file(opened.folder);
  const std::string changed = file.with(
      file.text(), {"party." + request.party, "effective", calendar::to_iso(request.signed_on)});
  const rules::Rules rules = SettingsFile::need_fitting(opened, changed);
  const auto known = opened.settings->signatures.find(request.party);
  const auto before =
      known == opened.settings->signatures.end() ? std::nullopt : std::optional(known->second);
  record(opened, {records::NoteParty{request.party, before, request.signed_on}},
         [&] { file.replace(changed); });
  return *rules.convention->party(request.party);
}

base::Message bound_since(const governance::Party& party) {
  if (!party.signatory) return msg("associated, without signing: owes nothing");
  if (!party.effective) return msg("bound since the start of the term");
  if (party.signature_unknown) {
    return msg("bound since {} at the earliest: the day on which it signed is not told",
               calendar::arg(*party.effective));
  }
  return msg("bound since {}", calendar::arg(*party.effective));
}

}  // namespace gouvernail::app

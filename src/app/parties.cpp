// SPDX-License-Identifier: MPL-2.0
#include "app/parties.h"

#include "app/workspace/record.h"
#include "base/action.h"
#include "base/failure.h"
#include "platform/files.h"
#include "platform/lock.h"
#include "rules/loader.h"
#include "rules/rules.h"
#include "settings/party_edit.h"
#include "settings/settings.h"

namespace gouvernail::app {
namespace {

using base::msg;

const governance::Party& need_party(const Opened& opened, const std::string& id) {
  const governance::Party* party = opened.rules->convention->party(id);
  if (!party) {
    throw base::bad_input(
        msg("there is no party “{}”", id),
        base::suggestion(id, governance::ids_of(opened.rules->convention->parties)));
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
  const platform::Lock lock(opened.folder, "settings");
  if (!lock.held()) {
    throw base::bad_input(msg("gouvernail.toml is being written right now"), msg("try again"));
  }
  const auto path = opened.folder / settings::settings_name;
  const std::string text = platform::read_file(path);
  const auto changed = settings::with_signature(text, request.party, request.signed_on);
  if (!changed) {
    throw base::bad_input(
        msg("gouvernail.toml is written in a way that cannot be changed without touching the rest"),
        msg("write the day into it by hand: [party.{0}] effective = {1}", request.party,
            calendar::to_iso(request.signed_on)));
  }
  base::Diagnostics diagnostics;
  const auto settings = settings::read_settings({settings::settings_name, *changed}, diagnostics);
  if (!settings) throw base::bad_files(msg("the settings cannot be read"), diagnostics);
  opened.book->set_signature(request.party, request.signed_on);
  auto rules = opened.book->build(opened.rules->readings, diagnostics);
  if (rules) settings::check_signatures(*settings, *rules, diagnostics);
  if (!rules || base::has_errors(diagnostics)) {
    throw base::bad_files(msg("gouvernail.toml was left as it is"), diagnostics);
  }
  const auto known = opened.settings->signatures.find(request.party);
  const auto before =
      known == opened.settings->signatures.end() ? std::nullopt : std::optional(known->second);
  record(opened, {records::NoteParty{request.party, before, request.signed_on}},
         [&] { platform::write_file(path, *changed); });
  return *rules->convention->party(request.party);
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

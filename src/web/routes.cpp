// SPDX-License-Identifier: MPL-2.0
#include "web/routes.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

#include "web/mount.h"
#include "web/pages/pages.h"

namespace gouvernail::web {
namespace {

using http::Method;

// Of a workspace, and of a portfolio.
constexpr Route plan_pages[] = {
    {Method::get, "/calendrier/plan", show_planning},
    {Method::post, "/calendrier/plan", propose_plan},
    {Method::get, "/calendrier/reparer", show_mending},
    {Method::post, "/calendrier/reparer", mend_plan},
    {Method::get, "/calendrier/plan/*", proposed_plan},
    {Method::post, "/calendrier/plan/*", keep_plan},
    {Method::get, "/calendrier/plan/*/pourquoi", plan_reasons},
    {Method::post, "/calendrier/plan/*/suffit", end_search},
};

constexpr Route workspace_pages[] = {
    {Method::get, "/", week},
    {Method::get, "/reunions", meetings},
    {Method::get, "/reunions/ajouter", show_add_meeting},
    {Method::post, "/reunions/ajouter", add_meeting},
    {Method::get, "/reunions/aller", go_to_meeting},
    {Method::get, "/reunions/date", find_date},
    {Method::post, "/reunions/date", take_date},
    {Method::get, "/reunions/*", meeting},
    {Method::get, "/reunions/*/emargement", signing_sheet},
    {Method::get, "/reunions/*/compte-rendu.odt", minutes_draft},
    {Method::get, "/reunions/*/tenue", show_attendance},
    {Method::post, "/reunions/*/tenue", take_attendance},
    {Method::get, "/reunions/*/envoyer", show_sending},
    {Method::post, "/reunions/*/envoyer", send_invitations},
    {Method::post, "/reunions/*/fichier", invitation_file},
    {Method::get, "/reunions/*/relancer", show_remind},
    {Method::post, "/reunions/*/relancer", remind},
    {Method::get, "/reunions/*/envoyer-documents", show_send_documents},
    {Method::post, "/reunions/*/envoyer-documents", send_documents},
    {Method::get, "/reunions/*/documents/*", document_file},
    {Method::get, "/reunions/*/*", show_step},
    {Method::post, "/reunions/*/*", take_step},
    {Method::get, "/echeances", duties},
    {Method::get, "/echeances/**", duty},
    {Method::get, "/dispenser", show_waiver},
    {Method::post, "/dispenser", waive},
    {Method::post, "/dispenser/retirer", end_waiver},
    {Method::get, "/reponses", answers},
    {Method::post, "/reponses", decide_answer},
    {Method::post, "/reponses/relever", read_answers},
    {Method::post, "/reponses/deposer", drop_answers},
    {Method::get, "/regles", rules_page},
    {Method::get, "/regles/*", rules_page},
    {Method::get, "/rapport", report},
    {Method::get, "/rapport/lire", report_page},
    {Method::get, "/rapport/terme.pdf", report_pdf},
    {Method::get, "/rapport/terme.xlsx", report_sheets},
    {Method::get, "/personnes", persons},
    {Method::get, "/personnes/fiche/*", person},
    {Method::get, "/personnes/remplacer", show_replace_person},
    {Method::post, "/personnes/remplacer", replace_person},
    {Method::get, "/personnes/detenu", held_of_person_page},
    {Method::get, "/personnes/detenu.pdf", held_of_person_pdf},
    {Method::get, "/personnes/detenu.json", held_of_person_json},
    {Method::get, "/personnes/effacer", show_erase_person},
    {Method::post, "/personnes/effacer", erase_person},
    {Method::get, "/personnes/ajouter", show_add_person},
    {Method::post, "/personnes/ajouter", add_person},
    {Method::get, "/personnes/agenda", show_diary},
    {Method::post, "/personnes/agenda", keep_diary},
    {Method::get, "/personnes/modifier", show_set_person},
    {Method::post, "/personnes/modifier", set_person},
    {Method::get, "/personnes/nommer", show_appoint},
    {Method::post, "/personnes/nommer", appoint},
    {Method::get, "/personnes/fin", show_end_seat},
    {Method::post, "/personnes/fin", end_seat},
    {Method::get, "/personnes/partie", show_set_party},
    {Method::post, "/personnes/partie", set_party},
    {Method::get, "/preparer", preparation},
    {Method::post, "/preparer", tick},
    {Method::get, "/preparer/imprimer", preparation_sheet},
    {Method::get, "/preparer/taches.ics", preparation_tasks},
    {Method::get, "/importer", show_import},
    {Method::post, "/importer", import_file},
    {Method::get, "/emporter", take_away},
    {Method::get, "/emporter/registre.xlsx", record_book},
    {Method::get, "/emporter/registre.jsonl", record_archive},
    {Method::post, "/emporter/sauvegarde", make_backup},
    {Method::get, "/calendrier", calendar_page},
    {Method::get, "/terme", term_page},
    {Method::get, "/travaux/*", job},
    {Method::post, "/travaux/*/arreter", end_job},
    {Method::get, "/revision", revision},
    {Method::get, "/journal", journal},
    {Method::get, "/journal/*/annuler", show_undo},
    {Method::post, "/journal/*/annuler", undo},
    {Method::get, "/reglages", settings_page},
    {Method::get, "/reglages/essayer", settings_page},
    {Method::get, "/reglages/modifier", show_change_settings},
    {Method::post, "/reglages/modifier", change_settings},
    {Method::get, "/reglages/instance", show_body_habits},
    {Method::post, "/reglages/instance", change_body_habits},
    {Method::get, "/reglages/courriel", show_set_mail},
    {Method::post, "/reglages/courriel", set_mail},
    {Method::post, "/reglages/essayer", try_connections},
    {Method::post, "/reglages/publier", publish_calendar},
    {Method::get, "/reglages/alerte", alert_page},
    {Method::post, "/reglages/alerte", send_alert},
    {Method::get, "/reglages/alerte/envoyer", ask_alert},
    {Method::get, "/reglages/chaque-semaine", show_alert_timer},
    {Method::post, "/reglages/chaque-semaine", set_alert_timer},
    {Method::get, "/aide", guide},
    {Method::get, "/aide/*", guide_page},
    {Method::get, "/aide/images/*", guide_picture},
};

constexpr Route portfolio_pages[] = {
    {Method::get, "/", portfolio},
    {Method::get, portfolio_address, portfolio},
    {Method::get, portfolio_calendar_address, portfolio_calendar},
    {Method::post, undo_together_pattern, undo_together},
    {Method::get, "/c/*", no_member},
};

template <std::size_t some, std::size_t more>
constexpr auto joined(const Route (&first)[some], const Route (&second)[more]) {
  std::array<Route, some + more> all{};
  std::copy(std::begin(first), std::end(first), all.begin());
  std::copy(std::begin(second), std::end(second), all.begin() + some);
  return all;
}

constexpr auto of_workspace = joined(workspace_pages, plan_pages);
constexpr auto of_portfolio = joined(portfolio_pages, plan_pages);

}  // namespace

std::span<const Route> routes() { return of_workspace; }

std::span<const Route> portfolio_routes() { return of_portfolio; }

}  // namespace gouvernail::web

// SPDX-License-Identifier: MPL-2.0
// Where each action is done.
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "calendar/day.h"
#include "governance/session_name.h"
#include "http/form.h"
#include "web/page_words.h"
#include "web/pages/person_parts.h"

namespace gouvernail::web {
namespace {

using base::Detail;
using base::Verb;

std::string iso(const base::Object& object) {
  if (const auto* day = std::get_if<base::DayNumber>(&object)) {
    return calendar::to_iso(calendar::from_arg(*day));
  }
  if (const auto* text = std::get_if<std::string>(&object)) return *text;
  if (const auto* number = std::get_if<std::int64_t>(&object)) return std::to_string(*number);
  if (const auto* meeting = std::get_if<base::MeetingName>(&object)) {
    if (!meeting->day) return meeting->body;
    return governance::session_name(meeting->body, calendar::from_arg(*meeting->day));
  }
  return {};
}

// What an action is done to: its first word without a detail.
std::string object_of(const base::Action& action) {
  for (const base::Word& word : action.words) {
    if (!word.detail && word.object) return iso(*word.object);
  }
  return {};
}

std::string detail_of(const base::Action& action, Detail detail) {
  for (const base::Word& word : action.words) {
    if (word.detail == detail && word.object) return iso(*word.object);
  }
  return {};
}

std::string with_query(std::string path,
                       const std::vector<std::pair<std::string, std::string>>& fields) {
  std::vector<std::pair<std::string, std::string>> told;
  for (const auto& field : fields) {
    if (!field.second.empty()) told.push_back(field);
  }
  const std::string query = http::query_of(told);
  return query.empty() ? path : path + "?" + query;
}

// With what is to be sent chosen already.
std::string chosen_documents(const base::Action& action, std::string address) {
  std::vector<std::pair<std::string, std::string>> fields;
  for (const base::Word& word : action.words) {
    if (word.detail == Detail::minutes) fields.emplace_back("minutes", "yes");
    if (word.detail == Detail::link && word.object) fields.emplace_back("link", iso(*word.object));
    const auto* name = word.object ? std::get_if<base::DocumentName>(&*word.object) : nullptr;
    if (name != nullptr) fields.emplace_back("document", name->name);
  }
  if (fields.empty()) return address;
  return std::move(address) + "&" + http::query_of(fields);
}

}  // namespace

// NOLINTNEXTLINE(readability-function-size): a line a verb
std::string action_address(const base::Action& action, const std::string& meeting) {
  const std::string object = object_of(action);
  const std::string session = meeting.empty() ? object : meeting;
  const auto of_session = [&](const char* form) {
    if (session.empty()) return std::string("/reunions");
    return with_query("/reunions/aller", {{"reunion", session}, {"pour", form}});
  };
  switch (action.verb) {
    case Verb::add_meeting:
      return with_query("/reunions/ajouter", {{"body", object},
                                              {"on", detail_of(action, Detail::on)},
                                              {"second-of", detail_of(action, Detail::second_of)}});
    case Verb::convene_meeting:
      return of_session(has_detail(action, Detail::documents_on) ? "envoyer-documents"
                                                                 : "convoquer");
    case Verb::hold_meeting:
      return of_session("tenue");
    case Verb::cancel_meeting:
      return of_session("annuler");
    case Verb::move_meeting: {
      const std::string to = detail_of(action, Detail::to);
      if (to.empty() || session.empty()) return of_session("deplacer");
      return of_session("deplacer") + "&" + http::query_of({{"to", to}, {"look", "yes"}});
    }
    case Verb::correct_meeting:
      return of_session("corriger");
    case Verb::note_meeting:
      return of_session("note");
    case Verb::send_invitations:
    case Verb::send_change:
    case Verb::send_cancellation:
    case Verb::send_withdrawal:
      return of_session("envoyer");
    case Verb::send_documents:
      return chosen_documents(action, of_session("envoyer-documents"));
    case Verb::detach_document:
      return of_session("retirer-document");
    case Verb::list_meetings:
      return "/reunions";
    case Verb::appoint_to_seat:
      return with_query("/personnes/nommer",
                        {{"role", object}, {"from", detail_of(action, Detail::from)}});
    case Verb::end_seat:
    case Verb::list_seats:
    case Verb::add_person:
    case Verb::list_persons:
    case Verb::list_parties:
      return persons_address;
    case Verb::set_person:
      return object.empty() ? persons_address : person_address(object);
    case Verb::set_party:
      return with_query("/personnes/partie", {{"party", object}});
    case Verb::list_waivers:
      return "/echeances?verdict=waived";
    case Verb::end_waiver:
    case Verb::check:
      return "/echeances";
    case Verb::plan:
      return has_detail(action, Detail::repair) ? "/calendrier/reparer" : "/calendrier/plan";
    case Verb::check_rules:
      return "/regles";
    case Verb::show_checklist:
    case Verb::tick_item:
      return with_query("/preparer",
                        {{"instance", object}, {"date", detail_of(action, Detail::date)}});
    case Verb::read_answers:
    case Verb::list_answers:
    case Verb::accept_answer:
    case Verb::refuse_answer:
      return "/reponses";
    case Verb::tell_meeting:
      return of_session("prevenir");
    case Verb::set_answer:
      return of_session("reponse");
    case Verb::undo_journal:
      return object.empty() ? "/journal" : "/journal/" + object + "/annuler";
    case Verb::list_journal:
    case Verb::verify_journal:
      return "/journal";
    case Verb::alert:
      return "/reglages/alerte";
    case Verb::install_timer:
      return "/reglages/chaque-semaine";
    case Verb::set_organiser:
      return "/reglages/modifier";
    case Verb::set_mail:
    case Verb::set_mailbox:
      return "/reglages/courriel";
    case Verb::publish:
    case Verb::check_settings:
      return "/reglages";
    case Verb::create_workspace:
      return {};
  }
  return {};
}

}  // namespace gouvernail::web

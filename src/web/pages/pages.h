// SPDX-License-Identifier: MPL-2.0
// The pages, and what is done to a thing by a form: each takes a visit and gives an answer. Their
// addresses stand in web/routes.cpp.
#pragma once

#include <string>

#include "http/message.h"
#include "reports/journal_text.h"
#include "reports/view.h"
#include "web/visit.h"

namespace gouvernail::web {

http::Response week(Visit& visit);

http::Response meetings(Visit& visit);
http::Response show_add_meeting(Visit& visit);
http::Response find_date(Visit& visit);
http::Response take_date(Visit& visit);
http::Response add_meeting(Visit& visit);
http::Response go_to_meeting(Visit& visit);  // by the name that sentences give it
http::Response meeting(Visit& visit);
http::Response signing_sheet(Visit& visit);
http::Response minutes_draft(Visit& visit);

// Steps of the life of one: the form, then what it does.
http::Response show_step(Visit& visit);
http::Response take_step(Visit& visit);
http::Response show_attendance(Visit& visit);
http::Response take_attendance(Visit& visit);
http::Response show_sending(Visit& visit);
http::Response show_remind(Visit& visit);
http::Response remind(Visit& visit);
http::Response show_send_documents(Visit& visit);
http::Response send_documents(Visit& visit);
http::Response send_invitations(Visit& visit);
http::Response invitation_file(Visit& visit);
http::Response document_file(Visit& visit);

http::Response duties(Visit& visit);
http::Response duty(Visit& visit);
http::Response show_waiver(Visit& visit);
http::Response waive(Visit& visit);
http::Response end_waiver(Visit& visit);

http::Response answers(Visit& visit);
http::Response decide_answer(Visit& visit);
http::Response read_answers(Visit& visit);  // of the mailbox
http::Response drop_answers(Visit& visit);  // of a file

http::Response rules_page(Visit& visit);
http::Response report(Visit& visit);
http::Response report_page(Visit& visit);
http::Response report_pdf(Visit& visit);
http::Response report_sheets(Visit& visit);

http::Response persons(Visit& visit);
http::Response person(Visit& visit);
http::Response show_replace_person(Visit& visit);
http::Response replace_person(Visit& visit);
http::Response show_add_person(Visit& visit);
http::Response add_person(Visit& visit);
http::Response show_diary(Visit& visit);
http::Response keep_diary(Visit& visit);
http::Response show_set_person(Visit& visit);
http::Response set_person(Visit& visit);
http::Response show_appoint(Visit& visit);
http::Response appoint(Visit& visit);
http::Response held_of_person_page(Visit& visit);
http::Response held_of_person_pdf(Visit& visit);
http::Response held_of_person_json(Visit& visit);
http::Response show_erase_person(Visit& visit);
http::Response erase_person(Visit& visit);
http::Response show_end_seat(Visit& visit);
http::Response end_seat(Visit& visit);
http::Response show_set_party(Visit& visit);
http::Response set_party(Visit& visit);

http::Response preparation(Visit& visit);
http::Response preparation_sheet(Visit& visit);
http::Response preparation_tasks(Visit& visit);
http::Response tick(Visit& visit);
http::Response take_away(Visit& visit);
http::Response record_book(Visit& visit);
http::Response record_archive(Visit& visit);
http::Response make_backup(Visit& visit);

http::Response show_import(Visit& visit);
http::Response import_file(Visit& visit);

http::Response calendar_page(Visit& visit);
http::Response term_page(Visit& visit);
http::Response show_planning(Visit& visit);
http::Response propose_plan(Visit& visit);
http::Response show_mending(Visit& visit);
http::Response mend_plan(Visit& visit);
http::Response proposed_plan(Visit& visit);
http::Response keep_plan(Visit& visit);
http::Response plan_reasons(Visit& visit);
http::Response job(Visit& visit);
http::Response end_job(Visit& visit);
http::Response end_search(Visit& visit);

// The number of the last change, as text: pages ask for it to see whether they are of today.
http::Response revision(Visit& visit);
http::Response journal(Visit& visit);
http::Response show_undo(Visit& visit);
http::Response undo(Visit& visit);

// Of a portfolio; and of an address at which none of its workspaces stands.
http::Response portfolio(Visit& visit);
http::Response portfolio_calendar(Visit& visit);
http::Response undo_together(Visit& visit);  // of all that a note tells
http::Response no_member(Visit& visit);

http::Response settings_page(Visit& visit);
http::Response show_change_settings(Visit& visit);
http::Response change_settings(Visit& visit);
http::Response show_body_habits(Visit& visit);
http::Response change_body_habits(Visit& visit);
http::Response show_set_mail(Visit& visit);
http::Response set_mail(Visit& visit);
http::Response try_connections(Visit& visit);
http::Response publish_calendar(Visit& visit);
http::Response alert_page(Visit& visit);
http::Response ask_alert(Visit& visit);  // whether it leaves now
http::Response send_alert(Visit& visit);
http::Response show_alert_timer(Visit& visit);
http::Response set_alert_timer(Visit& visit);
http::Response guide(Visit& visit);
http::Response guide_page(Visit& visit);
http::Response guide_picture(Visit& visit);

// Parts that several pages have.
std::string duty_address(const std::string& duty);
// A file to be kept under that name, not shown.
http::Response download(std::string bytes, std::string type, const std::string& name);
// A page as PDF, under that name: made beside the requests; whoever stops it comes back to `back`.
struct PdfWanted {
  std::string page;
  std::string as;
  std::string back;
};
http::Response make_pdf(Visit& visit, PdfWanted wanted);
// Where a date is found for a session of the body that keeps the duty.
std::string dates_address(const std::string& body, const std::string& duty = "");
// Of an entry, in the words of people; the way to take it back where it can be.
reports::View journal_view(const reports::JournalLine& line, const app::Opened& opened,
                           const Visit& visit);
// The line with persons by their names.
reports::JournalLine with_names(reports::JournalLine line, const app::Opened& opened,
                                const Visit& visit);

}  // namespace gouvernail::web

// SPDX-License-Identifier: MPL-2.0
#include "app/set_answer.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "app/answers.h"
#include "app/export_invitations.h"
#include "app/meetings.h"
#include "app/undo.h"
#include "app/workspace/record.h"
#include "compliance/judge.h"
#include "governance/history_as_of.h"
#include "governance/people.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test {
namespace {

using governance::Answer;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string council = "copil/2026-12-10";

// The steering committee of 10 December asks for somebody of each function, in person. Its seats
// are all filled but that of the Département, once the example's vacancies are.
struct SetAnswers : ExampleWorkspace {
  std::vector<std::string> set(const std::string& person, const std::string& answer) const {
    app::Opened here = opened();
    std::vector<std::string> remarks;
    for (const auto& remark : app::set_answer(here, {council, person, answer}).remarks) {
      remarks.push_back(english().text(remark));
    }
    return remarks;
  }
  reports::MeetingAnswers listed() const {
    for (auto& meeting : app::answers_ahead(opened(), day("2026-11-24"))) {
      if (meeting.uid == "copil-2026-12-10") return meeting;
    }
    ADD_FAILURE();
    return {};
  }
  std::string foretold() const { return english().text(listed().forecast); }
  std::vector<std::string> guests() const {
    std::vector<std::string> keys;
    const app::Opened here = opened();
    for (const app::Guest& guest : app::guests_of(recorded("copil-2026-12-10"), here)) {
      keys.push_back(guest.person);
    }
    return keys;
  }
  void all_accept() const {
    for (const std::string& guest : guests()) set(guest, "oui");
  }
  // The verdict of the composition, had the session been held so.
  std::string held_with(const std::string& sheet) const {
    const fs::path copy = folder.path() / "tenue";
    fs::remove_all(copy);
    fs::copy(workspace, copy, fs::copy_options::recursive);
    app::Opened here = app::open({copy, "", "", ""});
    app::hold_meeting(here, {council, sheet, {}, {}}, day("2026-12-10"));
    for (const auto& judgement :
         compliance::judge(here.rules, here.world, here.known_on(day("2026-12-11")))) {
      if (judgement.duty.id != "copil-composition/2026-12-10") continue;
      return english().text(judgement.because);
    }
    return "";
  }
  // All guests but those of `without`, and what is written besides.
  std::string sheet(const std::vector<std::string>& without, const std::string& more) const {
    std::string text = more;
    for (const std::string& guest : guests()) {
      if (std::find(without.begin(), without.end(), guest) == without.end()) text += "|" + guest;
    }
    return text;
  }
};

TEST_F(SetAnswers, NothingIsForetoldWhereEverybodyComes) {
  all_accept();
  EXPECT_EQ(foretold(), "");
  EXPECT_THAT(held_with(sheet({"dgs"}, "dgs")), HasSubstr("The composition was complete"));
}

TEST_F(SetAnswers, ASubstituteWhoFillsNoPlaceIsForetoldAsTheVerdictWillSayIt) {
  all_accept();
  const auto remarks = set("dgs", "représenté par services");
  const std::string missing = "Director general of services of the CCHPM missing";
  EXPECT_THAT(
      remarks,
      ElementsAre("With the answers given, it will not have its composition: " + missing + "."));
  EXPECT_THAT(foretold(), HasSubstr(missing));
  EXPECT_EQ(held_with(sheet({"dgs"}, "dgs=représenté par services")), missing + ".");
  EXPECT_THAT(set("dgs", "oui"),
              ElementsAre("“services” was to come in the place of “dgs”, and is not expected there "
                          "any more."));
  EXPECT_EQ(foretold(), "");
}

TEST_F(SetAnswers, OnePersonOnTwoSeatsIsTold) {
  using testing::StartsWith;
  const std::vector<std::string> all = guests();
  ASSERT_GE(all.size(), 4U);
  const auto& first = all[0];
  const auto& second = all[1];
  const std::string twice =
      "comes in the place of “" + first + "” already, and would sit there twice";
  set(first, "représenté par services");
  EXPECT_THAT(set(second, "représenté par services"), Contains(HasSubstr("“services” " + twice)));
  set(second, "oui");
  EXPECT_THAT(set("services", "non"),
              Contains(HasSubstr("“services” was to come in the place of “" + first + "”")));
  EXPECT_THAT(set(first, "oui"),
              Contains(HasSubstr("“services” was to come in the place of “" + first +
                                 "”, and is not expected there any more")));
  EXPECT_THAT(set(first, "non"), Not(Contains(HasSubstr("services"))));
  EXPECT_THAT(set(first, "représenté par " + second),
              Contains(HasSubstr("“" + second + "” comes on a seat of his own already")));
  EXPECT_THAT(set(second, "oui"), Contains(HasSubstr("“" + second + "” " + twice)));
  EXPECT_THAT(set(second, "représenté par " + all[3]),
              Contains(HasSubstr("“" + second + "” was to come in the place of “" + first + "”")));
  EXPECT_THAT(set(all[2], "oui"), Not(Contains(HasSubstr("place of"))));
}

TEST_F(SetAnswers, AnAnswerToAnotherDayIsOutOfDateAlsoWhereNobodyWasInvitedByMail) {
  set("dgs", "oui");
  set("services", "oui");  // not invited
  ::setenv("GOUVERNAIL_NOW", "20261124T110000Z", 1);
  {
    app::Opened here = opened();
    app::move_meeting(here, {council, day("2026-12-11"), {}, {}, {}}, day("2026-11-24"));
  }
  const auto person = [](const std::vector<reports::PersonAnswer>& persons, const char* key) {
    const auto found = std::find_if(persons.begin(), persons.end(),
                                    [&](const auto& one) { return one.person == key; });
    return found == persons.end() ? reports::PersonAnswer{} : *found;
  };
  EXPECT_TRUE(person(listed().persons, "dgs").out_of_date);
  EXPECT_TRUE(person(listed().uninvited, "services").out_of_date);
  ::setenv("GOUVERNAIL_NOW", "20261124T120000Z", 1);
  app::Opened here = opened();
  app::set_answer(here, {"copil/2026-12-11", "services", "oui"});
  EXPECT_TRUE(person(listed().persons, "dgs").out_of_date);
  EXPECT_FALSE(person(listed().uninvited, "services").out_of_date);
  // To write the calendars of the new day invites nobody to it.
  app::export_invitations({workspace, folder.path() / "ics", "", day("2026-11-24"), english()});
  EXPECT_TRUE(person(listed().persons, "dgs").out_of_date);
  EXPECT_FALSE(person(listed().uninvited, "services").out_of_date);
  EXPECT_EQ(listed().persons.size(), 1U);
}

TEST_F(SetAnswers, AMoveThatIsTakenBackOutdatesNoAnswer) {
  set("dgs", "oui");
  ::setenv("GOUVERNAIL_NOW", "20261124T110000Z", 1);
  app::Opened here = opened();
  app::move_meeting(here, {council, day("2026-12-11"), {}, {}, {}}, day("2026-11-24"));
  EXPECT_TRUE(listed().persons.at(0).out_of_date);
  ::setenv("GOUVERNAIL_NOW", "20261124T120000Z", 1);
  app::undo_change(here, {revision(), false});
  const auto persons = listed().persons;
  const auto found = std::ranges::find(persons, "dgs", &reports::PersonAnswer::person);
  ASSERT_NE(found, persons.end());
  EXPECT_FALSE(found->out_of_date);
}

TEST_F(SetAnswers, ASubstituteOfAnotherPartyRepresentsNobodyOfHis) {
  all_accept();
  const app::Opened here = opened();
  std::vector<std::string> theirs;
  for (const app::Guest& guest : app::guests_of(recorded("copil-2026-12-10"), here)) {
    if (guest.party == "departement") theirs.push_back(guest.person);
  }
  ASSERT_FALSE(theirs.empty());
  for (const std::string& person : theirs) set(person, "représenté par services");
  EXPECT_THAT(foretold(), HasSubstr("Département of the Pas-de-Calais not represented"));
}

TEST_F(SetAnswers, WhoComesForHimselfAndForAnotherCountsOnce) {
  all_accept();
  // Both of the Caf: one of them sits for the other, and one place stays empty.
  const app::Opened here = opened();
  std::string manager;
  std::string officer;
  for (const app::Guest& guest : app::guests_of(recorded("copil-2026-12-10"), here)) {
    if (guest.role == "caf-responsable-territoire") manager = guest.person;
    if (guest.role == "caf-cat") officer = guest.person;
  }
  ASSERT_FALSE(manager.empty());
  ASSERT_FALSE(officer.empty());
  EXPECT_THAT(set(manager, "représenté par " + officer),
              Contains(HasSubstr("Territory manager of the Caf missing")));
}

TEST_F(SetAnswers, WordsOfAnAttendanceSheetAreAnswers) {
  for (const char* word : {"excusé", "excusée", "absent", "Absente", "excused"}) {
    app::Opened here = opened();
    EXPECT_EQ(app::set_answer(here, {council, "dgs", word}).answer.answer, Answer::declined);
  }
  app::Opened here = opened();
  EXPECT_EQ(app::set_answer(here, {council, "dgs", "présente"}).answer.answer, Answer::accepted);
}

TEST_F(SetAnswers, WhoIsNotInvitedIsListedApart) {
  EXPECT_THAT(set("mobilite", "oui"), Contains(HasSubstr("is not among those invited")));
  const auto apart = listed().uninvited;
  ASSERT_EQ(apart.size(), 1U);
  EXPECT_EQ(apart[0].person, "mobilite");
  EXPECT_EQ(apart[0].answer, Answer::accepted);
  // Whoever a guest sends is awaited.
  set("dgs", "représenté par services");
  set("services", "oui");
  EXPECT_EQ(listed().uninvited.size(), 1U);
}

TEST_F(SetAnswers, ASubstituteWhoIsNotKnownIsToBeAdded) {
  EXPECT_EQ(refused([&] { set("dgs", "représenté par Zébulon Inconnu"); }),
            "there is no person “Zébulon Inconnu” | add them first with “gouvernail person add”");
  EXPECT_EQ(refused([&] { set("dsg", "oui"); }), "there is no person “dsg” | did you mean “dgs”?");
}

TEST_F(SetAnswers, AnAddressOfSeveralNamesNobody) {
  std::ofstream(workspace / "people.toml", std::ios::app)
      << "\n[[person]]\nkey = \"dgs-bis\"\nname = \"Autre\"\naddress = "
         "\"DGS@cchpm.example.org\"\n";
  EXPECT_EQ(refused([&] { set("dgs@cchpm.example.org", "oui"); }),
            "dgs@cchpm.example.org is the address of dgs and dgs-bis: who is meant? | name one by "
            "their key");
  EXPECT_EQ(refused([&] { set("pilote", "représenté par dgs@cchpm.example.org"); }),
            "dgs@cchpm.example.org is the address of dgs and dgs-bis: who is meant? | name one by "
            "their key");
}

struct Organisers : SetAnswers {
  void organise(const std::string& name, const std::string& address) const {
    std::ofstream(workspace / "gouvernail.toml", std::ios::app)
        << "\n[organiser]\nname = \"" << name << "\"\naddress = \"" << address << "\"\n";
  }
  void move_in(const std::string& key, const std::string& address) const {
    std::ifstream in(workspace / "people.toml");
    std::string text((std::istreambuf_iterator<char>(in)), {});
    const std::string old = "address = \"" + key + "@cchpm.example.org\"";
    text.replace(text.find(old), old.size(), "address = \"" + address + "\"");
    std::ofstream(workspace / "people.toml") << text;
  }
  reports::PersonAnswer answer(const std::string& key) const {
    for (const auto& one : listed().persons) {
      if (one.person == key) return one;
    }
    ADD_FAILURE() << key;
    return {};
  }
  // So that everybody invited is asked.
  void mail_all() const {
    app::Opened here = opened();
    records::InvitationRevision revision;
    revision.uid = "copil-2026-12-10";
    revision.dtstamp = *calendar::parse_ical_utc("20261120T080000Z");
    revision.method = governance::RevisionMethod::request;
    revision.content_sha256 = std::string(64, 'a');
    app::record(here, {records::RecordInvitation{revision}});
    for (const char* key : {"dgs", "pilote"}) {
      mail("REQUEST", "0-20261120T080000Z", std::string(key) + "@cchpm.example.org");
    }
  }
};

TEST_F(Organisers, WhoeverConvenesComesAndWhoeverSharesTheMailboxIsNotTold) {
  organise("Pilotage de la convention", "pilote@cchpm.example.org");
  move_in("dgs", "pilote@cchpm.example.org");
  mail_all();
  EXPECT_EQ(answer("pilote").answer, Answer::accepted);
  EXPECT_FALSE(answer("pilote").not_told);
  EXPECT_EQ(answer("dgs").answer, Answer::needs_action);
  EXPECT_TRUE(answer("dgs").not_told);
  set("dgs", "oui");
  EXPECT_EQ(answer("dgs").answer, Answer::accepted);
  EXPECT_FALSE(answer("dgs").not_told);
}

TEST_F(Organisers, AMailboxThatIsNotHisOwnMakesNobodyTheOrganiser) {
  organise("Secrétariat", "dgs@cchpm.example.org");
  mail_all();
  EXPECT_EQ(answer("dgs").answer, Answer::needs_action);
  EXPECT_TRUE(answer("dgs").not_told);
}

TEST_F(Organisers, TheOneOfThatNameIsTheOrganiser) {
  organise("Directrice générale des services", "dgs@cchpm.example.org");
  mail_all();
  EXPECT_EQ(answer("dgs").answer, Answer::accepted);
  // What he says himself counts.
  set("dgs", "non");
  EXPECT_EQ(answer("dgs").answer, Answer::declined);
}

}  // namespace
}  // namespace gouvernail::test

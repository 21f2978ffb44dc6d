// SPDX-License-Identifier: MPL-2.0
#include "app/persons.h"

#include <gmock/gmock.h>

#include <sstream>

#include "unit/app/example_workspace.h"

namespace gouvernail::test {
namespace {

using governance::Person;

bool same(const Person& a, const Person& b) {
  return a.key == b.key && a.name == b.name && a.address == b.address && a.party == b.party &&
         a.aliases == b.aliases;
}

struct Persons : ExampleWorkspace {
  std::string file() const {
    std::ostringstream text;
    text << std::ifstream(workspace / "people.toml").rdbuf();
    return text.str();
  }
  void put(const std::string& text) const { std::ofstream(workspace / "people.toml") << text; }
  Person add(const Person& person) const {
    app::Opened here = opened();
    return app::add_person(here, person);
  }
  Person set(const app::SetPerson& request) const {
    app::Opened here = opened();
    return app::set_person(here, request);
  }
  Person known(const std::string& key) const {
    const app::Opened here = opened();
    const Person* person = here.people->find(key);
    return person ? *person : Person{};
  }
};

TEST_F(Persons, OneIsAddedAtTheEndAndTheRestOfTheFileStays) {
  const std::string before = file();
  const Person one{"maire", "Élue \"neuve\"", "maire@example.org", "cchpm", {"m@example.org"}};
  EXPECT_TRUE(same(add(one), one));
  EXPECT_TRUE(same(known("maire"), one));
  EXPECT_TRUE(file().starts_with(before));
}

TEST_F(Persons, AFileThatIsNotThereIsMade) {
  fs::remove(workspace / "people.toml");
  add({"maire", "Maire", "", ""});
  EXPECT_EQ(file(), "[[person]]\nkey = \"maire\"\nname = \"Maire\"\n");
}

TEST_F(Persons, KeysAndNamesHoldWhatSomebodySees) {
  const std::string before = file();
  for (const char* key : {"jean dupont", "dgs\u200b", "a\nb", "a\u00a0b", "\u200b"}) {
    EXPECT_NE(refusal([&] { add({key, "Jean", "", ""}); }), "") << key;
  }
  for (const char* name : {"Jean\nDupont", "Je\u200ban", "\u200b", "Jean\u2028Dupont", " "}) {
    EXPECT_NE(refusal([&] { add({"jean", name, "", ""}); }), "") << name;
  }
  app::SetPerson request;
  request.key = "dgs";
  request.name = "Jean\nDupont";
  EXPECT_EQ(refusal([&] { set(request); }),
            "a name stands on one line, without characters that nobody sees | correct --name");
  EXPECT_EQ(file(), before);
  EXPECT_EQ(add({"m-l-élie", "Marie-Lou d'Élie", "", ""}).key, "m-l-élie");
}

TEST_F(Persons, WhatDoesNotFitIsRefusedAndNothingIsWritten) {
  const std::string before = file();
  EXPECT_EQ(refusal([&] {
              add({"dgs", "Encore", "", ""});
            }),
            "“dgs” is in people.toml already | choose another key, or tell what changed with "
            "“gouvernail person set dgs”");
  EXPECT_THAT(refusal([&] {
                add({"maire", "Maire", "nulle part", ""});
              }),
              testing::StartsWith("people.toml was left as it is"));
  EXPECT_THAT(refusal([&] {
                add({"maire", "Maire", "", "personne"});
              }),
              testing::StartsWith("people.toml was left as it is"));
  EXPECT_EQ(refusal([&] { add({"maire", " ", "", ""}); }), "a person needs a name | give --name");
  EXPECT_EQ(refusal([&] {
              set({"dsg", "X", {}, {}, {}});
            }),
            "there is no person “dsg” | did you mean “dgs”?");
  EXPECT_EQ(refusal([&] {
              set({"dgs", {}, {}, {}, {}});
            }),
            "what changed is not said | give --name, --address, --party or --alias");
  EXPECT_EQ(file(), before);
}

TEST_F(Persons, WhatChangedOfOneIsToldInItsPlace) {
  put("# tête\n[[person]]\nkey = \"a\" # clé\nname = \"Élue\"  # son nom\naddress = "
      "\"a@example.org\"\n\n# suite\n[[person]]\nkey = \"b\"\nname = \"B\"\n");
  set({"a", "Mairesse", {}, "cchpm", std::vector<std::string>{"c@example.org"}});
  EXPECT_EQ(file(),
            "# tête\n[[person]]\nkey = \"a\" # clé\nparty = \"cchpm\"\naliases = "
            "[\"c@example.org\"]\nname = \"Mairesse\"  # son nom\naddress = "
            "\"a@example.org\"\n\n# suite\n[[person]]\nkey = \"b\"\nname = \"B\"\n");
  set({"a", {}, "", {}, std::vector<std::string>{}});
  EXPECT_TRUE(same(known("a"), {"a", "Mairesse", "", "cchpm"}));
  EXPECT_TRUE(same(known("b"), {"b", "B", "", ""}));
}

TEST_F(Persons, AFileWrittenInAnotherWayIsChangedOnlyWhereThatGoesWell) {
  put("person = [ {key = \"a\", name = \"A\"}, {key = \"b\", name = \"B\"} ]\n");
  set({"b", "Bé", {}, {}, {}});
  EXPECT_EQ(file(), "person = [ {key = \"a\", name = \"A\"}, {key = \"b\", name = \"Bé\"} ]\n");
  EXPECT_EQ(refusal([&] {
              set({"b", {}, "b@example.org", {}, {}});
            }),
            "people.toml is written in a way that cannot be changed without touching the rest | "
            "change the lines of “b” in it by hand");
}

TEST_F(Persons, WhatCannotBeWrittenIsNotToldInTheJournal) {
  const std::int64_t before = revision();
  EXPECT_NE(refusal([&] { add({"maire", "Maire", "", "personne"}); }), "");
  EXPECT_EQ(revision(), before);
  add({"maire", "Maire", "", ""});
  EXPECT_EQ(revision(), before + 1);
}

TEST_F(Persons, TheyAreListedInTheOrderOfTheFile) {
  put("[[person]]\nkey = \"b\"\nname = \"B\"\n[[person]]\nkey = \"a\"\nname = \"A\"\n");
  const app::Opened here = opened();
  ASSERT_EQ(app::list_persons(here).size(), 2U);
  EXPECT_EQ(app::list_persons(here)[0].key, "b");
}

}  // namespace
}  // namespace gouvernail::test

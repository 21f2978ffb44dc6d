// SPDX-License-Identifier: MPL-2.0
#include "app/documents.h"

#include <gtest/gtest.h>

#include "unit/app/example_workspace.h"

namespace gouvernail::test {
namespace {

const std::string meeting = "avs-equipements-2026-11-16";

struct Documents : ExampleWorkspace {
  records::Evidence attach(const std::string& name, const std::string& of = meeting) const {
    app::Opened here = opened();
    return app::attach_document(here, {of, folder.path() / name}).evidence;
  }
  void detach(const std::string& name) const {
    app::Opened here = opened();
    app::detach_document(here, {meeting, name});
  }
  std::vector<records::Evidence> attached() const {
    const auto all = app::open_record(workspace).database->evidence();
    const auto own = all.find(meeting);
    return own == all.end() ? std::vector<records::Evidence>{} : own->second;
  }
};

TEST_F(Documents, OneIsKeptByNameSizeAndDigest) {
  folder.write("feuille.pdf", "abc");
  const records::Evidence kept = attach("feuille.pdf");
  EXPECT_EQ(kept.name, "feuille.pdf");
  EXPECT_EQ(kept.size, 3);
  // The example of FIPS 180-2.
  EXPECT_EQ(kept.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(attached(), std::vector<records::Evidence>{kept});
  EXPECT_EQ(folder.bytes("feuille.pdf"), "abc") << "the file itself stays as it is";
}

TEST_F(Documents, ACopyIsKeptUnderItsDigest) {
  folder.write("feuille.pdf", "abc");
  const fs::path copy = workspace / app::documents_name / attach("feuille.pdf").sha256;
  fs::remove(folder.path() / "feuille.pdf");
  EXPECT_EQ(app::read_document(opened(), meeting, "feuille.pdf"), "abc");
  EXPECT_NE(refusal([&] { app::read_document(opened(), meeting, "autre.pdf"); }), "");
  // What was taken off can be attached again by undo: its copy is still there.
  detach("feuille.pdf");
  EXPECT_TRUE(fs::exists(copy));
  EXPECT_NE(refusal([&] { app::read_document(opened(), meeting, "feuille.pdf"); }), "");
}

TEST_F(Documents, ACopyThatWasChangedOrIsGoneIsTold) {
  folder.write("feuille.pdf", "abc");
  const fs::path copy = workspace / app::documents_name / attach("feuille.pdf").sha256;
  std::ofstream(copy) << "abd";
  EXPECT_NE(refusal([&] {
              app::read_document(opened(), meeting, "feuille.pdf");
            }).find("is not what was attached any more"),
            std::string::npos);
  fs::remove(copy);
  EXPECT_NE(refusal([&] {
              app::read_document(opened(), meeting, "feuille.pdf");
            }).find("by its digest alone"),
            std::string::npos);
}

TEST_F(Documents, NothingStaysOfOneThatIsRefused) {
  folder.write("feuille.pdf", "abc");
  attach("feuille.pdf");
  folder.write("feuille.pdf", "other");
  EXPECT_NE(refused([&] { attach("feuille.pdf"); }), "");
  const auto copies = fs::directory_iterator(workspace / app::documents_name);
  EXPECT_EQ(std::distance(fs::begin(copies), fs::end(copies)), 1);
}

TEST_F(Documents, OfASessionThatDidNotTakePlaceItIsTold) {
  folder.write("feuille.pdf", "abc");
  const auto told = [&](const std::string& of) {
    app::Opened here = opened();
    std::string words;
    const app::AttachDocument request{of, folder.path() / "feuille.pdf"};
    for (const auto& one : app::attach_document(here, request).remarks) {
      words += english().text(one);
    }
    return words;
  };
  EXPECT_EQ(told(meeting), "");
  EXPECT_EQ(told("copil/2026-12-10"), "") << "what those invited are to read";
  EXPECT_EQ(told("copil/2025-12-02")
                .find("The session of Tuesday 2 December 2025 is recorded as "
                      "cancelled: nothing proves that it took place."),
            0U);
}

TEST_F(Documents, AnEmptyOneIsOneToo) {
  folder.write("vide.pdf", "");
  EXPECT_EQ(attach("vide.pdf", "avs-equipements/2026-11-16").size, 0);
  EXPECT_EQ(attached().size(), 1U);
}

TEST_F(Documents, TheSameOneOnceMoreIsNothingNew) {
  folder.write("feuille.pdf", "abc");
  attach("feuille.pdf");
  const std::int64_t before = revision();
  attach("feuille.pdf");
  EXPECT_EQ(revision(), before);
}

TEST_F(Documents, AnotherOfThatNameIsRefusedUntilTheFirstIsTakenOff) {
  folder.write("feuille.pdf", "abc");
  attach("feuille.pdf");
  folder.write("feuille.pdf", "abd");
  EXPECT_EQ(refused([&] { attach("feuille.pdf"); }),
            "another document is attached as “feuille.pdf” already | give this one another name, "
            "or first: gouvernail meeting detach avs-equipements-2026-11-16 \"feuille.pdf\"");
  detach("feuille.pdf");
  EXPECT_TRUE(attached().empty());
  const records::Evidence second = attach("feuille.pdf");
  EXPECT_EQ(attached(), std::vector<records::Evidence>{second});
}

TEST_F(Documents, TheSameNameServesForAnotherMeeting) {
  folder.write("feuille.pdf", "abc");
  attach("feuille.pdf");
  folder.write("feuille.pdf", "abd");
  attach("feuille.pdf", "logement-demarchage-2026-11-03");
  EXPECT_EQ(attached().size(), 1U);
}

TEST_F(Documents, WhatIsNotThereIsRefused) {
  folder.write("feuille.pdf", "abc");
  EXPECT_EQ(refused([&] { attach("absente.pdf"); }),
            (folder.path() / "absente.pdf").string() +
                ": there is no such file | check its name and its folder");
  EXPECT_EQ(refused([&] { attach("feuille.pdf", "copil/2026-12-11"); }),
            "there is no meeting “copil/2026-12-11” | name it as BODY/DAY, copil/2026-10-13; "
            "“gouvernail meeting list” shows them");
  EXPECT_EQ(
      refused([&] { detach("feuille.pdf"); }),
      "nothing is recorded under “feuille.pdf” | check its id; it may have been withdrawn already");
}

}  // namespace
}  // namespace gouvernail::test

// SPDX-License-Identifier: MPL-2.0
// What people write of a session that did not take place.
#include "governance/status_words.h"

#include <gtest/gtest.h>

#include "unit/governance/sample_convention.h"

namespace gouvernail::governance::status_words_test {
namespace {

bool denies(const std::string& remark) {
  return denies_session(sample::convention(), remark) || tells_no_quorum(remark);
}

TEST(StatusWords, RemarksThatDenyTheirSession) {
  for (const char* remark : {"annulée faute de quorum",
                             "ANNULÉ (COVID)",
                             "Séance annulée",
                             "La réunion a été annulée.",
                             "n'a pas eu lieu",
                             "La séance n’a pas pu se tenir",
                             "n'a pu avoir lieu",
                             "non tenue",
                             "reportée au 12/03",
                             "Reporté",
                             "Réunion du 12 mars 2024 reportée au 26",
                             "COPIL reporté sine die",
                             "Quorum non atteint : séance reportée",
                             "Report au 12 mars",
                             "Canicule, finalement annulée",
                             "Trop d'absents → annulé",
                             "remise à plus tard",
                             "Le quorum n'a pas été atteint",
                             "elle a dû être déplacée au 4 avril",
                             "PV de carence",
                             "reportée du 5 au 12 mars",
                             "was not held",
                             "The meeting didn't take place",
                             "Cancelled for lack of quorum",
                             "postponed to 12 March",
                             "Moved to 3 May",
                             "no quorum",
                             "It was called off",
                             "never took place",
                             "Annulation",
                             "Ne s'est pas tenue"}) {
    EXPECT_TRUE(denies(remark)) << remark;
  }
}

TEST(StatusWords, RemarksThatSpeakOfSomethingElse) {
  for (const char* remark :
       {"", "Point 3 reporté au prochain COPIL", "Report du point budget", "Très bonne séance",
        "n'a pas été annulée", "Maintenue malgré la grève", "reportée du 5 mars",
        "Le vote est ajourné", "Visite annulée", "quorum atteint", "Compte rendu à faire",
        "Report à nouveau présenté", "objectif pas atteint", "moved by the chair", "held in Fruges",
        "Remise des prix", "s'est tenue en visio"}) {
    EXPECT_FALSE(denies(remark)) << remark;
  }
}

}  // namespace
}  // namespace gouvernail::governance::status_words_test

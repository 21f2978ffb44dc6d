// SPDX-License-Identifier: MPL-2.0
#include "mail/own_words.h"

#include <gtest/gtest.h>

namespace gouvernail::mail {
namespace {

TEST(OwnWords, AreWhatSomebodyWroteHimself) {
  EXPECT_EQ(own_words("Bonjour,\r\nJe suis en congé ce jour-là, peut-on décaler au 17 ?\r\n"
                      "Cordialement,\r\nDenis Durand\r\nCaf du Haut-Pays\r\n"),
            "Je suis en congé ce jour-là, peut-on décaler au 17 ?");
  EXPECT_EQ(own_words("J'ai accepté votre invitation, mais je serai en retard.\n"),
            "J'ai accepté votre invitation, mais je serai en retard.");
  EXPECT_EQ(own_words("M. Durand a refusé l'invitation car il est en congé."),
            "M. Durand a refusé l'invitation car il est en congé.");
}

TEST(OwnWords, AreNeitherWhatIsQuotedNorASignature) {
  for (const char* behind :
       {"-----Rendez-vous d'origine-----\nDe : Pilote\nObjet : COPIL",
        "-----Original Appointment-----\nFrom: Pilote",
        "________________________________\nDe\u00A0: Pilote\nEnvoyé : lundi",
        "Le lun. 23 nov. 2026 à 09:00, Pilote <p@example.org> a écrit :\n> COPIL",
        "On Mon, 23 Nov 2026, Pilote wrote:\n> COPIL", "-- \nDenis Durand\nCaf",
        "Envoyé de mon iPhone", "Obtenez Outlook pour Android"}) {
    EXPECT_EQ(own_words(std::string("Je viendrai à 15 h.\n\n") + behind), "Je viendrai à 15 h.")
        << behind;
  }
}

TEST(OwnWords, AreNotWhatProgramsSayOfTheAnswer) {
  for (const char* written :
       {"", "Oui\n", "Accepté", "Merci !\n", "Denis Durand a accepté cette invitation.",
        "Denis Durand <d@example.org> a décliné votre invitation à l'événement.",
        "Denis Durand <d@example.org> has accepted your event invitation.",
        "Denis has declined this invitation.\n\nCOPIL\nThursday Dec 10, 2026 ⋅ 2:30pm\n"
        "Invitation from Google Calendar: https://calendar.google.com/\n",
        "Denis a accepté l'invitation à l'événement suivant :\n\n*COPIL*\n\nQuand : jeudi\n",
        "Yes, I will attend.\n\n-----Original Appointment-----\nFrom: Pilote",
        "Denis might attend this event.\nCOPIL"}) {
    EXPECT_EQ(own_words(written), "") << written;
  }
}

TEST(OwnWords, StandInANoteThatAProgramPassesOn) {
  EXPECT_EQ(own_words("Denis has declined this invitation with this note:\n\n"
                      "\"Plutôt le 17 ?\"\n\nCOPIL\nThursday Dec 10, 2026\n"),
            "\"Plutôt le 17 ?\"");
}

}  // namespace
}  // namespace gouvernail::mail

"""Where the program is known to judge otherwise than the manual asks, by kind.

Each name is a way in which the judge can be told to do as the program does today. A disagreement is
accepted only where one of these explains it. Once the program is mended its line goes, and with it
the lines of the judge that ask for it.
"""

DIFFERENCES = {
    "same-day": "the order of sessions of one day: hours at both ends, unproven where unrecorded",
    "reissue": "an amendment that changes neither number nor period cuts the period",
    "term-amended": "a term that an amendment cuts is owed in full on both sides, under one id",
    "amended-deadline": "a deadline that an amendment moves or repeals stays, beside the new one",
    "election-opens": "a deadline after an election opens on the morrow, whatever `opens` says",
    "counted-twice": "a body that is named in its own `also_counts` is counted twice",
    "months-roll": "`roll` does nothing beside `months`",
    "no-quorum": "a session without its body's quorum keeps a cadence",
    "second-unmarked": "any session after one without quorum is its second convocation",
    "quorum-seats": "whoever is in the room makes a quorum, beyond the seats and members or not",
    "unbound-seats": "seats of a party that is not bound count, in quorums and shares of seats",
    "invited-unbound": "a role of a party that is not bound has to be on the list of members",
    "greedy-seating": "who holds a role himself is not moved to another that only he can fill",
    "several-placed": "what comes before two sessions still to be placed is placed for each alone",
    "worked-call": "a last call falls on a day that is not worked",
    "worked-resort": "a last resort keeps weekends, holidays and closures free",
}

# Why the program refuses obligations and waivers that the generator makes by chance; they are left
# out, and a refusal of another kind fails.
REFUSED = {
    "no-duty": "it makes no duty in the days on which it is in force",
    "counted-twice": "a body stands in its own `also_counts`",
    "empty-window": "no day lies between `within` and `at_least_before`",
    "no-quorum": "a second convocation where no quorum is asked",
    "longer-than-ahead": "`urgent` is longer than `ahead`",
    "last-before-first": "it opens after it is due",
    "missing-days": "a waiver of an obligation that is owed many times, without days",
}

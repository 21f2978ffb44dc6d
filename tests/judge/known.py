"""What the program refuses, and is left out of the comparison."""

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

"""Who was there, and whether that is enough: compositions and quorums."""
from fractions import Fraction

YES, NO, UNKNOWN = "yes", "no", "unknown"


def worst(answers):
    answers = list(answers)
    return NO if NO in answers else UNKNOWN if UNKNOWN in answers else YES


class Attendance:
    """The heads in a room, no more of a role than it has seats."""

    def __init__(self, convention, session, seats=()):
        self.convention = convention
        self.recorded = [seat.role for seat in seats if seat.holds_on(session.day)]
        self.session = session
        self.day = session.day
        self.heads = {}
        for role, count in session.present or ():
            self.heads[role] = self.heads.get(role, 0) + count
        for role in self.heads:
            self.heads[role] = min(self.heads[role], self.room(role))

    def room(self, role):
        """Its seats and those of the roles that fill it besides; no end where nobody knows."""
        roles = self.convention.roles
        seats = [roles[role].get("seats")] + [
            other.get("seats") for other in roles.values() if role in other.get("is_also", ())]
        return 10**6 if None in seats else sum(seats)

    def bound(self, role):
        return self.convention.role_binds(role, self.day)

    def seats(self, roles):
        """Of the roles that are bound; none: nobody recorded how many."""
        known = [self.convention.roles[r].get("seats") or self.recorded.count(r) or None
                 for r in roles if self.bound(r)]
        return None if None in known else sum(known)

    def college(self, name):
        return [r for r, role in self.convention.roles.items() if role.get("college") == name]

    def count(self, roles):
        return sum(self.heads.get(role, 0) for role in roles)

    def verdict(self, keys, second=False):
        return worst([self.roles(keys), self.parties(keys), self.shares(keys),
                      self.parity(keys), self.quorum(keys, second)])

    # Roles: each head fills one.

    def may_fill(self, head, role, stand_ins):
        own, other = self.convention.roles[role], self.convention.roles[head]
        if head == role or role in other.get("is_also", ()):
            return True
        if not stand_ins:
            return False
        how = own.get("substitution", "same-organisation")
        party = own.get("party")
        if how == "listed-roles":
            return head in own.get("substitutes", ())
        if how == "nobody" or not party or party != other.get("party"):
            return False
        return how == "same-organisation" or other.get("elected", False)

    def needs(self, keys):
        """Roles asked for with their numbers: (role, least, exactly); none: seats not known."""
        for entry in keys.get("roles", ()):
            table = {"role": entry} if isinstance(entry, str) else entry
            role = table["role"]
            if not self.bound(role):
                continue
            condition = table.get("condition")
            if condition and not self.session.bears(condition):
                continue
            if keys.get("every_member") or table.get("every"):
                yield role, self.seats([role]), False
            elif "exactly" in table:
                yield role, table["exactly"], True
            else:
                yield role, table.get("at_least", 1), False

    def roles(self, keys):
        stand_ins = keys.get("require", "represented") == "represented"
        needs = list(self.needs(keys))
        # Whose absence would be a breach is seated first.
        certain = sorted(((role, least or 0) for role, least, _ in needs),
                         key=lambda need: self.is_guest(need[0]) + self.is_listed(need[0]) *
                         self.is_guest(need[0]))
        answers = [self.guest(role) if self.is_guest(role) else NO
                   for role in self.empty(certain, stand_ins)]
        if NO in answers:
            return NO
        for role, least, exactly in needs:
            if exactly and self.heads.get(role, 0) > least:
                return NO
        if any(least is None for _, least, _ in needs):
            return UNKNOWN
        return worst(answers)

    # Guests: roles of no party that signed.

    def is_guest(self, role):
        party = self.convention.parties.get(self.convention.roles[role].get("party"))
        return not (party and party.get("signatory", True))

    def is_listed(self, role):
        return role in self.convention.bodies[self.session.body].get("members", ())

    def guest(self, role):
        """One who did not come: whether he was invited on an earlier day."""
        convened = self.session.convened_on
        if not self.is_listed(role) or (convened and convened >= self.day):
            return NO
        return YES if convened else UNKNOWN

    def filled(self, needs, stand_ins):
        return sum(count for _, count in needs) - len(self.empty(needs, stand_ins))

    def empty(self, needs, stand_ins):
        """The roles of places that find nobody: augmenting paths, a place at a time."""
        places = [role for role, count in needs for _ in range(count)]
        heads = [role for role, count in self.heads.items() for _ in range(min(count, 60))]
        taken = {}
        def seat(place, tried):
            for i, head in enumerate(heads):
                if i in tried or not self.may_fill(head, places[place], stand_ins):
                    continue
                tried.add(i)
                if i not in taken or seat(taken[i], tried):
                    taken[i] = place
                    return True
            return False

        return [role for place, role in enumerate(places) if not seat(place, set())]

    # Numbers

    def parties(self, keys):
        there = {self.convention.roles[r].get("party") for r, n in self.heads.items() if n}
        return NO if any(self.convention.binds(p, self.day) and p not in there
                         for p in keys.get("parties", ())) else YES

    def is_asked(self, college):
        """Not one in which nobody is bound yet."""
        members = self.college(college)
        return not members or any(self.bound(role) for role in members)

    def shares(self, keys):
        answers = []
        for share in keys.get("share", ()):
            if not self.is_asked(share["college"]):
                continue
            least = Fraction(share.get("at_least", "1"))
            members = self.college(share["college"])
            whole = self.seats(members) if share.get("of", "seats") == "seats" else \
                self.count(self.heads)
            if not whole:
                answers.append(UNKNOWN)
            else:
                answers.append(YES if self.count(members) >= least * whole else NO)
        return worst(answers)

    def parity(self, keys):
        if "parity" not in keys:
            return YES
        parity = keys["parity"]
        if not (self.is_asked(parity["a"]) and self.is_asked(parity["b"])):
            return YES
        difference = self.count(self.college(parity["a"])) - self.count(self.college(parity["b"]))
        return YES if abs(difference) <= parity.get("tolerance", 0) else NO

    def quorum(self, keys, second=False):
        if "quorum" not in keys:
            return YES
        members = [r for r in self.convention.bodies[self.session.body].get("members", ())
                   if self.bound(r)]
        seats = self.seats(members)
        if not seats:
            return UNKNOWN
        quorum = keys["quorum"]
        fraction = quorum["second"] if second and "second" in quorum else quorum["first"]
        stand_ins = keys.get("require", "represented") == "represented"
        there = self.filled([(r, self.seats([r])) for r in members], stand_ins)
        return YES if there >= Fraction(fraction) * seats else NO

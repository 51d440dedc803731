import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type KnownPerson, matchPerson, type Names } from "./match-person.ts";

const names = (given: Partial<Names>): Names => ({ customerId: null, mailKey: null, phoneKey: null, ...given });

/** People as the database keeps them: no two are known by one name. */
function people() {
  const known: KnownPerson[] = [];
  const keep = (given: Names, isPhoneShared = false) => {
    const person = { ...given, id: String(known.length), isPhoneShared };
    known.push(person);
    return person;
  };
  const meet = (given: Names) => {
    const match = matchPerson(given, known);
    for (const { id, name } of match.loses) {
      const loser = known.find((one) => one.id === id);
      if (loser) loser[name] = null;
    }
    if (match.isPhoneShared) keep(names({ phoneKey: given.phoneKey }), true);
    if (!match.who) return keep({ ...match.gains, customerId: given.customerId });
    const { customerId, mailKey, phoneKey } = match.gains;
    if (customerId !== null) match.who.customerId = customerId;
    if (mailKey !== null) match.who.mailKey = mailKey;
    if (phoneKey !== null) match.who.phoneKey = phoneKey;
    return match.who;
  };
  return { known, meet };
}

describe("a buyer", () => {
  test("known by mail alone is still the same person when they log in later, and when they come back as a guest", () => {
    const { meet, known } = people();
    const guest = meet(names({ mailKey: "ada" }));
    expect(meet(names({ customerId: 7n, mailKey: "ada" }))).toBe(guest);
    expect(meet(names({ customerId: 7n }))).toBe(guest);
    expect(meet(names({ mailKey: "ada" }))).toBe(guest);
    expect(known).toHaveLength(1);
  });

  test("who gave a phone first and a mail address after it is one person", () => {
    const { meet, known } = people();
    const guest = meet(names({ phoneKey: "44" }));
    expect(meet(names({ mailKey: "ada", phoneKey: "44" }))).toBe(guest);
    expect(meet(names({ phoneKey: "44" }))).toBe(guest);
    expect(known).toHaveLength(1);
  });

  test("with one's mail and another's phone is whose mail it is", () => {
    const { meet } = people();
    const ada = meet(names({ mailKey: "ada", phoneKey: "44" }));
    const ben = meet(names({ mailKey: "ben", phoneKey: "45" }));
    expect(meet(names({ mailKey: "ada", phoneKey: "45" }))).toBe(ada);
    expect(meet(names({ mailKey: "ben" }))).toBe(ben);
  });

  test("who shares a phone with another is found by it no more, and whoever gives it alone is neither of them", () => {
    const { meet } = people();
    const ada = meet(names({ customerId: 1n, phoneKey: "44" }));
    const ben = meet(names({ customerId: 2n, phoneKey: "44" }));
    const someone = meet(names({ phoneKey: "44" }));
    expect(new Set([ada.id, ben.id, someone.id]).size).toBe(3);
    expect(meet(names({ customerId: 1n, phoneKey: "44" }))).toBe(ada);
    expect(meet(names({ mailKey: "cy", phoneKey: "44" })).id).not.toBe(someone.id);
  });

  test("who logs in and types somebody else's mail address does not become them", () => {
    const { meet } = people();
    const ada = meet(names({ customerId: 1n, mailKey: "ada" }));
    const ben = meet(names({ customerId: 2n, mailKey: "ada" }));
    expect(ben).not.toBe(ada);
    expect(meet(names({ mailKey: "ada" }))).toBe(ada);
  });

  test("known by number alone takes over the mail address by which they were a guest", () => {
    const { meet } = people();
    meet(names({ mailKey: "ada" }));
    const customer = meet(names({ customerId: 1n }));
    expect(meet(names({ customerId: 1n, mailKey: "ada" }))).toBe(customer);
    expect(meet(names({ mailKey: "ada" }))).toBe(customer);
  });
});

test("whatever signals come of whomever in whatever order, no two numbers and no two guests' addresses are ever one person", () => {
  // Few names, so that they meet: buyers have a number of their own or none, and share mail addresses and phones.
  const some = <T>(...values: T[]) => fc.constantFrom<T | null>(null, ...values);
  const signal = fc.record({ customerId: some(1n, 2n, 3n), mailKey: some("a", "b", "c"), phoneKey: some("x", "y") });
  fc.assert(
    fc.property(fc.array(signal, { maxLength: 30 }), (signals) => {
      const { known, meet } = people();
      const numbers = new Map<string, bigint>();
      const mails = new Map<string, string>();
      for (const given of signals) {
        if (given.customerId === null && given.mailKey === null && given.phoneKey === null) continue;
        const { id } = meet(given);
        // Asked again at once, the answer is the same.
        expect(meet(given).id).toBe(id);
        if (given.customerId !== null) expect(numbers.get(id) ?? given.customerId).toBe(given.customerId);
        if (given.customerId !== null) numbers.set(id, given.customerId);
        else if (given.mailKey !== null) {
          expect(mails.get(id) ?? given.mailKey).toBe(given.mailKey);
          mails.set(id, given.mailKey);
        }
        for (const name of ["customerId", "mailKey", "phoneKey"] as const) {
          const held = known.map((one) => one[name]).filter((value) => value !== null);
          expect(held).toHaveLength(new Set(held).size);
        }
      }
    }),
  );
});

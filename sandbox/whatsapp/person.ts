import { createHash } from "node:crypto";

/** Somebody on WhatsApp, as one business sees him. */
export type Person = {
  /** Digits alone. */
  phone: string;
  /** The business-scoped id: the same however often he hides his number. */
  userId: string;
  name: string;
  /** Who has a username may keep his number to himself. */
  username: string | null;
  hidesPhone: boolean;
  /** When he wrote last: for a day after it, anything may be written to him. */
  wroteAtMs: number | null;
  stoppedMarketing: boolean;
};

const COUNTRIES: readonly [string, string][] = [
  ["1", "US"],
  ["44", "GB"],
  ["49", "DE"],
  ["33", "FR"],
  ["34", "ES"],
  ["39", "IT"],
  ["55", "BR"],
  ["91", "IN"],
];

export type People = { byPhone(phone: string): Person; byUserId(userId: string): Person | undefined; all(): readonly Person[] };

export function createPeople(): People {
  const people = new Map<string, Person>();
  return {
    byPhone(written) {
      const phone = written.replace(/\D/g, "");
      const known = people.get(phone);
      if (known) return known;
      const country = COUNTRIES.find(([code]) => phone.startsWith(code))?.[1] ?? "GB";
      const digits = BigInt(`0x${createHash("sha256").update(phone).digest("hex").slice(0, 15)}`).toString();
      const person: Person = {
        phone,
        userId: `${country}.${digits}`,
        name: "Somebody",
        username: null,
        hidesPhone: false,
        wroteAtMs: null,
        stoppedMarketing: false,
      };
      people.set(phone, person);
      return person;
    },
    byUserId: (userId) => [...people.values()].find((person) => person.userId === userId),
    all: () => [...people.values()],
  };
}

/** How webhooks and answers name him. */
export function contactOf(person: Person) {
  return {
    profile: { name: person.name, ...(person.username !== null && { username: person.username }) },
    ...(!person.hidesPhone && { wa_id: person.phone }),
    user_id: person.userId,
  };
}

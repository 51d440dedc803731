import { addressFor } from "#app/messaging/consent/address.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { newId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { recoverySettings } from "../recovery-settings.server.ts";
import { isHeldOut } from "./holdout.ts";
import { type KnownPerson, matchPerson, type Names } from "./match-person.ts";
import { isSettled, lockNames, type ResolvedPerson, resolvePerson } from "./resolve-person.server.ts";

/** A customer by all that they are known by. */
export type Named = Names & { customerId: bigint; email: string | null; phone: string | null };

export type PersonRow = KnownPerson & { isHeldOut: boolean };

/** By their numbers: those of these customers of whom there is a copy, by all that they are known by. */
export async function namesOfCustomers(db: ShopDb, shop: Pick<Shop, "id">, ids: readonly bigint[]): Promise<Map<bigint, Named>> {
  const rows = await db.customer.findMany({
    where: { shopId: shop.id, id: { in: [...ids] } },
    select: { id: true, email: true, phone: true },
  });
  return new Map(
    rows.map(({ id, email, phone }) => {
      const mailKey = addressFor("email", email ?? "")?.key ?? null;
      return [id, { customerId: id, email, phone, mailKey, phoneKey: addressFor("sms", phone ?? "")?.key ?? null }];
    }),
  );
}

/** By customer: who they are already, of whom recovery knows. Read at once for all, and nothing is kept. */
export async function findPeople(db: ShopDb, shop: Pick<Shop, "id">, named: readonly Named[]): Promise<Map<bigint, PersonRow>> {
  const rowsBy = await peopleBy(db, shop, named);
  return new Map(
    named.flatMap((names) => {
      const { who } = matchPerson(names, rowsBy(names));
      const row = rowsBy(names).find(({ id }) => id === who?.id);
      return row ? [[names.customerId, row] as const] : [];
    }),
  );
}

/**
 * The same as `resolvePerson` for many customers, in the given transaction: whoever is new is kept. In a handful of statements, but for those of whom
 * something new is learnt, who are resolved one by one.
 */
export async function resolvePeople(
  db: ShopDb,
  shop: Pick<Shop, "id" | "domain">,
  named: readonly Named[],
): Promise<Map<bigint, ResolvedPerson>> {
  await lockNames(db, shop, ...named);
  const rowsBy = await peopleBy(db, shop, named);
  const { holdoutPercent } = await recoverySettings.read(db, shop);
  const fresh = named.filter((names) => rowsBy(names).length === 0);
  const data = fresh.map(({ customerId, mailKey, phoneKey }) => {
    const person = { id: newId<string>(), customerId, mailKey, phoneKey };
    return { shopId: shop.id, ...person, isHeldOut: isHeldOut(person, { domain: shop.domain, percent: holdoutPercent }), firstSeenAt: nowDate() }; // oxfmt-ignore
  });
  // Of two that give the same phone, the first; the other is resolved by itself.
  await db.recoveryPerson.createMany({ data, skipDuplicates: true });

  const now = await peopleBy(db, shop, named);
  const resolved = new Map<bigint, ResolvedPerson>();
  for (const names of named) {
    const match = matchPerson(names, now(names));
    const row = isSettled(match) ? now(names).find(({ id }) => id === match.who?.id) : undefined;
    const person = row ?? (await resolvePerson(db, shop, names));
    if (person) resolved.set(names.customerId, { id: person.id, isHeldOut: person.isHeldOut });
  }
  return resolved;
}

/** Everybody who is known by any of these names, to be asked for by each one's. */
async function peopleBy(db: ShopDb, shop: Pick<Shop, "id">, named: readonly Names[]): Promise<(names: Names) => PersonRow[]> {
  const all = <Value>(pick: (names: Names) => Value | null) => named.flatMap((names) => pick(names) ?? []);
  const rows: PersonRow[] = await db.recoveryPerson.findMany({
    where: {
      shopId: shop.id,
      OR: [
        { customerId: { in: all(({ customerId }) => customerId) } },
        { mailKey: { in: all(({ mailKey }) => mailKey) } },
        { phoneKey: { in: all(({ phoneKey }) => phoneKey) } },
      ],
    },
  });
  const by = (key: keyof Names) => new Map(rows.map((row) => [row[key], row]));
  const [byCustomer, byMail, byPhone] = [by("customerId"), by("mailKey"), by("phoneKey")];
  return ({ customerId, mailKey, phoneKey }) => {
    const found = [customerId && byCustomer.get(customerId), mailKey && byMail.get(mailKey), phoneKey && byPhone.get(phoneKey)];
    return [...new Set(found.flatMap((row) => row || []))];
  };
}

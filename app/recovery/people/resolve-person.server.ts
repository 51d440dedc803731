import { addressFor } from "#app/messaging/consent/address.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { newId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { recoverySettings } from "../recovery-settings.server.ts";
import { isHeldOut } from "./holdout.ts";
import { type KnownPerson, matchPerson, type Names } from "./match-person.ts";

/** What is known of a buyer: Shopify's number, and addresses as they were typed. */
export type Buyer = { customerId: bigint | null; email: string | null; phone: string | null };

export type ResolvedPerson = { id: string; isHeldOut: boolean };

type Row = KnownPerson & { isHeldOut: boolean };

/**
 * Who a buyer is on every channel, and whether they are held out: somebody new is kept. Null where nothing is known that they could be known
 * by (a phone without its country is nothing). Never leads from one buyer to another (`matchPerson`). Two that resolve the same buyer at once
 * find one person: within the given transaction their names are locked.
 */
export async function resolvePerson(db: ShopDb, shop: Pick<Shop, "id" | "domain">, buyer: Buyer): Promise<ResolvedPerson | null> {
  const names = namesOf(buyer);
  if (names.customerId === null && names.mailKey === null && names.phoneKey === null) return null;

  const seen = await peopleBy(db, shop, names);
  const settled = matchPerson(names, seen);
  if (settled.who && isSettled(settled)) return answer(seen, settled.who.id);

  await lockNames(db, shop, names);
  const known = await peopleBy(db, shop, names);
  const { who, gains, loses, isPhoneShared } = matchPerson(names, known);
  for (const { id, name } of loses) await db.recoveryPerson.update({ where: at(shop, id), data: { [name]: null } });
  if (isPhoneShared) await keep(db, shop, { customerId: null, mailKey: null, phoneKey: names.phoneKey }, { isPhoneShared: true });
  if (!who) return keep(db, shop, { ...gains, customerId: names.customerId }, {});

  const learnt = Object.fromEntries(Object.entries(gains).filter(([, name]) => name !== null));
  if (Object.keys(learnt).length > 0) await db.recoveryPerson.update({ where: at(shop, who.id), data: learnt });
  return answer(known, who.id);
}

function namesOf({ customerId, email, phone }: Buyer): Names {
  return {
    customerId,
    mailKey: (email === null ? undefined : addressFor("email", email)?.key) ?? null,
    phoneKey: (phone === null ? undefined : addressFor("sms", phone)?.key) ?? null,
  };
}

const at = (shop: Pick<Shop, "id">, id: string) => ({ shopId_id: { shopId: shop.id, id } });

/** Whether nothing has to be kept of what a match found. */
export const isSettled = ({ gains, loses, isPhoneShared }: ReturnType<typeof matchPerson>) =>
  loses.length === 0 && !isPhoneShared && gains.customerId === null && gains.mailKey === null && gains.phoneKey === null;

const answer = (rows: readonly Row[], id: string): ResolvedPerson | null => {
  const row = rows.find((one) => one.id === id);
  return row ? { id: row.id, isHeldOut: row.isHeldOut } : null;
};

function peopleBy(db: ShopDb, shop: Pick<Shop, "id">, { customerId, mailKey, phoneKey }: Names): Promise<Row[]> {
  const by = [customerId === null ? [] : [{ customerId }], mailKey === null ? [] : [{ mailKey }], phoneKey === null ? [] : [{ phoneKey }]];
  return db.recoveryPerson.findMany({ where: { shopId: shop.id, OR: by.flat() } });
}

/**
 * Keeps others from resolving whoever is known by these names until the transaction ends. All lock in one line, so that no two wait for each other.
 */
export async function lockNames(db: ShopDb, shop: Pick<Shop, "id">, ...people: readonly Names[]): Promise<void> {
  const names = people.flatMap(({ customerId, mailKey, phoneKey }) =>
    [customerId === null ? null : `customer:${String(customerId)}`, mailKey, phoneKey].filter((name) => name !== null),
  );
  const inLine = [...new Set(names)].toSorted().map((name) => `person ${String(shop.id)} ${name}`);
  await db.$queryRaw`
    SELECT count(pg_advisory_xact_lock(hashtextextended(each."name", 0))::text)
      FROM (SELECT "name" FROM unnest(${inLine}::text[]) WITH ORDINALITY AS t("name", "place") ORDER BY "place") each`;
}

async function keep(
  db: ShopDb,
  shop: Pick<Shop, "id" | "domain">,
  names: Names,
  { isPhoneShared = false }: { isPhoneShared?: boolean },
): Promise<ResolvedPerson> {
  const { holdoutPercent } = await recoverySettings.read(db, shop);
  const person = { id: newId<string>(), isHeldOut: isHeldOut(names, { domain: shop.domain, percent: holdoutPercent }) };
  await db.recoveryPerson.create({ data: { shopId: shop.id, ...person, ...names, isPhoneShared, firstSeenAt: nowDate() } });
  return person;
}

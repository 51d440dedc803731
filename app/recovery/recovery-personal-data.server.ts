import { addressFor } from "#app/messaging/consent/address.ts";
import { exportRecovered, redactRecovered } from "./attribution/attribution-personal-data.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { PersonalData, Person } from "#app/platform/personal-data/person.ts";
import type { Shop } from "#app/platform/shop.ts";
import { nowDate } from "#app/platform/clock.ts";

/**
 * The carts that a person left, and what was done about them. When they are forgotten their runs end, and addresses, names and words go; that
 * there was a cart, what it was worth and what became of it stays.
 */
export const recoveryPersonalData: PersonalData = {
  traces: () => Promise.resolve({}),
  async export(db, shop, person) {
    const personIds = await idsOf(db, shop, person);
    const theirs = { shopId: shop.id, OR: [{ personId: { in: personIds } }, { customerId: person.customerId }] };
    const abandonments = await db.abandonment.findMany({ where: theirs, orderBy: { startedAt: "asc" } });
    const runs = await db.journeyRun.findMany({ where: { shopId: shop.id, personId: { in: personIds } }, orderBy: { enteredAt: "asc" } });
    const calls = await db.callTask.findMany({ where: { shopId: shop.id, personId: { in: personIds } }, orderBy: { dueAt: "asc" } });
    const attempts = await db.callAttempt.findMany({ where: { shopId: shop.id, taskId: { in: calls.map(({ id }) => id) } }, orderBy: { at: "asc" } }); // oxfmt-ignore
    const waits = await db.stockWait.findMany({ where: { shopId: shop.id, personId: { in: personIds } }, orderBy: { since: "asc" } });
    return { abandonments, runs, calls, attempts, waits, recovered: await exportRecovered(db, shop, personIds) };
  },
  async redact(db, shop, person) {
    const personIds = await idsOf(db, shop, person);
    const ofRuns = { shopId: shop.id, personId: { in: personIds } };
    await redactRecovered(db, shop, personIds);
    await db.stockWait.deleteMany({ where: ofRuns });
    await db.journeyRun.updateMany({
      where: { ...ofRuns, endedAt: null },
      data: { endedAt: nowDate(), endedBy: "redacted", dueAt: null, waitsFor: null },
    });
    await db.callTask.updateMany({ where: { ...ofRuns, state: "open" }, data: { state: "called_off", endedAt: nowDate() } });
    const calls = await db.callTask.findMany({ where: ofRuns, select: { id: true } });
    await db.callAttempt.updateMany({ where: { shopId: shop.id, taskId: { in: calls.map(({ id }) => id) } }, data: { note: null } });
    await db.callTask.updateMany({ where: ofRuns, data: { phone: "Redacted", script: "Redacted", note: null, place: {} } });
    const theirs = { shopId: shop.id, OR: [{ personId: { in: personIds } }, { customerId: person.customerId }] };
    await db.abandonment.updateMany({
      where: { ...theirs, state: { in: ["active", "abandoned"] } },
      data: { state: "gone", endedAt: nowDate() },
    });
    await db.abandonment.updateMany({
      where: theirs,
      data: { email: null, phone: null, name: null, place: {}, lines: [] },
    });
  },
};

/** A person may have been met by number, by mail and by phone before anybody knew that they were one. */
async function idsOf(db: ShopDb, shop: Pick<Shop, "id">, { customerId, email, phone }: Person): Promise<string[]> {
  const mailKey = email ? addressFor("email", email)?.key : undefined;
  const phoneKey = phone ? addressFor("sms", phone)?.key : undefined;
  const rows = await db.recoveryPerson.findMany({
    where: {
      shopId: shop.id,
      OR: [{ customerId }, ...(mailKey ? [{ mailKey }] : []), ...(phoneKey ? [{ phoneKey, customerId: null, mailKey: null }] : [])],
    },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

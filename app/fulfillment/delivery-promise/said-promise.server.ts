import { Counter } from "prom-client";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { metrics } from "#app/platform/metrics.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { writeBehind } from "#app/platform/write-together.ts";
import type { Destination } from "#app/routing/routable-order.ts";
import type { SaidPromise } from "#generated/prisma/client.ts";
import type { DeliveryPromise } from "./delivery-promise.ts";
import { regionOf } from "./lane.ts";
import { StoredParcels } from "./stored-promise.ts";

/** A promise as it is kept. */
export type KeptPromise = Pick<SaidPromise, "date" | "confidence" | "chance" | "saidAt"> & ReturnType<typeof jsonOf>;

/** As it is kept from this moment on. */
export function asKept(promise: DeliveryPromise): KeptPromise {
  const { date, confidence, chance } = promise;
  return { date, confidence: Math.round(confidence * 100), chance, saidAt: nowDate(), ...jsonOf(promise) };
}

function jsonOf({ parcels, arrival }: Pick<DeliveryPromise, "parcels" | "arrival">) {
  return {
    parcels: parcels.map((parcel) => ({ ...parcel, lane: { ...parcel.lane } })),
    arrival: { first: arrival.first, chances: arrival.chances.map((chance) => Math.round(chance * 1e6) / 1e6) },
  };
}

const lost = new Counter({
  name: "waybill_said_promises_lost_total",
  help: "Promises at checkout that could not be kept",
  registers: [metrics],
});

/** `promise` null: the buyer was told last that there is none. */
type Said = { shopId: ShopId; checkoutToken: string; promise: KeptPromise | null };

const write = writeBehind<Said>(writeRows, { betweenMs: 200, most: 10_000, lost: () => lost.inc() });

/** Keeps what the buyer of a checkout is told, behind the answer. What he is told last counts, also that there is no date any more. */
export function noteSaid({ id }: Pick<Shop, "id">, checkoutToken: string, promise: DeliveryPromise | null): void {
  write({ shopId: id, checkoutToken, promise: promise && asKept(promise) });
}

async function writeRows(rows: readonly Said[]): Promise<void> {
  for (const [shopId, said] of Map.groupBy(rows, (row) => row.shopId)) {
    const last = [...new Map(said.map(({ checkoutToken, promise }) => [checkoutToken, promise]))];
    const kept = last.flatMap(([checkoutToken, promise]) => (promise ? { checkoutToken, ...promise } : []));
    const unsaid = last.flatMap(([checkoutToken, promise]) => (promise ? [] : checkoutToken));
    await inShop({ id: shopId }, async (db) => {
      if (unsaid.length > 0) await db.saidPromise.deleteMany({ where: { shopId, checkoutToken: { in: unsaid } } });
      if (kept.length > 0) await writeKept(db, shopId, kept);
    });
  }
}

async function writeKept(db: ShopDb, shopId: ShopId, kept: readonly (KeptPromise & { checkoutToken: string })[]): Promise<void> {
  await db.$executeRaw`
      INSERT INTO "said_promise" ("shopId", "checkoutToken", "date", "confidence", "chance", "saidAt", "parcels", "arrival")
      SELECT ${shopId}, s.* FROM jsonb_to_recordset(${JSON.stringify(kept)}::jsonb)
        AS s("checkoutToken" text, "date" text, "confidence" int, "chance" float8, "saidAt" timestamptz, "parcels" jsonb, "arrival" jsonb)
      ON CONFLICT ("shopId", "checkoutToken") DO UPDATE
         SET "date" = excluded."date", "confidence" = excluded."confidence", "chance" = excluded."chance", "saidAt" = excluded."saidAt",
             "parcels" = excluded."parcels", "arrival" = excluded."arrival"
       WHERE "said_promise"."saidAt" <= excluded."saidAt"`;
}

/**
 * What the buyer of this checkout was told last; null where he was told nothing, or of another place than it goes to, where that is known: before an
 * address is typed in a checkout only the country is, which is enough.
 */
export async function findSaid(
  db: ShopDb,
  shop: Pick<Shop, "id">,
  checkoutToken: string,
  goesTo?: Destination,
): Promise<SaidPromise | null> {
  const said = await db.saidPromise.findUnique({ where: { shopId_checkoutToken: { shopId: shop.id, checkoutToken } } });
  if (said === null || goesTo === undefined) return said;
  // In a checkout places are told apart by their postcode.
  const region = regionOf({ ...goesTo, provinceCode: null });
  const isThere = StoredParcels.parse(said.parcels).every(
    ({ lane }) => lane.countryCode === goesTo.countryCode && (lane.region === "" || lane.region === region),
  );
  return isThere ? said : null;
}

/** A checkout that nothing came of for so long is given up. */
const KEPT_DAYS = 60;

/** For each night. */
export async function forgetSaid(db: ShopDb, shop: Pick<Shop, "id">): Promise<void> {
  const before = new Date(nowDate().getTime() - KEPT_DAYS * 86_400_000);
  await db.saidPromise.deleteMany({ where: { shopId: shop.id, saidAt: { lt: before } } });
}

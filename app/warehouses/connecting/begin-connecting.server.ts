import { randomBytes } from "node:crypto";
import { Prisma } from "#generated/prisma/client.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { withLock } from "#app/platform/db/with-lock.server.ts";
import { newId, type WarehouseId } from "#app/platform/ids.ts";
import { publish } from "#app/platform/events/publish.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { defaultPrices } from "../default-prices.ts";
import { isSamePrices } from "../price-list.ts";
import type { PostalAddress } from "#app/orders/postal-address.ts";
import { warehouses } from "../messages.ts";
import type { SomeTerms } from "../warehouse-terms.ts";
import { warehouseBegun } from "../warehouse-events.ts";
import type { ConnectOutcome } from "./connect-outcome.ts";

export type NewWarehouse = {
  kind: string;
  name: string;
  address: PostalAddress;
  terms: SomeTerms & { timeZone: string };
  /** Sealed. */
  credentials: string | null;
  buildingId: string | null;
  channelId: string | null;
  startFromLocationId: bigint | null;
};

/** `isNew`: it was not there before, so that nothing is lost if it goes again. */
export type BegunConnecting = { outcome: "begun"; warehouseId: WarehouseId; isNew: boolean };
type Begun = BegunConnecting | Exclude<ConnectOutcome, { outcome: "connected" | "finishing" }>;

/**
 * Writes a warehouse down before anything is done about it outside, and says so to whoever completes it should this process die.
 *
 * The same warehouse twice is one: what was begun is taken up again. A name of a warehouse that was disconnected revives it.
 */
export function beginConnecting(shop: Shop, wanted: NewWarehouse): Promise<Begun> {
  return withLock(`warehouses of ${shop.id}`, () =>
    inShop(shop, async (db): Promise<Begun> => {
      const twin = wanted.buildingId
        ? await db.warehouse.findFirst({ where: alive({ kind: wanted.kind, buildingId: wanted.buildingId }) })
        : null;
      const namesake = await db.warehouse.findFirst({ where: { name: { equals: wanted.name, mode: "insensitive" } } });
      const known = twin ?? namesake;

      if (known?.state === "connecting" && known.kind === wanted.kind)
        return { outcome: "begun", warehouseId: known.id as WarehouseId, isNew: false };
      if (twin || (known && known.kind === wanted.kind && known.state !== "disconnected"))
        return {
          outcome: "already-connected",
          warehouseId: (known?.id ?? "") as WarehouseId,
          message:
            twin && twin.id !== namesake?.id
              ? warehouses.message("building-connected", { warehouse: twin.name })
              : warehouses.message("already-connected", { warehouse: known?.name ?? "" }),
        };
      if (namesake && namesake.kind !== wanted.kind)
        return {
          outcome: "refused",
          field: "name",
          message: warehouses.message("had-another", { warehouse: namesake.name }),
        };

      const warehouseId = await write(db, shop, wanted, (namesake?.id ?? null) as WarehouseId | null);
      await publish(db, shop, warehouseBegun, { warehouseId });
      return { outcome: "begun", warehouseId, isNew: !namesake };
    }),
  );
}

async function write(db: ShopDb, shop: Shop, wanted: NewWarehouse, revived: WarehouseId | null): Promise<WarehouseId> {
  const { priority, timeZone, cutOff, workingDays, prices } = wanted.terms;
  const last = await db.warehouse.aggregate({ where: alive({}), _max: { priority: true } });
  const guess = defaultPrices(shop.currency, wanted.address.countryCode);
  const row = {
    kind: wanted.kind,
    name: wanted.name,
    state: "connecting",
    priority: priority ?? (last._max.priority ?? 0) + 1,
    timeZone,
    ...(cutOff && { cutOff }),
    ...(workingDays && { workingDays }),
    address: wanted.address,
    prices: prices ?? guess,
    pricesConfirmedAt: prices && !isSamePrices(prices, guess) ? nowDate() : null,
    credentials: wanted.credentials,
    webhookSecret: null,
    buildingId: wanted.buildingId,
    channelId: wanted.channelId,
    callbackKey: randomBytes(24).toString("base64url"),
    startFromLocationId: wanted.startFromLocationId,
    createdAt: nowDate(),
    lastProblem: Prisma.DbNull,
  } satisfies Prisma.WarehouseUpdateInput;

  const id = revived ?? newId<WarehouseId>();
  if (revived) await db.warehouse.updateMany({ where: { id }, data: row });
  else await db.warehouse.create({ data: { ...row, shopId: shop.id, id } });
  return id;
}

function alive(where: Prisma.WarehouseWhereInput): Prisma.WarehouseWhereInput {
  return { ...where, state: { not: "disconnected" } };
}

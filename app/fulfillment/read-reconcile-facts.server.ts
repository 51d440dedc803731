import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";

import { type Made, madeOf } from "./decisions/keep-decisions.server.ts";
import { type FulfillmentSettings, fulfillmentSettings, isRouted } from "./fulfillment-settings.server.ts";
import type { ClosedGate } from "./gates/gate.ts";
import { closedGatesOf } from "./gates/read-gates.server.ts";
import { loadOrder, type OrderInFulfillment } from "./load-order.server.ts";
import { isCurrentAfter } from "./own-changes.server.ts";

/** What the steps of an order turn on, read at one moment. */
export type ReconcileFacts = {
  order: OrderInFulfillment;
  settings: FulfillmentSettings;
  /** Whether it is Waybill's to route. */
  isRouted: boolean;
  closedGates: readonly ClosedGate[];
  /** What a person decided of it. */
  decided: readonly Made[];
  /** Its exceptions that are open, or that a person dismissed and that stand all the same. */
  exceptions: readonly { cause: string; subject: string; resolvedAt: Date | null; message: unknown }[];
  /** Those that have a location in Shopify. */
  warehouses: readonly { id: string; name: string; locationId: bigint | null }[];
  /** Whether our copy was read after all that Waybill itself did to the order. */
  isCurrent: boolean;
};

/** Reads them in two statements: they are asked for at every step that an order takes. */
export async function readReconcileFacts(db: ShopDb, shop: Shop, orderId: bigint): Promise<ReconcileFacts | undefined> {
  const order = await loadOrder(db, shop, orderId);
  if (!order) return undefined;
  const { decisions, opened, exceptions, warehouses, run, set } = await readBeside(db, shop, orderId);
  const settings = fulfillmentSettings.parse(set);
  const decided = madeOf(decisions);
  return {
    order,
    settings,
    isRouted: isRouted(settings, order),
    closedGates: closedGatesOf(order, { settings, decided, opened }),
    decided,
    exceptions: exceptions.map((one) => ({ ...one, resolvedAt: dateOf(one.resolvedAt) })),
    warehouses: warehouses.map((one) => ({ ...one, locationId: BigInt(one.locationId) })),
    isCurrent: isCurrentAfter(run && { endedAt: dateOf(run.endedAt) }, order),
  };
}

type Beside = {
  decisions: { details: unknown; note: string | null; madeBy: unknown }[];
  opened: string[];
  exceptions: { cause: string; subject: string; resolvedAt: string | null; message: unknown }[];
  warehouses: { id: string; name: string; locationId: string }[];
  run: { endedAt: string | null } | null;
  /** The settings of this room. */
  set: unknown;
};

/** What is kept beside the order itself. */
async function readBeside(db: ShopDb, shop: Shop, orderId: bigint): Promise<Beside> {
  const [beside] = await db.$queryRaw<[Beside]>`
    SELECT ARRAY (SELECT to_jsonb(d) FROM "order_decision" d WHERE d."shopId" = at.shop AND d."orderId" = at.id) AS "decisions",
           ARRAY (SELECT g."gate" FROM "opened_gate" g WHERE g."shopId" = at.shop AND g."orderId" = at.id) AS "opened",
           ARRAY (SELECT jsonb_build_object('cause', e."cause", 'subject', e."subject", 'resolvedAt', e."resolvedAt",
                                               'message', e."message") FROM "exception" e
                   WHERE e."shopId" = at.shop AND e."orderId" = at.id AND (e."resolvedAt" IS NULL OR e."standing")) AS "exceptions",
           ARRAY (SELECT jsonb_build_object('id', w."id", 'name', w."name", 'locationId', w."locationId"::text) FROM "warehouse" w
                   WHERE w."shopId" = at.shop AND w."locationId" IS NOT NULL) AS "warehouses",
           (SELECT to_jsonb(r) FROM "reconcile_run" r WHERE r."shopId" = at.shop AND r."orderId" = at.id) AS "run",
           (SELECT s."values" FROM "setting" s WHERE s."shopId" = at.shop AND s."room" = ${fulfillmentSettings.room}) AS "set"
      FROM (SELECT ${shop.id}::int AS shop, ${orderId}::bigint AS id) at`;
  return beside;
}

const dateOf = (text: string | null) => (text === null ? null : new Date(text));

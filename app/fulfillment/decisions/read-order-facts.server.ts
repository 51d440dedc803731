import { Prisma } from "#generated/prisma/client.ts";
import type { OrderStage, ParcelStage } from "#generated/prisma/enums.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { isPackedHere } from "#app/warehouses/providers/registry.server.ts";
import { fulfillmentSettings } from "../fulfillment-settings.server.ts";
import type { GateFacts } from "../gates/gate.ts";
import { isUndoneSql } from "#app/parcels/parcel-sql.server.ts";
import { closedGates } from "../gates/order-gates.ts";
import type { OrderFacts } from "./order-actions.ts";

type Row = GateFacts & {
  id: bigint;
  name: string;
  stage: OrderStage;
  parcels: { stage: ParcelStage; kind: string }[];
  hasOpenUnits: boolean;
  isHeldInShopify: boolean;
  isKept: boolean;
  lacksStock: boolean;
  decided: string[];
  opened: string[];
};

/** What decides what a person can do with each of these orders, by its id; an order that the shop has not is left out. */
export async function readOrderFacts(db: ShopDb, shop: Pick<Shop, "id">, orderIds: readonly bigint[]): Promise<Map<bigint, OrderFacts>> {
  const policy = await fulfillmentSettings.read(db, shop);
  const rows = await db.$queryRaw<Row[]>`
    SELECT o."id", o."name", o."stage"::text AS "stage", o."test", o."createdAt", o."financialStatus", o."riskRecommendation",
           coalesce(o."paymentGateways", '{}') AS "paymentGateways", coalesce(o."tags", '{}') AS "tags",
           coalesce((SELECT jsonb_agg(jsonb_build_object('stage', p."stage", 'kind', w."kind"))
                       FROM "parcel" p JOIN "warehouse" w ON w."shopId" = p."shopId" AND w."id" = p."warehouseId"
                      WHERE p."shopId" = o."shopId" AND p."orderId" = o."id" AND NOT ${isUndoneSql("p")}), '[]'::jsonb) AS "parcels",
           ${fulfillmentOrder(Prisma.sql`(f."status" IN ('OPEN', 'INCOMPLETE', 'ON_HOLD', 'SCHEDULED') OR (f."status" = 'IN_PROGRESS' AND 'MOVE' = ANY (f."supportedActions"))) AND f."requestStatus" IN ('UNSUBMITTED', 'REJECTED', 'CANCELLATION_ACCEPTED', 'CANCELLATION_REJECTED', 'CLOSED')
             AND EXISTS (SELECT 1 FROM "fulfillment_order_line" l
                          WHERE l."shopId" = f."shopId" AND l."fulfillmentOrderId" = f."id" AND l."remainingQuantity" > 0 AND l."requiresShipping")`)} AS "hasOpenUnits",
           ${fulfillmentOrder(Prisma.sql`f."status" = 'ON_HOLD'`)} AS "isHeldInShopify",
           EXISTS (SELECT 1 FROM "kept_by_merchant" k WHERE k."shopId" = o."shopId" AND k."orderId" = o."id") AS "isKept",
           EXISTS (SELECT 1 FROM "exception" e WHERE e."shopId" = o."shopId" AND e."orderId" = o."id" AND e."resolvedAt" IS NULL
                      AND e."cause" = 'unroutable.out-of-stock') AS "lacksStock",
           ARRAY (SELECT d."kind" FROM "order_decision" d WHERE d."shopId" = o."shopId" AND d."orderId" = o."id") AS "decided",
           ARRAY (SELECT g."gate" FROM "opened_gate" g WHERE g."shopId" = o."shopId" AND g."orderId" = o."id") AS "opened"
      FROM "order" o WHERE o."shopId" = ${shop.id} AND o."id" = ANY (${[...orderIds]}::bigint[])`;
  return new Map(
    rows.map(({ parcels, decided, opened, ...row }) => [
      row.id,
      {
        name: row.name,
        stage: row.stage,
        hasOpenUnits: row.hasOpenUnits,
        isHeldInShopify: row.isHeldInShopify,
        isKept: row.isKept || decided.includes("keep"),
        lacksStock: row.lacksStock,
        parcels: parcels.map(({ stage, kind }) => ({ stage, packedHere: isPackedHere({ kind }) })),
        isHeldHere: decided.includes("hold"),
        waits: decided.includes("wait"),
        gates: closedGates(row, policy, new Set(opened), nowDate()),
      },
    ]),
  );
}

const fulfillmentOrder = (those: Prisma.Sql) =>
  Prisma.sql`EXISTS (SELECT 1 FROM "fulfillment_order" f WHERE f."shopId" = o."shopId" AND f."orderId" = o."id" AND ${those})`;

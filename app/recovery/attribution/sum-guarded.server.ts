import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { type Counted, countedOrders, countedPeople } from "./counted-people.server.ts";
import { type Guarded, noSums, type StoredSums } from "./stored-sums.ts";

type Row = Guarded & { isHeldOut: boolean };

/** Of counted people, by group: who wants no more, who complained, what came back of their orders, and how many of these were at full price. */
export async function sumGuarded(db: ShopDb, counted: Counted): Promise<StoredSums["guarded"]> {
  const { shop } = counted;
  const rows = await db.$queryRaw<Row[]>`
    WITH people AS MATERIALIZED (${countedPeople(counted)}),
    keys AS (
      SELECT p."personId", p."isHeldOut", p."enteredAt", p."countsUntil", k.key
        FROM people p JOIN "recovery_person" q ON q."shopId" = ${shop.id} AND q."id" = p."personId"
       CROSS JOIN unnest(ARRAY[q."mailKey", q."phoneKey"]) AS k(key) WHERE k.key IS NOT NULL
    ), said AS (
      SELECT k."personId", true AS unsubscribed, false AS complained
        FROM keys k JOIN "marketing_consent" c ON c."shopId" = ${shop.id} AND c."addressKey" = k.key AND c."state" = 'unsubscribed'
         AND c."at" >= k."enteredAt" AND c."at" < k."countsUntil"
       UNION ALL
      SELECT k."personId", s."reason" IN ('unsubscribed', 'stop', 'agent', 'provider_opt_out'), s."reason" = 'complained'
        FROM keys k JOIN "suppression" s ON s."shopId" = ${shop.id} AND s."addressKey" = k.key AND s."at" >= k."enteredAt" AND s."at" < k."countsUntil"
    ), each AS (SELECT "personId", bool_or(unsubscribed) AS unsubscribed, bool_or(complained) AS complained FROM said GROUP BY 1),
    ordered AS (
      SELECT "isHeldOut", count(*)::float8 AS orders, (count(*) FILTER (WHERE "isDiscounted"))::float8 AS discounted,
             sum("paid")::float8 AS paid, sum("net")::float8 AS net
        FROM (${countedOrders(shop)}) o WHERE "paid" > 0 GROUP BY 1
    )
    SELECT p."isHeldOut", count(*)::float8 AS people, (count(*) FILTER (WHERE e.unsubscribed))::float8 AS unsubscribed,
           (count(*) FILTER (WHERE e.complained))::float8 AS complained,
           coalesce(max(o.orders), 0) AS orders, coalesce(max(o.discounted), 0) AS discounted, coalesce(max(o.paid), 0) AS paid, coalesce(max(o.net), 0) AS net
      FROM people p LEFT JOIN each e ON e."personId" = p."personId" LEFT JOIN ordered o ON o."isHeldOut" = p."isHeldOut"
     GROUP BY 1`;
  const of = (isHeldOut: boolean): Guarded => {
    const row = rows.find((one) => one.isHeldOut === isHeldOut);
    if (!row) return noSums.guarded.treated;
    const { people, unsubscribed, complained, orders, discounted, paid, net } = row;
    return { people, unsubscribed, complained, orders, discounted, paid, net };
  };
  return { treated: of(false), heldOut: of(true) };
}

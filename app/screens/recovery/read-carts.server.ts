import { Channel } from "#app/messaging/channel.ts";
import { hasLeft } from "#app/messaging/deliveries/delivery-stage.ts";
import { nowDate } from "#app/platform/clock.ts";
import { readInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Money } from "#app/platform/money.ts";
import type { Shop } from "#app/platform/shop.ts";
import { readPixel } from "#app/recovery/pixel/read-pixel.server.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { type AbandonmentState } from "#generated/prisma/enums.ts";
import { type CartStanding, standingOfCart } from "./cart-standing.ts";
import { cartKeyset, type CartKind, type CartsFilter } from "./carts-filter.ts";
import { type FoundRun, readRunsOfCarts } from "./read-cart-runs.server.ts";
import { readEnteredWithAnother } from "./read-entered-with-another.server.ts";
import { reachSql } from "./reach-sql.server.ts";
import { type RecoverySums, readRecoverySums } from "./read-recovery-sums.server.ts";

export type CartRow = {
  id: string;
  kind: CartKind;
  state: AbandonmentState;
  /** As far as they are known: a name, else an address. */
  who: string | null;
  value: Money;
  items: number;
  /** When its buyer last did something with it. */
  touchedAt: string;
  reach: Channel[];
  withheld: string[];
  standing: CartStanding;
};

export type CartsIndex = {
  asOf: string;
  rows: CartRow[];
  newer: string | null;
  older: string | null;
  /** Whether any cart was ever heard of. */
  hasCarts: boolean;
  hasChannel: boolean;
  hasLiveJourney: boolean;
  /** Nobody has decided yet whether the shop's pages tell of visitors. */
  isPixelOpen: boolean;
  sums: RecoverySums;
};

const PAGE = 50;

/** A page of the carts that buyers filled and left, the one touched last first. By keyset: any page costs what the first one does. */
export async function readCarts(shop: Shop, filter: CartsFilter): Promise<CartsIndex> {
  const backwards = filter.before !== null;
  const way = backwards ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  return readInShop(shop, async (db) => {
    const found = await db.$queryRaw<FoundCart[]>`
      SELECT * FROM (
        SELECT a."id"::text AS "id", a."kind"::text AS "kind", a."state"::text AS "state", a."name", a."email", a."phone", a."personId",
               a."currency", a."value"::float8 AS "value", a."withheld", a."touchedAt", a."lines", ${reachSql(shop.id, "a")} AS "reach"
          FROM "abandonment" a WHERE ${Prisma.join(conditions(shop, filter), " AND ")}) carts
       WHERE ${reachIs(filter.reach)}
       ORDER BY "touchedAt" ${way}, "id"::uuid ${way} LIMIT ${PAGE + 1}`;
    const more = found.length > PAGE;
    const shown = found.slice(0, PAGE);
    const rows = backwards ? shown.reverse() : shown;
    const ids = rows.map(({ id }) => id);
    const isAnyJourneyLive = (await db.journey.count({ where: { shopId: shop.id, state: "live" } })) > 0;
    const doneAbout = await readDone(db, shop, ids);
    const [first, last] = [rows.at(0), rows.at(-1)];
    return {
      asOf: nowDate().toISOString(),
      rows: rows.map((row) => toRow(row, doneAbout.get(row.id), isAnyJourneyLive)),
      newer: first && (backwards ? more : filter.after !== null) ? cartKeyset(first) : null,
      older: last && (backwards || more) ? cartKeyset(last) : null,
      hasCarts: found.length > 0 || (await db.abandonment.findFirst({ where: { shopId: shop.id }, select: { id: true } })) !== null,
      hasChannel: (await db.messageChannel.count({ where: { shopId: shop.id } })) > 0,
      hasLiveJourney: isAnyJourneyLive,
      isPixelOpen: (await readPixel(db, shop)).is === "not-asked",
      sums: await readRecoverySums(db, shop),
    };
  });
}

type FoundCart = {
  id: string;
  kind: CartKind;
  state: AbandonmentState;
  name: string | null;
  email: string | null;
  phone: string | null;
  personId: string | null;
  currency: string;
  value: number;
  withheld: string[];
  touchedAt: Date;
  lines: unknown;
  reach: string[];
};

function conditions(shop: Shop, { view, q, kind, after, before }: CartsFilter): Prisma.Sql[] {
  const all = [Prisma.sql`a."shopId" = ${shop.id}`];
  if (view === "left") all.push(Prisma.sql`a."state" = 'abandoned'`);
  if (view === "bought") all.push(Prisma.sql`a."state" = 'completed' AND a."abandonedAt" IS NOT NULL`);
  if (view === "active") all.push(Prisma.sql`a."state" = 'active'`);
  if (kind) all.push(Prisma.sql`a."kind"::text = ${kind}`);
  if (q === null) all.push(Prisma.sql`false`);
  else if (q) {
    const anywhere = `%${q.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    all.push(Prisma.sql`(a."name" ILIKE ${anywhere} OR a."email" ILIKE ${anywhere} OR a."phone" LIKE ${anywhere}
      OR EXISTS (SELECT 1 FROM jsonb_array_elements(CASE jsonb_typeof(a."lines") WHEN 'array' THEN a."lines" ELSE '[]' END) line
                  WHERE line ->> 'title' ILIKE ${anywhere} OR lower(line ->> 'sku') = lower(${q})))`);
  }
  const keyset = before ?? after;
  if (keyset !== null) {
    const [at = "0", id = ""] = keyset.split("_");
    const side = before === null ? Prisma.sql`<` : Prisma.sql`>`;
    all.push(Prisma.sql`(a."touchedAt", a."id") ${side} (${new Date(Number(at))}, ${id}::uuid)`);
  }
  return all;
}

function reachIs(reach: CartsFilter["reach"]): Prisma.Sql {
  if (reach === null) return Prisma.sql`true`;
  return reach === "reachable" ? Prisma.sql`cardinality("reach") > 0` : Prisma.sql`cardinality("reach") = 0`;
}

type Done = { isHeldOut: boolean; runs: FoundRun[]; sent: number; enteredWithAnother: string | null };

/** What was done about carts: in which journeys they are or were, and how many messages left. */
async function readDone(db: ShopDb, shop: Shop, ids: readonly string[]): Promise<Map<string, Done>> {
  const runs = await readRunsOfCarts(db, shop, ids);
  const rows = await db.$queryRaw<{ id: string; isHeldOut: boolean | null; sent: number }[]>`
    SELECT a."id"::text AS "id", p."isHeldOut", coalesce(left_."sent", 0)::int AS "sent"
      FROM "abandonment" a
      LEFT JOIN "recovery_person" p ON p."shopId" = a."shopId" AND p."id" = a."personId"
      LEFT JOIN LATERAL (
        SELECT count(*) AS "sent" FROM "journey_run" r JOIN "message_delivery" d ON d."shopId" = r."shopId" AND d."run" = r."id"::text
         WHERE r."shopId" = a."shopId" AND r."abandonmentId" = a."id" AND d."stage"::text = ANY (${[...hasLeft.stages]})) left_ ON true
     WHERE a."shopId" = ${shop.id} AND a."id" = ANY (${[...ids]}::uuid[])`;
  const runsOf = (id: string) => runs.filter(({ abandonmentId }) => abandonmentId === id);
  const untaken = ids.filter((id) => runsOf(id).length === 0);
  const others = await readEnteredWithAnother(db, shop, untaken);
  return new Map(
    rows.map(({ id, isHeldOut, sent }) => [
      id,
      { isHeldOut: isHeldOut ?? false, runs: runsOf(id), sent, enteredWithAnother: others.get(id) ?? null },
    ]),
  );
}

function toRow(row: FoundCart, done: Done | undefined, isAnyJourneyLive: boolean): CartRow {
  const reach = row.reach.map((channel) => Channel.parse(channel));
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    who: row.name ?? row.email ?? row.phone,
    value: { minor: row.value, currency: row.currency },
    items: countOf(row.lines),
    touchedAt: row.touchedAt.toISOString(),
    reach,
    withheld: row.withheld,
    standing: standingOfCart({
      state: row.state,
      isKnown: row.personId !== null,
      isHeldOut: done?.isHeldOut ?? false,
      reach,
      hasAddress: row.email !== null || row.phone !== null,
      withheld: row.withheld,
      runs: done?.runs ?? [],
      sent: done?.sent ?? 0,
      isAnyJourneyLive,
      enteredWithAnother: done?.enteredWithAnother ?? null,
    }),
  };
}

function countOf(lines: unknown): number {
  if (!Array.isArray(lines)) return 0;
  return lines.reduce<number>((sum, line: { quantity?: unknown }) => sum + (typeof line.quantity === "number" ? line.quantity : 0), 0);
}

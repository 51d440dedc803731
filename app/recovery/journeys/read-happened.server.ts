import type { JourneyRun, MessageDelivery } from "#generated/prisma/client.ts";
import { hasLeft, isPlanned } from "#app/messaging/deliveries/delivery-stage.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { collectionsIn } from "./conditions/conditions.ts";
import type { JourneyDefinition, WaitedEvent } from "./journey-definition.ts";
import type { LastMessage } from "./nodes/node-kind.ts";

/** What definitions ask of people that is not read for everybody. */
export type Asked = { collections: readonly string[]; earlierCarts: boolean; events: ReadonlySet<WaitedEvent>; lastMessage: boolean };

/** What these definitions ask for. */
export function askedBy(definitions: readonly JourneyDefinition[]): Asked {
  const nodes = definitions.flatMap((definition) => definition.nodes);
  const conditions = [
    ...definitions.flatMap(({ trigger }) => trigger.all),
    ...nodes.flatMap((node) => (node.kind === "split" ? node.all : [])),
  ];
  return {
    collections: [...new Set(collectionsIn(conditions))],
    earlierCarts: conditions.some(({ code }) => code === "repeat-abandoner"),
    lastMessage: nodes.some(({ kind }) => kind === "delay" || kind === "wait-for"),
    events: new Set(nodes.flatMap((node) => (node.kind === "wait-for" && node.earlier !== "ignored" ? [node.event] : []))),
  };
}

/** Which of these events came since a run was entered: for each of them the runs. That a cart was resumed stands in the cart itself. */
export async function readHappened(
  db: ShopDb,
  shop: Shop,
  runs: readonly Pick<JourneyRun, "id" | "personId" | "enteredAt">[],
  events: ReadonlySet<WaitedEvent>,
): Promise<Map<WaitedEvent, ReadonlySet<string>>> {
  const happened = new Map<WaitedEvent, ReadonlySet<string>>();
  const ids = runs.map(({ id }) => id);
  if (events.has("link-opened")) {
    const rows = await db.recoveryLink.findMany({
      where: { shopId: shop.id, runId: { in: ids }, firstClickAt: { not: null } },
      select: { runId: true },
    });
    happened.set("link-opened", new Set(rows.map(({ runId }) => runId ?? "")));
  }
  if (!events.has("parcel-shipped") && !events.has("parcel-delivered")) return happened;
  const parcels = await db.$queryRaw<{ id: string; shipped: boolean; delivered: boolean }[]>`
    SELECT r."id"::text, bool_or(p."shippedAt" >= r."enteredAt") AS "shipped", bool_or(p."deliveredAt" >= r."enteredAt") AS "delivered"
      FROM "journey_run" r
      JOIN "recovery_person" h ON h."shopId" = r."shopId" AND h."id" = r."personId"
      JOIN "order" o ON o."shopId" = h."shopId" AND o."customerId" = h."customerId"
      JOIN "parcel" p ON p."shopId" = o."shopId" AND p."orderId" = o."id"
     WHERE r."shopId" = ${shop.id} AND r."id" = ANY (${ids}::uuid[])
     GROUP BY r."id"`;
  happened.set("parcel-shipped", new Set(parcels.flatMap(({ id, shipped }) => (shipped ? [id] : []))));
  happened.set("parcel-delivered", new Set(parcels.flatMap(({ id, delivered }) => (delivered ? [id] : []))));
  return happened;
}

type Sent = Pick<MessageDelivery, "run" | "stage" | "dueAt" | "expiresAt" | "claimedAt">;

/** How the last message of each of these runs stands that left or may yet; null of one for which none was planned. */
export async function readLastMessages(
  db: ShopDb,
  shop: Pick<Shop, "id">,
  runs: readonly Pick<JourneyRun, "id">[],
): Promise<Map<string, LastMessage>> {
  const ids = runs.map(({ id }) => id);
  const sent = await db.$queryRaw<Sent[]>`
    SELECT DISTINCT ON ("run") "run", "stage"::text AS "stage", "dueAt", "expiresAt", "claimedAt" FROM "message_delivery"
     WHERE "shopId" = ${shop.id} AND "run" = ANY (${ids}::text[])
     ORDER BY "run", "stage"::text = ANY (${[...isPlanned.stages, ...hasLeft.stages]}::text[]) DESC, "plannedAt" DESC, "id" DESC`;
  const last = new Map(sent.map((one) => [one.run, standingOf(one)]));
  const open = ids.filter((id) => (last.get(id)?.stands ?? "unsent") === "unsent");
  const calls = open.length === 0 ? [] : await db.callTask.findMany({ where: { shopId: shop.id, runId: { in: open }, state: { in: ["open", "done"] } }, select: { runId: true, dueAt: true } }); // oxfmt-ignore
  for (const { runId, dueAt } of calls) last.set(runId, { stands: "left", at: dueAt });
  return last;
}

function standingOf({ stage, dueAt, expiresAt, claimedAt }: Sent): LastMessage {
  if (isPlanned({ stage })) return { stands: "ahead", dueAt, expiresAt };
  return hasLeft({ stage }) ? { stands: "left", at: claimedAt ?? dueAt } : { stands: "unsent" };
}

import { z } from "zod";
import { hasLeft, isInDoubt } from "#app/messaging/deliveries/delivery-stage.ts";
import { stepPlannedAt } from "#app/messaging/deliveries/plan-again.server.ts";
import { readInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Money } from "#app/platform/money.ts";
import type { Shop } from "#app/platform/shop.ts";
import { checkDefinition, type DefinitionProblem } from "#app/recovery/journeys/checking/check-definition.ts";
import { JourneyDefinition } from "#app/recovery/journeys/journey-definition.ts";
import { linkPlace } from "#app/recovery/links/recovery-link.server.ts";
import { readPixel } from "#app/recovery/pixel/read-pixel.server.ts";
import { type Callable, readCallable } from "./read-callable.server.ts";
import { readUnsent, type Unsent } from "./read-unsent.server.ts";
import { readSmsPrice } from "./read-sms-price.server.ts";
import { EMPTY_JOURNEY } from "./empty-journey.ts";
import type { JourneyState } from "#generated/prisma/enums.ts";

/** What became of a step: who stands there, what left, of what nobody can say whether it did, and why people got nothing lately. */
export type StepFigures = { people: number; sent: number; inDoubt: number; unsent: Unsent[] };

export type JourneyView = {
  id: string;
  name: string;
  state: JourneyState;
  revision: number;
  liveSince: string | null;
  definition: JourneyDefinition;
  /** What keeps what is saved from going live. */
  problems: DefinitionProblem[];
  figures: Record<string, StepFigures>;
  /** All who are in it. */
  people: number;
  /** Carts that were left lately, to see messages with. */
  carts: { id: string; who: string | null; value: Money }[];
  /** Products and collections that conditions name. */
  known: { id: string; title: string; imageUrl: string | null }[];
  /** Templates that Meta has approved, by name. */
  whatsAppTemplates: string[];
  /** Where the links of messages begin, as a button of a WhatsApp template has to say it. */
  linkPlace: string;
  /** BCP 47: in which language a new message begins. */
  language: string;
  /** Minor units of the shop's currency: what a thousand segments cost, where this shop's texts go. */
  smsPerThousand: number;
  /** Channels by which something leaves just now. */
  connected: string[];
  /** Whether the shop's pages tell of visitors. */
  isPixelOn: boolean;
  /** The other journeys that are live. */
  besides: { name: string; begins: JourneyDefinition["trigger"]["kind"] }[];
  /** Of a journey with calls. */
  callable: Callable | null;
};

/** A journey to be edited; null where there is none of that id. */
export async function readJourney(shop: Shop, id: string, language: string): Promise<JourneyView | null> {
  return readInShop(shop, async (db) => {
    const row = await db.journey.findUnique({ where: { shopId_id: { shopId: shop.id, id } } });
    if (!row) return null;
    const definition = JourneyDefinition.safeParse(row.definition).data ?? EMPTY_JOURNEY;
    const figures = await readFigures(db, shop, id);
    const approved = { shopId: shop.id, channel: "whatsapp", state: { equals: "APPROVED", mode: "insensitive" } } as const;
    const templates = await db.providerTemplate.findMany({ where: approved, select: { name: true }, orderBy: { name: "asc" } });
    const channels = await db.messageChannel.findMany({ where: { shopId: shop.id, state: "connected" }, select: { channel: true } });
    const others = await db.journey.findMany({ where: { shopId: shop.id, state: "live", id: { not: id } }, orderBy: { name: "asc" } });
    return {
      id,
      name: row.name,
      state: row.state,
      revision: row.revision,
      liveSince: row.liveSince?.toISOString() ?? null,
      definition,
      problems: checkDefinition(definition),
      figures,
      people: Object.values(figures).reduce((sum, { people }) => sum + people, 0),
      carts: await readCartsToSee(db, shop),
      known: await readKnown(db, shop, definition),
      linkPlace: linkPlace(),
      whatsAppTemplates: [...new Set(templates.map(({ name }) => name))],
      language,
      smsPerThousand: await readSmsPrice(db, shop),
      connected: channels.map(({ channel }) => channel),
      isPixelOn: (await readPixel(db, shop)).is === "on",
      besides: others.flatMap(({ name, definition: kept }) => {
        const begins = JourneyDefinition.safeParse(kept).data?.trigger.kind;
        return begins ? [{ name, begins }] : [];
      }),
      callable: await readCallable(db, shop, definition),
    };
  });
}

async function readFigures(db: ShopDb, shop: Shop, journeyId: string): Promise<Record<string, StepFigures>> {
  const standing = await db.$queryRaw<{ nodeId: string; people: number }[]>`
    SELECT "nodeId", count(*)::int AS "people" FROM "journey_run"
     WHERE "shopId" = ${shop.id} AND "journeyId" = ${journeyId}::uuid AND "endedAt" IS NULL GROUP BY "nodeId"`;
  const sent = await db.$queryRaw<{ step: string; sent: number; inDoubt: number }[]>`
    SELECT ${stepPlannedAt} AS "step", (count(*) FILTER (WHERE d."stage"::text = ANY (${[...hasLeft.stages]})))::int AS "sent",
           (count(*) FILTER (WHERE d."stage"::text = ANY (${[...isInDoubt.stages]})))::int AS "inDoubt"
      FROM "journey_run" r JOIN "message_delivery" d ON d."shopId" = r."shopId" AND d."run" = r."id"::text
     WHERE r."shopId" = ${shop.id} AND r."journeyId" = ${journeyId}::uuid GROUP BY 1`;
  const figures: Record<string, StepFigures> = {};
  const of = (nodeId: string) => (figures[nodeId] ??= { people: 0, sent: 0, inDoubt: 0, unsent: [] });
  for (const { nodeId, people } of standing) of(nodeId).people = people;
  for (const { step, ...counts } of sent) Object.assign(of(step), counts);
  for (const [nodeId, unsent] of await readUnsent(db, shop, journeyId)) of(nodeId).unsent = unsent;
  return figures;
}

const SHOWN = 10;

async function readCartsToSee(db: ShopDb, shop: Shop): Promise<JourneyView["carts"]> {
  const rows = await db.abandonment.findMany({
    where: { shopId: shop.id, state: { in: ["abandoned", "active"] } },
    orderBy: { touchedAt: "desc" },
    take: SHOWN,
  });
  return rows.map(({ id, name, email, phone, value, currency }) => ({
    id,
    who: name ?? email ?? phone,
    value: { minor: Number(value), currency },
  }));
}

const Ids = z.array(z.string().regex(/^\d{1,18}$/));

async function readKnown(db: ShopDb, shop: Shop, { trigger, nodes }: JourneyDefinition): Promise<JourneyView["known"]> {
  const conditions = [...trigger.all, ...nodes.flatMap((node) => (node.kind === "split" ? node.all : []))];
  const idsIn = (name: string) => conditions.flatMap(({ args }) => Ids.safeParse(args[name]).data ?? []).map(BigInt);
  const products = await db.product.findMany({ where: { shopId: shop.id, id: { in: idsIn("productIds") } } });
  const collections = await db.collection.findMany({ where: { shopId: shop.id, id: { in: idsIn("collectionIds") } } });
  return [...products, ...collections].map(({ id, title }) => ({ id: String(id), title, imageUrl: null }));
}

import type { Abandonment, JourneyRun, RecoveryPerson } from "#generated/prisma/client.ts";
import type { Place } from "#app/messaging/timing/next-send.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Json } from "#app/platform/json.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { JourneyNode } from "../journeys/journey-definition.ts";

export type MessageNode = Extract<JourneyNode, { kind: "message" }>;

/** What a run that stands at a message asks for. */
export type MessageAsk = {
  run: JourneyRun;
  node: MessageNode;
  /** What it is about; null of a journey that is about no cart. */
  abandonment: Abandonment | null;
  person: RecoveryPerson;
  at: Date;
};

export type ComposedMessage =
  /** As `planDelivery` takes it. */
  | { outcome: "composed"; address: string; place: Place; content: Json; customerId: bigint | null }
  /** It can't go to this person now, and nothing that time brings would change that. */
  | { outcome: "not-eligible"; reason: "no-address" | "nothing-to-ship" | "not-reachable" | "template-refused" }
  /** Something that it needs is under way, a code for instance: ask again then. */
  | { outcome: "later"; at: Date };

/**
 * Makes the message of a step for one person, in their language: with their cart, a link back to it, and a code where the step brings one.
 *
 * It holds no connection while a template is rendered, which may take seconds: it is called outside a transaction, and opens short ones of its
 * own. Asked twice for a run and a node it gives the same link and the same code, so that whoever was interrupted between asking and planning
 * asks again. Whoever plans what it made looks once more, in the transaction that plans, whether the run still stands where it stood.
 *
 * Never asked for somebody who is held out: for them there is no code and no link.
 */
export async function composeMessage(shop: Shop, { node, abandonment, person }: MessageAsk): Promise<ComposedMessage> {
  const customerId = abandonment?.customerId ?? person.customerId;
  const customer =
    customerId === null ? null : await inShop(shop, (db) => db.customer.findUnique({ where: { shopId_id: { shopId: shop.id, id: customerId } } }));
  const isMail = node.channel === "email";
  const address = isMail ? (abandonment?.email ?? customer?.email) : (abandonment?.phone ?? customer?.phone);
  if (!address) return { outcome: "not-eligible", reason: "no-address" };
  const text = Object.values(node.texts)[0] ?? {};
  const known = abandonment?.place as Partial<Place> | null | undefined;
  const place = { country: known?.country ?? null, region: known?.region ?? null, zone: known?.zone ?? null };
  const content = isMail ? { subject: text["subject"], html: text["mjml"], text: text["mjml"] } : text;
  return { outcome: "composed", address, place, content: content as Json, customerId };
}

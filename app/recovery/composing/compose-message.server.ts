import type { Abandonment, JourneyRun, RecoveryPerson } from "#generated/prisma/client.ts";
import { canReach } from "#app/messaging/channels/can-reach.ts";
import { UNSUBSCRIBE_MARK } from "#app/messaging/templates/marks.ts";
import type { Place } from "#app/messaging/timing/next-send.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Json } from "#app/platform/json.ts";
import type { Shop } from "#app/platform/shop.ts";
import { isHeldBack } from "../journeys/nodes/contact-nodes.ts";
import type { JourneyNode } from "../journeys/journey-definition.ts";
import { chooseLanguage } from "./choose-language.ts";
import { keepLinkAndCode, type LinkAndCode } from "./link-and-code.server.ts";
import { type MessageFacts, type MessageVariables, messageVariables } from "./message-variables.ts";
import { placeOfAddress } from "./place-of-address.ts";
import { type Addressee, readAddressee } from "./read-addressee.server.ts";
import { readSubject, type Subject } from "./read-subject.server.ts";
import { asksForThings, recommendedThings } from "./recommended-things.server.ts";
import { renderContent } from "./render-content.server.ts";
import { destinationOf } from "./stored-place.ts";

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
  | { outcome: "not-eligible"; reason: "no-address" | "no-channel" | "nothing-to-ship" | "not-reachable" | "template-refused" }
  /** Something that it needs is under way, a code for instance: ask again then. */
  | { outcome: "later"; at: Date };

/**
 * Makes the message of a step for one person, in their language: with what of their cart can be shipped to them, a link back to it, and a code
 * where the step brings one.
 *
 * It holds no connection while a template is rendered, which may take seconds: it is called outside a transaction, and opens short ones of its
 * own. Asked twice for a run and a node it gives the same link and the same code, so that whoever was interrupted between asking and planning
 * asks again. Whoever plans what it made looks once more, in the transaction that plans, whether the run still stands where it stood.
 *
 * `no-channel`: the shop has none such. `not-reachable`: the channel takes no such message there (marketing by WhatsApp in the US). For somebody who is
 * held out nothing that advertises is made: no code, no link.
 */
export async function composeMessage(shop: Shop, ask: MessageAsk): Promise<ComposedMessage> {
  const { run, node, abandonment, person, at } = ask;
  if (isHeldBack(run, node) || isHeldBack(person, node)) return { outcome: "not-eligible", reason: "not-reachable" };
  const { to, isConnected } = await inShop(shop, async (db) => ({
    to: await readAddressee(db, shop, node.channel, ask),
    isConnected: (await db.messageChannel.count({ where: { shopId: shop.id, channel: node.channel } })) > 0,
  }));
  const { address, customerId, language: buyersLanguage } = to;
  if (!address) return { outcome: "not-eligible", reason: "no-address" };
  if (!isConnected) return { outcome: "not-eligible", reason: "no-channel" };
  if (!canReach(node.channel, node.purpose, address).reaches) return { outcome: "not-eligible", reason: "not-reachable" };

  const destination = destinationOf(to.place);
  const subject = await readSubject(shop, { run, abandonment }, destination);
  if (!subject) return { outcome: "not-eligible", reason: "nothing-to-ship" };
  const language = chooseLanguage(Object.keys(node.texts), buyersLanguage, node.fallback);
  if (language === undefined) return { outcome: "not-eligible", reason: "template-refused" };

  const brought = await inShop(shop, (db) => keepLinkAndCode(db, shop, { run, node, channel: node.channel, abandonment, at }));
  if (brought.outcome === "later") return brought;
  const isAsked = node.purpose === "marketing" && asksForThings(node.texts[language]);
  const products = isAsked ? await recommendedThings(shop, { ...subject, customerId, email: abandonment?.email ?? null }, destination) : [];
  const variables = variablesFor(shop, { to, subject, language, brought, products });
  const content = await renderContent(node.channel, node.texts[language], variables, node.purpose);
  if (content === undefined) return { outcome: "not-eligible", reason: "template-refused" };
  return { outcome: "composed", address, place: placeOfAddress(address, to.place), content, customerId };
}

type Known = {
  to: Addressee;
  subject: Subject;
  products: MessageFacts["products"];
  language: string;
  brought: Pick<Extract<LinkAndCode, { outcome: "there" }>, "link" | "code">;
};

/** What a template is given for one person. */
export function variablesFor(
  shop: Shop,
  { to, subject: { productIds: _, ...subject }, language, brought, products }: Known,
): MessageVariables {
  return messageVariables({
    ...subject,
    products,
    language,
    buyersLanguage: to.language,
    zone: { name: to.place.zone ?? shop.timeZone, isBuyers: to.place.zone !== null },
    name: to.name,
    country: to.place.country,
    shop,
    link: brought.link,
    code: brought.code,
    unsubscribe: UNSUBSCRIBE_MARK,
  });
}

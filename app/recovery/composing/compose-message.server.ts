import type { Abandonment, JourneyRun, RecoveryPerson } from "#generated/prisma/client.ts";
import type { Channel } from "#app/messaging/channel.ts";
import { canReach } from "#app/messaging/channels/can-reach.ts";
import { UNSUBSCRIBE_MARK } from "#app/messaging/channels/smtp/compose-mail.server.ts";
import { addressFor } from "#app/messaging/consent/address.ts";
import type { Place } from "#app/messaging/timing/next-send.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Json } from "#app/platform/json.ts";
import type { Shop } from "#app/platform/shop.ts";
import { countryOfPhone } from "../abandonment/country-of-phone.ts";
import { type TakenCode, takeCode } from "../codes/take-code.server.ts";
import { type JourneyNode, JourneyDefinition } from "../journeys/journey-definition.ts";
import { keepLink } from "../links/recovery-link.server.ts";
import { chooseLanguage } from "./choose-language.ts";
import { type MessageFacts, messageVariables } from "./message-variables.ts";
import { readCart, readEntry } from "./read-subject.server.ts";
import { renderContent } from "./render-content.server.ts";
import { destinationOf, storedPlace } from "./stored-place.ts";

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

/** A link is good for so long. */
const LINK_DAYS = 30;
const DAY_MS = 86_400_000;
/** Codes are made within seconds; whoever waits so long for one is written to without it. */
const ASK_AGAIN_MS = 30_000;
const LONGEST_WAIT_MS = 30 * 60_000;

/**
 * Makes the message of a step for one person, in their language: with what of their cart can be shipped to them, a link back to it, and a code
 * where the step brings one.
 *
 * It holds no connection while a template is rendered, which may take seconds: it is called outside a transaction, and opens short ones of its
 * own. Asked twice for a run and a node it gives the same link and the same code, so that whoever was interrupted between asking and planning
 * asks again. Whoever plans what it made looks once more, in the transaction that plans, whether the run still stands where it stood.
 *
 * `not-reachable`: the shop has no such channel, or the channel takes no such message there (marketing by WhatsApp in the US). For somebody who is
 * held out nothing is made: no code, no link.
 */
export async function composeMessage(shop: Shop, ask: MessageAsk): Promise<ComposedMessage> {
  const { run, node, abandonment, at } = ask;
  if (run.isHeldOut || ask.person.isHeldOut) return { outcome: "not-eligible", reason: "not-reachable" };
  const person = await readPerson(shop, ask);
  if (!person.address) return { outcome: "not-eligible", reason: "no-address" };
  const isReached = person.isConnected && canReach(node.channel, node.purpose, person.address).reaches;
  if (!isReached) return { outcome: "not-eligible", reason: "not-reachable" };

  const destination = destinationOf(person.place);
  const subject = abandonment ? await readCart(shop, abandonment, destination) : await readEntry(shop, run, destination);
  if (!subject) return { outcome: "not-eligible", reason: "nothing-to-ship" };
  const language = chooseLanguage(Object.keys(node.texts), person.language, node.fallback);
  if (language === undefined) return { outcome: "not-eligible", reason: "template-refused" };

  const brought = await bring(shop, ask);
  if (brought.outcome === "later") return brought;
  const content = await renderContent(
    node.channel,
    node.texts[language],
    messageVariables({
      ...subject,
      language,
      buyersLanguage: person.language,
      zone: { name: person.place.zone ?? shop.timeZone, isBuyers: person.place.zone !== null },
      name: person.name,
      shop,
      link: brought.link ?? subject.page,
      code: brought.code,
      unsubscribe: UNSUBSCRIBE_MARK,
    }),
  );
  if (content === undefined) return { outcome: "not-eligible", reason: "template-refused" };
  const { address, customerId } = person;
  return { outcome: "composed", address, place: placeOf(address, person.place), content, customerId };
}

/** Who is written to, as far as it is known: by what the cart says, else by what the shop knows of its customer. */
async function readPerson(shop: Shop, { node: { channel }, abandonment, person }: MessageAsk) {
  const customerId = person.customerId ?? abandonment?.customerId ?? null;
  const { customer, connected } = await inShop(shop, async (db) => ({
    customer: customerId === null ? null : await db.customer.findUnique({ where: { shopId_id: { shopId: shop.id, id: customerId } } }),
    connected: await db.messageChannel.count({ where: { shopId: shop.id, channel } }),
  }));
  const [ofCart, ofCustomer] = channel === "email" ? [abandonment?.email, customer?.email] : [abandonment?.phone, customer?.phone];
  const address = [ofCart, ofCustomer].map((typed) => (typed ? addressFor(channel, typed)?.address : undefined)).find(Boolean);
  const place = storedPlace(abandonment?.place);
  return {
    customerId,
    address,
    isConnected: connected > 0,
    name: abandonment?.name ?? customer?.displayName ?? null,
    language: abandonment?.language ?? null,
    place: { ...place, country: place.country ?? customer?.countryCode ?? null },
  };
}

/** On whose clock and by whose law a message is sent: of a telephone the country that its number says, whatever the goods' way is. */
function placeOf(address: string, { country, region, zone }: Place): Place {
  const ofPhone = address.startsWith("+") ? countryOfPhone(address) : null;
  return ofPhone === null || ofPhone === country ? { country, region, zone } : { country: ofPhone, region: null, zone };
}

type Brought = { outcome: "brought"; link: string | null; code: MessageFacts["code"] } | { outcome: "later"; at: Date };

/** The link of this step, and the run's code, kept together. */
async function bring(shop: Shop, { run, node, abandonment, at }: MessageAsk): Promise<Brought> {
  return inShop(shop, async (db): Promise<Brought> => {
    const journey = node.withCode
      ? await db.journey.findUnique({ where: { shopId_id: { shopId: shop.id, id: run.journeyId } }, select: { definition: true } })
      : null;
    const terms = JourneyDefinition.safeParse(journey?.definition).data?.discount ?? null;
    const taken: TakenCode = terms ? await takeCode(db, shop, { run, abandonment, terms, at }) : { outcome: "none" };
    if (taken.outcome === "not-yet" && at.getTime() - run.nodeAt.getTime() < LONGEST_WAIT_MS)
      return { outcome: "later", at: new Date(at.getTime() + ASK_AGAIN_MS) };
    const code = terms && taken.outcome === "code" ? { ...taken, kind: terms.kind, value: terms.value, currency: shop.currency } : null;
    const link = abandonment && {
      abandonmentId: abandonment.id,
      runId: run.id,
      nodeId: node.id,
      channel: node.channel satisfies Channel,
      code: code?.code ?? null,
      at,
      expiresAt: new Date(at.getTime() + LINK_DAYS * DAY_MS),
    };
    return { outcome: "brought", link: link && (await keepLink(db, shop, link)).address, code };
  });
}

import { type Temporal } from "temporal-polyfill";
import type { Channel } from "#app/messaging/channel.ts";
import { messagingSettings } from "#app/messaging/messaging-settings.server.ts";
import { segmentsOf } from "#app/messaging/texts/segments.ts";
import { dailyHours } from "#app/messaging/timing/open-hours.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { storedPlace } from "../composing/stored-place.ts";
import { allHold } from "../journeys/conditions/conditions.ts";
import type { JourneyDefinition, NodeOf } from "../journeys/journey-definition.ts";
import { mayEnter } from "../journeys/may-enter.ts";
import { readFacts } from "../journeys/read-facts.server.ts";
import { askedBy } from "../journeys/read-happened.server.ts";
import { recoverySettings } from "../recovery-settings.server.ts";
import { walkJourney } from "./walk-journey.ts";

export const DRY_RUN_DAYS = 30;
/** Of more carts the latest are looked at. */
export const MOST_CARTS = 2_000;
const DAY_MS = 86_400_000;

/** A message that would have left. `cost` is minor units of the shop's currency, not rounded. */
export type DryMessage = { abandonmentId: string; who: string | null; nodeId: string; channel: Channel; at: Date; cost: number };

export type DryRun =
  /** It begins with something other than a cart: nothing of the past says whom it would have been about. */
  | { outcome: "not-of-carts" }
  | {
      outcome: "done";
      /** Carts that were left in that time, as far as they were looked at; and whether there are more. */
      carts: number;
      isCut: boolean;
      entered: number;
      /** Of them held out: nothing would have been sent. */
      heldOut: number;
      notEntered: { unknown: number; conditions: number; reentry: number };
      messages: DryMessage[];
      /** Why messages would not have gone, and how often: words of the catalogue of journeys. */
      heldBack: Record<string, number>;
      cost: number;
    };

const KIND_OF = { "checkout-abandoned": "checkout", "cart-abandoned": "cart", "browse-abandoned": "browse" } as const;

/**
 * What a journey would have done over the last 30 days: who would have entered, and what would have left for whom, when and at what cost. By what is
 * known of carts and buyers today; nobody is written to and nothing is kept.
 */
export async function dryRun(shop: Shop, definition: JourneyDefinition): Promise<DryRun> {
  const { trigger, reentry } = definition;
  const kind = trigger.kind in KIND_OF ? KIND_OF[trigger.kind as keyof typeof KIND_OF] : undefined;
  if (!kind) return { outcome: "not-of-carts" };
  const until = nowDate();
  const since = new Date(until.getTime() - DRY_RUN_DAYS * DAY_MS);
  const read = await inShop(shop, async (db) => {
    const where = { shopId: shop.id, kind, abandonedAt: { gte: since } };
    const found = await db.abandonment.findMany({ where, orderBy: { abandonedAt: "desc" }, take: MOST_CARTS + 1 });
    const carts = found.slice(0, MOST_CARTS).reverse();
    const runs = carts.flatMap(({ id, personId, abandonedAt }) =>
      personId === null || abandonedAt === null ? [] : [{ id: newId<string>(), personId, abandonmentId: id, enteredAt: abandonedAt }],
    );
    const facts = await readFacts(db, shop, runs, askedBy([definition]), until);
    const hours = await messagingSettings.read(db, shop);
    return { carts, isCut: found.length > MOST_CARTS, runs, facts, hours, prices: (await recoverySettings.read(db, shop)).costPerThousand };
  });

  const { carts, isCut, runs, facts, hours, prices } = read;
  const quiet = { week: dailyHours(hours.opens, hours.closes), zone: shop.timeZone };
  const before = new Map<string, { enteredAt: Date }[]>();
  const sent = new Map<string, Temporal.Instant[]>();
  const notEntered = { unknown: carts.length - runs.length, conditions: 0, reentry: 0 };
  const messages: DryMessage[] = [];
  const heldBack: Record<string, number> = {};
  let [entered, heldOut] = [0, 0];
  for (const run of runs) {
    const of = facts.get(run.id);
    const cart = of?.abandonment;
    if (!of || !cart) continue;
    const earlier = before.get(run.personId) ?? [];
    if (!allHold(trigger.all, of.profile)) notEntered.conditions += 1;
    else if (mayEnter(reentry, since, earlier, run.enteredAt) !== null) notEntered.reentry += 1;
    else {
      before.set(run.personId, [...earlier, run]);
      entered += 1;
      if (of.person?.isHeldOut) {
        heldOut += 1;
        continue;
      }
      const sentBefore = sent.get(run.personId) ?? [];
      sent.set(run.personId, sentBefore);
      const walker = { ...run, isHeldOut: false, overAt: cart.endedAt, place: storedPlace(cart.place) };
      const walked = walkJourney(definition, walker, of, { quiet, caps: hours.caps, sentBefore, until });
      for (const { why } of walked.heldBack) heldBack[why] = (heldBack[why] ?? 0) + 1;
      const who = cart.name ?? cart.email ?? cart.phone;
      for (const send of walked.sends) messages.push({ ...send, abandonmentId: cart.id, who, cost: costOf(definition, send, prices) });
    }
  }
  messages.sort((one, other) => one.at.getTime() - other.at.getTime());
  const cost = messages.reduce((sum, message) => sum + message.cost, 0);
  return { outcome: "done", carts: carts.length, isCut, entered, heldOut, notEntered, messages, heldBack, cost };
}

/** A text by its segments, as far as they are known before it is filled in. */
function costOf(
  definition: JourneyDefinition,
  { nodeId, channel }: { nodeId: string; channel: Channel },
  prices: Record<Channel, number>,
): number {
  const node = definition.nodes.find(({ id }) => id === nodeId);
  const segments = channel === "sms" && node?.kind === "message" ? segmentsIn(node) : 1;
  return (prices[channel] * segments) / 1000;
}

function segmentsIn({ texts, fallback }: NodeOf<"message">): number {
  const body = (texts[fallback ?? "en"] ?? Object.values(texts)[0])?.["body"];
  return typeof body === "string" ? Math.max(1, segmentsOf(body).count) : 1;
}

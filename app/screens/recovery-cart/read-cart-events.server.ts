import { Channel } from "#app/messaging/channel.ts";
import { DELIVERY_REASONS, type DeliveryReason } from "#app/messaging/deliveries/delivery-reason.ts";
import { type DeliveryStage, hasLeft, isPlanned } from "#app/messaging/deliveries/delivery-stage.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { type Message, storedMessage } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { RunEnd } from "#app/recovery/journeys/run-end.ts";
import type { Abandonment } from "#generated/prisma/client.ts";
import { recoveryScreen } from "../recovery/messages.ts";
import type { CartRun } from "./read-cart-runs.server.ts";
import type { JourneyStep } from "./read-journey-steps.server.ts";
import { recoveryCart } from "./messages.ts";

/** What happened to a cart and its buyer. */
export type CartEvent = {
  key: string;
  at: string;
  /** Of which journey it is, and which of its steps; null of what no step did. */
  step: Message | null;
} & (
  | { is: "told"; message: Message }
  | {
      is: "delivery";
      channel: Channel;
      /** Its subject, or how it begins. */
      what: string | null;
      stage: DeliveryStage;
      reason: DeliveryReason | null;
      problem: Message | null;
      /** It has left, or may have. */
      hasLeft: boolean;
      /** Of one that is planned: `at` is when it is due. */
      isAhead: boolean;
    }
);

/** Everything that happened, the latest first; what is planned stands above it. */
export async function readCartEvents(
  db: ShopDb,
  shop: Shop,
  cart: Pick<Abandonment, "id" | "startedAt" | "abandonedAt" | "endedAt" | "state">,
  runs: readonly CartRun[],
  stepOf: (journeyId: string, nodeId: string) => JourneyStep | null,
): Promise<CartEvent[]> {
  const stepIn = (runId: string | null, nodeId: string | null): Message | null => {
    const run = runs.find(({ id }) => id === runId);
    return run && nodeId !== null ? stepInWords(run.journey, stepOf(run.journeyId, nodeId)) : null;
  };
  const ids = runs.map(({ id }) => id);
  const passages = await db.journeyPassage.findMany({ where: { shopId: shop.id, runId: { in: ids } }, orderBy: { at: "asc" } });
  const deliveries = await db.messageDelivery.findMany({ where: { shopId: shop.id, run: { in: ids } } });
  const links = await db.recoveryLink.findMany({ where: { shopId: shop.id, abandonmentId: cart.id, firstClickAt: { not: null } } });
  const told = (key: string, at: Date | string | null, message: Message, step: Message | null = null): CartEvent[] =>
    at === null ? [] : [{ key, is: "told", message, step, at: typeof at === "string" ? at : at.toISOString() }];
  const events: CartEvent[] = [
    ...told("started", cart.startedAt, recoveryCart.message("was-started")),
    ...told("left", cart.abandonedAt, recoveryCart.message("was-left")),
    ...told("ended", cart.endedAt, recoveryCart.message(cart.state === "completed" ? "was-completed" : "was-gone")),
    ...runs.flatMap(({ id, enteredAt, journey, isHeldOut }) =>
      told(`entered ${id}`, enteredAt, recoveryCart.message(isHeldOut ? "was-entered-held-out" : "was-entered", { journey })),
    ),
    ...(await endsOf(db, shop, runs)),
    ...passages.flatMap(({ runId, nodeId, visit, at, what }) =>
      told(`${runId} ${nodeId} ${visit}`, at, storedMessage(what), stepIn(runId, nodeId)),
    ),
    ...links.flatMap(({ id, firstClickAt, clicks, runId, nodeId }) =>
      told(`link ${id}`, firstClickAt, recoveryCart.message("was-clicked", { count: clicks }), stepIn(runId, nodeId)),
    ),
    ...deliveries.map((delivery): CartEvent => {
      const isAhead = isPlanned(delivery);
      return {
        key: `delivery ${delivery.id}`,
        is: "delivery",
        at: (isAhead ? delivery.dueAt : delivery.stageAt).toISOString(),
        channel: Channel.parse(delivery.channel),
        what: gistOf(delivery.content),
        stage: delivery.stage,
        reason: DELIVERY_REASONS.find((reason) => reason === delivery.reason) ?? null,
        problem: delivery.problem === null ? null : storedMessage(delivery.problem),
        hasLeft: hasLeft(delivery),
        isAhead,
        step: stepIn(delivery.run, delivery.step),
      };
    }),
  ];
  return events.toSorted((one, other) => other.at.localeCompare(one.at));
}

async function endsOf(db: ShopDb, shop: Shop, runs: readonly CartRun[]): Promise<CartEvent[]> {
  const over = runs.flatMap(({ id, journey, endedBy }): [string, { journey: string; endedBy: RunEnd }][] =>
    endedBy === null ? [] : [[id, { journey, endedBy }]],
  );
  const rows = await db.journeyRun.findMany({
    where: { shopId: shop.id, id: { in: over.map(([id]) => id) } },
    select: { id: true, endedAt: true },
  });
  return over.flatMap(([id, { journey, endedBy }]): CartEvent[] => {
    const at = rows.find((row) => row.id === id)?.endedAt?.toISOString();
    return at === undefined
      ? []
      : [{ key: `over ${id}`, is: "told", at, step: null, message: recoveryScreen.message(`ended-${endedBy}`, { journey }) }];
  });
}

/** Which step of a journey it is, as its page draws them. */
function stepInWords(journey: string, step: JourneyStep | null): Message {
  if (!step) return recoveryCart.message("of-step-gone", { journey });
  const { number, does } = step;
  return number === null
    ? recoveryCart.message("of-step-loose", { journey, does })
    : recoveryCart.message("of-step", { journey, number, does });
}

const GIST = 80;

/** By what a merchant knows a message again, whatever its channel: its subject, or how its text begins. */
function gistOf(content: unknown): string | null {
  if (typeof content !== "object" || content === null) return null;
  const { subject, text, body } = content as { subject?: unknown; text?: unknown; body?: unknown };
  const gist = [subject, text, body].find((part) => typeof part === "string" && part !== "");
  return typeof gist === "string" ? gist.slice(0, GIST) : null;
}

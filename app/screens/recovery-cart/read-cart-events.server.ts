import { Channel } from "#app/messaging/channel.ts";
import { DELIVERY_REASONS, type DeliveryReason } from "#app/messaging/deliveries/delivery-reason.ts";
import { type DeliveryStage, hasLeft, isPlanned, reachedPerson } from "#app/messaging/deliveries/delivery-stage.ts";
import { stepOf } from "#app/messaging/deliveries/plan-again.server.ts";
import { actorLabel, storedActor } from "#app/platform/actor.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { type Message, storedMessage } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { CallOutcome } from "#app/recovery/calls/call-outcome.ts";
import { JourneyDefinition } from "#app/recovery/journeys/journey-definition.ts";
import { PassedStep } from "#app/recovery/journeys/nodes/passed-step.ts";
import type { Abandonment, Journey, JourneyPassage, MessageDelivery } from "#generated/prisma/client.ts";
import { recoveryScreen } from "../recovery/messages.ts";
import { passedStepInWords } from "./passed-step-in-words.ts";
import type { CartRun } from "./read-cart-runs.server.ts";
import { recoveryCart } from "./messages.ts";
import { stepsInOrder } from "./steps-in-order.ts";

/** What happened to a cart and its buyer. */
export type CartEvent = {
  key: string;
  at: string;
  /** Of which journey it is, and which of its steps, as that was then; null of what no step did. */
  step: Message | null;
} & (
  | { is: "told"; message: Message }
  | { is: "call"; by: Message; outcome: CallOutcome | null; note: string | null; againAt: string | null }
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
      /** When that became of it which its stage says, where that was after `at`: it left, or was tried, then. */
      becameAt: string | null;
    }
);

/** Everything that happened, the latest first; what is planned stands above it. `journeys` are those of the shop. */
export async function readCartEvents(
  db: ShopDb,
  shop: Shop,
  cart: Pick<Abandonment, "id" | "startedAt" | "abandonedAt" | "endedAt" | "state">,
  runs: readonly CartRun[],
  journeys: readonly Pick<Journey, "id" | "definition">[],
): Promise<CartEvent[]> {
  const ids = runs.map(({ id }) => id);
  const passages = await db.journeyPassage.findMany({
    where: { shopId: shop.id, runId: { in: ids } },
    orderBy: [{ at: "asc" }, { nodeId: "asc" }],
  });
  const deliveries = await db.messageDelivery.findMany({ where: { shopId: shop.id, run: { in: ids } } });
  const links = await db.recoveryLink.findMany({ where: { shopId: shop.id, abandonmentId: cart.id, firstClickAt: { not: null } } });
  const steps = new Map(passages.map(({ runId, nodeId, step }) => [`${runId} ${nodeId}`, step]));
  const inRun = (runId: string | null, step: unknown): Message | null => {
    const run = runs.find(({ id }) => id === runId);
    return run ? stepInWords(run.journey, step) : null;
  };
  const ofNode = (runId: string | null, nodeId: string | null) => inRun(runId, steps.get(`${runId ?? ""} ${nodeId ?? ""}`));
  const definitions = new Map(journeys.map(({ id, definition }) => [id, definition]));
  const placeOf = placesOf(runs, definitions);
  const told = (key: string, at: Date | string | null, message: Message, step: Message | null = null): CartEvent[] =>
    at === null ? [] : [{ key, is: "told", message, step, at: typeof at === "string" ? at : at.toISOString() }];
  const firstRunFirst = runs.toReversed();
  const inOrder = passages.toSorted((one, other) => placeOf(one) - placeOf(other));
  // In the order in which one leads to the next: of what happened in one moment it says what came first.
  const events: CartEvent[] = [
    ...told("started", cart.startedAt, recoveryCart.message("was-started")),
    ...told("left", cart.abandonedAt, recoveryCart.message("was-left")),
    ...told("ended", cart.endedAt, recoveryCart.message(cart.state === "completed" ? "was-completed" : "was-gone")),
    ...firstRunFirst.flatMap(({ id, enteredAt, journey, isHeldOut }) =>
      told(`entered ${id}`, enteredAt, recoveryCart.message(isHeldOut ? "was-entered-held-out" : "was-entered", { journey })),
    ),
    ...inOrder.flatMap(({ runId, nodeId, visit, at, what, step }) =>
      told(`${runId} ${nodeId} ${visit}`, at, storedMessage(what), inRun(runId, step)),
    ),
    ...deliveries.map((delivery): CartEvent => ({ ...deliveryEvent(delivery), step: ofNode(delivery.run, stepOf(delivery.step)) })),
    ...links.flatMap(({ id, firstClickAt, clicks, runId, nodeId }) =>
      told(`link ${id}`, firstClickAt, recoveryCart.message("was-clicked", { count: clicks }), ofNode(runId, nodeId)),
    ),
    ...(await readCalls(db, shop, ids, ofNode)),
    ...firstRunFirst.flatMap(({ id, journey, endedAt, endedBy }) =>
      endedBy === null ? [] : told(`over ${id}`, endedAt, recoveryScreen.message(`ended-${endedBy}`, { journey })),
    ),
  ];
  return events.toSorted((one, other) => one.at.localeCompare(other.at)).toReversed();
}

/** Where each passage of some runs stands among them: run by run, and in each as its journey's steps lead to one another. */
function placesOf(runs: readonly CartRun[], definitions: ReadonlyMap<string, unknown>) {
  const places = new Map<string, number>();
  for (const { id, journeyId } of runs) {
    const { data } = JourneyDefinition.safeParse(definitions.get(journeyId));
    for (const nodeId of data ? stepsInOrder(data) : []) places.set(`${id} ${nodeId}`, places.size);
  }
  return ({ runId, nodeId, visit }: Pick<JourneyPassage, "runId" | "nodeId" | "visit">): number =>
    (places.get(`${runId} ${nodeId}`) ?? places.size) + visit * (places.size + 1);
}

/** Which step of a journey it was; of one of which nothing was kept, of which journey. */
function stepInWords(journey: string, step: unknown): Message {
  const { data } = PassedStep.safeParse(step);
  return data
    ? recoveryCart.message("of-step", { journey, does: passedStepInWords(data) })
    : recoveryCart.message("of-journey", { journey });
}

function deliveryEvent(delivery: MessageDelivery): Omit<Extract<CartEvent, { is: "delivery" }>, "step"> {
  const { id, stage, dueAt, stageAt, claimedAt } = delivery;
  const isAhead = isPlanned(delivery);
  const begunAt = hasLeft(delivery) || stage === "failed" ? claimedAt : null;
  const isMore = begunAt !== null && (reachedPerson(delivery) || stage === "failed");
  return {
    key: `delivery ${id}`,
    is: "delivery",
    at: (isAhead ? dueAt : (begunAt ?? stageAt)).toISOString(),
    channel: Channel.parse(delivery.channel),
    what: gistOf(delivery.content),
    stage,
    reason: DELIVERY_REASONS.find((reason) => reason === delivery.reason) ?? null,
    problem: delivery.problem === null ? null : storedMessage(delivery.problem),
    hasLeft: hasLeft(delivery),
    isAhead,
    becameAt: isMore ? stageAt.toISOString() : null,
  };
}

/** The attempts to call them, each by itself. */
async function readCalls(
  db: ShopDb,
  shop: Shop,
  runIds: string[],
  stepAt: (runId: string, nodeId: string) => Message | null,
): Promise<CartEvent[]> {
  const tasks = await db.callTask.findMany({
    where: { shopId: shop.id, runId: { in: runIds } },
    select: { id: true, runId: true, nodeId: true },
  });
  const attempts = await db.callAttempt.findMany({ where: { shopId: shop.id, taskId: { in: tasks.map(({ id }) => id) } } });
  return attempts.map(({ taskId, number, at, by, outcome, note, againAt }): CartEvent => {
    const task = tasks.find(({ id }) => id === taskId);
    return {
      key: `call ${taskId} ${number}`,
      is: "call",
      at: at.toISOString(),
      by: actorLabel(storedActor(by)),
      outcome: CallOutcome.nullable().catch(null).parse(outcome),
      note,
      againAt: againAt?.toISOString() ?? null,
      step: task ? stepAt(task.runId, task.nodeId) : null,
    };
  });
}

const GIST = 80;

/** By what a merchant knows a message again, whatever its channel: its subject, or how its text begins. */
function gistOf(content: unknown): string | null {
  if (typeof content !== "object" || content === null) return null;
  const { subject, text, body } = content as { subject?: unknown; text?: unknown; body?: unknown };
  const gist = [subject, text, body].find((part) => typeof part === "string" && part !== "");
  return typeof gist === "string" ? gist.slice(0, GIST) : null;
}

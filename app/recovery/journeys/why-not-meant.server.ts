import { z } from "zod";
import { Channel } from "#app/messaging/channel.ts";
import type { NotMeant, WhyNotMeant } from "#app/messaging/deliveries/ask-before-claim.server.ts";
import { PLACED_BY_SOMEBODY } from "#app/orders/is-renewal.ts";
import { nowDate } from "#app/platform/clock.ts";
import { ownOrder } from "./entries/entry-key.ts";
import { JourneyTrigger } from "./journey-definition.ts";
import { journeys } from "./messages.ts";
import { toldByAnother } from "./told-by-another.server.ts";
import { endsByPurchase, whyOver } from "./why-over.server.ts";

/** An order of a guest is looked for so long back: by then whoever hears of orders has called off what it makes void. */
const LAST_MS = 15 * 60_000;

const calledOff: NotMeant = { reason: "called-off" };

/**
 * Why a journey's message is not meant any more when it is about to leave: its person has bought, which is known with the order, before anybody has
 * heard of it; or another journey has just written to them about the same. What no journey planned is no affair of ours.
 */
export const whyRunNotMeant: WhyNotMeant = async (db, shop, { run: name, address, channel, purpose, content, plannedAt }) => {
  const id = z.uuid().safeParse(name).data;
  const run = id && (await db.journeyRun.findUnique({ where: { shopId_id: { shopId: shop.id, id } } }));
  if (!run) return null;
  if (run.endedAt !== null && run.endedBy !== "finished" && run.endedBy !== "not-eligible") return calledOff;
  const which = (one: string) => ({ where: { shopId_id: { shopId: shop.id, id: one } } });
  const journey = await db.journey.findUnique(which(run.journeyId));
  const trigger = z.object({ trigger: JourneyTrigger }).safeParse(journey?.definition).data?.trigger;
  const person = await db.recoveryPerson.findUnique(which(run.personId));
  const abandonment = run.abandonmentId === null ? null : await db.abandonment.findUnique(which(run.abandonmentId));
  if (!trigger || !person) return null;
  if (await whyOver(db, shop, { run, definition: { trigger }, person, abandonment })) return calledOff;
  const email = channel === "email" ? address : abandonment?.email;
  if (email && endsByPurchase(trigger.kind)) {
    const since = Math.max((abandonment?.touchedAt ?? run.enteredAt).getTime(), nowDate().getTime() - LAST_MS);
    const own = ownOrder(run.entryKey);
    const theirs = {
      createdAt: { gt: new Date(since) },
      ...(own !== null && { id: { not: own } }),
      email: { equals: email, mode: "insensitive" },
    } as const;
    const bought = await db.order.findFirst({ where: { shopId: shop.id, ...theirs, ...PLACED_BY_SOMEBODY }, select: { id: true } });
    if (bought) return calledOff;
  }
  const { data: mail } = z.object({ subject: z.string() }).safeParse(content);
  const by = await toldByAnother(db, shop, run, abandonment, { channel: Channel.parse(channel), purpose, ...mail }, plannedAt);
  if (!by) return null;
  return by.isUnderWay ? { reason: "being-told" } : { reason: "told-already", by: journeys.message("told-by", { journey: by.journey }) };
};

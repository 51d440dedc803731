import { z } from "zod";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { newId } from "#app/platform/ids.ts";
import { type Reply, refusal } from "#app/platform/http/reply.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { Actor } from "#app/platform/actor.ts";
import { noteCallConsent, noteNoCalls } from "#app/recovery/calls/note-call-consent.server.ts";
import { byHandEntry } from "#app/recovery/journeys/entries/entry-key.ts";
import { endRuns } from "#app/recovery/journeys/end-runs.server.ts";
import { startJourney } from "#app/recovery/journeys/enter-journey.server.ts";
import { recoveryCart } from "./messages.ts";

/** What a merchant can do about a cart: have its buyer enter a journey now, take them out of one, or write down that they agreed to be called, and how, or want it no more. */
export const CartCommand = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("start"), journeyId: z.uuid() }),
  z.object({ intent: z.literal("stop"), runId: z.uuid() }),
  z.object({ intent: z.literal("may-call"), how: z.string().trim().min(1).max(500) }),
  z.object({ intent: z.literal("no-calls") }),
]);

export async function commandCart(shop: Shop, abandonmentId: string, command: z.output<typeof CartCommand>, by: Actor): Promise<Reply> {
  return inShop(shop, async (db): Promise<Reply> => {
    if (command.intent === "may-call") {
      const noted = await noteCallConsent(db, shop, { abandonmentId, by, how: command.how });
      return noted === "noted"
        ? { ok: true, message: recoveryCart.message("may-be-called") }
        : refusal(recoveryCart.message(noted === "said-no" ? "cant-call-said-no" : "cant-call-no-number"));
    }
    if (command.intent === "no-calls") {
      const noted = await noteNoCalls(db, shop, { abandonmentId, by });
      return noted === "noted"
        ? { ok: true, message: recoveryCart.message("calls-stopped") }
        : refusal(recoveryCart.message("cant-call-no-number"));
    }
    if (command.intent === "stop") {
      const run = await db.journeyRun.findFirst({ where: { shopId: shop.id, id: command.runId, abandonmentId } });
      if (run) await endRuns(db, shop, [run.id], "stopped");
      return { ok: true, message: recoveryCart.message("was-stopped") };
    }
    const cart = await db.abandonment.findUnique({ where: { shopId_id: { shopId: shop.id, id: abandonmentId } } });
    if (!cart?.personId) return refusal(recoveryCart.message("cant-no-person"));
    const { journeyId } = command;
    // By hand again and again: each is a run of its own, unlike what the cart began by itself.
    const entryKey = byHandEntry(newId());
    const entered = await startJourney(db, shop, { journeyId, personId: cart.personId, entryKey, abandonmentId });
    if (entered.outcome === "entered") return { ok: true, message: recoveryCart.message("was-begun") };
    if (entered.outcome === "known") return refusal(recoveryCart.message("is-in-it"));
    return refusal(recoveryCart.message(`cant-${entered.why}`));
  });
}

import { channelsAtAddress } from "#app/messaging/channel.ts";
import type { Channel } from "#app/messaging/channel.ts";
import { consentChanged } from "#app/messaging/consent/consent-events.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import type { Shop } from "#app/platform/shop.ts";
import { endRuns } from "../end-runs.server.ts";
import { JourneyDefinition } from "../journey-definition.ts";
import { type Facts, readFacts } from "../read-facts.server.ts";
import { runsOfBuyer } from "../runs-of-buyer.server.ts";
import { afterUnsubscribing } from "./after-unsubscribing.ts";

/**
 * Whoever unsubscribes from a channel gets nothing more by it, and leaves the journeys in which nothing else is left for them. What is sent at this
 * moment was looked at within the last seconds; whatever comes later is looked at again before it leaves.
 */
export const endOnUnsubscribe = subscriber({
  name: "recovery.end-on-unsubscribe",
  hears: consentChanged,
  run: (shop, { channel, addressKey, customerId, state }) =>
    inShop(shop, async (db) => {
      if (state !== "unsubscribed") return;
      const isMail = channel === "email";
      const names = { customerId, mailKey: isMail ? addressKey : null, phoneKey: isMail ? null : addressKey };
      const ids = (await runsOfBuyer(db, shop, names)).map(({ id }) => id);
      if (ids.length === 0) return;
      const runs = await db.journeyRun.findMany({ where: { shopId: shop.id, id: { in: ids } } });
      const journeys = await db.journey.findMany({ where: { shopId: shop.id, id: { in: runs.map(({ journeyId }) => journeyId) } } });
      const facts = await readFacts(
        db,
        shop,
        runs,
        { collections: [], earlierCarts: false, events: new Set(), lastMessage: false },
        nowDate(),
      );

      const ends: string[] = [];
      for (const run of runs) {
        const { data: definition } = JourneyDefinition.safeParse(journeys.find(({ id }) => id === run.journeyId)?.definition);
        const known = facts.get(run.id);
        // They said it of another address than the run writes to: they are the same person, and this one would still be written to.
        const isOther = known?.addressOf(channel)?.key !== addressKey && known?.isWanted(channel, "marketing").outcome === "wanted";
        const unwanted = !known || isOther ? touchedBy(channel) : unwantedOf(known, channel);
        const reaches = (to: Channel, purpose: "marketing" | "transactional") =>
          known?.addressOf(to) !== undefined && known.isWanted(to, purpose).outcome === "wanted";
        const after = definition ? afterUnsubscribing({ definition, nodeId: run.nodeId, unwanted, reaches }) : "ends";
        if (after === "untouched") continue;
        if (run.endedAt === null && (after === "ends" || isOther)) ends.push(run.id);
        else await callOffOn(db, shop, run.id, unwanted);
      }
      await endRuns(db, shop, ends, "unsubscribed");
    }),
});

/** On which of the channels at such an address its person wants no advertising. */
const unwantedOf = (known: Facts, channel: Channel): Channel[] =>
  touchedBy(channel).filter((one) => known.isWanted(one, "marketing").outcome !== "wanted");

const touchedBy = (channel: Channel): readonly Channel[] => (channel === "email" ? channelsAtAddress.mail : channelsAtAddress.phone);

/** Calls off what a run has planned by these channels; what goes by others stays. */
async function callOffOn(db: ShopDb, shop: Shop, runId: string, channels: readonly Channel[]): Promise<void> {
  const at = nowDate();
  await db.messageDelivery.updateMany({
    where: { shopId: shop.id, run: runId, channel: { in: [...channels] }, purpose: "marketing", stage: "planned" },
    data: { stage: "suppressed", reason: "called-off", stageAt: at, calledOffAt: at },
  });
  if (!channels.includes("call")) return;
  await db.callTask.updateMany({ where: { shopId: shop.id, runId, state: "open" }, data: { state: "called_off", endedAt: at } });
}

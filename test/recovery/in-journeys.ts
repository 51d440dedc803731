import { afterAll, beforeAll, expect } from "vitest";
import { connectChannel } from "#app/messaging/channels/connect-channel.server.ts";
import { registerChannel } from "#app/messaging/channels/registry.server.ts";
import { consentChanged } from "#app/messaging/consent/consent-events.ts";
import { addressFor } from "#app/messaging/consent/address.ts";
import { suppress } from "#app/messaging/consent/keep-consent.server.ts";
import { messagingSettings } from "#app/messaging/messaging-settings.server.ts";
import { orderChanged } from "#app/orders/order-events.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { publish } from "#app/platform/events/publish.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { startWorker } from "#app/platform/start-worker.server.ts";
import { enterOnCart, startJourney } from "#app/recovery/journeys/enter-journey.server.ts";
import { hearOfBuyers } from "#app/recovery/journeys/hear-of-buyers.server.ts";
import { hearOfLateParcels } from "#app/recovery/late-parcels/hear-of-late-parcels.server.ts";
import { type cartAbandoned, recoveryLinkOpened } from "#app/recovery/recovery-events.ts";
import { waitForStock } from "#app/recovery/stock-waits/wait-for-stock.server.ts";
import { room as messaging } from "#app/messaging/room.server.ts";
import { room as recovery } from "#app/recovery/room.server.ts";
import { pigeonPost } from "../messaging/pigeon-post.ts";
import { advanceTime } from "../support/advance-time.ts";
import { aShop } from "../support/a-shop.ts";
import { bareOrder } from "../support/bare-order.ts";
import { eventuallyHolds } from "../support/eventually.ts";
import { aBuyer, aJourney, aLeftCart, type Buyer, HOUR, mail, sellsMugs, storyOf, wait } from "./a-journey.ts";

export const post = {
  email: pigeonPost("journey-mail", "email", { asked: true }),
  sms: pigeonPost("journey-texts", "sms", { asked: true }),
};
for (const { provider } of Object.values(post)) registerChannel(provider);

const rooms = {
  jobs: [...(messaging.jobs ?? []), ...(recovery.jobs ?? [])],
  subscribers: [enterOnCart, ...hearOfBuyers, ...hearOfLateParcels, waitForStock],
  schedules: [],
};
let worker: Awaited<ReturnType<typeof startWorker>>;
export let shop: Shop;
/** Opens `shop` for the tests of a file, and works for it. */
export function worksOnJourneys(): void {
  beforeAll(async () => {
    worker = await startWorker(rooms, { works: true });
    shop = await aWritingShop();
  });
  afterAll(() => worker.stop(1000));
}

/** A shop that may write at any hour. */
export async function aWritingShop(): Promise<Shop> {
  const written = await aShop();
  await inShop(written, (db) => messagingSettings.save(db, written, { opens: "00:00", closes: "00:00", caps: [] }));
  await sellsMugs(written);
  for (const { provider } of Object.values(post)) await connectChannel(written, provider, { ring: "GB 26" });
  return written;
}

export const storyWith = (buyer: Buyer, expected: object[]) =>
  eventuallyHolds(async () => expect(await storyOf(shop, buyer)).toMatchObject(expected));

export let orders = 1000;
/** An order of theirs, heard of as Shopify's news. */
export async function buys(buyer: Buyer, at = new Date(), more: Parameters<typeof bareOrder>[2] = {}): Promise<void> {
  const id = (orders += 1);
  await inShop(shop, async (db) => {
    const names = { customerId: buyer.customerId, email: buyer.email, createdAt: at, ...more };
    await db.order.createMany({ data: [bareOrder(shop, id, names)] });
    await publish(db, shop, orderChanged, { orderId: BigInt(id), askedBy: null });
  });
}

export const unsubscribes = (buyer: Buyer) =>
  inShop(shop, async (db) => {
    const addressKey = addressFor("email", buyer.email)?.key ?? "";
    await suppress(db, shop, { addressKey, reason: "unsubscribed", source: "one-click", at: new Date() });
    await publish(db, shop, consentChanged, { channel: "email", addressKey, customerId: null, state: "unsubscribed" });
  });

export const opensLink = (runId: string, personId: string) =>
  inShop(shop, async (db) => {
    const at = new Date();
    const link = {
      shopId: shop.id,
      id: `link-${runId.slice(-20)}`,
      abandonmentId: runId,
      runId,
      createdAt: at,
      expiresAt: at,
      firstClickAt: at,
    };
    await db.recoveryLink.createMany({ data: [link], skipDuplicates: true });
    await publish(db, shop, recoveryLinkOpened, { linkId: link.id, runId, personId });
  });

export const says = (event: typeof cartAbandoned, abandonmentId: string, { personId }: Buyer) =>
  inShop(shop, (db) => publish(db, shop, event, { abandonmentId, personId }));

/** A journey into which only this test puts people. */
export const ownJourney = (nodes: readonly object[], given: Parameters<typeof aJourney>[2] = {}) =>
  aJourney(shop, nodes, { ...given, trigger: { kind: "started-by-hand", ...given.trigger } });

/** Has somebody enter with a cart that they left; answers the run and the cart. */
export async function enters(journeyId: string, buyer: Buyer, given: Parameters<typeof aLeftCart>[2] = {}) {
  const abandonmentId = await aLeftCart(shop, buyer, given);
  const entry = { journeyId, personId: buyer.personId, entryKey: abandonmentId, abandonmentId };
  const entered = await inShop(shop, (db) => startJourney(db, shop, entry));
  if (entered.outcome !== "entered") throw new Error(JSON.stringify(entered));
  return { runId: entered.runId, abandonmentId };
}

/** A mail now, and another in an hour. */
export const steps = [mail("now", "wait"), wait("wait", 60, "later"), mail("later", null)];

/** Somebody in the middle of it: the first was sent. */
export async function within() {
  const buyer = await aBuyer(shop, { customerId: BigInt((orders += 1)) });
  const journey = await ownJourney(steps);
  const entered = await enters(journey, buyer);
  await storyWith(buyer, [{ nodeId: "wait", planned: ["now handed_over"] }]);
  return { buyer, journey, ...entered };
}

/** Their run ends so, and nothing follows. */
export async function ends(buyer: Buyer, endedBy: string): Promise<void> {
  await storyWith(buyer, [{ endedBy, dueAt: null, planned: ["now handed_over"] }]);
  advanceTime(2 * HOUR);
}

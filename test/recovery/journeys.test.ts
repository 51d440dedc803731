import { afterAll, beforeAll, describe, expect, test } from "vitest";
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
import { endRunsOfPerson, stopJourney } from "#app/recovery/journeys/end-runs.server.ts";
import { enterOnCart, startJourney } from "#app/recovery/journeys/enter-journey.server.ts";
import { hearOfBuyers } from "#app/recovery/journeys/hear-of-buyers.server.ts";
import { cohortOf } from "#app/recovery/journeys/nodes/cohort-of.ts";
import { saveJourney, setJourneyState } from "#app/recovery/journeys/save-journey.server.ts";
import { cartAbandoned, cartEnded, cartResumed, recoveryLinkOpened } from "#app/recovery/recovery-events.ts";
import { room as messaging } from "#app/messaging/room.server.ts";
import { room as recovery } from "#app/recovery/room.server.ts";
import { pigeonPost } from "../messaging/pigeon-post.ts";
import { advanceTime } from "../support/advance-time.ts";
import { aShop } from "../support/a-shop.ts";
import { bareOrder } from "../support/bare-order.ts";
import { eventually, eventuallyHolds } from "../support/eventually.ts";
import { aBuyer, aJourney, aLeftCart, type Buyer, definitionOf, HOUR, leaves, mail, MINUTE, sellsMugs, storyOf, text, wait, waitForLink } from "./a-journey.ts"; // prettier-ignore

const post = { email: pigeonPost("journey-mail", "email", { asked: true }), sms: pigeonPost("journey-texts", "sms", { asked: true }) };
for (const { provider } of Object.values(post)) registerChannel(provider);

const rooms = { jobs: [...(messaging.jobs ?? []), ...(recovery.jobs ?? [])], subscribers: [enterOnCart, ...hearOfBuyers], schedules: [] };
let worker: Awaited<ReturnType<typeof startWorker>>;
let shop: Shop;
beforeAll(async () => {
  worker = await startWorker(rooms, { works: true });
  shop = await aWritingShop();
});
afterAll(() => worker.stop(1000));

/** A shop that may write at any hour. */
async function aWritingShop(): Promise<Shop> {
  const written = await aShop();
  await inShop(written, (db) => messagingSettings.save(db, written, { opens: "00:00", closes: "00:00", caps: [] }));
  await sellsMugs(written);
  for (const { provider } of Object.values(post)) await connectChannel(written, provider, { ring: "GB 26" });
  return written;
}

const storyWith = (buyer: Buyer, expected: object[]) =>
  eventuallyHolds(async () => expect(await storyOf(shop, buyer)).toMatchObject(expected), 15_000);

let orders = 1000;
/** An order of theirs, heard of as Shopify's news. */
async function buys(buyer: Buyer, at = new Date()): Promise<void> {
  const id = (orders += 1);
  await inShop(shop, async (db) => {
    const names = { customerId: buyer.customerId, email: buyer.email, createdAt: at };
    await db.order.createMany({ data: [bareOrder(shop, id, names)] });
    await publish(db, shop, orderChanged, { orderId: BigInt(id), askedBy: null });
  });
}

const unsubscribes = (buyer: Buyer) =>
  inShop(shop, async (db) => {
    const addressKey = addressFor("email", buyer.email)?.key ?? "";
    await suppress(db, shop, { addressKey, reason: "unsubscribed", source: "one-click", at: new Date() });
    await publish(db, shop, consentChanged, { channel: "email", addressKey, customerId: null, state: "unsubscribed" });
  });

const opensLink = (runId: string, personId: string) =>
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

const says = (event: typeof cartAbandoned, abandonmentId: string, { personId }: Buyer) =>
  inShop(shop, (db) => publish(db, shop, event, { abandonmentId, personId }));

describe("entering", () => {
  test("keyed entry: two carts are two runs, and the same cart heard of twice is one", async () => {
    const journey = await aJourney(shop, [wait("wait", 60, "mail"), mail("mail", null)]);
    const buyer = await aBuyer(shop);
    const cart = await leaves(shop, buyer);
    await says(cartAbandoned, cart, buyer);
    await leaves(shop, buyer);
    await storyWith(buyer, [
      { journeyId: journey, nodeId: "wait" },
      { journeyId: journey, nodeId: "wait" },
    ]);
    await inShop(shop, (db) => setJourneyState(db, shop, journey, "paused"));
  });

  test("re-entry off: who was in it comes in no more with another cart; on: after the hours that the merchant says, and not before", async () => {
    const never = await aJourney(shop, [wait("wait", 60, "mail"), mail("mail", null)], { reentry: { isAllowed: false, afterHours: 0 } });
    const daily = await aJourney(shop, [wait("wait", 60, "mail"), mail("mail", null)], { reentry: { isAllowed: true, afterHours: 24 } });
    const buyer = await aBuyer(shop);
    const enters = (journeyId: string, entryKey: string, happenedAt = new Date()) =>
      inShop(shop, (db) => startJourney(db, shop, { journeyId, personId: buyer.personId, entryKey, happenedAt }));
    expect(await enters(never, "a")).toMatchObject({ outcome: "entered" });
    expect(await enters(never, "b")).toEqual({ outcome: "refused", why: "reentry" });
    expect(await enters(daily, "a")).toMatchObject({ outcome: "entered" });
    expect(await enters(daily, "b")).toEqual({ outcome: "refused", why: "reentry" });
    advanceTime(25 * HOUR);
    expect(await enters(never, "c")).toEqual({ outcome: "refused", why: "reentry" });
    expect(await enters(daily, "c")).toMatchObject({ outcome: "entered" });
    expect(await enters(daily, "c")).toMatchObject({ outcome: "known" });
    for (const id of [never, daily]) await inShop(shop, (db) => setJourneyState(db, shop, id, "paused"));
  });

  test("what happened before a journey was live begins nothing, nor does a cart that its conditions don't let in or that was bought meanwhile", async () => {
    const before = await aBuyer(shop);
    const old = await aLeftCart(shop, before, { abandonedAt: new Date(Date.now() - HOUR) });
    const over50 = { trigger: { all: [{ code: "cart-value", args: { from: 5000, to: null } }] } };
    const journey = await aJourney(shop, [wait("wait", 60, "mail"), mail("mail", null)], over50);
    const [poor, rich, buyerOfIt] = [await aBuyer(shop), await aBuyer(shop), await aBuyer(shop, { customerId: 77n })];
    await says(cartAbandoned, old, before);
    await leaves(shop, poor, { value: 4999n });
    const left = await aLeftCart(shop, buyerOfIt, { touchedAt: new Date(Date.now() - HOUR) });
    await buys(buyerOfIt, new Date(Date.now() - 30 * MINUTE));
    await says(cartAbandoned, left, buyerOfIt);
    await leaves(shop, rich);
    await storyWith(rich, [{ nodeId: "wait" }]);
    for (const nobody of [before, poor, buyerOfIt]) expect(await storyOf(shop, nobody)).toEqual([]);
    await inShop(shop, (db) => setJourneyState(db, shop, journey, "paused"));
  });
});

/** A journey into which only this test puts people. */
const ownJourney = (nodes: readonly object[], given: Parameters<typeof aJourney>[2] = {}) =>
  aJourney(shop, nodes, { ...given, trigger: { kind: "started-by-hand", ...given.trigger } });

/** Has somebody enter with a cart that they left; answers the run and the cart. */
async function enters(journeyId: string, buyer: Buyer, given: Parameters<typeof aLeftCart>[2] = {}) {
  const abandonmentId = await aLeftCart(shop, buyer, given);
  const entry = { journeyId, personId: buyer.personId, entryKey: abandonmentId, abandonmentId };
  const entered = await inShop(shop, (db) => startJourney(db, shop, entry));
  if (entered.outcome !== "entered") throw new Error(JSON.stringify(entered));
  return { runId: entered.runId, abandonmentId };
}

describe("steps", () => {
  test("a wait is over when its time is, and then a message is sent: once", async () => {
    const journey = await ownJourney([
      wait("wait", 60, "mail"),
      mail("mail", "later"),
      wait("later", 24 * 60, "again"),
      mail("again", null),
    ]);
    const buyer = await aBuyer(shop);
    await enters(journey, buyer);
    advanceTime(59 * MINUTE);
    expect(await storyOf(shop, buyer)).toMatchObject([{ nodeId: "wait", planned: [] }]);
    advanceTime(MINUTE + 1000);
    await storyWith(buyer, [{ nodeId: "later", passed: ["mail: message-planned", "wait: waited"], planned: ["mail handed_over"] }]);
    advanceTime(24 * HOUR);
    await storyWith(buyer, [{ endedBy: "finished", planned: ["again handed_over", "mail handed_over"] }]);
  });

  test("event before its wait-for began: it counts, and nothing is waited for; where the definition says that only a new one does, it doesn't", async () => {
    const steps = (more: object) => [wait("first", 60, "link"), waitForLink("link", 60, "opened", "silent", more), mail("opened", null), mail("silent", null)]; // prettier-ignore
    const [counts, ignored, later] = [
      await ownJourney(steps({})),
      await ownJourney(steps({ earlier: "ignored" })),
      await ownJourney(steps({})),
    ];
    const buyers = await Promise.all([aBuyer(shop), aBuyer(shop), aBuyer(shop), aBuyer(shop)]);
    const [early, tooEarly, inTime, never] = buyers as [Buyer, Buyer, Buyer, Buyer];
    const [a, b, c] = [
      await enters(counts, early),
      await enters(ignored, tooEarly),
      await enters(later, inTime),
      await enters(later, never),
    ];
    await opensLink(a.runId, early.personId);
    await opensLink(b.runId, tooEarly.personId);
    advanceTime(61 * MINUTE);
    await storyWith(early, [{ endedBy: "finished", passed: ["first: waited", "link: happened", "opened: message-planned"] }]);
    await storyWith(inTime, [{ nodeId: "link", waitsFor: "link-opened" }]);
    await storyWith(tooEarly, [{ nodeId: "link", waitsFor: "link-opened" }]);
    await opensLink(c.runId, inTime.personId);
    await storyWith(inTime, [{ endedBy: "finished", passed: ["first: waited", "link: happened", "opened: message-planned"] }]);
    advanceTime(61 * MINUTE);
    for (const silent of [tooEarly, never])
      await storyWith(silent, [{ endedBy: "finished", passed: ["first: waited", "link: did-not-happen", "silent: message-planned"] }]);
  });

  test("random cohort: the same person always goes the same way, and the ways get their shares", async () => {
    const branches = [
      { share: 70, next: "a" },
      { share: 30, next: "b" },
    ];
    const journey = await ownJourney([{ kind: "random-cohort", id: "chance", branches }, mail("a", null), mail("b", null)]);
    const buyer = await aBuyer(shop);
    for (let times = 0; times < 3; times += 1) await enters(journey, buyer);
    const way = cohortOf(buyer.personId, "chance", [70, 30]) === 0 ? "a" : "b";
    await storyWith(
      buyer,
      [1, 2, 3].map(() => ({ endedBy: "finished", planned: [`${way} handed_over`] })),
    );

    const drawn = Array.from({ length: 4000 }, (_, person) => cohortOf(`person ${person}`, "chance", [70, 30]));
    expect(drawn.filter((index) => index === 0).length / 4000).toBeCloseTo(0.7, 1);
    expect(cohortOf(buyer.personId, "chance", [0, 100])).toBe(1);
  });

  test("rate limit: of five, two go at once, two an hour later and the last an hour after them", async () => {
    const limit = { kind: "rate-limit", id: "limit", most: 2, hours: 1, next: "mail" };
    const journey = await ownJourney([limit, mail("mail", null)]);
    const buyers = await Promise.all(Array.from({ length: 5 }, () => aBuyer(shop)));
    for (const buyer of buyers) await enters(journey, buyer);
    const through = async () => (await Promise.all(buyers.map((buyer) => storyOf(shop, buyer)))).filter(([run]) => run?.endedBy === "finished").length; // prettier-ignore
    for (const expected of [2, 4, 5]) {
      await eventually(async () => (await through()) === expected);
      advanceTime(59 * MINUTE);
      await eventually(async () => (await through()) === expected);
      advanceTime(2 * MINUTE);
    }
  });

  test("split: by what is known of person and cart, at that moment", async () => {
    const split = { kind: "split", id: "worth", all: [{ code: "cart-value", args: { from: 10_000, to: null } }], next: "rich", otherwise: "poor" }; // prettier-ignore
    const journey = await ownJourney([split, mail("rich", null), mail("poor", null)]);
    const [rich, poor] = [await aBuyer(shop), await aBuyer(shop)];
    await enters(journey, rich);
    await enters(journey, poor, { value: 9999n });
    await storyWith(rich, [{ passed: ["rich: message-planned", "worth: split-holds"] }]);
    await storyWith(poor, [{ passed: ["poor: message-planned", "worth: split-does-not-hold"] }]);
  });

  test("skip or leave: to whom a message can't go, goes on without it, or leaves, as its step says", async () => {
    const steps = (whenNotEligible: string) => [text("text", "mail", { whenNotEligible }), mail("mail", null)];
    const [skips, leavesIt] = [await ownJourney(steps("skip")), await ownJourney(steps("leave"))];
    const [one, other] = [await aBuyer(shop), await aBuyer(shop)];
    for (const buyer of [one, other]) {
      const addressKey = addressFor("sms", buyer.phone)?.key ?? "";
      await inShop(shop, (db) => suppress(db, shop, { addressKey, reason: "stop", source: "reply", at: new Date() }));
    }
    await enters(skips, one);
    await enters(leavesIt, other);
    await storyWith(one, [{ endedBy: "finished", passed: ["mail: message-planned", "text: skipped"] }]);
    await storyWith(other, [{ endedBy: "not-eligible", passed: ["text: left"], planned: [] }]);
  });

  test("the conditions by which somebody entered are asked again before every message", async () => {
    const given = { trigger: { all: [{ code: "cart-value", args: { from: 10_000, to: null } }] } };
    const journey = await ownJourney([wait("wait", 60, "mail"), mail("mail", null)], given);
    const buyer = await aBuyer(shop);
    const { abandonmentId: id } = await enters(journey, buyer);
    await inShop(shop, (db) => db.abandonment.update({ where: { shopId_id: { shopId: shop.id, id } }, data: { value: 100n } }));
    advanceTime(61 * MINUTE);
    await storyWith(buyer, [{ endedBy: "finished", passed: ["mail: skipped", "wait: waited"], planned: [] }]);
  });

  test("a call is put on the list once, with its script filled in", async () => {
    const call = { kind: "call-task", id: "call", script: "Hello {{ buyer.first_name }}", attempts: 3, withCode: false, withinMinutes: 600, whenNotEligible: "skip", next: null }; // prettier-ignore
    const journey = await ownJourney([call]);
    const buyer = await aBuyer(shop);
    const { agrees } = await import("../messaging/a-message.ts");
    await agrees(shop, buyer.phone, "call");
    const { runId } = await enters(journey, buyer);
    await storyWith(buyer, [{ endedBy: "finished", passed: ["call: call-planned"] }]);
    const tasks = await inShop(shop, (db) => db.callTask.findMany({ where: { shopId: shop.id, runId } }));
    expect(tasks).toMatchObject([{ phone: buyer.phone, script: "Hello Ada", state: "open" }]);
  });
});

describe("people who are held out", () => {
  test("stand at the same steps at the same times, and nothing is planned for them", async () => {
    const journey = await ownJourney([wait("wait", 60, "mail"), mail("mail", "later"), wait("later", 24 * 60, "text"), text("text", null)]);
    const [treated, heldOut] = [await aBuyer(shop), await aBuyer(shop, { isHeldOut: true })];
    for (const buyer of [treated, heldOut]) await enters(journey, buyer);
    advanceTime(61 * MINUTE);
    await storyWith(heldOut, [{ nodeId: "later", passed: ["mail: held-out", "wait: waited"], planned: [] }]);
    await storyWith(treated, [{ nodeId: "later", passed: ["mail: message-planned", "wait: waited"], planned: ["mail handed_over"] }]);
    const [[one], [other]] = [await storyOf(shop, treated), await storyOf(shop, heldOut)];
    expect(Math.abs((one?.nodeAt.getTime() ?? 0) - (other?.nodeAt.getTime() ?? 0))).toBeLessThan(MINUTE);
    advanceTime(25 * HOUR);
    await storyWith(heldOut, [
      { endedBy: "finished", passed: ["later: waited", "mail: held-out", "text: held-out", "wait: waited"], planned: [] },
    ]);
  });
});

describe("a run ends at once, and what it planned is called off,", () => {
  const steps = [mail("now", "wait"), wait("wait", 60, "later"), mail("later", null)];
  const ends = async (buyer: Buyer, endedBy: string) => {
    await storyWith(buyer, [{ endedBy, dueAt: null, planned: ["now handed_over"] }]);
    advanceTime(2 * HOUR);
  };
  const within = async () => {
    const buyer = await aBuyer(shop, { customerId: BigInt((orders += 1)) });
    const journey = await ownJourney(steps);
    const entered = await enters(journey, buyer);
    await storyWith(buyer, [{ nodeId: "wait", planned: ["now handed_over"] }]);
    return { buyer, journey, ...entered };
  };

  test("when its person buys, whatever they buy and however", async () => {
    const { buyer } = await within();
    await buys(buyer);
    await ends(buyer, "purchased");
    const guest = { ...(await within()).buyer, customerId: null };
    await buys(guest);
    await ends(guest, "purchased");
  });

  test("when the cart became an order, is gone, or is gone on with; left anew it goes on where it stood", async () => {
    const state = async (id: string, data: object) => inShop(shop, (db) => db.abandonment.update({ where: { shopId_id: { shopId: shop.id, id } }, data })); // prettier-ignore
    for (const [became, endedBy] of [
      ["completed", "purchased"],
      ["gone", "cart-gone"],
    ] as const) {
      const { buyer, abandonmentId } = await within();
      await state(abandonmentId, { state: became, endedAt: new Date() });
      await says(cartEnded, abandonmentId, buyer);
      await ends(buyer, endedBy);
    }
    const { buyer, abandonmentId, journey } = await within();
    await state(abandonmentId, { state: "active", touchedAt: new Date() });
    await says(cartResumed, abandonmentId, buyer);
    await ends(buyer, "cart-resumed");
    await state(abandonmentId, { state: "abandoned", touchedAt: new Date(), abandonedAt: new Date() });
    await inShop(shop, (db) =>
      startJourney(db, shop, { journeyId: journey, personId: buyer.personId, entryKey: abandonmentId, abandonmentId }),
    );
    await storyWith(buyer, [{ nodeId: "wait", endedBy: null, planned: ["now handed_over"] }]);
    advanceTime(HOUR + 1000);
    await storyWith(buyer, [{ endedBy: "finished", planned: ["later handed_over", "now handed_over"] }]);
  });

  test("hidden person: whoever unsubscribes gets nothing more on any channel of it, and who had before gets nothing at all", async () => {
    const { buyer } = await within();
    await unsubscribes(buyer);
    await ends(buyer, "unsubscribed");
    const hidden = await aBuyer(shop, { agreed: false });
    await enters(await ownJourney(steps), hidden);
    await storyWith(hidden, [{ nodeId: "wait" }]);
    advanceTime(61 * MINUTE);
    await storyWith(hidden, [{ endedBy: "finished", passed: ["later: skipped", "now: skipped", "wait: waited"], planned: [] }]);
  });

  test("when something of theirs is refunded, when they write to the shop, and by hand", async () => {
    const refunded = await within();
    await buys(refunded.buyer, new Date(Date.now() - 48 * HOUR));
    const { storeEvent } = await import("#app/platform/events/store-event.server.ts");
    const body = JSON.stringify({ order_id: orders, created_at: new Date().toISOString() });
    await storeEvent({ shopId: shop.id, source: "shopify", dedupeKey: `refund ${orders}`, topic: "refunds/create", entityKey: `order:${orders}`, body, triggeredAt: new Date() }); // prettier-ignore
    await ends(refunded.buyer, "refunded");
    const asks = await within();
    await inShop(shop, (db) => endRunsOfPerson(db, shop, asks.buyer.personId, "ticket-opened"));
    await ends(asks.buyer, "ticket-opened");
    const stopped = await within();
    await inShop(shop, (db) => stopJourney(db, shop, { journeyId: stopped.journey, personId: stopped.buyer.personId }));
    await ends(stopped.buyer, "stopped");
  });

  test("purchase between claim and send: what was in hand leaves within seconds, what was only planned never does, and nothing follows", async () => {
    const buyer = await aBuyer(shop);
    const journey = await ownJourney([mail("now", "text"), text("text", "wait"), wait("wait", 60, "later"), mail("later", null)]);
    let release: () => void = () => undefined;
    const claimed = new Promise<void>((seen) => {
      post.email.state.beforeTaking = () =>
        new Promise<void>((done) => {
          release = done;
          seen();
        });
    });
    post.sms.state.isShut = true;
    await enters(journey, buyer);
    await claimed;
    await storyWith(buyer, [{ nodeId: "wait" }]);
    await buys(buyer);
    await storyWith(buyer, [{ endedBy: "purchased", planned: ["now claimed", "text suppressed"] }]);
    post.email.state.beforeTaking = undefined;
    post.sms.state.isShut = false;
    release();
    await storyWith(buyer, [{ endedBy: "purchased", planned: ["now handed_over", "text suppressed"] }]);
    await connectChannel(shop, post.sms.provider, { ring: "GB 26" });
  });
});

describe("edit while running", () => {
  test("people keep their step; one that is taken out leads on where it led, and what is new behind them is sent", async () => {
    const before = [wait("first", 60, "second"), wait("second", 60, "mail"), mail("mail", null)];
    const journey = await ownJourney(before);
    const [atFirst, atSecond] = [await aBuyer(shop), await aBuyer(shop)];
    await enters(journey, atSecond);
    advanceTime(61 * MINUTE);
    await storyWith(atSecond, [{ nodeId: "second" }]);
    await enters(journey, atFirst);
    const after = [wait("first", 30, "mail"), mail("mail", "text"), text("text", null)];
    const definition = definitionOf(after, { trigger: { kind: "started-by-hand" } });
    const save = (revision: number) => inShop(shop, (db) => saveJourney(db, shop, { id: journey, revision, name: "Carts", definition }));
    expect(await save(1)).toMatchObject({ outcome: "saved" });
    expect(await save(1)).toMatchObject({ outcome: "changed-meanwhile" });
    await storyWith(atSecond, [{ nodeId: "second" }]);
    advanceTime(60 * MINUTE + 1000);
    await storyWith(atSecond, [{ endedBy: "finished", passed: ["first: waited", "mail: message-planned", "second: step-removed", "text: message-planned"] }]); // prettier-ignore
    await storyWith(atFirst, [{ endedBy: "finished", passed: ["first: waited", "mail: message-planned", "text: message-planned"] }]);
  });

  test("paused, everybody stays; live again, they go on, and what would come too late is left out", async () => {
    const journey = await ownJourney([wait("wait", 60, "soon"), mail("soon", "late", { withinMinutes: 30 }), mail("late", null, { withinMinutes: 600 })]); // prettier-ignore
    const buyer = await aBuyer(shop);
    await enters(journey, buyer);
    await inShop(shop, (db) => setJourneyState(db, shop, journey, "paused"));
    advanceTime(3 * HOUR);
    expect(await storyOf(shop, buyer)).toMatchObject([{ nodeId: "wait", planned: [] }]);
    await inShop(shop, (db) => setJourneyState(db, shop, journey, "live"));
    await storyWith(buyer, [{ endedBy: "finished", passed: ["late: message-planned", "soon: skipped", "wait: waited"] }]);
  });

  test("a live journey takes no change that would be wrong", async () => {
    const journey = await ownJourney([mail("mail", null)]);
    const wrong = definitionOf([wait("wait", 60, "gone")]);
    const saved = await inShop(shop, (db) => saveJourney(db, shop, { id: journey, revision: 1, name: "Carts", definition: wrong }));
    expect(saved).toMatchObject({ outcome: "not-right" });
  });
});

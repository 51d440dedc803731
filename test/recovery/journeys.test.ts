import { describe, expect, test } from "vitest";
import { connectChannel } from "#app/messaging/channels/connect-channel.server.ts";
import { addressFor } from "#app/messaging/consent/address.ts";
import { suppress } from "#app/messaging/consent/keep-consent.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { startJourney } from "#app/recovery/journeys/enter-journey.server.ts";
import { cohortOf } from "#app/recovery/journeys/nodes/cohort-of.ts";
import { saveJourney, setJourneyState } from "#app/recovery/journeys/save-journey.server.ts";
import { cartAbandoned } from "#app/recovery/recovery-events.ts";
import { advanceTime } from "../support/advance-time.ts";
import { allApplied } from "../support/all-applied.ts";
import { eventually } from "../support/eventually.ts";
import { aBuyer, aJourney, definitionOf, HOUR, leaves, mail, MINUTE, storyOf, text, wait, waitForLink } from "./a-journey.ts";
import {
  post,
  storyWith,
  unsubscribes,
  opensLink,
  says,
  ownJourney,
  shop,
  buys,
  enters,
  steps,
  within,
  ends,
  worksOnJourneys,
} from "./in-journeys.ts";

worksOnJourneys();

/** What journeys are known by elsewhere (Dittofeed, Klaviyo, Omnisend), each as it holds here. */
describe("in a journey", () => {
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

  test("event before its wait-for began: it counts, and nothing is waited for; where the definition says that only a new one does, it doesn't", async () => {
    const steps = (more: object) => [wait("first", 60, "link"), waitForLink("link", 60, "opened", "silent", more), mail("opened", null), mail("silent", null)]; // oxfmt-ignore
    const [counts, ignored, later] = [
      await ownJourney(steps({})),
      await ownJourney(steps({ earlier: "ignored" })),
      await ownJourney(steps({})),
    ];
    const buyers = await Promise.all([aBuyer(shop), aBuyer(shop), aBuyer(shop), aBuyer(shop)]);
    const [early, tooEarly, inTime, never] = buyers;
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

  test("edit while running: people keep their step; one that is taken out leads on where it led, and what is new behind them is sent", async () => {
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
    await storyWith(atSecond, [{ endedBy: "finished", passed: ["first: waited", "mail: message-planned", "second: step-removed", "text: message-planned"] }]); // oxfmt-ignore
    await storyWith(atFirst, [{ endedBy: "finished", passed: ["first: waited", "mail: message-planned", "text: message-planned"] }]);
  });

  test("hidden person: whoever unsubscribes gets nothing more by that channel, leaves where nothing else is left for them, and who had before gets nothing at all", async () => {
    const { buyer } = await within();
    await unsubscribes(buyer);
    await ends(buyer, "unsubscribed");
    const onBoth = await aBuyer(shop);
    await enters(await ownJourney([mail("now", "wait"), wait("wait", 60, "mail"), mail("mail", "text"), text("text", null)]), onBoth);
    await storyWith(onBoth, [{ nodeId: "wait", planned: ["now handed_over"] }]);
    await unsubscribes(onBoth);
    await allApplied();
    advanceTime(61 * MINUTE);
    await storyWith(onBoth, [{ endedBy: "finished", passed: ["mail: skipped", "now: message-planned", "text: message-planned", "wait: waited"] }]); // oxfmt-ignore
    const hidden = await aBuyer(shop, { agreed: false });
    await enters(await ownJourney(steps), hidden);
    await storyWith(hidden, [{ nodeId: "wait" }]);
    advanceTime(61 * MINUTE);
    await storyWith(hidden, [{ endedBy: "finished", passed: ["later: skipped", "now: skipped", "wait: waited"], planned: [] }]);
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

  test("rate limit: of five, two go at once, two an hour later and the last an hour after them", async () => {
    const limit = { kind: "rate-limit", id: "limit", most: 2, hours: 1, next: "mail" };
    const journey = await ownJourney([limit, mail("mail", null)]);
    const buyers = await Promise.all(Array.from({ length: 5 }, () => aBuyer(shop)));
    for (const buyer of buyers) await enters(journey, buyer);
    const through = async () => (await Promise.all(buyers.map((buyer) => storyOf(shop, buyer)))).filter(([run]) => run?.endedBy === "finished").length; // oxfmt-ignore
    for (const expected of [2, 4, 5]) {
      await eventually(async () => (await through()) === expected);
      advanceTime(59 * MINUTE);
      await eventually(async () => (await through()) === expected);
      advanceTime(2 * MINUTE);
    }
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

  test("split: by what is known of person and cart, at that moment", async () => {
    const split = { kind: "split", id: "worth", all: [{ code: "cart-value", args: { from: 10_000, to: null } }], next: "rich", otherwise: "poor" }; // oxfmt-ignore
    const journey = await ownJourney([split, mail("rich", null), mail("poor", null)]);
    const [rich, poor] = [await aBuyer(shop), await aBuyer(shop)];
    await enters(journey, rich);
    await enters(journey, poor, { value: 9999n });
    await storyWith(rich, [{ passed: ["rich: message-planned", "worth: split-holds"] }]);
    await storyWith(poor, [{ passed: ["poor: message-planned", "worth: split-does-not-hold"] }]);
  });
});

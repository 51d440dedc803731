import { beforeAll, expect, test } from "vitest";
import { offers } from "#app/offers/messages.ts";
import { offersSettings } from "#app/offers/offers-settings.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { newId } from "#app/platform/ids.ts";
import { common } from "#app/platform/messages/messages.ts";
import { action, loader } from "#app/routes/app.offers._index.tsx";
import { action as commandOffer, loader as readOffer } from "#app/routes/app.offers.$offerId.tsx";
import type { OfferView } from "#app/screens/offer/read-offer.server.ts";
import { offer } from "#app/screens/offer/messages.ts";
import { EMPTY_OFFER } from "#app/screens/offer/typed-offer.ts";
import type { OffersView } from "#app/screens/offers/read-offers.server.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { shopsOfFile } from "../support/shops-of-file.ts";
import { ask } from "./ask.ts";

let shop: OpenShop;
const openShop = shopsOfFile();
beforeAll(async () => {
  shop = await openShop({ installed: true });
});

const token = () => shop.idToken();
const index = async () => (await ask(loader, { token: await token() })).body as OffersView;
const page = async (offerId: string, query = {}) =>
  (await ask(readOffer, { token: await token(), params: { offerId }, query })).body as OfferView;
const TYPED = { ...EMPTY_OFFER, placements: ["cart"] };
const VOLUME = { ...TYPED.offered, kind: "volume", variantIds: ["11"] };
const GIFT = { ...TYPED.offered, kind: "gift", variantIds: ["11"], boughtProductIds: ["7"], by: "units", boughtUnits: "1" };
const PARTS = ["11", "12"].map((variantId) => ({ variantId, quantity: "1" }));
const BUNDLE = { ...TYPED.offered, kind: "bundle", parts: PARTS, percentage: "10" };
/** As the editor sends it. */
const tells = async (offerId: string, command: object) => {
  const { status, body } = await ask(commandOffer, { token: await token(), params: { offerId }, json: command });
  return { status, ...(body as { offerId?: string; fields?: object; message?: object }) };
};
const make = async (typed: object) => (await tells("new", { intent: "save", ...TYPED, ...typed })).offerId ?? "";
const whatIsShown = async (name: string) => (await index()).offers.find((one) => one.name === name);

test("an offer of every kind of condition stands in the editor as it was saved, amounts and times as the shop writes them", async () => {
  const typed = {
    ...TYPED,
    name: "Everything",
    offered: { ...TYPED.offered, kind: "discount", amount: "60.50", percentage: "15" },
    conditions: [
      { code: "cart-value", args: { from: "40.00", to: "" } },
      { code: "cart-units", args: { from: "2" } },
      { code: "has-product", args: { productIds: ["17"] } },
      { code: "country", args: { countries: ["GB", "IE"] } },
      { code: "language", args: { languages: ["de-at"] } },
      { code: "schedule", args: { from: "2026-12-01T08:30", until: "" } },
      { code: "has-collection", args: { collectionIds: ["470"] } },
      { code: "customer-tagged", args: { tags: "VIP, wholesale" } },
      { code: "customer-not-tagged", args: { tags: "staff" } },
      { code: "weekdays", args: { days: ["1", "5"] } },
      { code: "hours", args: { days: ["5"], from: "22:00", until: "02:30" } },
      { code: "hours", args: { days: [], from: "09:00", until: "17:00" } },
    ],
    headings: [
      { language: "", words: "More of it" },
      { language: "de", words: "Mehr davon" },
    ],
    dailyCap: "50",
  };
  const id = await make(typed);
  expect((await page(id)).typed).toEqual({ ...typed, offered: { ...typed.offered, variantIds: [], most: "1", mostOfCart: "30" } });
  expect(await whatIsShown("Everything")).toMatchObject({ state: "draft", isGoal: true, shown: 0, taken: 0 });
});

test.each([
  ["chosen products with a code of each buyer's own", { kind: "chosen", variantIds: ["11"], percentage: "20", codes: "own" }],
  [
    "volume",
    {
      kind: "volume",
      variantIds: ["11", "12"],
      tiers: [
        { units: "2", percentage: "10" },
        { units: "5", percentage: "20" },
      ],
    },
  ],
  ["buy X get Y", { kind: "bogo", variantIds: ["11"], boughtProductIds: ["7"], boughtUnits: "2", units: "1", times: "", percentage: "50" }],
  ["a gift for units", { kind: "gift", variantIds: ["11"], boughtProductIds: ["7"], by: "units", boughtUnits: "3", percentage: "100" }],
  [
    "a bundle",
    {
      kind: "bundle",
      parts: [
        { variantId: "11", quantity: "2" },
        { variantId: "12", quantity: "1" },
      ],
      percentage: "15",
    },
  ],
  [
    "a gift from an amount",
    { kind: "gift", variantIds: ["11"], boughtProductIds: ["7"], by: "amount", amount: "75.00", percentage: "100" },
  ],
])("an offer of %s stands in the editor as it was saved, and is described in words", async (name, asked) => {
  const offered = { ...TYPED.offered, ...asked };
  const id = await make({ name, offered });
  const { typed, says } = await page(id);
  expect(typed.offered).toEqual(offered);
  expect(says?.what.code).toMatch(/^screens-offers:/);
});

test("every wrong field is marked, also within a condition, and nothing is saved", async () => {
  const wrong = {
    ...TYPED,
    name: "",
    placements: [],
    offered: { ...TYPED.offered, kind: "chosen", variantIds: [], percentage: "101" },
    conditions: [
      { code: "cart-value", args: { from: "a lot", to: "" } },
      { code: "country", args: { countries: [] } },
      { code: "hours", args: { days: [], from: "09:00", until: "09:00" } },
      { code: "hours", args: { days: [], from: "", until: "25:00" } },
    ],
    priority: "0",
  };
  const before = (await index()).offers.length;
  const { status, fields } = await tells("new", { intent: "save", ...wrong });
  expect(status).toBe(422);
  expect(fields).toEqual({
    name: common.message("required"),
    placements: offer.message("choose-place"),
    "offered.variantIds": offer.message("choose-product"),
    "offered.percentage": common.message("at-most", { maximum: 100 }),
    "conditions.0.args.from": common.message("not-an-amount", { example: { minor: 1250, currency: shop.shop.currency } }),
    "conditions.1.args.countries": common.message("too-few", { count: 1 }),
    "conditions.2.args.until": offers.message("hours-empty"),
    "conditions.3.args.from": common.message("required"),
    "conditions.3.args.until": common.message("not-valid"),
    priority: common.message("at-least", { minimum: 1 }),
  });
  expect((await index()).offers).toHaveLength(before);
});

test.each([
  ["a goal after payment", { placements: ["thank_you"], offered: { ...TYPED.offered, kind: "free_shipping", amount: "50" } }, "placements"],
  [
    "a step that brings less than the one before",
    {
      offered: {
        ...VOLUME,
        tiers: [
          { units: "3", percentage: "20" },
          { units: "4", percentage: "20" },
        ],
      },
    },
    "offered.tiers",
  ],
  ["volume on the page after payment", { placements: ["post_purchase"], offered: VOLUME }, "placements"],
  ["a gift after payment", { placements: ["cart", "thank_you"], offered: GIFT }, "placements"],
  ["a bundle of one thing", { offered: { ...BUNDLE, parts: BUNDLE.parts.slice(0, 1) } }, "offered.parts"],
  ["a bundle after payment", { placements: ["post_purchase"], offered: BUNDLE }, "placements"],
  ["a bundle for nothing", { offered: { ...BUNDLE, percentage: "100" } }, "offered.percentage"],
  ["a gift of several products", { offered: { ...GIFT, variantIds: ["11", "12"] } }, "offered.variantIds"],
  ["a gift for nothing", { offered: { ...GIFT, boughtProductIds: [] } }, "offered.boughtProductIds"],
  ["a percentage off what is recommended in the cart", { offered: { ...TYPED.offered, percentage: "5" } }, "offered.percentage"],
  [
    "two headings of one language",
    {
      headings: [
        { language: "", words: "" },
        { language: "de", words: "a" },
        { language: "de", words: "b" },
      ],
    },
    "headings.2.language",
  ],
  [
    "an end before the start",
    { conditions: [{ code: "schedule", args: { from: "2026-12-10T10:00", until: "2026-12-09T10:00" } }] },
    "conditions.0.args.until",
  ],
  ["days and times without any", { conditions: [{ code: "schedule", args: { from: "", until: "" } }] }, "conditions.0.args.from"],
  ["a cart worth from more to less", { conditions: [{ code: "cart-value", args: { from: "50", to: "40" } }] }, "conditions.0.args.to"],
])("%s is refused beside its field", async (name, typed, field) => {
  const { status, fields } = await tells("new", { intent: "save", ...TYPED, name, ...typed });
  expect({ status, fields: Object.keys(fields ?? {}) }).toEqual({ status: 422, fields: [field] });
});

test("two offers never have one name, as reasons are told by it", async () => {
  const id = await make({ name: "Twin" });
  const taken = { name: offer.message("name-taken") };
  expect(await tells("new", { intent: "save", ...TYPED, name: "Twin" })).toMatchObject({ status: 422, fields: taken });
  expect(await tells(id, { intent: "save", ...TYPED, name: "Twin" })).toMatchObject({ status: 200 });
});

test("a template begun a second time has a name that is free", async () => {
  const begun = async () => (await page("new", { template: "free-shipping" })).typed.name;
  const name = await begun();
  await make({ name });
  expect(await begun()).toBe(`${name} (2)`);
  await make({ name: `${name} (2)` });
  expect(await begun()).toBe(`${name} (3)`);
});

test("an offer goes live with what is saved, is paused, and is gone once it is deleted", async () => {
  const id = await make({ name: "Short life", state: "live" });
  expect(await whatIsShown("Short life")).toMatchObject({ state: "live" });
  await tells(id, { intent: "pause" });
  expect(await whatIsShown("Short life")).toMatchObject({ state: "paused" });
  await tells(id, { intent: "delete" });
  expect(await whatIsShown("Short life")).toBeUndefined();
  expect((await ask(readOffer, { token: await token(), params: { offerId: id } })).status).toBe(404);
});

test("what became of an offer is counted over 28 days, and why buyers saw nothing over 7", async () => {
  const id = await make({ name: "Counted", state: "live" });
  const why = offers.message("nothing-to-offer", { offer: "Counted" });
  const daysAgo = (days: number) => new Date(nowDate().getTime() - days * 86_400_000);
  const decided = (days: number, rest: object) => ({
    shopId: shop.shop.id,
    id: newId<string>(),
    decidedAt: daysAgo(days),
    placement: "cart",
    visitor: "somebody",
    isHeldOut: false,
    arms: [],
    variantIds: [],
    propensity: 1,
    ...rest,
  });
  const seen = { offerId: id, shownAt: nowDate() };
  await shop.read((db) =>
    db.offerDecision.createMany({
      data: [
        decided(1, seen),
        decided(20, { ...seen, acceptedAt: nowDate() }),
        decided(27, { offerId: id }),
        decided(29, { ...seen, acceptedAt: nowDate() }),
        decided(1, { why: [why] }),
        decided(6, { why: [why, offers.message("cap-reached", { offer: "Another" })] }),
        decided(8, { why: [why] }),
      ],
    }),
  );
  // Of a place whose page asked it is known when that was last; of others, that none ever did.
  const { seen: places } = await index();
  expect(places).toEqual({ cart: expect.stringMatching(new RegExp(`^${daysAgo(1).toISOString().slice(0, 10)}`)) as string });
  expect((await page(id)).seen).toEqual(places);
  expect(await whatIsShown("Counted")).toMatchObject({ shown: 2, taken: 1, mostlyNot: { why, count: 2 } });
  const { reasons } = await index();
  expect(reasons.of).toBe(2);
  expect(reasons.places).toMatchObject([{ placement: "cart", decisions: 2, reasons: [{ why, count: 2 }, { count: 1 }] }]);
});

test.each([
  ["4", 422],
  ["11", 422],
  ["7", 200],
])("of 100 buyers %s can be kept apart or not: %i", async (holdoutOf100, status) => {
  expect((await ask(action, { token: await token(), form: { intent: "save-measuring", holdoutOf100, refundDays: "14" } })).status).toBe(
    status,
  );
  const kept = await shop.read((db) => offersSettings.read(db, shop.shop));
  expect([kept.holdoutShare, kept.refundDays]).toEqual(status === 200 ? [0.07, 14] : [0.05, 30]);
});

test("what is sold by an offer and can't be shipped is taken off the order, or asked about, as the merchant chooses", async () => {
  const short = async () => ((await ask(loader, { token: await token() })).body as { short: object }).short;
  expect(await short()).toEqual({ offeredShort: "take-off", mayTakeOff: false });
  expect((await ask(action, { token: await token(), form: { intent: "save-short", offeredShort: "nonsense" } })).status).toBe(422);
  expect((await ask(action, { token: await token(), form: { intent: "save-short", offeredShort: "ask" } })).status).toBe(200);
  expect(await short()).toMatchObject({ offeredShort: "ask" });
});

test("a new offer begins as its template says, and with an unknown one empty", async () => {
  expect(await page("new", { template: "after-payment" })).toMatchObject({
    id: null,
    typed: { placements: ["post_purchase"], offered: { kind: "recommended" } },
  });
  expect(await page("new", { template: "nonsense" })).toMatchObject({ id: null, typed: { name: "", placements: [] } });
});

test("of a hundred and twenty offers each stands on one of three pages, in one order forwards and backwards, the live ones first", async () => {
  const large = await openShop({ installed: true });
  const at = nowDate();
  const offerOf = (number: number) => ({
    ...{
      shopId: large.shop.id,
      id: newId(),
      createdAt: at,
      updatedAt: at,
      state: number % 3 === 0 ? ("live" as const) : ("draft" as const),
    },
    terms: { name: `Offer ${number}`, placements: ["cart"], offered: { kind: "recommended" }, priority: 1 + (number % 7) },
  });
  const data = Array.from({ length: 120 }, (_, number) => offerOf(number));
  await inShop(large.shop, (db) => db.offer.createMany({ data }));
  const look = async (query: Record<string, string>) => (await ask(loader, { token: await large.idToken(), query })).body as OffersView;

  const first = await look({});
  const second = await look({ after: first.after ?? "" });
  const third = await look({ after: second.after ?? "" });
  expect([first, second, third].map(({ offers: { length } }) => length)).toEqual([50, 50, 20]);
  expect([first.before, third.after]).toEqual([null, null]);
  const all = [first, second, third].flatMap(({ offers: some }) => some);
  expect(new Set(all.map(({ id }) => id)).size).toBe(120);
  expect(all.map(({ state }) => state)).toEqual([...Array<string>(40).fill("live"), ...Array<string>(80).fill("draft")]);
  expect((await look({ before: third.before ?? "" })).offers).toEqual(second.offers);
  expect((await look({ before: second.before ?? "" })).offers).toEqual(first.offers);
  expect((await look({ after: "nonsense" })).offers).toEqual(first.offers);
});

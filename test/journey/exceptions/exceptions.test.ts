import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ExceptionCause } from "#app/fulfillment/exceptions/exception-causes.ts";
import { exceptionCauses } from "#app/fulfillment/exceptions/exception-causes.ts";
import { eventually } from "../../support/eventually.ts";
import { idIn, startWalk, type Walk } from "../pseudo-locale/walk.ts";
import { bringAbout, goodsOf, type World } from "./bring-about.ts";
import { byHand } from "./by-hand.ts";
import { BOWL, STALL, troubleInShopify } from "./trouble-in-shopify.ts";
import { shelves, type Shelves, troubleWithParcels } from "./trouble-with-parcels.ts";
import { worklist, type Worklist } from "./worklist.ts";

/** What Shopify's news of an order don't tell. */
const NOTE = "Ring twice";

/** What people and ShipBob write, and names that are nobody's words. */
const DATA = [
  ...[BOWL, STALL, "BOWL-1"],
  ...["They don't know the recipient", "Held by ShipBob", "Cancelled by ShipBob", "ShipBob"],
  ...["Demo Merchant", "Robin Packer", "Waybill Demo", "GBP", "orders/updated", "Express"],
];

let walk: Walk;
let world: World;
let list: Worklist;
let hand: ReturnType<typeof byHand>;
let shelf: Shelves;
let trouble: ReturnType<typeof troubleInShopify>;
let orders = new Map<ExceptionCause, string>();
const orderOf = (cause: ExceptionCause) => orders.get(cause) ?? "";
/** Every cause that was solved here. */
const solved = new Set<string>();

beforeAll(async () => {
  walk = await startWalk({ language: "en", data: DATA, pollSeconds: 10 });
  await walk.sandbox.setUp();
  world = bringAbout(walk);
  list = worklist(walk);
  hand = byHand(walk, world, list);
  await walk.control("packer", { enabled: false });
  await world.people("auto-ship", { enabled: false });
  shelf = shelves(await goodsOf(walk));
  trouble = troubleInShopify(walk, world, shelf);
  orders = new Map([...(await troubleWithParcels(world, shelf)), ...(await trouble.orders())]);
  const held = (await world.parts(orderOf("shipment.refused"))).map(({ id }) => `Fulfillment order ${idIn(id)}`);
  walk.isData(...held, "has an unfulfillable status= on_hold", "doesn't stock");
  await world.fault({ target: "shopify", kind: "empty-body", operation: "orders/updated", times: 1 });
  await world.owner.runs("mutation ($input: OrderInput!) { orderUpdate(input: $input) { userErrors { message } } }", {
    input: { id: orderOf("parcel.lost"), note: NOTE },
  });
}, 1260_000);
afterAll(() => walk.stop());

const solves = async (cause: ExceptionCause, press: (name: string) => Promise<void>, order: string | null = orderOf(cause)) => {
  await list.solve(cause, order, press);
  solved.add(cause);
};

test("the list fits a desk and a phone, is there for everybody, and in the reader's words", async () => {
  for (const [cause, order] of orders) await list.untilListed(cause, order);
  await list.looksRight(orders.keys());
});

describe("with one order, by the button at it, and a warehouse has it again:", () => {
  const again: [ExceptionCause, string][] = [
    ["parcel.rejected", "Re-route"],
    ["parcel.on-hold", "Re-route"],
    ["parcel.cancelled-by-warehouse", "Re-route"],
    ["order.short", "Re-route"],
    ["order.called-back", "Re-route"],
    ["fulfillment-order.refused", "Re-route"],
    ["order.shipped-before", "Ship again"],
    ["parcel.lost", "Ship again"],
    ["parcel.returned", "Ship again"],
  ];
  test.each(again)("%s", async (cause, label) => {
    const press = list.presses(cause, label);
    await solves(cause, label === "Ship again" ? list.andConfirms(press, label) : press);
    await world.noted("order.created", orderOf(cause), 2);
  });
});

describe("what a warehouse has in its hands is stopped by its people, asked for once more:", () => {
  const STOP = "Ask again to stop it";
  const stops: [ExceptionCause, () => Promise<unknown>][] = [
    ["parcel.too-late", () => list.reaches(orderOf("parcel.too-late"), "cancelled")],
    ["parcel.unwanted", () => world.noted("order.created", orderOf("parcel.unwanted"), 2)],
    ["parcel.address-changed", () => world.noted("order.created", orderOf("parcel.address-changed"), 2)],
    ["parcel.gift-message-changed", () => world.noted("order.created", orderOf("parcel.gift-message-changed"), 2)],
    ["parcel.service-changed", () => world.noted("order.created", orderOf("parcel.service-changed"), 2)],
    ["parcel.payment-over", () => list.reaches(orderOf("parcel.payment-over"), "held")],
  ];
  test.each(stops)("%s", async (cause, goesOn) => {
    const button = (name: string) => list.line(cause, name).getByRole("button", { name: `${STOP}: ${name}` });
    await solves(cause, async (name) => {
      await button(name).click();
      await list
        .card(cause)
        .getByText(/has already picked or shipped/)
        .waitFor();
      await world.people("cancel", { reference: world.reference(orderOf(cause)) });
      await button(name).click();
    });
    await goesOn();
  });
});

describe("where a person puts it right in Shopify, the button leads there:", () => {
  test("shipment.refused: the hold is lifted, and Shopify takes the shipment", async () => {
    const cause = "shipment.refused";
    await trouble.releases(orderOf(cause));
    await solves(cause, list.presses(cause, "Try again"));
    await world.fulfillmentOf(orderOf(cause));
  });

  test("unroutable.sku-shared: the product gets a SKU of its own", async () => {
    const cause = "unroutable.sku-shared";
    await solves(cause, async () => {
      await list.opensInShopify(cause, /^Open the product in Shopify/, /\/products\/\d+$/);
      await trouble.tellsTwinsApart();
    });
    await world.noted("order.created", orderOf(cause));
  });

  test("unroutable.line-without-sku: the product gets a SKU; unroutable.out-of-stock: its shelf is counted", async () => {
    const cause = "unroutable.line-without-sku";
    const order = orderOf(cause);
    await solves(cause, async () => {
      await list.opensInShopify(cause, /^Open the product in Shopify/, /\/products\/\d+$/);
      await trouble.namesBowl("BOWL-1");
    });
    await solves("unroutable.out-of-stock", () => hand.counts("BOWL-1"), order);
    await list.reaches(order, "at_warehouse");
  });

  test("parcel.other-goods: the order is opened in Shopify, and settled there", async () => {
    const cause = "parcel.other-goods";
    const order = orderOf(cause);
    await solves(cause, async (name) => {
      await list.opensInShopify(cause, new RegExp(`^Open the order in Shopify: ${name}$`), new RegExp(`/orders/${idIn(order)}$`));
      await list.untilListed("order.short", order);
      await world.cancelsOrder(order);
    });
  });

  test("unroutable.cash-on-delivery: the order is opened in Shopify, and marked as paid there", async () => {
    const cause = "unroutable.cash-on-delivery";
    const order = orderOf(cause);
    await solves(cause, async (name) => {
      await list.opensInShopify(cause, new RegExp(`^Open the order in Shopify: ${name}$`), new RegExp(`/orders/${idIn(order)}$`));
      await world.owner.isPaid(Number(idIn(order)));
    });
    await world.noted("order.created", order);
  });

  test("event.failed: what the news don't tell is read from Shopify", async () => {
    const cause = "event.failed";
    await solves(cause, () => list.card(cause).getByRole("button", { name: "Apply it again" }).click(), null);
    await walk.open(`/app/orders/${idIn(orderOf("parcel.lost"))}`);
    await walk.app.getByText(NOTE).first().waitFor();
  });
});

describe("where a person puts it right in Waybill, the button leads there:", () => {
  test("unroutable.out-of-stock: the shelf is counted", async () => {
    const order = orderOf("unroutable.out-of-stock");
    const sku = (await walk.state()).orders.find(({ id }) => id === order)?.lineItems[0]?.sku ?? "";
    await solves("unroutable.out-of-stock", () => hand.counts(sku), order);
    await list.reaches(order, "at_warehouse");
  });

  test("unroutable.offered: what was offered is taken off the order and refunded, and the rest leaves", async () => {
    const cause = "unroutable.offered";
    await walk.sandbox.robot.send("/app/offers?index&_data=routes/app.offers._index", { intent: "save-short", offeredShort: "ask" });
    const attributes = { _waybill_offer: "01997f7e-0000-4000-8000-000000000001" };
    const lines = [
      { sku: shelf.home(), quantity: 1 },
      { sku: shelf.home(), quantity: 5_000, attributes },
    ];
    const order = await world.order({ lines });
    const label = "Take it off and refund it";
    await solves(cause, list.andConfirms(list.presses(cause, label), label), order);
    await list.reaches(order, "at_warehouse");
  });

  test("unroutable.too-many-parcels: the limit is raised", async () => {
    await walk.open("/app/settings");
    await hand.limit("1");
    const lines = [shelf.home(), shelf.bob()].map((sku) => ({ sku, quantity: 1 }));
    const order = await world.order({ lines });
    await solves("unroutable.too-many-parcels", hand.raisesLimit, order);
    await list.reaches(order, "at_warehouse");
  });

  test("unroutable.address-not-served: a price for the country is added, prefilled", async () => {
    await hand.narrowsPrices();
    const shipTo = { countryCode: "BR", city: "Recife" };
    const order = await world.order({ lines: [{ sku: shelf.home(), quantity: 1 }], shipTo });
    await solves("unroutable.address-not-served", () => hand.addsPrice("Brazil"), order);
    await list.reaches(order, "at_warehouse");
  });

  test("an order that a warehouse refused is given to one that a person chooses, where it is listed", async () => {
    const order = await world.rejected(shelf.bob());
    await list.solve("parcel.rejected", order, hand.choosesWarehouse);
    await world.noted("order.created", order, 2);
  });
});

describe("with a warehouse, for all of its orders:", () => {
  test("unroutable.no-warehouse: one that is paused is resumed", async () => {
    await hand.pausesBoth();
    const order = await world.order({ lines: [{ sku: shelf.home(), quantity: 1 }] });
    await solves("unroutable.no-warehouse", hand.resumes, order);
    await hand.resumesOther();
    await list.reaches(order, "at_warehouse");
  });

  test("warehouse.location-off: it is set up in Shopify again, and orders go there", async () => {
    const service = (await world.shown()).fulfillmentServices.find(({ serviceName }) => /ShipBob/.test(serviceName));
    await world.owner.runs("mutation ($id: ID!) { fulfillmentServiceDelete(id: $id, inventoryAction: KEEP) { userErrors { message } } }", {
      id: service?.id,
    });
    await solves("warehouse.location-off", hand.setsUpAgain, null);
    await world.atShipBob(shelf.bob());
  });

  test("warehouse.unreachable: it is asked now, and answers", async () => {
    await world.fault({ target: "shipbob", kind: "500" });
    await solves("warehouse.unreachable", hand.asksAgain, null);
  });

  test("warehouse.refused: its credentials are renewed", async () => {
    await world.fault({ target: "shipbob", kind: "403-allowlist" });
    await list.untilListed("warehouse.refused", null);
    await world.clearFaults();
    await solves("warehouse.refused", hand.renewsCredentials, null);
  });

  test("routing.needs-permission: it is allowed again", async () => {
    await world.takesBackScopes();
    await solves("routing.needs-permission", hand.allowsRouting, null);
  });
});

test("parcel.cancellation-unanswered: the warehouse is asked again, and stops it", async () => {
  const cause = "parcel.cancellation-unanswered";
  const order = await world.atShipBob(shelf.bob());
  await world.fault({ target: "shipbob", kind: "500" });
  await world.callsOff(order);
  await walk.control("clock", { advance: "PT22H30M" });
  await list.untilListed(cause, order);
  await world.clearFaults();
  await solves(cause, list.presses(cause, "Ask again to stop it"), order);
});

test("alerts.paused: a webhook that was revoked is there again, and alerts are resumed where they go", async () => {
  await walk.control("chat", { state: "revoked" });
  await hand.addsAlert("hooks.slack.com/services/T0SANDBOX/B0ALERTS/AbCdEfGhIjKlMnOpQrStUvWx");
  const order = await world.order({ lines: [{ sku: shelf.home(), quantity: 5_000 }] });
  await list.untilListed("unroutable.out-of-stock", order);
  const isPaused = async () => (await list.listed()).some(({ cause }) => cause === "alerts.paused");
  // Each refusal is followed by a pause.
  const aMinuteLater = async () => (await walk.control("clock", { advance: "PT1M" }), isPaused());
  await eventually(aMinuteLater, { everyMs: 500 });
  await walk.control("chat", { state: "open" });
  await solves("alerts.paused", hand.resumesAlerts, null);
  await eventually(async () => (await world.chat()).some(({ text }) => text.includes("Not enough stock in any warehouse")));
});

test("unroutable.currency-mismatch: the warehouse's prices are set in the shop's currency", async () => {
  await walk.control("shop", { currency: "EUR" });
  await list.untilPricesAreIn("EUR", orderOf("parcel.lost"));
  const order = await world.order({ lines: [{ sku: shelf.home(), quantity: 1 }] });
  await solves("unroutable.currency-mismatch", hand.setsPrices, order);
  await list.reaches(order, "at_warehouse");
});

test("every cause that there is has been solved", () => {
  expect(Object.keys(exceptionCauses).filter((cause) => !solved.has(cause))).toEqual([]);
});

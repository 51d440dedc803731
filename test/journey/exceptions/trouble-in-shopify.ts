import { z } from "zod";
import type { ExceptionCause } from "#app/fulfillment/exceptions/exception-causes.ts";
import { eventually } from "../../support/eventually.ts";
import { idIn, type Walk } from "../pseudo-locale/walk.ts";
import type { World } from "./bring-about.ts";
import type { Shelves } from "./trouble-with-parcels.ts";

const Variant = z.object({
  data: z.object({ inventoryItem: z.object({ variant: z.object({ id: z.string() }) }) }),
});
const Created = z.object({
  product: z.object({ variants: z.object({ nodes: z.tuple([z.object({ inventoryItem: z.object({ id: z.string() }) })]) }) }),
});
const Authorized = z.object({
  data: z.object({ order: z.object({ transactions: z.array(z.object({ id: z.string(), kind: z.string() })) }) }),
});

const Shipped = z.object({
  data: z.object({
    order: z.object({ currencyCode: z.string(), shippingLines: z.object({ nodes: z.array(z.object({ id: z.string() })) }) }),
  }),
});

/** Where a merchant would ship from himself, if Shopify let him: nothing was ever stocked there. */
export const STALL = "Market stall";
export const BOWL = "Hand-thrown bowl";

/** Trouble that the merchant's own hands in Shopify cause, side by side: an order for each cause. */
export function troubleInShopify(walk: Walk, world: World, { home, bob }: Shelves) {
  const { owner, people, order, picked, atShipBob, reference } = world;
  const { control, sandbox } = walk;
  const gid = Number;
  const lineOf = async (one: string) => {
    const found = (await world.shown()).orders.find(({ id }) => id === one)?.lineItems[0]?.id ?? "";
    return gid(idIn(found));
  };
  const renames = (item: string, sku: string) =>
    owner.runs(
      "mutation ($id: ID!, $input: InventoryItemInput!) { inventoryItemUpdate(id: $id, input: $input) { userErrors { message } } }",
      {
        id: item,
        input: { sku },
      },
    );
  async function variantOf(item: string) {
    const query = "query ($id: ID!) { inventoryItem(id: $id) { variant { id } } }";
    return Variant.parse(await control("admin", { query, variables: { id: item } })).data.inventoryItem.variant;
  }
  const twin = { item: "", sku: "" };
  const bowl = { item: "" };

  const bringing: Partial<Record<ExceptionCause, () => Promise<string>>> = {
    "parcel.too-late": async () => {
      const one = await picked(bob());
      await world.gaveUp(one);
      await world.cancelsOrder(one);
      return one;
    },
    "parcel.unwanted": async () => {
      const one = await picked(bob());
      await owner.removes(gid(idIn(one)), await lineOf(one), 1);
      return one;
    },
    "parcel.address-changed": async () => {
      const one = await picked(bob());
      await owner.runs("mutation ($input: OrderInput!) { orderUpdate(input: $input) { userErrors { message } } }", {
        input: { id: one, shippingAddress: { address1: "2 New Street" } },
      });
      return one;
    },
    "parcel.gift-message-changed": async () => {
      const one = await picked(bob());
      await owner.runs("mutation ($input: OrderInput!) { orderUpdate(input: $input) { userErrors { message } } }", {
        input: { id: one, customAttributes: [{ key: "Gift message", value: "Happy birthday" }] },
      });
      return one;
    },
    "parcel.service-changed": async () => {
      const one = await picked(bob());
      const query = "query ($id: ID!) { order(id: $id) { currencyCode shippingLines(first: 5) { nodes { id } } } }";
      const { currencyCode: currency, shippingLines } = Shipped.parse(await control("admin", { query, variables: { id: one } })).data.order;
      const lines = shippingLines.nodes.map(({ id }) => ({ id: gid(idIn(id)) }));
      await owner.shipsBy({ id: gid(idIn(one)), currency, shippingLines: lines }, "Express", "0.00");
      return one;
    },
    "parcel.payment-over": async () => {
      const one = await picked(bob(), { payment: "authorized" });
      const query = "query ($id: ID!) { order(id: $id) { transactions { id kind } } }";
      const { transactions } = Authorized.parse(await control("admin", { query, variables: { id: one } })).data.order;
      await owner.voids({ transactions: transactions.map(({ id, kind }) => ({ id: gid(idIn(id)), kind })) });
      return one;
    },
    "shipment.refused": async () => {
      const one = await atShipBob(bob());
      const part = await world.gaveUp(one);
      await owner.runs(
        "mutation ($id: ID!, $hold: FulfillmentOrderHoldInput!) { fulfillmentOrderHold(id: $id, fulfillmentHold: $hold) { userErrors { message } } }",
        { id: part, hold: { reason: "OTHER", reasonNotes: "Ask the buyer" } },
      );
      await people("ship", { reference: reference(one) });
      return one;
    },
    "fulfillment-order.refused": async () => {
      const one = await atShipBob(bob());
      const stall = (await walk.state()).locations.find(({ name }) => name === STALL)?.id ?? "";
      const path = `/app/orders/${idIn(one)}?_data=routes/app.orders.$orderId`;
      await eventually(() => sandbox.robot.send(path, { intent: "keep", locationId: idIn(stall) }).then(() => true), { everyMs: 500 });
      return one;
    },
    "unroutable.line-without-sku": async () => {
      const [created] = await owner.runs(
        `mutation ($product: ProductCreateInput!) {
           productCreate(product: $product) { product { variants(first: 1) { nodes { inventoryItem { id } } } } userErrors { message } }
         }`,
        { product: { title: BOWL, status: "ACTIVE" } },
      );
      bowl.item = Created.parse(created).product.variants.nodes[0].inventoryItem.id;
      return order({ lines: [{ title: BOWL, quantity: 1 }] });
    },
    "unroutable.sku-shared": async () => {
      const [other, sku] = [bob(), bob()];
      const item = (await walk.state()).inventory.find((one) => one.sku === sku)?.inventoryItemId ?? "";
      Object.assign(twin, { item, sku });
      await renames(item, other);
      return order({ lines: [{ variantId: (await variantOf(item)).id, quantity: 1 }] });
    },
    "unroutable.cash-on-delivery": () => order({ lines: [{ sku: bob(), quantity: 1 }], cod: true }),
    "unroutable.out-of-stock": () => order({ lines: [{ sku: home(), quantity: 5_000 }] }),
  };

  return {
    /** An order for each cause, once it is in trouble. */
    async orders(): Promise<Map<ExceptionCause, string>> {
      const input = { name: STALL, address: { countryCode: "GB" }, fulfillsOnlineOrders: false };
      await owner.runs("mutation ($input: LocationAddInput!) { locationAdd(input: $input) { userErrors { message } } }", { input });
      const brought = Object.entries(bringing).map(async ([cause, bring]) => [cause as ExceptionCause, await bring()] as const);
      return new Map(await Promise.all(brought));
    },
    /** The two get SKUs of their own again. */
    tellsTwinsApart: () => renames(twin.item, twin.sku),
    /** The bowl gets a SKU. */
    namesBowl: (sku: string) => renames(bowl.item, sku),
    releases: async (one: string) => {
      for (const { id } of (await world.parts(one)).filter(({ status }) => status === "ON_HOLD"))
        await owner.runs("mutation ($id: ID!) { fulfillmentOrderReleaseHold(id: $id) { userErrors { message } } }", { id });
    },
  };
}

import { z } from "zod";
import type { OwnersAnswer } from "#sandbox/shopify/api/run-as-owner.ts";
import { eventually } from "../../support/eventually.ts";
import { asOwner } from "../../world/as-owner.ts";
import type { Walk } from "../pseudo-locale/walk.ts";
import { idIn } from "../pseudo-locale/walk.ts";

/** SKUs by where the demo shop has them. */
export type Goods = { home: readonly string[]; bob: readonly string[] };

const Shown = z.object({
  orders: z.array(z.object({ id: z.string(), lineItems: z.array(z.object({ id: z.string(), sku: z.string().nullable() })) })),
  fulfillmentOrders: z.array(z.object({ id: z.string(), orderId: z.string(), status: z.string() })),
  fulfillments: z.array(
    z.object({ id: z.string(), orderId: z.string(), tracking: z.object({ number: z.string().nullable() }).nullable() }),
  ),
  inventory: z.array(z.object({ sku: z.string().nullable(), inventoryItemId: z.string() })),
  fulfillmentServices: z.array(z.object({ id: z.string(), serviceName: z.string() })),
});
const Ledger = z.object({ entries: z.array(z.object({ effect: z.string(), reference: z.string().nullish() })) });
const Chat = z.object({ messages: z.array(z.object({ text: z.string() })) });
const Scopes = z.object({ granted: z.array(z.string()) });
const HEADERS = { "content-type": "application/json" };

/** What goes wrong in a shop, brought about by control calls alone: buyers, ShipBob's people, the shop's owner, and the wire between. */
export function bringAbout({ control, placed, sandbox }: Walk) {
  const reference = (order: string, nth = 1) => `waybill-${idIn(order)}-${nth}`;
  const people = (act: string, body: object) => control(`shipbob/${act}`, body);
  const owner = asOwner(() => ({ shopify: { runAsOwner: (asked) => control("admin", asked) as Promise<OwnersAnswer> } }));
  /** What was placed since the shop was opened, and the stock of the things in it. */
  const shown = async () => Shown.parse(await (await fetch(`${sandbox.url}/_control/state`)).json());
  const parts = async (order: string) => (await shown()).fulfillmentOrders.filter(({ orderId }) => orderId === order);
  /** Waits until ShipBob has done so with the order's nth parcel. */
  const noted = (effect: string, order: string, nth = 1) =>
    eventually(
      async () => {
        const { entries } = Ledger.parse(await (await fetch(`${sandbox.url}/_control/ledger?target=shipbob`)).json());
        return entries.some((entry) => entry.effect === effect && entry.reference === reference(order, nth));
      },
      { everyMs: 250 },
    );
  const order = async (body: object) => (await placed(body))[0] ?? "";
  /** An order that ShipBob has and works on. */
  async function atShipBob(sku: string, quantity = 2, terms: object = {}): Promise<string> {
    const one = await order({ lines: [{ sku, quantity }], ...terms });
    await noted("order.created", one);
    return one;
  }
  const fulfillmentOf = (order: string) =>
    eventually(async () => (await shown()).fulfillments.find(({ orderId, tracking }) => orderId === order && tracking?.number)?.id, {
      everyMs: 250,
    });
  /** The same once it has left, and Shopify knows. */
  async function shipped(sku: string): Promise<string> {
    const one = await atShipBob(sku);
    await people("ship", { reference: reference(one) });
    await fulfillmentOf(one);
    return one;
  }
  /** The same when ShipBob's people have picked it: they alone can stop it now. */
  async function picked(sku: string, terms?: object): Promise<string> {
    const one = await atShipBob(sku, 2, terms);
    await people("pick", { reference: reference(one) });
    return one;
  }
  /** ShipBob gives up on what it accepted, as far as Shopify sees. */
  async function gaveUp(order: string) {
    const [part] = (await parts(order)).filter(({ status }) => status === "IN_PROGRESS");
    await owner.runs("mutation ($id: ID!) { fulfillmentOrderClose(id: $id) { userErrors { message } } }", { id: part?.id });
    return part?.id;
  }

  return {
    people,
    /** What was posted to the chat. */
    chat: async () => Chat.parse(await (await fetch(`${sandbox.url}/_control/chat`)).json()).messages,
    owner,
    order,
    atShipBob,
    shipped,
    picked,
    gaveUp,
    noted,
    reference,
    shown,
    parts,
    fulfillmentOf,
    fault: (body: object) => control("faults", body),
    clearFaults: () => fetch(`${sandbox.url}/_control/faults`, { method: "DELETE" }),
    /** Refused by ShipBob as it comes. */
    async rejected(sku: string): Promise<string> {
      await people("reject", { reason: "They don't know the recipient" });
      const one = await order({ lines: [{ sku, quantity: 1 }] });
      await noted("order.refused", one);
      return one;
    },
    /** The merchant takes back, in Shopify, what routing needs. */
    async takesBackScopes() {
      const { granted } = Scopes.parse(await (await fetch(`${sandbox.url}/_admin/scopes`)).json());
      const revoke = granted.filter((scope) => scope.includes("fulfillment_orders"));
      await fetch(`${sandbox.url}/_admin/scopes`, { method: "POST", body: JSON.stringify({ revoke }), headers: HEADERS });
    },
    async callsOff(order: string) {
      for (const { id } of (await parts(order)).filter(({ status }) => status === "IN_PROGRESS"))
        await owner.runs("mutation ($id: ID!) { fulfillmentOrderSubmitCancellationRequest(id: $id) { userErrors { message } } }", { id });
    },
    cancelsOrder: (order: string) =>
      owner.runs(
        `mutation ($id: ID!) { orderCancel(orderId: $id, reason: CUSTOMER, restock: true) { userErrors { message } orderCancelUserErrors { message } } }`,
        { id: order },
      ),
  };
}

export type World = ReturnType<typeof bringAbout>;

/** What lies in only one of the demo shop's warehouses. */
export function goodsOf({ state }: Pick<Walk, "state">): Promise<Goods> {
  return eventually(async () => {
    const { inventory } = await state();
    const at = (place: RegExp, atLeast: number) =>
      new Set(
        inventory.flatMap(({ sku, location, available }) => (sku && place.test(location ?? "") && available >= atLeast ? [sku] : [])),
      );
    const only = (here: RegExp, there: RegExp) => [...at(here, 100).difference(at(there, 1))];
    const found = { home: only(/London stockroom/, /ShipBob/), bob: only(/ShipBob/, /London stockroom/) };
    return found.home.length > 20 && found.bob.length > 30 ? found : undefined;
  });
}

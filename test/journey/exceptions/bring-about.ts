import { z } from "zod";
import { eventually } from "../../support/eventually.ts";
import type { Walk } from "../pseudo-locale/walk.ts";
import { idIn } from "../pseudo-locale/walk.ts";

/** SKUs by where the demo shop has them. */
export type Goods = { home: readonly string[]; bob: readonly string[] };

const Parts = z.object({
  fulfillmentOrders: z.array(z.object({ id: z.string(), orderId: z.string(), status: z.string(), requestStatus: z.string() })),
});

const Ledger = z.object({ entries: z.array(z.object({ effect: z.string(), reference: z.string().nullish() })) });
const Scopes = z.object({ granted: z.array(z.string()) });

/** What goes wrong in a shop, brought about by control calls alone: buyers, ShipBob's people, the shop's owner, and the wire between. */
export function bringAbout({ control, placed, state, sandbox }: Walk) {
  const reference = (order: string) => `waybill-${idIn(order)}-1`;
  const people = (act: string, body: object) => control(`shipbob/${act}`, body);
  const fault = (body: object) => control("faults", body);
  const owner = async (query: string, variables: object = {}) => {
    const answer = z.looseObject({ errors: z.array(z.unknown()).optional() }).parse(await control("admin", { query, variables }));
    if (answer.errors && answer.errors.length > 0) throw new Error(JSON.stringify(answer.errors));
    return answer;
  };
  const parts = async (order: string) => {
    const found = Parts.parse(await (await fetch(`${sandbox.url}/_control/state`)).json());
    return found.fulfillmentOrders.filter(({ orderId }) => orderId === order);
  };
  /** Waits until ShipBob has done so with the order's parcel. */
  const noted = (effect: string, order: string) =>
    eventually(
      async () => {
        const { entries } = Ledger.parse(await (await fetch(`${sandbox.url}/_control/ledger?target=shipbob`)).json());
        return entries.some((entry) => entry.effect === effect && entry.reference === reference(order));
      },
      90_000,
      250,
    );
  /** An order of one thing, that ShipBob has and works on. */
  async function atShipBob(sku: string, quantity = 2): Promise<string> {
    const [order = ""] = await placed({ lines: [{ sku, quantity }] });
    await noted("order.created", order);
    return order;
  }
  /** The same once it has left, and Shopify knows. */
  async function shipped(sku: string): Promise<string> {
    const order = await atShipBob(sku);
    await people("ship", { reference: reference(order) });
    await eventually(
      async () => (await state()).fulfillments.some(({ orderId, tracking }) => orderId === order && tracking?.number),
      90_000,
      500,
    );
    return order;
  }
  async function goods(): Promise<Goods> {
    return eventually(async () => {
      const { inventory } = await state();
      const at = (place: RegExp, atLeast: number) =>
        new Set(
          inventory.flatMap(({ sku, location, available }) => (sku && place.test(location ?? "") && available >= atLeast ? [sku] : [])),
        );
      const only = (here: RegExp, there: RegExp) => [...at(here, 100).difference(at(there, 1))];
      const found = { home: only(/London stockroom/, /ShipBob/), bob: only(/ShipBob/, /London stockroom/) };
      return found.home.length > 20 && found.bob.length > 20 ? found : undefined;
    }, 60_000);
  }
  const fulfillmentOf = async (order: string) => {
    const Answer = z.object({ data: z.object({ order: z.object({ fulfillments: z.array(z.object({ id: z.string() })) }) }) });
    const answer = await owner(`query ($id: ID!) { order(id: $id) { fulfillments { id } } }`, { id: order });
    return Answer.parse(answer).data.order.fulfillments[0]?.id ?? "";
  };

  return {
    goods,
    people,
    fault,
    clearFaults: () => fetch(`${sandbox.url}/_control/faults`, { method: "DELETE" }),
    owner,
    order: async (body: object) => (await placed(body))[0] ?? "",
    atShipBob,
    shipped,
    reference,
    /** Refused by ShipBob as it comes. */
    async rejected(sku: string): Promise<string> {
      await people("reject", { reason: "They don't know the recipient" });
      const [order = ""] = await placed({ lines: [{ sku, quantity: 1 }] });
      await noted("order.refused", order);
      return order;
    },
    /** The merchant takes back, in Shopify, what routing needs. */
    async takesBackScopes() {
      const { granted } = Scopes.parse(await (await fetch(`${sandbox.url}/_admin/scopes`)).json());
      const revoke = granted.filter((scope) => scope.includes("fulfillment_orders"));
      const headers = { "content-type": "application/json" };
      await fetch(`${sandbox.url}/_admin/scopes`, { method: "POST", body: JSON.stringify({ revoke }), headers });
    },
    async cancelsFulfillment(order: string) {
      await owner("mutation ($id: ID!) { fulfillmentCancel(id: $id) { userErrors { message } } }", { id: await fulfillmentOf(order) });
    },
    async callsOff(order: string) {
      for (const { id } of (await parts(order)).filter(({ status }) => status === "IN_PROGRESS"))
        await owner("mutation ($id: ID!) { fulfillmentOrderSubmitCancellationRequest(id: $id) { userErrors { message } } }", { id });
    },
    async cancelsOrder(order: string) {
      await owner(
        `mutation ($id: ID!) { orderCancel(orderId: $id, reason: CUSTOMER, restock: true) { userErrors { message } orderCancelUserErrors { message } } }`,
        { id: order },
      );
    },
  };
}

export type World = ReturnType<typeof bringAbout>;

import type { IncomingMessage, ServerResponse } from "node:http";
import type { Clock } from "../clock.ts";
import type { Ledger } from "../ledger.ts";
import { answerRequest } from "./answer-request.ts";
import type { FulfillmentCenter } from "./fulfillment-center.ts";
import { fulfillmentCenters } from "./fulfillment-centers.ts";
import { createPeople, type People } from "./people/people.ts";
import { demoAccount, type ShipBobAccount } from "./shipbob-account.ts";
import { createState } from "./shipbob-state.ts";
import { createSlidingWindow } from "./sliding-window.ts";
import { viewOrder } from "./view-order.ts";
import { createWarehouseLife } from "./warehouse-life.ts";
import { createWebhookSender } from "./webhook-sender.ts";

/** A stand-in for ShipBob's API 2026-01 and for the people in its buildings. */
export type ShipBob = {
  /** Answers as api.shipbob.com and sandbox-api.shipbob.com do. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  account: ShipBobAccount;
  fulfillmentCenters: readonly FulfillmentCenter[];
  /** Counts stock anew. A SKU that ShipBob does not know becomes a product. Shipments that waited for it go on. */
  setStock(sku: string, fulfillmentCenterId: number, onHand: number, name?: string): void;
  /** Ships at once what an order, or every order, still has waiting. */
  ship(reference: "all" | (string & {})): void;
  setAutoShip(on: boolean): void;
  /** What ShipBob's people do besides. */
  people: People;
  state(): {
    orders: ReturnType<typeof viewOrder>[];
    stock: { sku: string; name: string; fulfillmentCenterId: number; onHand: number; committed: number }[];
    webhooks: { id: string; url: string; enabled: boolean }[];
  };
  stop(): void;
};

export function createShipBob(options: {
  clock: Clock;
  ledger: Ledger;
  /** The app's own plain-http address, which may be called by webhook besides https addresses and this machine. */
  appUrl?: string;
  seed: number;
  /** Requests in any minute: ShipBob's own figure unless a test wants less. */
  requestsPerMinute?: number;
  /** Narrows what the token may do. */
  scopes?: readonly string[];
  planSend?: Parameters<typeof createWebhookSender>[2];
}): ShipBob {
  const { clock, ledger, seed, appUrl } = options;
  const account = { ...demoAccount(seed), ...(options.scopes && { scopes: options.scopes }) };
  const state = createState();
  const sender = createWebhookSender(clock, state, options.planSend);
  const life = createWarehouseLife({ clock, ledger, state, sender, seed });
  const window = createSlidingWindow(options.requestsPerMinute ?? 150);
  const world = { clock, ledger, state, account, life, appUrl };

  return {
    handle: (request, response) => answerRequest(request, response, world, window),
    account,
    fulfillmentCenters,
    setStock(sku, fulfillmentCenterId, onHand, name) {
      const product = state.products.get(sku) ?? state.addProduct(sku, name ?? sku, clock.now().toString());
      product.onHand.set(fulfillmentCenterId, onHand);
      life.restock();
    },
    ship(reference) {
      for (const order of state.orders.values()) if (reference === "all" || order.request.reference_id === reference) life.ship(order);
    },
    setAutoShip: (on) => life.setAutoShip(on),
    people: createPeople(world),
    state: () => ({
      orders: [...state.orders.values()].map((order) => viewOrder(state, account, order)),
      stock: [...state.products.values()].flatMap((product) =>
        [...product.onHand].map(([fulfillmentCenterId, onHand]) => ({
          sku: product.sku,
          name: product.name,
          fulfillmentCenterId,
          onHand,
          committed: product.committed.get(fulfillmentCenterId) ?? 0,
        })),
      ),
      webhooks: [...state.subscriptions.values()].map(({ id, url, enabled }) => ({ id, url, enabled })),
    }),
    stop() {
      life.stop();
      sender.stop();
    },
  };
}

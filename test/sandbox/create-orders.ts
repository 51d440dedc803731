import { expect } from "vitest";
import type { Answer, Ask } from "./ask-shop.ts";

/** An amount of the small shop's currency, as a mutation takes it. */
export const gbp = (amount: string) => ({ shopMoney: { amount, currencyCode: "GBP" } });

/** An amount as it is read. */
export const said = (amount: string) => ({ shopMoney: { amount } });

/** Two of something that the catalogue hasn't got, at ten pounds each. */
export const vase = { title: "Vase", quantity: 2, priceSet: gbp("10.00"), requiresShipping: true };

export type CreateOrders = {
  /** Asks for an order and reads `what` of it. */
  create(order: Record<string, unknown>, what: string, options?: Record<string, unknown>): Promise<Answer>;
  /** The order that was created, which nothing was wrong with. */
  created(order: Record<string, unknown>, what: string, options?: Record<string, unknown>): Promise<Record<string, unknown>>;
};

/** Orders by `orderCreate`, as whoever asks. */
export function createOrders(ask: Ask): CreateOrders {
  const create: CreateOrders["create"] = (order, what, options) =>
    ask(
      `mutation Create($order: OrderCreateOrderInput!, $options: OrderCreateOptionsInput) {
         orderCreate(order: $order, options: $options) { order { id ${what} } userErrors { field message code } } }`,
      { order, options: options ?? null },
    );
  return {
    create,
    async created(order, what, options) {
      const answer = await create(order, what, options);
      expect([answer.errors, answer.at("orderCreate.userErrors")]).toEqual([undefined, []]);
      return answer.at("orderCreate.order") as Record<string, unknown>;
    },
  };
}

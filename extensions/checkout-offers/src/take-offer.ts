import type { SyncValue } from "../../offer-client/src/use-sync-value.ts";

/** The line attribute by which an order's line is known as an offer's. Shopify shows no buyer what starts with `_`. */
export const OFFER_ATTRIBUTE = "_waybill_offer";

/** The one by which what was taken here is told from what an offer in the cart brought. */
export const PLACE_ATTRIBUTE = "_waybill_place";
export const PLACE = "checkout";

export type Line = {
  id: string;
  quantity: number;
  merchandise: { id: string };
  attributes: readonly { key: string; value?: string }[];
  cost: { totalAmount: { amount: number } };
};

/** What is offered, as the checkout knows it; `price` where that is less than the shop's own. */
export type Offered = { offerId: string; merchandiseId: string; quantity: number; code: string | null; price: number | null };

type Result = { type: string };

/** What of Shopify's checkout is needed to take an offer, or to leave it. */
export type Checkout = {
  lines: SyncValue<readonly Line[]>;
  applyCartLinesChange: (
    change:
      | { type: "addCartLine"; merchandiseId: string; quantity: number; attributes: { key: string; value: string }[] }
      | { type: "removeCartLine"; id: string; quantity: number },
  ) => Promise<Result>;
  applyDiscountCodeChange: (change: { type: "addDiscountCode" | "removeDiscountCode"; code: string }) => Promise<Result>;
};

/** Our line in the cart. Its id is another after every change, so it is looked for each time. */
export function offeredLine(lines: readonly Line[], { offerId, merchandiseId }: Offered): Line | undefined {
  return lines.find(
    ({ merchandise, attributes }) =>
      merchandise.id === merchandiseId && attributes.some(({ key, value }) => key === OFFER_ATTRIBUTE && value === offerId),
  );
}

/** Whether another of our offers has put the same into the cart: it can't be had for less twice, and the app wasn't told of it. */
export function isHadOtherwise(lines: readonly Line[], { offerId, merchandiseId }: Offered): boolean {
  return lines.some(
    ({ merchandise, attributes }) =>
      merchandise.id === merchandiseId && attributes.some(({ key, value }) => key === OFFER_ATTRIBUTE && value !== offerId),
  );
}

/**
 * Puts the item into the cart, then its code, and says whether both are there at that price. A code that Shopify does not take, or another discount
 * that it prefers, takes the item out again: nobody pays more than he was told. Never throws, also where a wallet of the browser's (Apple Pay,
 * Google Pay) allows no change.
 */
export async function takeOffer(checkout: Checkout, offered: Offered): Promise<boolean> {
  const { offerId, merchandiseId, quantity, code, price } = offered;
  const most = price === null ? null : costOf(checkout.lines.value) + price;
  const attributes = [
    { key: OFFER_ATTRIBUTE, value: offerId },
    { key: PLACE_ATTRIBUTE, value: PLACE },
  ];
  if (!(await done(checkout.applyCartLinesChange({ type: "addCartLine", merchandiseId, quantity, attributes })))) return false;
  const isGiven = code === null || (await done(checkout.applyDiscountCodeChange({ type: "addDiscountCode", code })));
  if (isGiven && (most === null || (await comesTo(checkout.lines, offered, most)))) return true;
  if (isGiven) await leaveOffer(checkout, offered);
  else await removeLine(checkout, offered);
  return false;
}

/** What all lines cost together, after what is off them. */
const costOf = (lines: readonly Line[]) => lines.reduce((sum, { cost }) => sum + cost.totalAmount.amount, 0);

/** Whether the lines come to no more than that with the item among them. A hundredth may be lost where what is off several is shared anew. */
const comesTo = async (lines: SyncValue<readonly Line[]>, offered: Offered, most: number) =>
  (await once(lines, (now) => (costOf(now) < most + 0.015 ? offeredLine(now, offered) : undefined))) !== undefined;

/** Takes the item out of the cart, and its code, and says whether the item is out. Never throws. */
export async function leaveOffer(checkout: Checkout, offered: Offered): Promise<boolean> {
  const removed = await removeLine(checkout, offered);
  if (removed && offered.code !== null) await done(checkout.applyDiscountCodeChange({ type: "removeDiscountCode", code: offered.code }));
  return removed;
}

async function removeLine(checkout: Checkout, offered: Offered): Promise<boolean> {
  const line = await once(checkout.lines, (lines) => offeredLine(lines, offered));
  return line !== undefined && done(checkout.applyCartLinesChange({ type: "removeCartLine", id: line.id, quantity: line.quantity }));
}

/** What was just changed is told of a moment later: waits so long for it. */
function once<Found>(
  lines: SyncValue<readonly Line[]>,
  find: (now: readonly Line[]) => Found | undefined,
  patience = 3000,
): Promise<Found | undefined> {
  return new Promise((resolve) => {
    const there = find(lines.value);
    if (there !== undefined) return resolve(there);
    const finish = (found?: Found) => {
      clearTimeout(timer);
      stop();
      resolve(found);
    };
    const stop = lines.subscribe((now) => {
      const found = find(now);
      if (found !== undefined) finish(found);
    });
    const timer = setTimeout(finish, patience);
  });
}

const done = (change: Promise<Result>) =>
  change.then(
    ({ type }) => type === "success",
    () => false,
  );

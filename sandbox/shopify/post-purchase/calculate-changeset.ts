import { type MoneyBag, orderMoneyBag } from "../resolvers/money-bag.ts";
import { netMinor, orderMoney, taxOn } from "../state/order-money.ts";
import { paymentOf } from "../payments/payment-of.ts";
import type { OrderRecord } from "../state/order-record.ts";
import type { VariantRecord } from "../state/product-record.ts";
import type { ShopState } from "../state/shop-state.ts";
import { Changes, type ChangesetError, changesetError } from "./changeset.ts";
import { priceChanges, type PricedChanges } from "./price-changes.ts";
import { type AppSecrets, readChangeset, type SignedChangeset } from "./read-changeset.ts";

/** As the post-purchase package has it; ids are numbers. */
export type CalculatedPurchase = {
  subtotalPriceSet: MoneyBag;
  totalPriceSet: MoneyBag;
  addedTaxLines: { priceSet: MoneyBag; rate: number; title: string }[];
  updatedLineItems: {
    totalPriceSet: MoneyBag;
    priceSet: MoneyBag;
    productId: number | null;
    variantId: number | null;
    productHandle: string;
    quantity: number;
  }[];
  addedShippingLines: { priceSet: MoneyBag; presentmentTitle: string }[];
  totalOutstandingSet: MoneyBag;
};

export type CalculateChangesetResult =
  | { status: "processed"; errors: []; calculatedPurchase: CalculatedPurchase }
  | { status: "unprocessed"; errors: ChangesetError[] };

const unprocessed = (...errors: ChangesetError[]): CalculateChangesetResult => ({ status: "unprocessed", errors });

/**
 * What an order would cost with a changeset applied, for the buyer to see: `calculateChangeset` of the extension. A changeset is the app's signed
 * token, or `changes` that nobody signed. Nothing is changed.
 */
export async function calculateChangeset(
  state: ShopState,
  app: AppSecrets,
  order: OrderRecord,
  changeset: string | { changes: unknown },
): Promise<CalculateChangesetResult> {
  let changes: Changes;
  if (typeof changeset === "string") {
    const signed: SignedChangeset | ChangesetError = await readChangeset(state, app, changeset);
    if ("code" in signed) return unprocessed(signed);
    if (signed.order !== order) return unprocessed(changesetError("invalid_request", "The changeset is for another purchase."));
    changes = signed.changes;
  } else {
    const parsed = Changes.safeParse(changeset.changes);
    if (!parsed.success) return unprocessed(changesetError("invalid_request"));
    changes = parsed.data;
  }
  const priced = priceChanges(state, order, changes);
  if ("code" in priced) return unprocessed(priced);
  return { status: "processed", errors: [], calculatedPurchase: calculated(order, priced) };
}

/** What a changeset costs with its taxes. */
export function addedMinor(order: OrderRecord, { lines, shipping }: PricedChanges): { net: number; shipping: number; tax: number } {
  const net = lines.reduce((sum, { variant, quantity, discountMinor }) => sum + variant.priceMinor * quantity - discountMinor, 0);
  const sent = shipping.reduce((sum, { priceMinor }) => sum + priceMinor, 0);
  return { net, shipping: sent, tax: taxOn(order, net + sent) };
}

function calculated(order: OrderRecord, priced: PricedChanges): CalculatedPurchase {
  const bag = (minor: number) => orderMoneyBag(order, minor);
  const money = orderMoney(order);
  const added = addedMinor(order, priced);
  const onTop = order.taxes.included ? 0 : added.tax;
  const item = (variant: VariantRecord | null, unitMinor: number, quantity: number, totalMinor: number) => ({
    totalPriceSet: bag(totalMinor),
    priceSet: bag(unitMinor),
    productId: variant?.product.id ?? null,
    variantId: variant?.id ?? null,
    productHandle: variant?.product.handle ?? "",
    quantity,
  });
  return {
    subtotalPriceSet: bag(money.currentSubtotal + added.net),
    totalPriceSet: bag(money.currentTotal + added.net + added.shipping + onTop),
    addedTaxLines: order.taxes.rate > 0 ? [{ priceSet: bag(added.tax), rate: order.taxes.rate, title: "VAT" }] : [],
    updatedLineItems: [
      ...order.lines.map((line) => item(line.variant, line.unitMinor, line.currentQuantity, netMinor(line, line.currentQuantity))),
      ...priced.lines.map(({ variant, quantity, discountMinor }) =>
        item(variant, variant.priceMinor, quantity, variant.priceMinor * quantity - discountMinor),
      ),
    ],
    addedShippingLines: priced.shipping.map(({ title, priceMinor }) => ({ priceSet: bag(priceMinor), presentmentTitle: title })),
    totalOutstandingSet: bag(Math.max(0, paymentOf(order).outstanding) + added.net + added.shipping + onTop),
  };
}

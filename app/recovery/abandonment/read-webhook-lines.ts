import { z } from "zod";
import { parseMoney } from "#app/platform/money.ts";
import type { AbandonedLine } from "./abandoned-line.ts";

const Numbered = z
  .union([z.int(), z.string()])
  .nullish()
  .transform((number) => (number != null && /^[1-9]\d*$/.test(String(number)) ? String(number) : null));
const Text = z.string().nullish().catch(null);
const Amount = z.union([z.string(), z.number()]).nullish().catch(null);
const Money = z.object({
  shop_money: z.object({ amount: Amount }),
  presentment_money: z
    .object({ amount: Amount, currency_code: z.string().regex(/^[A-Z]{3}$/) })
    .nullish()
    .catch(null),
});

const Line = z.object({
  variant_id: Numbered.catch(null),
  product_id: Numbered.catch(null),
  sku: Text,
  title: Text,
  variant_title: Text,
  quantity: z.coerce.number().int().min(1).max(1_000_000),
  price: Amount,
  price_set: Money.nullish().catch(null),
  properties: z.unknown(),
  selling_plan_allocation: z
    .object({ selling_plan: z.object({ id: Numbered }) })
    .nullish()
    .catch(null),
});

/** In which currencies a webhook's prices stand. */
export type Pricing = {
  /** The shop's. */
  currency: string;
  /** The buyer's; null where the webhook doesn't say. */
  presentment: string | null;
  /** What things cost in the shop, by the number of their variant, in minor units: for prices that stand in the buyer's currency alone. */
  prices: ReadonlyMap<string, number>;
};

/**
 * A line of a cart or checkout as webhooks write it; one that can't be read is left out, and the others stay.
 *
 * Where a webhook writes a price in both currencies, that is what it costs. Else a checkout's prices stand in the currency that its buyer pays in
 * (Shopify's migration guide for multi-currency: of a checkout, other than of an order, the plain properties), and the shop's own are those of its
 * catalogue; of what isn't in it, by the rate of what is.
 */
export function readWebhookLines(lines: readonly unknown[], { currency, presentment, prices }: Pricing): AbandonedLine[] {
  const read = lines.flatMap((written) => Line.safeParse(written).data ?? []);
  const isAbroad = presentment !== null && presentment !== currency;
  const rate = isAbroad ? rateOf(read, presentment, prices) : 0;
  return read.map((data) => {
    const [ours, theirs] = [data.price_set?.shop_money.amount, data.price_set?.presentment_money];
    const plain = minorOf(data.price, presentment ?? currency);
    const inShop = isAbroad ? (prices.get(data.variant_id ?? "") ?? Math.round(plain * rate)) : plain;
    return {
      variantId: data.variant_id,
      productId: data.product_id,
      sku: data.sku || null,
      title: data.title ?? "",
      variantTitle: data.variant_title || null,
      quantity: data.quantity,
      unitPrice: ours == null ? inShop : minorOf(ours, currency),
      shown: theirs
        ? { minor: minorOf(theirs.amount, theirs.currency_code), currency: theirs.currency_code }
        : presentment === null
          ? null
          : { minor: plain, currency: presentment },
      listPrice: null,
      sellingPlanId: data.selling_plan_allocation?.selling_plan.id ?? null,
      properties: propertiesOf(data.properties),
    };
  });
}

/** How many minor units of the shop's currency one of the buyer's is, by what is sold in both; 0 where nothing is. */
function rateOf(lines: readonly z.infer<typeof Line>[], presentment: string, prices: Pricing["prices"]): number {
  const both = lines.flatMap(({ variant_id, price }) => {
    const ours = prices.get(variant_id ?? "");
    return ours === undefined ? [] : [{ ours, theirs: minorOf(price, presentment) }];
  });
  const theirs = both.reduce((sum, one) => sum + one.theirs, 0);
  return theirs === 0 ? 0 : both.reduce((sum, one) => sum + one.ours, 0) / theirs;
}

/** Minor units of a decimal amount; 0 for what is none. */
export function minorOf(amount: string | number | null | undefined, currency: string): number {
  try {
    return Math.max(0, parseMoney(String(amount ?? "0"), currency).minor);
  } catch {
    return 0;
  }
}

const Pairs = z.array(z.object({ name: z.coerce.string(), value: z.coerce.string() }));

/** Shopify writes a cart's as an object, and a checkout's as a list of pairs. */
function propertiesOf(written: unknown): Record<string, string> {
  const pairs = Pairs.safeParse(written);
  if (pairs.success) return Object.fromEntries(pairs.data.map(({ name, value }) => [name, value]));
  const { data } = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).safeParse(written);
  return Object.fromEntries(Object.entries(data ?? {}).map(([name, value]) => [name, String(value)]));
}

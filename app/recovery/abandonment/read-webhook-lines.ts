import { z } from "zod";
import { parseMoney } from "#app/platform/money.ts";
import type { AbandonedLine } from "./abandoned-line.ts";

const Numbered = z
  .union([z.int(), z.string()])
  .nullish()
  .transform((number) => (number != null && /^[1-9]\d*$/.test(String(number)) ? String(number) : null));
const Text = z.string().nullish().catch(null);
const Amount = z.union([z.string(), z.number()]).nullish().catch(null);
const Money = z.object({ shop_money: z.object({ amount: Amount }) });

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

/** A line of a cart or checkout as webhooks write it; one that can't be read is left out, and the others stay. */
export function readWebhookLines(lines: readonly unknown[], currency: string): AbandonedLine[] {
  return lines.flatMap((written) => {
    const { success, data } = Line.safeParse(written);
    if (!success) return [];
    return {
      variantId: data.variant_id,
      productId: data.product_id,
      sku: data.sku || null,
      title: data.title ?? "",
      variantTitle: data.variant_title || null,
      quantity: data.quantity,
      unitPrice: minorOf(data.price_set?.shop_money.amount ?? data.price, currency),
      sellingPlanId: data.selling_plan_allocation?.selling_plan.id ?? null,
      properties: propertiesOf(data.properties),
    };
  });
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

import type { Abandonment } from "#generated/prisma/client.ts";
import { UNSUBSCRIBE_MARK } from "#app/messaging/templates/marks.ts";
import { now } from "#app/platform/clock.ts";
import { readInShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { AbandonedLine } from "#app/recovery/abandonment/abandoned-line.ts";
import { type MessageFacts, messageVariables } from "#app/recovery/composing/message-variables.ts";
import { sampleFacts } from "#app/recovery/templates/sample-facts.ts";

type Asked = { language: string; withCode: boolean; abandonmentId: string | null };

/** What a template is given for a preview: a real cart of the shop's where there is one, else things that it sells. No link or code is made for it. */
export async function readVariables(shop: Shop, { language, withCode, abandonmentId }: Asked) {
  const { cart, lines } = await readInShop(shop, async (db) => {
    const where = { shopId: shop.id, ...(abandonmentId === null ? { state: "abandoned" as const } : { id: abandonmentId }) };
    const found = await db.abandonment.findFirst({ where, orderBy: { touchedAt: "desc" } });
    const known = await linesOf(db, shop, found);
    return { cart: found, lines: known };
  });
  const { code } = sampleFacts();
  return messageVariables(
    sampleFacts({
      lines,
      language,
      buyersLanguage: cart?.language ?? language,
      zone: { name: shop.timeZone, isBuyers: false },
      name: cart?.name ?? null,
      shop,
      currency: cart?.currency ?? shop.currency,
      link: `https://${shop.domain}/cart`,
      code: withCode && code ? { ...code, goodUntil: new Date(now().add({ hours: 48 }).epochMilliseconds), currency: shop.currency } : null,
      arrives: null,
      order: null,
      unsubscribe: UNSUBSCRIBE_MARK,
    }),
  );
}

type Db = Parameters<Parameters<typeof readInShop>[1]>[0];

async function linesOf(db: Db, shop: Shop, cart: Abandonment | null): Promise<MessageFacts["lines"]> {
  const lines = AbandonedLine.array().safeParse(cart?.lines).data ?? [];
  if (lines.length === 0) return exampleLines(db, shop);
  const ids = lines.flatMap(({ productId }) => (productId === null ? [] : BigInt(productId)));
  const products = await db.product.findMany({ where: { shopId: shop.id, id: { in: ids } }, select: { id: true, imageUrl: true } });
  const pictures = new Map(products.map(({ id, imageUrl }) => [String(id), imageUrl]));
  return lines.map(({ title, variantTitle, quantity, unitPrice, productId }) => ({
    title,
    variantTitle,
    quantity,
    unitPrice,
    imageUrl: (productId && pictures.get(productId)) ?? null,
  }));
}

async function exampleLines(db: Db, shop: Shop): Promise<MessageFacts["lines"]> {
  const rows = await db.$queryRaw<{ title: string; price: number; imageUrl: string | null }[]>`
    SELECT p."title", v."price"::float8 AS "price", p."imageUrl" FROM "variant" v JOIN "product" p ON p."shopId" = v."shopId" AND p."id" = v."productId"
     WHERE v."shopId" = ${shop.id} AND v."price" > 0 ORDER BY v."id" LIMIT 2`;
  return rows.map(({ title, price, imageUrl }) => ({ title, variantTitle: null, quantity: 1, unitPrice: price, imageUrl }));
}

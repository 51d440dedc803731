import type { Abandonment } from "#generated/prisma/client.ts";
import { UNSUBSCRIBE_MARK } from "#app/messaging/templates/marks.ts";
import { now } from "#app/platform/clock.ts";
import { readInShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { AbandonedLine } from "#app/recovery/abandonment/abandoned-line.ts";
import { pricesToShow } from "#app/recovery/abandonment/prices-to-show.ts";
import { recommendedThings } from "#app/recovery/composing/recommended-things.server.ts";
import { destinationOf, storedPlace } from "#app/recovery/composing/stored-place.ts";
import { type MessageFacts, messageVariables } from "#app/recovery/composing/message-variables.ts";
import { sampleFacts } from "#app/recovery/templates/sample-facts.ts";

type Asked = { language: string; withCode: boolean; abandonmentId: string | null };

/** What a template is given for a preview: a real cart of the shop's where there is one, else things that it sells. No link or code is made for it. */
export async function readVariables(shop: Shop, { language, withCode, abandonmentId }: Asked) {
  const { cart, productIds, ...shown } = await readInShop(shop, async (db) => {
    const where = { shopId: shop.id, ...(abandonmentId === null ? { state: "abandoned" as const } : { id: abandonmentId }) };
    const found = await db.abandonment.findFirst({ where, orderBy: { touchedAt: "desc" } });
    const known = await linesOf(db, shop, found);
    return { cart: found, ...known };
  });
  const { code } = sampleFacts();
  const place = storedPlace(cart?.place);
  const about = { productIds, customerId: cart?.customerId ?? null, currency: shown.currency };
  const products = await recommendedThings(shop, about, destinationOf(place));
  return messageVariables(
    sampleFacts({
      ...shown,
      products,
      country: place.country,
      language,
      buyersLanguage: cart?.language ?? language,
      zone: { name: shop.timeZone, isBuyers: false },
      name: cart?.name ?? null,
      shop,
      link: `https://${shop.domain}/cart`,
      code: withCode && code ? { ...code, goodUntil: new Date(now().add({ hours: 48 }).epochMilliseconds), currency: shop.currency } : null,
      arrives: null,
      order: null,
      unsubscribe: UNSUBSCRIBE_MARK,
    }),
  );
}

type Shown = Pick<MessageFacts, "lines" | "currency" | "arePricesBuyers"> & { productIds: string[] };
type Db = Parameters<Parameters<typeof readInShop>[1]>[0];

async function linesOf(db: Db, shop: Shop, cart: Abandonment | null): Promise<Shown> {
  const known = AbandonedLine.array().safeParse(cart?.lines).data ?? [];
  if (!cart || known.length === 0) return { ...(await exampleLines(db, shop)), currency: shop.currency, arePricesBuyers: false };
  const ids = known.flatMap(({ productId }) => (productId === null ? [] : BigInt(productId)));
  const products = await db.product.findMany({ where: { shopId: shop.id, id: { in: ids } }, select: { id: true, imageUrl: true } });
  const pictures = new Map(products.map(({ id, imageUrl }) => [String(id), imageUrl]));
  const { currency, isBuyers, unitPrice } = pricesToShow(known, cart.currency);
  const lines = known.map((line) => ({
    title: line.title,
    variantTitle: line.variantTitle,
    quantity: line.quantity,
    unitPrice: unitPrice(line),
    imageUrl: (line.productId && pictures.get(line.productId)) ?? null,
  }));
  return { lines, currency, arePricesBuyers: isBuyers, productIds: known.flatMap(({ productId }) => productId ?? []) };
}

async function exampleLines(db: Db, shop: Shop): Promise<Pick<Shown, "lines" | "productIds">> {
  const rows = await db.$queryRaw<{ productId: string; title: string; price: number; imageUrl: string | null }[]>`
    SELECT p."id"::text AS "productId", p."title", v."price"::float8 AS "price", p."imageUrl" FROM "variant" v JOIN "product" p ON p."shopId" = v."shopId" AND p."id" = v."productId"
     WHERE v."shopId" = ${shop.id} AND v."price" > 0 ORDER BY v."id" LIMIT 2`;
  const lines = rows.map(({ title, price, imageUrl }) => ({ title, variantTitle: null, quantity: 1, unitPrice: price, imageUrl }));
  return { lines, productIds: rows.map(({ productId }) => productId) };
}

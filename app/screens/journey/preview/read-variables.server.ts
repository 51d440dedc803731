import type { Abandonment } from "#generated/prisma/client.ts";
import { UNSUBSCRIBE_MARK } from "#app/messaging/templates/marks.ts";
import { now } from "#app/platform/clock.ts";
import { readInShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { type MessageFacts, messageVariables } from "#app/recovery/composing/message-variables.ts";
import { readCart, type Subject } from "#app/recovery/composing/read-subject.server.ts";
import { recommendedThings } from "#app/recovery/composing/recommended-things.server.ts";
import { destinationOf, storedPlace } from "#app/recovery/composing/stored-place.ts";
import { sampleFacts } from "#app/recovery/templates/sample-facts.ts";

type Asked = { language: string; purpose: "marketing" | "transactional"; withCode: boolean; abandonmentId: string | null };

/**
 * What a template is given for a preview, as a buyer would be told it now: of a real cart of the shop's where there is one of which something can be shipped, else of things that
 * it sells. What is no advertising is about an order: an example's. No link or code is made for it.
 */
export async function readVariables(shop: Shop, { language, purpose, withCode, abandonmentId }: Asked) {
  const cart = await findCart(shop, abandonmentId);
  const { code, order } = sampleFacts();
  const place = storedPlace(cart?.place);
  const { productIds, ...subject } = purpose === "transactional" ? ofOrder(shop, order) : await ofCart(shop, cart);
  const about = { productIds, customerId: cart?.customerId ?? null, email: cart?.email ?? null, currency: subject.currency };
  return messageVariables(
    sampleFacts({
      ...subject,
      products: purpose === "marketing" ? await recommendedThings(shop, about, destinationOf(place)) : [],
      country: place.country,
      language,
      buyersLanguage: cart?.language ?? language,
      zone: { name: shop.timeZone, isBuyers: false },
      name: cart?.name ?? null,
      shop,
      link: `https://${shop.domain}/cart`,
      code: withCode && code ? { ...code, goodUntil: new Date(now().add({ hours: 48 }).epochMilliseconds), currency: shop.currency } : null,
      unsubscribe: UNSUBSCRIBE_MARK,
    }),
  );
}

const findCart = (shop: Shop, id: string | null): Promise<Abandonment | null> =>
  readInShop(shop, (db) =>
    db.abandonment.findFirst({
      where: { shopId: shop.id, ...(id === null ? { state: "abandoned" } : { id }) },
      orderBy: { touchedAt: "desc" },
    }),
  );

const ofOrder = ({ currency }: Shop, order: MessageFacts["order"]): Subject => ({
  ...{ lines: [], productIds: [], arrives: null, order },
  ...{ currency, arePricesBuyers: false },
});

async function ofCart(shop: Shop, cart: Abandonment | null): Promise<Subject> {
  const now = cart && (await readCart(shop, cart, destinationOf(storedPlace(cart.place)))).subject;
  if (now) return now;
  const rows = await readInShop(
    shop,
    (db) => db.$queryRaw<{ productId: string; title: string; price: number; imageUrl: string | null }[]>`
      SELECT p."id"::text AS "productId", p."title", v."price"::float8 AS "price", p."imageUrl" FROM "variant" v JOIN "product" p ON p."shopId" = v."shopId" AND p."id" = v."productId"
       WHERE v."shopId" = ${shop.id} AND v."price" > 0 ORDER BY v."id" LIMIT 2`,
  );
  const lines = rows.map(({ title, price, imageUrl }) => ({ title, variantTitle: null, quantity: 1, unitPrice: price, imageUrl }));
  return { ...ofOrder(shop, null), lines, productIds: rows.map(({ productId }) => productId) };
}

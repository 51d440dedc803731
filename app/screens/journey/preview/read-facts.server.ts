import type { Abandonment } from "#generated/prisma/client.ts";
import { UNSUBSCRIBE_MARK } from "#app/messaging/templates/marks.ts";
import { now } from "#app/platform/clock.ts";
import { readInShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { MessageFacts } from "#app/recovery/composing/message-variables.ts";
import { readCart, readVariant, type Subject } from "#app/recovery/composing/read-subject.server.ts";
import { recommendedThings } from "#app/recovery/composing/recommended-things.server.ts";
import { destinationOf, storedPlace } from "#app/recovery/composing/stored-place.ts";
import { stepExample } from "#app/recovery/journeys/checking/step-example.ts";
import { exampleLink } from "#app/recovery/links/recovery-link.server.ts";
import type { Destination } from "#app/routing/routable-order.ts";
import type { PreviewCommand } from "./preview-command.ts";

type Asked = Pick<PreviewCommand, "purpose" | "withCode" | "within" | "abandonmentId"> & { language: string };

/**
 * What a message speaks of in a preview, as a buyer would be told it now: a real cart of the shop's where there is one of which something can be shipped, else things that it
 * sells; of a journey that is about orders, an example's. No link or code is made for it.
 */
export async function readFacts(shop: Shop, { language, purpose, withCode, within, abandonmentId }: Asked): Promise<MessageFacts> {
  const cart = await findCart(shop, abandonmentId ?? null);
  const place = storedPlace(cart?.place);
  const destination = destinationOf(place);
  const { code, order, ...example } = stepExample(within, { kind: "message", purpose, withCode }, language);
  const { productIds, ...subject } = await readAbout(shop, { kind: within.trigger.kind, cart, order, destination });
  const about = { productIds, customerId: cart?.customerId ?? null, email: cart?.email ?? null, currency: subject.currency };
  return {
    ...example,
    ...subject,
    products: example.products.length > 0 ? await recommendedThings(shop, about, destination) : [],
    country: place.country,
    buyersLanguage: cart?.language ?? language,
    zone: { name: shop.timeZone, isBuyers: false },
    name: cart?.name ?? null,
    shop,
    link: exampleLink(shop),
    code: code && { ...code, goodUntil: new Date(now().add({ hours: 48 }).epochMilliseconds), currency: shop.currency },
    unsubscribe: UNSUBSCRIBE_MARK,
  };
}

const findCart = (shop: Shop, id: string | null): Promise<Abandonment | null> =>
  readInShop(shop, (db) =>
    db.abandonment.findFirst({
      where: { shopId: shop.id, ...(id === null ? { state: "abandoned" } : { id }) },
      orderBy: { touchedAt: "desc" },
    }),
  );

type About = {
  kind: PreviewCommand["within"]["trigger"]["kind"];
  cart: Abandonment | null;
  order: MessageFacts["order"];
  destination: Destination;
};

async function readAbout(shop: Shop, { kind, cart, order, destination }: About): Promise<Subject> {
  const nothing: Subject = {
    lines: [],
    isAsLeft: true,
    productIds: [],
    arrives: null,
    order,
    currency: shop.currency,
    arePricesBuyers: false,
  };
  if (kind === "parcel-late") return nothing;
  const now = cart && kind !== "back-in-stock" && (await readCart(shop, cart, destination)).subject;
  if (now) return now;
  const rows = await readInShop(
    shop,
    (db) => db.$queryRaw<{ id: string; productId: string; title: string; price: number; imageUrl: string | null }[]>`
      SELECT v."id"::text, p."id"::text AS "productId", p."title", v."price"::float8 AS "price", p."imageUrl"
        FROM "variant" v JOIN "product" p ON p."shopId" = v."shopId" AND p."id" = v."productId"
       WHERE v."shopId" = ${shop.id} AND v."price" > 0 ORDER BY v."id" LIMIT ${kind === "back-in-stock" ? 1 : 2}`,
  );
  const thing = kind === "back-in-stock" && rows[0] ? await readVariant(shop, rows[0].id, destination) : null;
  if (thing) return thing;
  const lines = rows.map(({ title, price, imageUrl }) => ({ title, variantTitle: null, quantity: 1, unitPrice: price, imageUrl }));
  return { ...nothing, lines, productIds: rows.map(({ productId }) => productId) };
}

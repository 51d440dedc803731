import { SignJWT } from "jose";
import type { OfferAnswer, OfferQuestion } from "#app/contracts/offers.ts";
import { keepDiscountJob } from "#app/offers/discounts/keep-discounts.server.ts";
import { saveOffer, setOfferState } from "#app/offers/keeping/save-offer.server.ts";
import { OfferTerms } from "#app/offers/rules/offer-terms.ts";
import { nowDate } from "#app/platform/clock.ts";
import { pool } from "#app/platform/db/pool.server.ts";
import { env } from "#app/platform/env.server.ts";
import { aDiscount, all, basic, off } from "#sandbox/shopify/discounts/calculation/a-discount.ts";
import type { DiscountRecord } from "#sandbox/shopify/discounts/discount-record.ts";
import { eventually } from "../support/eventually.ts";
import type { OpenShop } from "../support/open-shop.ts";

/** Offers of a shop, what its buyers are answered about them, and which discounts stand in Shopify for them. */
export function discountedOffers(shop: () => OpenShop) {
  const idOf = (sku: string) => String(shop().variants.get(sku)?.id ?? 0);
  const productOf = (sku: string) => String(shop().variants.get(sku)?.product.id ?? 0);

  async function goesLive(sku: string, more: object = {}): Promise<string> {
    const whole = {
      name: `Offer of ${sku}`,
      placements: ["cart"],
      offered: { kind: "chosen", variantIds: [idOf(sku)] },
      percentage: 20,
      ...more,
    };
    const id = (await saveOffer(shop().shop, null, OfferTerms.parse(whole))) ?? "";
    await setOfferState(shop().shop, id, "live");
    return id;
  }

  const offer = (id: string) => shop().read((db) => db.offer.findFirstOrThrow({ where: { id } }));
  const changes = async (id: string, more: object) => {
    const { terms } = await offer(id);
    await saveOffer(shop().shop, id, OfferTerms.parse({ ...(terms as object), ...more }));
  };
  /** All that was made for an offer and stands. */
  const inShopify = (id: string): DiscountRecord[] =>
    [...shop().state.discounts.values()].filter(({ terms }) => terms.tags.includes(`waybill-${id}`));
  /** What was ever made. */
  const made = () =>
    shop()
      .ledger.entries()
      .filter(({ effect }) => effect === "discount.created").length;

  async function token(): Promise<string> {
    const expires = Math.floor(nowDate().getTime() / 1000) + 300;
    const jwt = new SignJWT({ dest: `https://${shop().domain}`, aud: env.SHOPIFY_API_KEY, exp: expires });
    return jwt.setProtectedHeader({ alg: "HS256" }).sign(new TextEncoder().encode(env.SHOPIFY_API_SECRET));
  }
  async function answer(question: Partial<OfferQuestion>): Promise<OfferAnswer> {
    const response = await fetch(`${shop().appUrl}/offers/decide`, {
      method: "POST",
      headers: { authorization: `Bearer ${await token()}` },
      body: JSON.stringify({ placement: "cart", country: "GB", language: "en-GB", lines: [], ...question }),
    });
    return (await response.json()) as OfferAnswer;
  }
  /** What the app tries again later, or has put off, it does now: as if that time had passed. */
  async function hasten(): Promise<void> {
    await pool.query(
      `WITH due AS (
         UPDATE pgboss.job_common SET start_after = now()
          WHERE name = $1 AND state IN ('created', 'retry') AND start_after > now() RETURNING name)
       SELECT pg_notify('pgboss_' || left(encode(sha224('pgboss'), 'hex'), 24), name) FROM (SELECT DISTINCT name FROM due) names`,
      [keepDiscountJob.name],
    );
  }
  const soon = <T>(check: () => Promise<T>) =>
    eventually(
      async () => {
        await hasten();
        return check();
      },
      { everyMs: 50 },
    );

  /** Whether any of some buyers is shown that offer now: some are held out, and some are shown nothing to learn. */
  async function shown(id: string, question: Partial<OfferQuestion> = {}) {
    for (let buyer = 0; buyer < 25; buyer++) {
      const { offer: one } = await answer({ ...question, visitor: `buyer-${buyer}` });
      if (one?.id === id) return one;
    }
    return false;
  }
  const isShown = (id: string, question: Partial<OfferQuestion> = {}) => soon(() => shown(id, question));
  /** Its discount was found to be right. */
  const stands = (id: string) =>
    soon(async () => {
      const row = await offer(id);
      return row.discountFor !== null && row.discountProblem === null && row.discountId !== null ? row : false;
    });

  /** A discount of the shop's own off the whole order, which goes with others, until it ends. */
  function standsInShopify(name: string, byCode: boolean): () => void {
    const { discounts, discountsByCode } = shop().state;
    const id = Math.max(0, ...discounts.keys()) + 1_000;
    const record = aDiscount(id, basic(off(0.05), all, { title: name }), byCode ? name : undefined);
    discounts.set(id, record);
    if (byCode) discountsByCode.set(name.toLowerCase(), record);
    return () => {
      discounts.delete(id);
      discountsByCode.delete(name.toLowerCase());
    };
  }

  return { idOf, productOf, goesLive, offer, changes, inShopify, made, answer, shown, isShown, stands, soon, standsInShopify };
}

import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { OrderAnswer, Placement } from "../../../app/contracts/offers.ts";
import { askApp, tellApp } from "../../offer-client/src/ask-app.ts";
import { formatDay } from "../../offer-client/src/format-day.ts";
import { numericId } from "../../offer-client/src/numeric-id.ts";
import { findPrice, type PricedItem } from "../../offer-client/src/find-price.ts";
import { readAnswer } from "../../offer-client/src/read-answer.ts";
import { visitorIn } from "../../offer-client/src/visitor-attribute.ts";
import { useSyncValue } from "../../offer-client/src/use-sync-value.ts";
import { buyLink } from "./buy-link.ts";
import { OfferCard, OrderCard } from "./cards.tsx";
import { orderView } from "./order-view.ts";
import type { PageAfterPurchase } from "./page-after-purchase.ts";
import { readOrder } from "./read-order.ts";

type Found = { decision: string | null; offerId: string; heading: string; item: PricedItem };

/** How the order stands and how to follow it, and one offer; nothing where the app knows neither. */
export function afterPurchase(placement: Placement, page: PageAfterPurchase): void {
  render(page.extension.editor ? <Sample page={page} /> : <AfterPurchase placement={placement} page={page} />, document.body);
}

function AfterPurchase({ placement, page }: { placement: Placement; page: PageAfterPurchase }) {
  const checkoutToken = useSyncValue(page.checkoutToken);
  const settings = useSyncValue(page.settings);
  const [order, setOrder] = useState<OrderAnswer | null>(null);
  const [offer, setOffer] = useState<Found | null>(null);
  const rendered = useSyncValue(page.extension.rendered);
  const { get } = page.sessionToken;
  const decision = offer?.decision ?? null;

  useEffect(() => {
    if (checkoutToken === undefined) return;
    const leaving = new AbortController();
    if (settings["hide_order"] !== true) void followOrder(checkoutToken, get, setOrder, leaving.signal);
    if (settings["hide_offer"] !== true) void findOffer(placement, page, checkoutToken).then(setOffer);
    return () => leaving.abort();
  }, [checkoutToken, settings, get, placement, page]);

  useEffect(() => {
    if (rendered && decision !== null && checkoutToken !== undefined) tellApp({ decision, kind: "shown", checkoutToken }, get);
  }, [rendered, decision, checkoutToken, get]);

  const accepted = () => {
    if (decision !== null && offer !== null)
      tellApp({ decision, kind: "accepted", variantId: offer.item.variantId, ...(checkoutToken && { checkoutToken }) }, get);
  };
  const view = order && orderView(order, page.i18n.translate, dayFor(page));
  if (view === null && offer === null) return null;
  return (
    <s-stack gap="large">
      {view !== null && <OrderCard view={view} translate={page.i18n.translate} />}
      {offer !== null && (
        <OfferCard
          {...offer}
          i18n={page.i18n}
          href={buyLink(page.shop, offer.offerId, offer.item, visitorIn(page.attributes?.value, checkoutToken ?? ""))}
          onTake={accepted}
        />
      )}
    </s-stack>
  );
}

/**
 * Milliseconds after which an order is asked about again of which it isn't known yet when it comes: Shopify tells the app of it a moment after its buyer
 * is thanked. It is drawn once, when it is known or no longer asked for: a page that grows under a buyer's finger makes him press something else.
 */
const AGAIN = [0, 1500, 3000];

async function followOrder(checkoutToken: string, token: () => Promise<string>, found: (order: OrderAnswer) => void, leaving: AbortSignal) {
  let order: OrderAnswer | null = null;
  for (const wait of AGAIN) {
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    if (leaving.aborted) return;
    order = readOrder(await askApp({ path: "/offers/order", body: { checkoutToken }, token })) ?? order;
    if (order !== null && (order.promise !== null || order.parcels.length > 0)) break;
  }
  if (order !== null && !leaving.aborted) found(order);
}

async function findOffer(placement: Placement, page: PageAfterPurchase, checkoutToken: string): Promise<Found | null> {
  const address = page.shippingAddress?.value;
  const country = address?.countryCode ?? page.localization.country.value?.isoCode;
  const market = numericId(page.localization.market?.value?.id);
  const question = {
    placement,
    lines: page.lines.value.flatMap(({ merchandise, quantity }) => {
      const variantId = numericId(merchandise.id);
      return variantId === undefined ? [] : { variantId, quantity };
    }),
    visitor: visitorIn(page.attributes?.value, checkoutToken),
    checkoutToken,
    language: page.localization.language.value.isoCode,
    ...(country !== undefined && { country }),
    ...(market !== undefined && { market }),
    ...(address?.zip !== undefined && { postalCode: address.zip }),
  };
  const { decision, offer } = readAnswer(await askApp({ path: "/offers/decide", body: question, token: page.sessionToken.get }));
  if (offer === null) return null;
  const item = await findPrice(offer.items, page.query, marketOf(page, country, question.language));
  return item && { decision, offerId: offer.id, heading: offer.heading, item };
}

/** Prices are those of the market in which the buyer pays, wherever it is sent. */
function marketOf({ localization }: PageAfterPurchase, sentTo: string | undefined, language: string) {
  const country = localization.country.value?.isoCode ?? sentTo;
  return { language, ...(country !== undefined && { country }) };
}

/** Writes days as the buyer of a page reads them. */
function dayFor({ i18n, localization, shippingAddress }: PageAfterPurchase) {
  const country = localization.country.value?.isoCode ?? shippingAddress?.value?.countryCode;
  return (isoDate: string) => formatDay(i18n.translate, { language: localization.language.value.isoCode, country }, isoDate);
}

/** In the merchant's editor, where nobody can be asked. */
function Sample({ page }: { page: PageAfterPurchase }) {
  const { translate } = page.i18n;
  const title = translate("sample.title");
  const order = {
    promise: { date: "2027-01-04", confidence: 95 },
    parcels: [
      {
        stage: "shipped",
        items: [{ title, quantity: 1 }],
        tracking: [{ carrier: translate("sample.carrier"), number: "AB123456789", url: null }],
      },
    ],
    reorderUrl: null,
  };
  const view = orderView(order, translate, dayFor(page));
  return view && <OrderCard view={view} translate={translate} />;
}

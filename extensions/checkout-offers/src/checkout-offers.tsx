import { render } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { tellApp } from "../../offer-client/src/ask-app.ts";
import { variantGid } from "../../offer-client/src/find-price.ts";
import { visitorIn } from "../../offer-client/src/visitor-attribute.ts";
import { numericId } from "../../offer-client/src/numeric-id.ts";
import { useSyncValue } from "../../offer-client/src/use-sync-value.ts";
import { isFetched } from "./is-fetched.ts";
import { isTakenHere, lookForOffer, namesOf, questionLines, type Discounted, type Found, type FoundOffer } from "./look-for-offer.ts";
import { Arrival, OfferCard } from "./offer-card.tsx";
import { isHadOtherwise, leaveOffer, offeredLine, takeOffer, type Offered } from "./take-offer.ts";

/** One offer in Shopify's checkout, which the buyer ticks or leaves, and by when the order is there; nothing where there is neither. */
export default function checkoutOffers(): void {
  render(shopify.extension.editor ? <Sample /> : <CheckoutOffer />, document.body);
}

function CheckoutOffer() {
  const lines = useSyncValue(shopify.lines);
  const { lines: allowed } = useSyncValue(shopify.instructions);
  const { offer, arrives } = useFound(allowed.canAddCartLine);
  const [change, setChange] = useState<"none" | "running" | "failed">("none");
  // What the buyer last asked for, until the checkout says that it is so.
  const [wanted, setWanted] = useState<boolean | null>(null);
  const offered = offer && asOffered(offer);
  const inCart = offered !== null && offeredLine(lines, offered) !== undefined;
  useExposure(offer?.decision ?? null);
  useEffect(() => setWanted((before) => (before === inCart ? null : before)), [inCart]);

  // What is in the cart can always be taken out again.
  if (offer === null || offered === null || (!inCart && (!allowed.canAddCartLine || isHadOtherwise(lines, offered))))
    return <Arrival date={arrives} words="order_arrives" />;
  const taken = wanted ?? inCart;
  const toggle = async () => {
    setWanted(!taken);
    setChange("running");
    const done = await (taken ? leaveOffer(shopify, offered) : takeOffer(shopify, offered));
    setChange(done ? "none" : "failed");
    if (!done) setWanted(null);
    else if (offer.decision !== null)
      tell({ decision: offer.decision, kind: taken ? "declined" : "accepted", variantId: offer.item.variantId });
  };
  return <OfferCard offer={offer} arrives={arrives} taken={taken} change={change} onToggle={() => void toggle()} />;
}

const asOffered = ({ offerId, item }: FoundOffer): Offered => ({
  offerId,
  merchandiseId: variantGid(item.variantId),
  quantity: item.quantity,
  code: item.discount?.code ?? null,
  price: item.price < item.fullPrice ? item.price : null,
});

/** What is said of what the checkout holds now. What stands is replaced by the next, and never taken away while it is looked for. */
function useFound(wanted: boolean): Found {
  const [found, setFound] = useState<Found>(NOTHING_FOUND);
  const all = useSyncValue(shopify.lines);
  const lines = questionLines(all);
  const discounts = useOthersDiscounts(all, found.offer?.item.discount?.code ?? null);
  const address = useSyncValue(shopify.shippingAddress ?? NO_ADDRESS);
  const paysFrom = useSyncValue(shopify.localization.country);
  const market = numericId(useSyncValue(shopify.localization.market)?.id);
  const language = useSyncValue(shopify.localization.language);
  const checkoutToken = useSyncValue(shopify.checkoutToken);
  const country = address?.countryCode ?? paysFrom?.isoCode;
  const postalCode = address?.zip;
  const currency = useSyncValue(shopify.localization.currency);
  const fetched = isFetched(useSyncValue(shopify.deliveryGroups));
  const held = JSON.stringify([lines, discounts, fetched, country, postalCode, checkoutToken, paysFrom?.isoCode, market, currency.isoCode]);

  useEffect(() => {
    if (!wanted || checkoutToken === undefined) return;
    let overtaken = false;
    const question = {
      placement: "checkout" as const,
      lines,
      visitor: visitorIn(shopify.attributes?.value, checkoutToken),
      checkoutToken,
      language: language.isoCode,
      ...(discounts !== "" && { discounts }),
      ...(fetched && { delivery: "pickup" as const }),
      ...(country !== undefined && { country }),
      ...(market !== undefined && { market }),
      ...(postalCode !== undefined && { postalCode }),
    };
    const takesCodes = shopify.instructions.value.discounts.canUpdateDiscountCodes;
    const paysIn = { country: paysFrom?.isoCode, currency: currency.isoCode };
    void lookForOffer({ question, token: shopify.sessionToken.get, query: shopify.query, market: paysIn, takesCodes }).then((next) => {
      if (!overtaken) setFound(next);
    });
    return () => {
      overtaken = true;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- `held` is what all of it comes to.
  }, [held, wanted]);
  return found;
}

/** By name what is off the checkout already, without what the offer here takes off: while it is taken, what was off before. */
function useOthersDiscounts(lines: readonly Discounted[], own: string | null): string {
  const codes = useSyncValue(shopify.discountCodes);
  const allocations = useSyncValue(shopify.discountAllocations);
  const before = useRef("");
  if (!lines.some(isTakenHere))
    // oxlint-disable-next-line react/immutability -- what stood before ours is kept while one is taken
    before.current = namesOf(codes, [...allocations, ...lines.flatMap((line) => line.discountAllocations)], own);
  return before.current;
}

const NOTHING_FOUND: Found = { offer: null, arrives: null };

/** Counts an offer as shown once it really stands on the page. */
function useExposure(decision: string | null): void {
  const rendered = useSyncValue(shopify.extension.rendered);
  useEffect(() => {
    if (rendered && decision !== null) tell({ decision, kind: "shown" });
  }, [rendered, decision]);
}

function tell(event: { decision: string; kind: "shown" | "accepted" | "declined"; variantId?: string }): void {
  const checkoutToken = shopify.checkoutToken.value;
  tellApp({ ...event, ...(checkoutToken !== undefined && { checkoutToken }) }, shopify.sessionToken.get);
}

const NO_ADDRESS = { value: undefined, subscribe: () => () => undefined };

/** In the merchant's checkout editor, where nobody can be asked. */
function Sample() {
  const { translate } = shopify.i18n;
  const item = { productId: "0", variantId: "0", handle: "", title: translate("sample.title"), imageUrl: null, quantity: 1, why: null };
  const price = {
    price: 8,
    fullPrice: 10,
    currency: shopify.localization.currency.value.isoCode,
    discount: { percentage: 20, code: null },
  };
  const offer: FoundOffer = { decision: null, offerId: "", kind: "", heading: "", item: { ...item, ...price } };
  return <OfferCard offer={offer} arrives={null} taken={false} change="none" onToggle={() => undefined} />;
}

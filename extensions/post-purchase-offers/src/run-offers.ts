import type { PostPurchaseOffer } from "../../../app/contracts/offers.ts";

/** What the buyer did with an offer, or that it could not be shown. */
export type Answer = "accept" | "decline" | "unavailable";

/** What a change comes to, as Shopify calculates it, in the buyer's currency. */
export type Breakdown = { price: Amount; fullPrice: Amount; shipping: Amount; taxes: Amount; total: Amount };
export type Amount = { amount: number; currency: string };

/** What the page does; each call may fail or never come back. */
export type Page = {
  calculate: (offer: PostPurchaseOffer) => Promise<Breakdown | null>;
  /** Shows it, and waits for the buyer. */
  show: (offer: PostPurchaseOffer, breakdown: Breakdown) => Promise<"accept" | "decline">;
  /** Says whether it was bought. */
  buy: (offer: PostPurchaseOffer, breakdown: Breakdown) => Promise<boolean>;
  /** Leads the buyer on to the thank-you page. */
  done: () => Promise<void>;
};

/** Shopify's rule: no third offer in a row. */
const MOST = 2;

/** Milliseconds after which nothing is waited for any more. Buying may charge a card: it is given the time that takes. */
const PATIENCE = { calculate: 6000, buy: 30_000 };

/**
 * Shows one offer after another, as what the buyer did with the last one says, and leads him on to the thank-you page, whatever happens: also
 * when Shopify or the app fail, or never answer.
 */
export async function runOffers(offers: readonly PostPurchaseOffer[], page: Page, patience = PATIENCE): Promise<void> {
  try {
    let shown = 0;
    let offer = nextOffer(offers, "start");
    const seen = new Set<PostPurchaseOffer>();
    while (offer !== undefined && shown < MOST && !seen.has(offer)) {
      seen.add(offer);
      const breakdown = await within(page.calculate(offer), patience.calculate);
      if (breakdown !== null) shown += 1;
      const answer = breakdown === null ? "unavailable" : await page.show(offer, breakdown);
      // What was not bought is over: to offer another thing now would ask for a second failure.
      if (breakdown !== null && answer === "accept" && !(await within(page.buy(offer, breakdown), patience.buy))) break;
      offer = nextOffer(offers, answer);
    }
  } catch {
    // A buyer who has paid is led on.
  }
  await page.done();
}

/** Which offer comes next. One that can't be had is passed over as if declined. */
export function nextOffer(offers: readonly PostPurchaseOffer[], said: "start" | Answer): PostPurchaseOffer | undefined {
  return offers.find(({ after }) => after === (said === "unavailable" ? "decline" : said));
}

/** Null when it fails or takes too long. */
async function within<Value>(work: Promise<Value>, milliseconds: number): Promise<Value | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => (timer = setTimeout(resolve, milliseconds, null)));
  const result = await Promise.race([work.catch(() => null), late]);
  clearTimeout(timer);
  return result;
}

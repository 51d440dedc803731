import { SignJWT } from "jose";
import { z } from "zod";

const PLACES = ["product_page", "cart", "checkout", "thank_you", "order_status"] as const;
const COUNTRIES = ["GB", "DE", "US", "FR", "JP"] as const;

const Answer = z.object({
  decision: z.string().nullable(),
  offer: z.object({ id: z.string(), items: z.array(z.object({ variantId: z.string() })) }).nullable(),
  promise: z.object({ date: z.string(), confidence: z.number() }).nullable(),
});

/** Buyers of a shop who come at a steady rate, whether the ones before were answered or not. */
export type Buyers = { perSecond: number; seconds: number };

export type Tally = { answers: number; invalid: number; offers: number; promises: number; perSecond: number };

/** Sends what buyers ask, evenly over time, and reads each answer. */
export async function sendAll(
  { perSecond, seconds }: Buyers,
  ask: (at: number) => Promise<"invalid" | { offer: boolean; promise: boolean }>,
): Promise<Tally> {
  const begun = performance.now();
  const tally = { answers: 0, invalid: 0, offers: 0, promises: 0 };
  const all: Promise<void>[] = [];
  for (let at = 0; at < perSecond * seconds; at++) {
    const ahead = begun + (at * 1000) / perSecond - performance.now();
    if (ahead > 1) await new Promise((later) => setTimeout(later, ahead));
    all.push(
      ask(at).then((answer) => {
        tally.answers += 1;
        if (answer === "invalid") tally.invalid += 1;
        else {
          tally.offers += Number(answer.offer);
          tally.promises += Number(answer.promise);
        }
      }),
    );
  }
  await Promise.all(all);
  return { ...tally, perSecond: Math.round(tally.answers / ((performance.now() - begun) / 1000)) };
}

/** A buyer's page that asks the app by the session token of an extension. */
export async function askOffer(port: number, token: string, { at, products }: { at: number; products: number }) {
  const draw = (salt: number) => 1 + ((at * 7919 + salt * 104_729) % products);
  const question = {
    placement: PLACES[at % PLACES.length],
    lines: Array.from({ length: at % 5 }, (_, line) => ({ variantId: String(1_000_000 + draw(line + 1)), quantity: 1 + (at % 2) })),
    productId: String(draw(0)),
    country: COUNTRIES[at % COUNTRIES.length],
    language: "en-GB",
    visitor: `visitor-${at}`,
  };
  try {
    const response = await fetch(`http://127.0.0.1:${port}/offers/decide`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}`, "x-forwarded-for": addressOf(at) },
      body: JSON.stringify(question),
    });
    const answer = response.status === 200 ? Answer.safeParse(await response.json()).data : undefined;
    return answer ? { offer: answer.offer !== null, promise: answer.promise !== null } : ("invalid" as const);
  } catch {
    return "invalid" as const;
  }
}

/** Each buyer has an address of his own, as the proxy in front of the app says. */
const addressOf = (at: number) => `81.${(at >> 16) & 255}.${(at >> 8) & 255}.${at & 255}`;

export async function askBare(port: number, { at, products }: { at: number; products: number }) {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/?product=${1 + ((at * 7919) % products)}`);
    await response.json();
    return response.status === 200 ? { offer: false, promise: false } : ("invalid" as const);
  } catch {
    return "invalid" as const;
  }
}

/** As Shopify signs it for an extension. */
export function sessionToken(domain: string, { clientId, secret }: { clientId: string; secret: string }): Promise<string> {
  return new SignJWT({ dest: domain, aud: clientId })
    .setProtectedHeader({ alg: "HS256" })
    .setExpirationTime("50m")
    .sign(new TextEncoder().encode(secret));
}

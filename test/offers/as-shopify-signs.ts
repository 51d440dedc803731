import { createHmac } from "node:crypto";
import { type JWTPayload, jwtVerify, SignJWT } from "jose";
import { isHeldOut } from "#app/offers/experiments/holdout.ts";
import { nowDate } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";

/** What Shopify's proxy asks. */
export function signedQuery(secret: string, of: URLSearchParams): URLSearchParams {
  const text = [...of]
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join("");
  return new URLSearchParams([...of, ["signature", createHmac("sha256", secret).update(text).digest("hex")]]);
}

/** The token of the page after payment, of a purchase of one thing. */
export function purchaseToken(
  domain: string,
  { variantId, referenceId, claims }: { variantId: string; referenceId: string; claims: object },
): Promise<string> {
  const initialPurchase = {
    referenceId,
    destinationCountryCode: "GB",
    lineItems: [{ product: { variant: { id: Number(variantId) } }, quantity: 1 }],
  };
  return new SignJWT({ input_data: { shop: { domain }, locale: "en-GB", initialPurchase }, ...claims })
    .setProtectedHeader({ alg: "HS256" })
    .setIssuedAt(Math.floor(nowDate().getTime() / 1000))
    .sign(new TextEncoder().encode(env.SHOPIFY_API_SECRET));
}

/** Something by which a purchase may be known that is held out of a shop's offers, or isn't. */
export function visitorWho(isOut: boolean, domain: string): string {
  const all = Array.from({ length: 500 }, (_, buyer) => `${isOut ? "held" : "free"}-${buyer}`);
  const found = all.find((visitor) => isHeldOut(visitor, { seed: domain, holdoutShare: 0.05 }) === isOut);
  if (found === undefined) throw new Error("Nobody of five hundred.");
  return found;
}

/** What a changeset says that the app has signed, as Shopify reads it. */
export async function readChangeset(answer: Response): Promise<JWTPayload> {
  const { token } = (await answer.json()) as { token: string };
  return (await jwtVerify(token, new TextEncoder().encode(env.SHOPIFY_API_SECRET))).payload;
}

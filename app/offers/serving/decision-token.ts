import { z } from "zod";
import { signHs256 } from "#app/shopify/tokens/hs256.ts";
import { verifyBySecrets } from "#app/shopify/tokens/verify-by-secrets.ts";
import { PLACEMENTS } from "../rules/offer-terms.ts";

/** What was decided, as it is handed to a buyer's page and comes back with what became of it. */
export const SignedDecision = z.object({
  shopId: z.number().int(),
  id: z.uuid(),
  decidedAt: z.iso.datetime(),
  placement: z.enum(PLACEMENTS),
  visitor: z.string().max(100),
  arms: z.array(z.uuid()),
  offerId: z.uuid(),
  items: z.array(z.object({ variantId: z.string(), value: z.int() })),
  /** Percent that the buyer was told is taken off. */
  percentage: z.number().min(0).max(100),
  propensity: z.number().positive().max(1),
});

export type SignedDecision = z.infer<typeof SignedDecision>;

/** What is still heard of a decision: a page stands open for days, not for months. */
const LASTS_DAYS = 14;
const AUDIENCE = "offer-decision";

/** Signs a decision (HS256), so that nobody counts what was never decided. `secrets`: the newest first. */
export function signDecision(decision: SignedDecision, [secret = ""]: readonly string[]): string {
  const iat = Math.floor(Date.parse(decision.decidedAt) / 1000);
  return signHs256({ decision, aud: AUDIENCE, iat, exp: iat + LASTS_DAYS * 86_400 }, secret);
}

/** The decision that a token holds; undefined of one that is forged, for something else, or over. */
export function readDecision(token: string, secrets: readonly string[], now: Date): Promise<SignedDecision | undefined> {
  const payload = verifyBySecrets(token, secrets, { audience: AUDIENCE, currentDate: now });
  return Promise.resolve(SignedDecision.safeParse(payload?.["decision"]).data);
}

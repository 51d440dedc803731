import { z } from "zod";
import { verifyBySecrets } from "./verify-by-secrets.ts";

/** Shopify gives an extension's token five minutes. An hour leaves room for clocks that differ. */
const LONGEST_SECONDS = 3600;
const TOLERANCE_SECONDS = 10;

const Claims = z.object({
  dest: z
    .string()
    .max(100)
    .transform((dest) => dest.replace(/^https:\/\//, ""))
    .pipe(z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}\.myshopify\.com$/)),
  aud: z.string(),
  exp: z.number().int(),
  /** The customer, where one is signed in. */
  sub: z.string().max(100).optional(),
});

export type ExtensionToken = { shopDomain: string; customer: string | null };

/**
 * Who speaks by the session token of a checkout or customer account extension: signed by Shopify for this app (HS256), not over, for one
 * shop. Undefined otherwise. `secrets` are the app's, the newest first.
 */
export function readExtensionToken(
  token: string,
  app: { clientId: string; secrets: readonly string[]; now: Date },
): ExtensionToken | undefined {
  const payload = verifyBySecrets(token, app.secrets, {
    audience: app.clientId,
    requiredClaims: ["exp", "dest"],
    clockTolerance: TOLERANCE_SECONDS,
    currentDate: app.now,
  });
  const claims = Claims.safeParse(payload).data;
  if (!claims || claims.exp > app.now.getTime() / 1000 + LONGEST_SECONDS) return undefined;
  return { shopDomain: claims.dest, customer: claims.sub ?? null };
}

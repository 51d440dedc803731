import { z } from "zod";
import { verifyBySecrets } from "./verify-by-secrets.ts";

const shopifyId = z.union([z.int().positive(), z.string().regex(/^\d{1,19}$/)]).transform(String);

/** What of `inputData` an offer is decided by (shopify.dev/docs/api/checkout-extensions/post-purchase/jwt-specification): ids as text. */
const InputData = z.object({
  shop: z.object({
    domain: z
      .string()
      .max(100)
      .regex(/^[a-z0-9][a-z0-9-]{0,62}\.myshopify\.com$/),
  }),
  locale: z.string().max(35).optional(),
  initialPurchase: z.object({
    referenceId: z.string().min(1).max(100),
    customerId: shopifyId.optional().catch(undefined),
    destinationCountryCode: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional()
      .catch(undefined),
    lineItems: z.array(z.object({ product: z.object({ variant: z.object({ id: shopifyId }) }), quantity: z.int().positive() })).max(500),
  }),
});

export type PostPurchase = z.infer<typeof InputData>;

const TOLERANCE_SECONDS = 10;
/** A buyer may stand on the page as long as Shopify keeps his order for it. */
const LONGEST_SECONDS = 2 * 3600;

/** What was bought, as Shopify signed it for this app (HS256); undefined of a token that is forged, over, or for something else. */
export function readPostPurchaseToken(token: string, app: { secrets: readonly string[]; now: Date }): PostPurchase | undefined {
  const payload = verifyBySecrets(token, app.secrets, { clockTolerance: TOLERANCE_SECONDS, currentDate: app.now });
  if (!payload || (payload.exp === undefined && app.now.getTime() / 1000 - (payload.iat ?? 0) > LONGEST_SECONDS)) return undefined;
  return InputData.safeParse(payload["input_data"]).data;
}

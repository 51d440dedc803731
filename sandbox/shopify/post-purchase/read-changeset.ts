import { jwtVerify } from "jose";
import type { OrderRecord } from "../state/order-record.ts";
import type { ShopState } from "../state/shop-state.ts";
import { Changes, type ChangesetError, changesetError } from "./changeset.ts";

/** The app as Shopify knows it. */
export type AppSecrets = { clientId: string; clientSecret: string };

export type SignedChangeset = { order: OrderRecord; jti: string; changes: Changes };

/** The purchase as the extension names it (`initialPurchase.referenceId`). */
export const referenceIdOf = ({ checkoutToken, id }: OrderRecord): string => checkoutToken ?? String(id);

/**
 * Reads a changeset that the app signed: HS256 with its secret over `iss` (its client id), `jti`, `iat`, `sub` (the purchase's reference) and
 * `changes`. When it was signed is not looked at: Shopify's own sample gives milliseconds where the standard has seconds.
 */
export async function readChangeset(
  state: ShopState,
  { clientId, clientSecret }: AppSecrets,
  token: string,
): Promise<SignedChangeset | ChangesetError> {
  let claims: Record<string, unknown>;
  try {
    claims = (await jwtVerify(token, new TextEncoder().encode(clientSecret), { algorithms: ["HS256"], issuer: clientId })).payload;
  } catch {
    return changesetError("invalid_request", "The changeset's token is not signed by the app.");
  }
  const { jti, iat, sub } = claims;
  if (typeof jti !== "string" || jti === "") return changesetError("invalid_request", "jti is missing.");
  if (typeof iat !== "number") return changesetError("invalid_request", "iat is missing.");
  const order = state.orders.values().find((one) => one.offer !== null && referenceIdOf(one) === sub);
  if (!order) return changesetError("invalid_request", "sub is not the reference of a purchase.");
  const changes = Changes.safeParse(claims["changes"]);
  if (!changes.success)
    return changesetError(
      "invalid_request",
      changes.error.issues.map(({ path, message }) => ["changes", ...path].join(".") + `: ${message}`).join("; "),
    );
  return { order, jti, changes: changes.data };
}

import { z } from "zod";
import type { Shop } from "#app/platform/shop.ts";
import { askForToken } from "../tokens/ask-for-token.server.ts";

/** A person of the merchant's staff as Shopify knows them. Either may be unknown there. */
export type Person = { name: string | null; locale: string | null };

/** Somebody waits for their page meanwhile. */
const PATIENCE_MS = 3_000;

const optional = z.string().nullish();
const OnlineToken = z.object({ associated_user: z.object({ first_name: optional, last_name: optional, locale: optional }) });

/**
 * Asks Shopify who a session token was made for, by exchanging it for an online token. That token itself is not kept: nothing is done
 * with it. Undefined when Shopify does not say: nobody's work hangs on a name.
 */
export async function askWho(shop: Shop, idToken: string): Promise<Person | undefined> {
  try {
    const grant = {
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: idToken,
      subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
      requested_token_type: "urn:shopify:params:oauth:token-type:online-access-token",
    };
    const response = await askForToken(shop.domain, grant, PATIENCE_MS);
    const { associated_user: user } = OnlineToken.parse(await response.json());
    const name = [user.first_name, user.last_name]
      .map((part) => part?.trim())
      .filter(Boolean)
      .join(" ");
    return { name: name || null, locale: user.locale || null };
  } catch {
    return undefined;
  }
}

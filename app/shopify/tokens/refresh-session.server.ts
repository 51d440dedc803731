import { Session } from "@shopify/shopify-api";
import { z } from "zod";
import { nowDate } from "#app/platform/clock.ts";
import { AdminFault } from "../admin-fault.ts";
import { askForToken } from "./ask-for-token.server.ts";

const PATIENCE_MS = 15_000;

const TokenPair = z.object({
  access_token: z.string().min(1),
  scope: z.string().optional(),
  expires_in: z.number().positive().default(3600),
  refresh_token: z.string().min(1).optional(),
  refresh_token_expires_in: z.number().positive().optional(),
});

/**
 * Trades a refresh token for a new pair. Shopify lets the old refresh token be used again until the new pair is first used, so that
 * an answer lost on the way can be asked for again.
 */
export async function refreshSession(session: Session): Promise<Session> {
  if (!session.refreshToken) throw new AdminFault("no-token", `${session.shop} has no refresh token: the merchant has to open the app.`);

  const grant = { grant_type: "refresh_token", refresh_token: session.refreshToken };
  const response = await askForToken(session.shop, grant, PATIENCE_MS).catch((cause: unknown) => {
    throw new AdminFault("unavailable", `Shopify did not answer when ${session.shop}'s token was to be renewed.`, { cause });
  });

  if (response.status === 400 || response.status === 401 || response.status === 403 || response.status === 404) {
    await response.body?.cancel();
    throw new AdminFault("no-token", `Shopify no longer renews ${session.shop}'s token: the merchant has to open the app.`);
  }
  if (!response.ok) {
    await response.body?.cancel();
    throw new AdminFault("unavailable", `Shopify answered ${response.status} when ${session.shop}'s token was to be renewed.`);
  }

  const pair = TokenPair.parse(await response.json());
  const inSeconds = (seconds: number) => new Date(nowDate().getTime() + seconds * 1000);
  return new Session({
    ...session.toObject(),
    accessToken: pair.access_token,
    expires: inSeconds(pair.expires_in),
    ...(pair.scope !== undefined && { scope: pair.scope }),
    ...(pair.refresh_token !== undefined && { refreshToken: pair.refresh_token }),
    ...(pair.refresh_token_expires_in !== undefined && { refreshTokenExpires: inSeconds(pair.refresh_token_expires_in) }),
  });
}

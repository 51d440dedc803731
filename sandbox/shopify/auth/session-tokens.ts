import { randomUUID } from "node:crypto";
import { jwtVerify, SignJWT } from "jose";
import type { Clock } from "../../clock.ts";

export type SessionTokens = {
  /** The one-minute id token that App Bridge hands to the app's pages. */
  mint(user: { userId: string }): Promise<string>;
  /** The user it was minted for; undefined when it is forged, for another app or shop, or out of date. */
  userOf(token: string): Promise<string | undefined>;
};

type SessionTokenOptions = { clock: Clock; shopDomain: string; clientId: string; clientSecret: string };

export function createSessionTokens({ clock, shopDomain, clientId, clientSecret }: SessionTokenOptions): SessionTokens {
  const secret = new TextEncoder().encode(clientSecret);
  const dest = `https://${shopDomain}`;
  const seconds = () => Math.floor(clock.now().epochMilliseconds / 1000);

  return {
    mint({ userId }) {
      const at = seconds();
      return new SignJWT({ dest, sid: randomUUID() })
        .setProtectedHeader({ alg: "HS256", typ: "JWT" })
        .setIssuer(`${dest}/admin`)
        .setAudience(clientId)
        .setSubject(userId)
        .setIssuedAt(at)
        .setNotBefore(at)
        .setExpirationTime(at + 60)
        .setJti(randomUUID())
        .sign(secret);
    },
    async userOf(token) {
      try {
        const { payload } = await jwtVerify(token, secret, {
          algorithms: ["HS256"],
          audience: clientId,
          issuer: `${dest}/admin`,
          currentDate: new Date(clock.now().epochMilliseconds),
        });
        return payload["dest"] === dest ? payload.sub : undefined;
      } catch {
        return undefined;
      }
    },
  };
}

import { z } from "zod";
import { openHs256 } from "./hs256.ts";

/** What a token has to say beside being signed. */
export type Demands = {
  /** Whom it is for. */
  audience?: string;
  requiredClaims?: readonly string[];
  /** For clocks that differ, in seconds. */
  clockTolerance?: number;
  currentDate: Date;
};

const Registered = z.looseObject({
  exp: z.number().optional(),
  nbf: z.number().optional(),
  iat: z.number().optional(),
  aud: z.union([z.string(), z.array(z.string())]).optional(),
});

export type Claims = z.infer<typeof Registered>;

/** What a token says that was signed (HS256) with one of these secrets, is not over nor ahead of its time, and is what is demanded; undefined of any other. */
export function verifyBySecrets(token: string, secrets: readonly string[], demands: Demands): Claims | undefined {
  const { audience, requiredClaims = [], clockTolerance = 0, currentDate } = demands;
  const claims = Registered.safeParse(openHs256(token, secrets)).data;
  if (!claims || requiredClaims.some((name) => claims[name] === undefined)) return undefined;
  const now = Math.floor(currentDate.getTime() / 1000);
  if (claims.exp !== undefined && claims.exp <= now - clockTolerance) return undefined;
  if (claims.nbf !== undefined && claims.nbf > now + clockTolerance) return undefined;
  if (audience !== undefined && ![claims.aud].flat().includes(audience)) return undefined;
  return claims;
}

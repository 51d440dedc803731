import { jwtVerify, type JWTPayload, type JWTVerifyOptions } from "jose";

/** What a token says that was signed (HS256) with one of these secrets and is what `options` ask for; undefined of any other. */
export async function verifyBySecrets(
  token: string,
  secrets: readonly string[],
  options: JWTVerifyOptions,
): Promise<JWTPayload | undefined> {
  for (const secret of secrets) {
    try {
      return (await jwtVerify(token, new TextEncoder().encode(secret), { ...options, algorithms: ["HS256"] })).payload;
    } catch {
      continue;
    }
  }
  return undefined;
}

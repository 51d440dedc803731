import { decodeJwt } from "jose";

/** Every token that a request brings, in its header and in its address: the library takes the first that says anything. */
export function sessionTokensOf(request: Request): string[] {
  const header = request.headers.get("authorization")?.replace(/^Bearer /i, "");
  return [header, new URL(request.url).searchParams.get("id_token")].flatMap((token) => token || []);
}

/** The token that Shopify admin makes for who looks at the app, as a request brings it: in its header or its address. Nothing is verified. */
export function sessionTokenOf(request: Request): string | undefined {
  return sessionTokensOf(request)[0];
}

/**
 * The shop that a request's session token speaks of. Nothing is verified: the answer says whose line to
 * stand in, not who is there.
 */
export function shopOfSessionToken(request: Request): string | undefined {
  const token = sessionTokenOf(request);
  if (!token) return undefined;
  try {
    const { dest } = decodeJwt(token);
    return typeof dest === "string" ? new URL(dest).hostname : undefined;
  } catch {
    return undefined;
  }
}

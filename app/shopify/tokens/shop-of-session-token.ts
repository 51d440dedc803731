import { decodeJwt } from "jose";

/**
 * The shop that a request's session token speaks of, from its header or its address. Nothing is verified: the answer says whose line to
 * stand in, not who is there.
 */
export function shopOfSessionToken(request: Request): string | undefined {
  const header = request.headers.get("authorization")?.replace(/^Bearer /i, "");
  const token = header ?? new URL(request.url).searchParams.get("id_token");
  if (!token) return undefined;
  try {
    const { dest } = decodeJwt(token);
    return typeof dest === "string" ? new URL(dest).hostname : undefined;
  } catch {
    return undefined;
  }
}

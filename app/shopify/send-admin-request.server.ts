import { GraphQLClient } from "graphql-request";
import type { RequestDocument } from "graphql-request";
import { expectNoTransaction } from "#app/platform/db/transaction-in-hand.server.ts";
import { apiVersion } from "./api-version.ts";
import { readAdminAnswer } from "./read-admin-answer.ts";
import type { AdminAnswer } from "./read-admin-answer.ts";

export type Sent =
  | AdminAnswer
  /** A status that tells that Shopify has not done it: 401, 429 and other refusals. */
  | { outcome: "status"; status: number; retryAfterMs: number }
  /** No answer, or one that leaves open what happened; `reached` is false when nothing can have left this machine. */
  | { outcome: "lost"; reached: boolean; cause: unknown };

type Request = { domain: string; token: string; document: RequestDocument; variables: object };

/** Sends one document to a shop's Admin API once, and says what came of it. Never throws, unless a transaction is open. */
export async function sendAdminRequest({ domain, token, document, variables }: Request): Promise<Sent> {
  expectNoTransaction("shopify-admin-api");
  let answered: Response | undefined;
  const client = new GraphQLClient(`https://${domain}/admin/api/${apiVersion}/graphql.json`, {
    headers: { "X-Shopify-Access-Token": token, accept: "application/json" },
    // Whatever Shopify says is read here, so that the library throws nothing that would hide it.
    errorPolicy: "all",
    fetch: async (url: string | URL | globalThis.Request, init?: RequestInit) => {
      answered = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
      return answered;
    },
  });

  try {
    const { data, errors, extensions } = await client.rawRequest<unknown, object>({ query: document as string, variables });
    if (answered?.status !== 200) return ofStatus(answered);
    return readAdminAnswer({ data, errors, extensions });
  } catch (cause) {
    if (answered && answered.status !== 200) return ofStatus(answered);
    return { outcome: "lost", reached: answered !== undefined || !neverLeft(cause), cause };
  }
}

function ofStatus(response: Response | undefined): Sent {
  const status = response?.status ?? 0;
  if (status === 0 || status >= 500) return { outcome: "lost", reached: true, cause: new Error(`Shopify answered ${status}.`) };
  // Seconds, by RFC 9110; Shopify writes "2.0".
  const seconds = Number(response?.headers.get("retry-after") ?? "2");
  return { outcome: "status", status, retryAfterMs: Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : 2000 };
}

/** Whether the failure is one of finding or opening the connection. */
function neverLeft(error: unknown): boolean {
  const codes = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT", "EHOSTUNREACH", "ENETUNREACH"];
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ("code" in cause && typeof cause.code === "string" && codes.includes(cause.code)) return true;
  return false;
}

const TIMEOUT_MS = 30_000;

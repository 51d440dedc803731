import { createHash } from "node:crypto";
import { expectNoTransaction } from "#app/platform/db/transaction-in-hand.server.ts";
import { verbatim, withoutFullStop, type Message } from "#app/platform/messages/message.ts";
import { messaging } from "../messages.ts";
import { ChannelFault } from "./channel-fault.ts";

export type ProviderRequest = {
  method: "GET" | "POST" | "DELETE";
  url: string;
  headers: Readonly<Record<string, string>>;
  body?: string;
};

/**
 * What came of asking a provider over HTTPS. `not-reached`: no connection was made, so that surely nothing was taken. `no-answer`: it was cut,
 * or nothing came in time, and what was asked for may be done.
 */
export type ProviderAnswer =
  | { outcome: "answered"; status: number; body: unknown; waitSeconds: number | null }
  | { outcome: "not-reached"; why: string }
  | { outcome: "no-answer"; why: string };

/** Milliseconds for a whole answer: less than a claim is anybody's. */
const PATIENCE_MS = 20_000;

/** Before a connection stands nothing is said: no such host, nobody there, no way, another's certificate. */
const NOT_REACHED =
  /^(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;

/** One request, never repeated, that follows no redirect: credentials go where they belong alone. */
export async function askProvider({ method, url, headers, body }: ProviderRequest): Promise<ProviderAnswer> {
  expectNoTransaction("message-provider");
  try {
    const response = await fetch(url, {
      method,
      headers: { accept: "application/json", ...headers },
      ...(body !== undefined && { body }),
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await response.text();
    const wait = Number(response.headers.get("retry-after") ?? Number.NaN);
    return { outcome: "answered", status: response.status, body: parsed(text), waitSeconds: wait > 0 ? wait : null };
  } catch (fault) {
    return { outcome: whyUnanswered(fault), why: wordsOf(fault) };
  }
}

/** What a `fetch` that threw says: no connection stood, so that surely nothing was taken, or it was cut, and what was asked for may be done. */
export const whyUnanswered = (fault: unknown): "not-reached" | "no-answer" =>
  NOT_REACHED.test(codeOf(fault)) ? "not-reached" : "no-answer";

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function codeOf(fault: unknown): string {
  for (let one = fault; one instanceof Error; one = one.cause) if ("code" in one && typeof one.code === "string") return one.code;
  return "";
}

function wordsOf(fault: unknown): string {
  const cause = fault instanceof Error && fault.cause instanceof Error ? fault.cause : fault;
  return (cause instanceof Error ? cause.message || cause.name : String(cause)).slice(0, 300);
}

/** A connection stays open for about so long when nothing is said. */
const STAYS_OPEN_MS = 3_000;
const knocked = new Map<string, number>();

/**
 * Makes sure that a provider can be reached and lets us in, by a question that changes nothing, unless it answered within the last seconds. So
 * the connection stands, and nothing slow lies between the last look at a message and its leaving. `read` says what an answer means: nothing
 * where it lets us in. Throws a ChannelFault.
 */
export async function knock(
  label: Message,
  question: ProviderRequest,
  read: (status: number, body: unknown) => Message | undefined,
): Promise<void> {
  const key = createHash("sha256").update(JSON.stringify(question)).digest("base64");
  const last = knocked.get(key) ?? -Infinity;
  if (performance.now() - last < STAYS_OPEN_MS) return;
  const unreachable = (why: string) =>
    new ChannelFault("unreachable", messaging.message("unreachable", { provider: label, why: verbatim(withoutFullStop(why)) }));
  const answer = await askProvider(question);
  if (answer.outcome !== "answered") throw unreachable(answer.why);
  const refusal = read(answer.status, answer.body);
  if (refusal) throw new ChannelFault("unauthorized", refusal);
  if (answer.status < 200 || answer.status >= 300) throw unreachable(`status ${String(answer.status)}`);
  if (knocked.size > 1000) knocked.clear();
  knocked.set(key, performance.now());
}

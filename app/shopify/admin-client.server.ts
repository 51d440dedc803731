import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { Counter } from "prom-client";
import { now } from "#app/platform/clock.ts";
import { log } from "#app/platform/log.server.ts";
import { metrics } from "#app/platform/metrics.server.ts";
import { AdminFault } from "./admin-fault.ts";
import { isSafeToRepeat, operationName } from "./is-safe-to-repeat.ts";
import { createRequestQueue, type Lane, type RequestQueue } from "./queue/request-queue.ts";
import { sendAdminRequest, type Sent } from "./send-admin-request.server.ts";
import { accessToken } from "./tokens/access-token.server.ts";

export type AdminClient = {
  /** Sends a document and answers its data. Errors of the business are in the data's `userErrors`; faults are thrown as `AdminFault`. */
  run<Data, Variables extends object>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data>;
  /** The same, and the names of fields and objects that are null because Shopify has not approved the app for them. */
  runNotingWithheld<Data, Variables extends object>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<{ data: Data; withheld: readonly string[] }>;
};

const requests = new Counter({
  name: "waybill_admin_requests_total",
  help: "Requests to Shopify's Admin API, by outcome.",
  labelNames: ["outcome"],
  registers: [metrics],
});

/** Requests that a lost answer is asked for again, when that is safe. Waiting for the bucket does not count. */
const ATTEMPTS = 6;

/** What each document cost when it was last sent, and a guess for the first time. Points. */
const knownCosts = new Map<string, number>();
const FIRST_GUESS = 50;

const queues = new Map<string, RequestQueue>();

/**
 * A shop's Admin API. Requests of all callers in this process stand in one line for the shop: each waits until Shopify's bucket holds what
 * it costs, and one that Shopify throttles all the same goes back and is never lost. Processes do not share the line; each learns from
 * Shopify's answers what the others have taken.
 *
 * A change whose answer was lost is not sent again, unless it carries an idempotency key: it is thrown as `in-doubt`.
 */
export function adminClient(shop: { domain: string }, lane: Lane = "interactive"): AdminClient {
  return {
    run: async (document, variables) => (await answer(document, variables)).data,
    runNotingWithheld: answer,
  };

  async function answer<Data, Variables extends object>(document: TypedDocumentNode<Data, Variables>, variables: Variables) {
    const name = operationName(document);
    const safe = isSafeToRepeat(document);
    let token = await accessToken(shop.domain);
    let renewed = false;

    for (let attempt = 1; ;) {
      const sent = await inTurn(shop.domain, lane, name, () => sendAdminRequest({ domain: shop.domain, token, document, variables }));
      requests.inc({ outcome: sent.outcome });
      if (sent.outcome === "data") return { data: sent.data as Data, withheld: sent.withheld };
      if (sent.outcome === "throttled") {
        if (!sent.throttleStatus) await pause(1000);
        continue;
      }
      if (sent.outcome === "status" && sent.status === 401 && !renewed) {
        renewed = true;
        token = await accessToken(shop.domain, token);
        continue;
      }
      if (attempt < ATTEMPTS && mayRepeat(sent, safe)) {
        log.warn({ shop: shop.domain, document: name, attempt, outcome: sent.outcome }, "asking Shopify again");
        await pause(sent.outcome === "status" ? sent.retryAfterMs : backoff(attempt));
        attempt += 1;
        continue;
      }
      throw faultOf(sent, name, safe);
    }
  }
}

async function inTurn(domain: string, lane: Lane, name: string, send: () => Promise<Sent>): Promise<Sent> {
  let queue = queues.get(domain);
  if (!queue)
    queues.set(
      domain,
      (queue = createRequestQueue({ now: () => now().epochMilliseconds, after: (ms, wake) => void setTimeout(wake, ms) })),
    );

  const turn = await queue.enter(knownCosts.get(name) ?? FIRST_GUESS, lane);
  let sent: Sent | undefined;
  try {
    sent = await send();
    if ("requestedCost" in sent && sent.requestedCost !== undefined) knownCosts.set(name, sent.requestedCost);
    return sent;
  } finally {
    turn.leave(sent && "throttleStatus" in sent ? sent.throttleStatus : undefined);
  }
}

function mayRepeat(sent: Sent, safe: boolean): boolean {
  if (sent.outcome === "status") return sent.status === 429;
  if (sent.outcome === "lost") return safe || !sent.reached;
  return sent.outcome === "refused" && sent.code === "unavailable" && safe;
}

function faultOf(sent: Exclude<Sent, { outcome: "data" | "throttled" }>, name: string, safe: boolean): AdminFault {
  if (sent.outcome === "lost") {
    const inDoubt = sent.reached && !safe;
    return new AdminFault(
      inDoubt ? "in-doubt" : "unavailable",
      `No answer from Shopify to ${name}${inDoubt ? ": it may have happened" : ""}.`,
      { cause: sent.cause },
    );
  }
  if (sent.outcome === "refused") {
    const code = sent.code === "unavailable" && !safe ? "in-doubt" : sent.code;
    return new AdminFault(code, `Shopify refused ${name}: ${sent.message}`);
  }
  if (sent.status === 401)
    return new AdminFault("no-token", `Shopify accepts no token of ours for ${name}: the merchant has to open the app.`);
  const code =
    sent.status === 429
      ? "unavailable"
      : sent.status === 402 || sent.status === 403 || sent.status === 423
        ? "access-denied"
        : "invalid-request";
  return new AdminFault(code, `Shopify answered ${sent.status} to ${name}.`, { isOfDoor: true });
}

const backoff = (attempt: number) => Math.min(8000, 250 * 2 ** attempt) * (0.5 + Math.random() / 2);

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

import type { Request, RequestHandler, Response } from "express";
import getRawBody from "raw-body";
import { Histogram } from "prom-client";
import type { z } from "zod";
import type { OfferQuestion } from "#app/contracts/offers.ts";
import { now, nowDate } from "#app/platform/clock.ts";
import { inFront } from "#app/platform/db/lane.server.ts";
import { env } from "#app/platform/env.server.ts";
import { answerPlainly } from "#app/platform/http/answer-plainly.server.ts";
import { log } from "#app/platform/log.server.ts";
import { metrics } from "#app/platform/metrics.server.ts";
import { appSecrets } from "#app/shopify/app-secrets.server.ts";
import { readExtensionToken } from "#app/shopify/tokens/read-extension-token.ts";
import { readPostPurchaseToken } from "#app/shopify/tokens/read-post-purchase-token.ts";
import { shopOfProxyRequest } from "#app/shopify/webhooks/proxy-signature.ts";
import { type Asker, decide, NOTHING } from "./decide.server.ts";
import { hasRoomForDecision, hasRoomForShop, queryOf } from "./limit-buyers.server.ts";
import { noteEvent } from "./note-event.server.ts";
import { offerAfterPurchase, signChangeset } from "./post-purchase.server.ts";
import { NO_ORDER, readBuyersOrder } from "./read-buyers-order.server.ts";
import { AboutOrder, Changeset, Event, Question, QuestionInQuery } from "./question.ts";

/** Between payment and the thank-you page Shopify itself waits 1.5 s, and the order may be heard of meanwhile. */
const BUDGET_AFTER_PAYMENT_MS = Math.max(1000, env.OFFER_BUDGET_MS);
const LARGEST_BODY = 64 * 1024;
/** A question comes in a packet or two: whoever takes longer has no page to fill. */
const BODY_MS = 5_000;

const answered = new Histogram({
  name: "waybill_offer_answer_seconds",
  help: "How long buyers' pages waited for an offer",
  labelNames: ["outcome"],
  buckets: [0.002, 0.005, 0.01, 0.015, 0.025, 0.05, 0.1, 0.2],
  registers: [metrics],
});
/** `GET /proxy/offers`: Shopify's app proxy brings the question of a theme. */
export const answerTheme = door(async (request, response) => {
  const asker = askerOfProxy(request);
  if (!asker) return answerPlainly(response, 401, "The signature is not Shopify's.");
  if (!hasRoomForShop(response, asker.shopDomain)) return;
  const question = QuestionInQuery.safeParse(Object.fromEntries(queryOf(request)));
  if (!question.success) return refuse(response, question.error);
  await answer(response, question.data, asker);
});

/** `POST /offers/decide`: an extension asks, with the session token that Shopify gave it. */
export const answerExtension = door(async (request, response) => {
  const asker = askerOfToken(request);
  if (!asker) return answerPlainly(response, 401, "The session token is not Shopify's for this app, or it is over.");
  if (!hasRoomForShop(response, asker.shopDomain)) return;
  const question = Question.safeParse(await jsonOf(request));
  if (!question.success) return refuse(response, question.error);
  await answer(response, question.data, asker);
});

/** `POST /offers/events` and `/proxy/events`: what became of a decision, which says by its own signature whose it is. */
export const hearEvent = door(async (request, response) => {
  const event = Event.safeParse(await jsonOf(request));
  if (!event.success) return refuse(response, event.error);
  if (!hasRoomForDecision(response, event.data.decision)) return;
  const heard = await noteEvent(event.data);
  if (heard === "forged") return answerPlainly(response, 401, "This decision was not made here, or is long over.");
  response.status(204).end();
});

/** `POST /offers/post-purchase`: all that is asked stands in the token of Shopify's page. */
export const answerAfterPurchase = door(async (request, response) => {
  const purchase = purchaseOf(request);
  if (!purchase) return answerPlainly(response, 401, "The token is not Shopify's for a purchase, or it is over.");
  if (!hasRoomForShop(response, purchase.shop.domain)) return;
  await within(response, offerAfterPurchase(purchase), { offers: [] }, ({ offers }) => offers.length > 0, BUDGET_AFTER_PAYMENT_MS);
});

/** `POST /offers/post-purchase/changeset`: what the buyer takes, signed for Shopify. */
export const answerChangeset = door(async (request, response) => {
  const purchase = purchaseOf(request);
  if (!purchase) return answerPlainly(response, 401, "The token is not Shopify's for a purchase, or it is over.");
  if (!hasRoomForShop(response, purchase.shop.domain)) return;
  const question = Changeset.safeParse(await jsonOf(request));
  if (!question.success) return refuse(response, question.error);
  const signed = await signChangeset(purchase, question.data.decision);
  if (signed.outcome === "not-offered") return answerPlainly(response, 403, "This was not offered for this purchase.");
  if (signed.outcome === "not-available") return answerPlainly(response, 409, "This can't be shipped with the order any more.");
  send(response, { token: signed.token });
});

/** `POST /offers/order`: how the buyer's order stands, for the pages after the purchase. */
export const answerOrder = door(async (request, response) => {
  const asker = askerOfToken(request);
  if (!asker) return answerPlainly(response, 401, "The session token is not Shopify's for this app, or it is over.");
  if (!hasRoomForShop(response, asker.shopDomain)) return;
  const question = AboutOrder.safeParse(await jsonOf(request));
  if (!question.success) return refuse(response, question.error);
  await within(response, readBuyersOrder(question.data.checkoutToken, asker), NO_ORDER, ({ parcels }) => parcels.length > 0);
});

/** Extensions run in a frame of no origin: whoever has a token may read the answer, from wherever he asks. */
export const allowAnyOrigin: RequestHandler = (request, response, next) => {
  response.set("Access-Control-Allow-Origin", "*");
  if (request.method !== "OPTIONS") return next();
  response.set({
    "Access-Control-Allow-Methods": "POST",
    "Access-Control-Allow-Headers": "Authorization, Content-Type",
    "Access-Control-Max-Age": "7200",
  });
  response.status(204).end();
};

/** A buyer waits for what is answered here: what goes wrong is for Express to tell. */
function door(answers: (request: Request, response: Response) => Promise<void>): RequestHandler {
  return (request, response, next) => void inFront(() => answers(request, response)).catch(next);
}

const answer = (response: Response, question: OfferQuestion, asker: Asker) =>
  within(response, decide(question, asker), NOTHING, ({ offer }) => offer !== null);

/** Sends what is decided within the budget, else that there is nothing: an answer of the same shape. */
async function within<Answer extends object>(
  response: Response,
  deciding: Promise<Answer>,
  nothing: Answer,
  isOffered: (answer: Answer) => boolean,
  budgetMs = env.OFFER_BUDGET_MS,
) {
  const begun = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">((over) => (timer = setTimeout(() => over("late"), budgetMs)));
  const decided = deciding.catch((fault: unknown) => {
    log.warn({ err: fault }, "no offer could be decided");
    return "failed" as const;
  });
  const found = await Promise.race([decided, late]);
  clearTimeout(timer);
  const outcome = typeof found === "string" ? found : isOffered(found) ? "offered" : "none";
  answered.observe({ outcome }, (performance.now() - begun) / 1000);
  send(response, typeof found === "string" ? nothing : found);
}

/** As JSON that nobody keeps (Express would make a mark of each for whoever does), and that no browser takes for a page, whatever titles hold. */
function send(response: Response, answer: object): void {
  response.writeHead(200, AS_JSON).end(JSON.stringify(answer));
}

const AS_JSON = { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" };

function purchaseOf(request: Request) {
  const token = bearerOf(request);
  return token === undefined ? undefined : readPostPurchaseToken(token, { secrets: appSecrets, now: nowDate() });
}

const bearerOf = (request: Request) => /^Bearer (\S+)$/i.exec(request.get("authorization") ?? "")?.[1];

/** Who looks at a theme, as the proxy says: a customer only where he is signed in. */
function askerOfProxy(request: Request): Asker | undefined {
  const query = queryOf(request);
  const shopDomain = shopOfProxyRequest(query, appSecrets, now().epochMilliseconds);
  return shopDomain === undefined ? undefined : { shopDomain, customer: query.get("logged_in_customer_id") || null };
}

function askerOfToken(request: Request): Asker | undefined {
  const token = bearerOf(request);
  if (token === undefined) return undefined;
  return readExtensionToken(token, { clientId: env.SHOPIFY_API_KEY, secrets: appSecrets, now: nowDate() });
}

/** Undefined of a body that is no JSON. One that is too large, or too long in coming, is a fault that Express tells of (413, 408). */
async function jsonOf(request: Request): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, over) => {
    timer = setTimeout(() => over(Object.assign(new Error("The body was too long in coming."), { status: 408 })), BODY_MS);
  });
  const body = getRawBody(request, { limit: LARGEST_BODY, length: request.get("content-length"), encoding: "utf8" });
  const text = await Promise.race([body, late]).finally(() => clearTimeout(timer));
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refuse(response: Response, error: z.ZodError) {
  const wrong = error.issues.map(({ path }) => path.join(".") || "body").join(", ");
  answerPlainly(response, 400, `Missing, or not as the contract says: ${wrong}.`);
}

import { createHash } from "node:crypto";
import express, { type Request, type RequestHandler, type Response } from "express";
import type { MessageChannel } from "#generated/prisma/client.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { env } from "#app/platform/env.server.ts";
import { storeEvent } from "#app/platform/events/store-event.server.ts";
import { findShopByDomain } from "#app/platform/find-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { ReceivedCall } from "./channel-calls.ts";
import type { ChannelProvider } from "./channel-provider.ts";
import { credentialsOf } from "./connect-channel.server.ts";
import { findChannelProvider } from "./registry.server.ts";
import { noteCall } from "./trouble.server.ts";

/** What calls of a channel's provider are kept under, whoever it is: the topic is its kind. */
export const CHANNEL_SOURCE = "channel";

type Called = { shop: Shop; row: MessageChannel; provider: ChannelProvider; calls: NonNullable<ChannelProvider["calls"]> };

/** What domains, kinds and our keys are made of. Nothing else is looked for. */
const SAFE = /^[\w.-]+$/;

/** Whose call it is: the shop and the key that only its provider was told stand in the address. What the body says of it counts for nothing. */
async function findCalled({ params }: Request): Promise<Called | undefined> {
  const { kind = "", shopDomain = "", callbackKey = "" } = params;
  if (![kind, shopDomain, callbackKey].every((part) => SAFE.test(part))) return undefined;
  const provider = findChannelProvider(kind);
  if (!provider?.calls) return undefined;
  const shop = await findShopByDomain(shopDomain);
  if (!shop?.installed) return undefined;
  const row = await inShop(shop, (db) => db.messageChannel.findFirst({ where: { shopId: shop.id, kind, callbackKey } }));
  return row ? { shop, row, provider, calls: provider.calls } : undefined;
}

async function receive(request: Request, response: Response): Promise<void> {
  const called = await findCalled(request);
  if (!called) return void response.status(404).end();
  const { shop, row, provider, calls } = called;
  const body: unknown = request.body;
  const call: ReceivedCall = {
    // As it was called: what a signature covers is no parsed and rewritten address.
    url: `${env.INTAKE_URL}${request.originalUrl}`,
    header: (name) => request.get(name),
    body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
  };
  const isTrue = calls.isTrue(call, credentialsOf(shop, row));
  await noteCall(shop, row, provider.label, isTrue);
  if (!isTrue) return void response.status(401).end();
  const about = calls.about(call);
  if (about === undefined) return void response.status(400).end();

  await storeEvent({
    shopId: shop.id,
    source: CHANNEL_SOURCE,
    dedupeKey: `${provider.kind} ${createHash("sha256").update(`${request.originalUrl}\n`).update(call.body).digest("base64url")}`,
    topic: provider.kind,
    entityKey: about,
    body: call.body.toString("utf8"),
    triggeredAt: nowDate(),
  });
  if (calls.answer) response.status(200).type(calls.answer.type).send(calls.answer.body);
  else response.status(200).end();
}

async function prove(request: Request, response: Response): Promise<void> {
  const called = await findCalled(request);
  const asked = new URL(request.originalUrl, env.INTAKE_URL).searchParams;
  const proof = called?.row.callbackKey ? called.calls.prove?.(asked, called.row.callbackKey) : undefined;
  if (proof === undefined) return void response.status(called ? 403 : 404).end();
  response.status(200).type("text/plain").send(proof);
}

/**
 * `POST /channels/:kind/:shopDomain/:callbackKey`: a channel's provider tells of messages and of what people write. Checked over the bytes as
 * they came, kept, answered; what it means is looked at later. The very same call is kept once.
 */
export const receiveChannelCall: RequestHandler[] = [
  express.raw({ type: () => true, limit: "3mb" }),
  (request, response, next) => void receive(request, response).catch(next),
];

/** `GET` of the same address: a provider asks whether it is ours. */
export const proveChannelAddress: RequestHandler = (request, response, next) => void prove(request, response).catch(next);

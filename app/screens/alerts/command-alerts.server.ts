import {
  addDestination,
  changeDestination,
  pauseDestination,
  removeDestination,
  resumeDestination,
} from "#app/alerts/destinations.server.ts";
import { canBeSpokenTo } from "#app/alerts/post-to-webhook.server.ts";
import { sendTest } from "#app/alerts/send-test.server.ts";
import type { AlertTarget } from "#app/alerts/alert-target.ts";
import { readWebhook } from "#app/alerts/webhook-address.ts";
import { addressFor } from "#app/messaging/consent/address.ts";
import type { Actor } from "#app/platform/actor.ts";
import { type Refusal, type Reply, refusal } from "#app/platform/http/reply.ts";
import { common } from "#app/platform/messages/messages.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { AlertsCommand } from "./alerts-command.ts";
import { alertsScreen } from "./messages.ts";

const { message } = alertsScreen;

/** Does what a merchant said of the places where exceptions are told. */
export async function commandAlerts(shop: Shop, command: AlertsCommand, by: Actor): Promise<Reply> {
  switch (command.intent) {
    case "add":
      return add(shop, command);
    case "change":
      return change(shop, command);
    case "pause":
      await pauseDestination(shop, command.id);
      return done(message("now-paused"));
    case "resume":
      await resumeDestination(shop, command.id, by);
      return done(message("now-resumed"));
    case "remove":
      await removeDestination(shop, command.id, by);
      return done(message("removed"));
    case "test": {
      const tested = await sendTest(shop, command.id);
      if (tested.outcome === "sent") return done(message("test-sent"));
      if (tested.outcome === "on-its-way") return done(message("test-on-its-way"));
      return refusal(tested.outcome === "failed" ? tested.problem : common.message("not-understood"));
    }
  }
}

async function add(shop: Shop, command: Extract<AlertsCommand, { intent: "add" }>): Promise<Reply> {
  const target = command.kind === "webhook" ? await webhookOf(command.url) : addressesOf(command.addresses);
  if ("ok" in target) return target;
  const { outcome } = await addDestination(shop, target, command);
  if (outcome === "added") return done(message("added"));
  const field = command.kind === "webhook" ? "url" : "addresses";
  return outcome === "known" ? wrong(field, message("known")) : refusal(message("too-many"));
}

async function change(shop: Shop, command: Extract<AlertsCommand, { intent: "change" }>): Promise<Reply> {
  const { id, url, addresses } = command;
  const target = url !== "" ? await webhookOf(url) : addresses !== "" ? addressesOf(addresses) : null;
  if (target !== null && "ok" in target) return target;
  await changeDestination(shop, id, command, target);
  return done(message("saved"));
}

async function webhookOf(typed: string): Promise<AlertTarget | Refusal> {
  const webhook = readWebhook(typed);
  if (!webhook.ok) return wrong("url", message(webhook.problem));
  return (await canBeSpokenTo(webhook.url)) ? { url: webhook.url } : wrong("url", message("not-public"));
}

function addressesOf(typed: string): AlertTarget | Refusal {
  const named = [...new Set(typed.split(/[,;\s]+/).filter(Boolean))];
  if (named.length === 0) return wrong("addresses", common.message("required"));
  if (named.length > 10) return wrong("addresses", message("too-many-addresses"));
  const addresses = named.map((one) => addressFor("email", one)?.address);
  const odd = named.find((_, index) => addresses[index] === undefined);
  if (odd !== undefined) return wrong("addresses", message("not-an-address", { address: odd.slice(0, 100) }));
  return { addresses: addresses.flatMap((address) => address ?? []) };
}

const wrong = (field: "url" | "addresses", what: Message): Refusal =>
  refusal(common.message("check-fields", { count: 1 }), { [field]: what });

const done = (what: Message): Reply => ({ ok: true, message: what });

import { z } from "zod";
import type { Channel } from "#app/messaging/channel.ts";
import type { ChannelProvider } from "#app/messaging/channels/channel-provider.ts";
import { channelCredentials, connectChannel, pauseChannel } from "#app/messaging/channels/connect-channel.server.ts";
import { disconnectChannel } from "#app/messaging/channels/disconnect-channel.server.ts";
import { findChannelProvider } from "#app/messaging/channels/registry.server.ts";
import { sweepUntold } from "#app/messaging/consent/sweep-untold.server.ts";
import { CONSENT_SCOPE } from "#app/messaging/consent/tell-shopify.server.ts";
import { resumeMail } from "#app/messaging/mail-health/judge-mail-health.server.ts";
import { findShopAddress } from "#app/messaging/sender/shop-address.server.ts";
import { messagingSettings } from "#app/messaging/messaging-settings.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { checkForm } from "#app/platform/forms/check-form.ts";
import { type Reply, refusal } from "#app/platform/http/reply.ts";
import { common } from "#app/platform/messages/messages.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { type PixelTurned, turnPixelOff, turnPixelOn } from "#app/recovery/pixel/turn-pixel.server.ts";
import { recoverySettings } from "#app/recovery/recovery-settings.server.ts";
import { isGranted } from "#app/shopify/granted-scopes.server.ts";
import type { ChannelsCommand, ChannelsReply } from "./channels-command.ts";
import { channelsScreen } from "./messages.ts";

/** Does what a merchant said of the shop's channels. */
export async function commandChannels(shop: Shop, command: ChannelsCommand): Promise<ChannelsReply> {
  switch (command.intent) {
    case "connect":
      return connect(shop, command);
    case "resume":
      // It is not held against the mail any more what was sent before.
      await (command.channel === "email" ? resumeMail(shop) : pauseChannel(shop, command.channel, false));
      return done(channelsScreen.message("now-resumed"));
    case "pause":
      await pauseChannel(shop, command.channel, true);
      return done(channelsScreen.message("now-paused"));
    case "disconnect":
      return disconnect(shop, command.channel);
    case "save-hours": {
      const { opens, closes, hoursForMail, caps } = command;
      await inShop(shop, (db) => messagingSettings.save(db, shop, { opens, closes, hoursForMail, caps }));
      return done(channelsScreen.message("saved"));
    }
    case "save-left": {
      const { checkout, cart, browse } = command;
      await inShop(shop, (db) => recoverySettings.save(db, shop, { leftAfterMinutes: { checkout, cart, browse } }));
      return done(channelsScreen.message("saved"));
    }
    case "save-proof": {
      const { holdoutPercent, countedDays } = command;
      await inShop(shop, (db) => recoverySettings.save(db, shop, { holdoutPercent, countedDays }));
      return done(channelsScreen.message("saved"));
    }
    case "save-sender":
      await inShop(shop, (db) => messagingSettings.save(db, shop, { sender: command.sender }));
      return done(channelsScreen.message("saved"));
    case "save-prices": {
      const { costs, abroad } = command;
      await inShop(shop, (db) => recoverySettings.save(db, shop, { costPerThousand: costs, costIn: abroad }));
      return done(channelsScreen.message("saved"));
    }
    case "pixel-on":
      return turned(await turnPixelOn(shop), "pixel-now-on");
    case "pixel-off":
      return turned(await turnPixelOff(shop), "pixel-now-off");
    case "tell-consent": {
      if (!(await isGranted(shop, CONSENT_SCOPE))) return refusal(channelsScreen.message("consent-not-given"));
      await sweepUntold(shop, 0);
      return done(channelsScreen.message("consent-now-told"));
    }
  }
}

const turned = (answer: PixelTurned, key: "pixel-now-on" | "pixel-now-off"): Reply =>
  answer.outcome === "done" ? done(channelsScreen.message(key)) : refusal(answer.message);

async function connect(shop: Shop, { kind, credentials }: Extract<ChannelsCommand, { intent: "connect" }>): Promise<Reply> {
  const provider = findChannelProvider(kind);
  if (!provider) return refusal(common.message("not-understood"));
  const checked = checkForm(z.object({ credentials: provider.credentials }), {
    credentials: await withSecrets(shop, provider, credentials),
  });
  if (!checked.ok) return checked;
  const answer = await connectChannel(shop, provider, checked.value.credentials);
  if (answer.outcome === "refused") return refusal(answer.message);
  if (provider.channel === "email") await findShopAddress(shop);
  return done(channelsScreen.message("now-connected"));
}

async function disconnect(shop: Shop, channel: Channel): Promise<ChannelsReply> {
  const { heldBack, problem } = await disconnectChannel(shop, channel);
  return { ok: true, message: channelsScreen.message("now-disconnected", { count: heldBack }), leftToDo: problem };
}

/** What is secret is never shown: left empty it stays what it was, as long as it is the same provider. */
async function withSecrets(shop: Shop, { kind, channel, fields }: ChannelProvider, typed: Record<string, string>) {
  const known = await inShop(shop, (db) => channelCredentials(db, shop, channel));
  if (known?.kind !== kind) return typed;
  const kept = z.record(z.string(), z.unknown()).safeParse(known.credentials).data ?? {};
  const secrets = fields.filter((field) => field.kind === "secret" && (typed[field.name] ?? "") === "");
  return { ...typed, ...Object.fromEntries(secrets.map(({ name }) => [name, kept[name]])) };
}

const done = (message: Message): Reply => ({ ok: true, message });

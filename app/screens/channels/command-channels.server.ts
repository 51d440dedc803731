import { z } from "zod";
import { connectChannel, pauseChannel } from "#app/messaging/channels/connect-channel.server.ts";
import { findChannelProvider } from "#app/messaging/channels/registry.server.ts";
import { messagingSettings } from "#app/messaging/messaging-settings.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { checkForm } from "#app/platform/forms/check-form.ts";
import { type Reply, refusal } from "#app/platform/http/reply.ts";
import { common } from "#app/platform/messages/messages.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { recoverySettings } from "#app/recovery/recovery-settings.server.ts";
import type { ChannelsCommand } from "./channels-command.ts";
import { channelsScreen } from "./messages.ts";

/** Does what a merchant said of the shop's channels. */
export async function commandChannels(shop: Shop, command: ChannelsCommand): Promise<Reply> {
  switch (command.intent) {
    case "connect":
      return connect(shop, command);
    case "pause":
    case "resume":
      await pauseChannel(shop, command.channel, command.intent === "pause");
      return done(channelsScreen.message(command.intent === "pause" ? "now-paused" : "now-resumed"));
    case "save-hours": {
      const { opens, closes, caps } = command;
      await inShop(shop, (db) => messagingSettings.save(db, shop, { opens, closes, caps }));
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
  }
}

async function connect(shop: Shop, { kind, credentials }: Extract<ChannelsCommand, { intent: "connect" }>): Promise<Reply> {
  const provider = findChannelProvider(kind);
  if (!provider) return refusal(common.message("not-understood"));
  const checked = checkForm(z.object({ credentials: provider.credentials }), { credentials });
  if (!checked.ok) return checked;
  const answer = await connectChannel(shop, provider, checked.value.credentials);
  return answer.outcome === "connected" ? done(channelsScreen.message("now-connected")) : refusal(answer.message);
}

const done = (message: Message): Reply => ({ ok: true, message });

import type { MessageDelivery } from "#generated/prisma/client.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { publish } from "#app/platform/events/publish.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { Channel } from "../channel.ts";
import type { Refusal } from "../channels/refusal.ts";
import { applyTrouble } from "../channels/trouble.server.ts";
import { suppress } from "../consent/keep-consent.server.ts";
import { keepUnreachable } from "../contacts/keep-contact.server.ts";
import { deliveryFailed } from "./delivery-events.ts";
import { planAgain } from "./plan-again.server.ts";

/** What follows from a provider's no, beyond the message that it was said to: for the person, the channel, and whoever planned it. */
export async function applyRefusal(
  db: ShopDb,
  shop: Pick<Shop, "id">,
  delivery: Pick<MessageDelivery, "id" | "run" | "step" | "channel" | "addressKey">,
  refusal: Refusal,
): Promise<void> {
  const { id, run, step, addressKey } = delivery;
  const channel = Channel.parse(delivery.channel);
  const at = nowDate();
  const source = "provider";
  if (refusal.reason === "bad-address") await suppress(db, shop, { addressKey, reason: "bounced", source, at });
  if (refusal.optedOutOf) {
    const reason = refusal.optedOutOf === "everything" ? "provider_opt_out" : "unsubscribed";
    await suppress(db, shop, { addressKey, reason, source, at });
  }
  if (refusal.lasting) await keepUnreachable(db, shop, { channel, addressKey }, at);
  if (refusal.trouble) await applyTrouble(db, shop, channel, refusal.trouble);
  if (refusal.again && (await planAgain(db, shop, { id }, refusal.again.afterSeconds))) return;
  await publish(db, shop, deliveryFailed, { deliveryId: id, run, step, channel, reason: refusal.reason });
}

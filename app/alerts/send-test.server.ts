import { inShop } from "#app/platform/db/in-shop.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { planMails } from "./mail-alert.server.ts";
import { alerts } from "./messages.ts";
import { testContent } from "./read-content.server.ts";
import { noteTaken } from "./record-outcome.server.ts";
import { say } from "./tend-destination.server.ts";

export type TestOutcome = { outcome: "sent" } | { outcome: "on-its-way" } | { outcome: "failed"; problem: Message } | { outcome: "gone" };

/** Sends a test to a destination at once, also to one that is paused, and says what came of it. One that fails is not tried again, and not held against it. */
export async function sendTest(shop: Shop, id: string): Promise<TestOutcome> {
  const destination = await inShop(shop, (db) => db.alertDestination.findUnique({ where: { shopId_id: { shopId: shop.id, id } } }));
  if (!destination) return { outcome: "gone" };
  const content = testContent(shop, newId<string>());
  if (destination.kind === "email") {
    const channel = await inShop(shop, (db) =>
      db.messageChannel.findUnique({ where: { shopId_channel: { shopId: shop.id, channel: "email" } } }),
    );
    if (channel?.state !== "connected") return { outcome: "failed", problem: alerts.message("no-mail-channel") };
    await inShop(shop, (db) => planMails(db, shop, destination, content));
    return { outcome: "on-its-way" };
  }
  let verdict = await say(shop, { alertId: content.id, destination, content });
  if (verdict.verdict === "too-rich") {
    await inShop(shop, (db) => db.alertDestination.updateMany({ where: { shopId: shop.id, id }, data: { plainOnly: true } }));
    verdict = await say(shop, { alertId: content.id, destination: { ...destination, plainOnly: true }, content });
  }
  if (verdict.verdict === "taken") {
    if (destination.state === "active") await inShop(shop, (db) => noteTaken(db, shop, id));
    return { outcome: "sent" };
  }
  return { outcome: "failed", problem: "problem" in verdict ? verdict.problem : alerts.message("refused", { status: "400" }) };
}

import { channelOf } from "#app/messaging/channels/connect-channel.server.ts";
import { ChannelFault } from "#app/messaging/channels/channel-fault.ts";
import { addressFor } from "#app/messaging/consent/address.ts";
import { readSender } from "#app/messaging/sender/shop-address.server.ts";
import { UNSUBSCRIBE_MARK } from "#app/messaging/templates/marks.ts";
import { now } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { type Reply, refusal } from "#app/platform/http/reply.ts";
import { newId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { messageVariables } from "#app/recovery/composing/message-variables.ts";
import { renderContent } from "#app/recovery/composing/render-content.server.ts";
import { messagePreview } from "./messages.ts";
import { readTexts } from "../nodes/typed-texts.ts";
import type { PreviewCommand } from "./preview-command.ts";
import { readFacts } from "./read-facts.server.ts";

const LONGEST_SECONDS = 60;

/**
 * Sends a message that is being written to whoever writes it: at once, whatever the hour, to the address that they typed. It is in no ledger, and
 * brings no link that leads to a buyer's cart.
 */
export async function sendTest(shop: Shop, sendTo: string, { channel, purpose, why, written, ...asked }: PreviewCommand): Promise<Reply> {
  const wrong = messagePreview.message("test-bad-address");
  const address = addressFor(channel, sendTo);
  if (!address) return refusal(wrong, { sendTo: wrong });
  const { connected, sender } = await inShop(shop, async (db) => ({
    connected: await channelOf(db, shop, channel),
    sender: (await readSender(db, shop)).lines,
  }));
  if (connected?.state !== "connected") return refusal(messagePreview.message("test-no-channel"));
  const variables = messageVariables(await readFacts(shop, { ...asked, purpose, language: written.language }));
  const content = await renderContent(channel, readTexts({ channel, purpose, why }, [written])[written.language], variables, purpose);
  if (content === undefined) return refusal(messagePreview.message("refused"));
  // A test unsubscribes nobody: its link leads into the shop, and not to a word.
  const sent: unknown = JSON.parse(JSON.stringify(content).replaceAll(UNSUBSCRIBE_MARK, `https://${shop.domain}/`));
  try {
    const line = await connected.open();
    try {
      const notAfter = now().add({ seconds: LONGEST_SECONDS });
      const answer = await line.send({
        reference: newId<string>(),
        address: address.address,
        content: sent,
        unsubscribe: null,
        sender,
        notAfter,
      });
      if (answer.outcome === "accepted") return { ok: true, message: messagePreview.message("test-sent") };
      if (answer.outcome === "unknown") return refusal(messagePreview.message("test-unknown"));
      return refusal(messagePreview.message("test-failed", { why: answer.why }));
    } finally {
      line.close();
    }
  } catch (fault) {
    if (fault instanceof ChannelFault) return refusal(fault.words);
    throw fault;
  }
}

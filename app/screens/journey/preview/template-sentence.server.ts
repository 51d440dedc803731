import { z } from "zod";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { linkPlace } from "#app/recovery/links/recovery-link.server.ts";
import { reminderSentence, WHATSAPP_REMINDER } from "#app/recovery/templates/whatsapp-reminder.ts";
import type { TemplateSentence } from "#app/recovery/templates/words/whatsapp-sentences.ts";

const Components = z
  .array(
    z.looseObject({
      type: z.string(),
      text: z.string().optional(),
      buttons: z.array(z.looseObject({ type: z.string(), text: z.string(), url: z.string().optional() })).optional(),
    }),
  )
  .catch([]);

/** What a WhatsApp template says, and the address of its button: as Meta told it, else as the built-in one has to be submitted; null where nobody knows. */
export async function templateSentence(
  db: ShopDb,
  shop: Shop,
  { name, language }: { name: string; language: string },
): Promise<(TemplateSentence & { address: string }) | null> {
  const of = { shopId: shop.id, channel: "whatsapp", name, language };
  const kept = await db.providerTemplate.findUnique({ where: { shopId_channel_name_language: of }, select: { components: true } });
  const components = Components.parse(kept?.components);
  const body = components.find(({ type }) => type === "BODY")?.text;
  const button = components.flatMap(({ buttons = [] }) => buttons).find(({ type }) => type === "URL");
  if (body !== undefined) return { body, button: button?.text ?? "", address: button?.url ?? "" };
  return name === WHATSAPP_REMINDER ? { ...reminderSentence(language), address: `${linkPlace()}{{1}}` } : null;
}

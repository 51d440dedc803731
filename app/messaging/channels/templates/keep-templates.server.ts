import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { Channel } from "../../channel.ts";
import type { TemplateChange } from "../channel-calls.ts";
import type { ListedTemplate } from "../listed-template.ts";

/** Keeps the list of a channel's templates as it was just read: what is no longer in it is forgotten. */
export async function keepTemplates(
  db: ShopDb,
  shop: Pick<Shop, "id">,
  channel: Channel,
  listed: readonly ListedTemplate[],
): Promise<void> {
  const seenAt = nowDate();
  for (const { name, language, category, state, quality, reason, components } of listed)
    await db.$executeRaw`
      INSERT INTO "provider_template" ("shopId", "channel", "name", "language", "category", "state", "quality", "reason", "components", "seenAt")
      VALUES (${shop.id}, ${channel}, ${name}, ${language}, ${category}, ${state}, ${quality}, ${reason}, ${JSON.stringify(components)}::jsonb, ${seenAt})
      ON CONFLICT ("shopId", "channel", "name", "language") DO UPDATE
        SET "category" = excluded."category", "state" = excluded."state", "quality" = coalesce(excluded."quality", "provider_template"."quality"),
            "reason" = excluded."reason", "components" = excluded."components", "seenAt" = excluded."seenAt"`;
  await db.providerTemplate.deleteMany({ where: { shopId: shop.id, channel, seenAt: { lt: seenAt } } });
}

type Changed = { name: string; language: string; change: TemplateChange };

/** Keeps what a provider tells anew of a template. Of one that we have not read yet nothing is kept: it is read with the list. */
export async function keepTemplateChange(
  db: ShopDb,
  shop: Pick<Shop, "id">,
  channel: Channel,
  { name, language, change }: Changed,
): Promise<void> {
  await db.providerTemplate.updateMany({ where: { shopId: shop.id, channel, name, language }, data: change });
}

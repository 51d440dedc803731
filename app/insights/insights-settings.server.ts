import { z } from "zod";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { defineSettings } from "#app/platform/settings/define-settings.server.ts";
import type { Shop } from "#app/platform/shop.ts";

export const insightsSettings = defineSettings("insights", z.object({ setupGuideHidden: z.boolean().default(false) }));

/** Puts the setup guide on Home, or takes it away. */
export async function showSetupGuide(shop: Shop, shown: boolean): Promise<void> {
  await inShop(shop, (db) => insightsSettings.save(db, shop, { setupGuideHidden: !shown }));
}

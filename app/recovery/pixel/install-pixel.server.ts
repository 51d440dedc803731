import { CreatePixelDocument } from "#admin/create-pixel.ts";
import { StandingPixelDocument } from "#admin/standing-pixel.ts";
import { UpdatePixelDocument } from "#admin/update-pixel.ts";
import { OWN_SOURCE } from "#app/platform/events/event-type.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { appSecrets } from "#app/shopify/app-secrets.server.ts";
import { hasScope } from "#app/shopify/granted-scopes.server.ts";
import { appInstalled, scopesChanged } from "#app/shopify/shopify-events.ts";
import { type UserError, userErrorsOf } from "#app/shopify/user-errors.ts";
import { pixelAccount } from "./pixel-account.ts";
import { PIXEL_SCOPES } from "./pixel-scopes.ts";

export type PixelInstalled = { outcome: "installed" } | { outcome: "not-granted" } | { outcome: "refused"; errors: readonly UserError[] };

/** As soon as the merchant lets it, the pixel is in the shop. */
export const installPixelWhenGranted = subscriber({
  name: "recovery.install-pixel",
  hears: [{ source: OWN_SOURCE, topics: [appInstalled.topic, scopesChanged.topic] }],
  urgent: false,
  async run(shop) {
    await installPixel(shop);
  },
});

/**
 * Puts the pixel into the shop's pages, with whose shop it is. A shop has one of an app's: where it stands already it is told anew, should the app's
 * secret be another since. Twice equals once.
 */
export async function installPixel(shop: Shop): Promise<PixelInstalled> {
  for (const scope of PIXEL_SCOPES) if (!(await hasScope(shop, scope))) return { outcome: "not-granted" };
  const client = adminClient(shop);
  const settings = JSON.stringify({ accountID: pixelAccount(shop.id, appSecrets) });
  const errors = userErrorsOf((await client.run(CreatePixelDocument, { settings })).webPixelCreate);
  if (errors.length === 0) return { outcome: "installed" };
  if (!errors.some(({ code }) => code === "TAKEN")) return { outcome: "refused", errors };

  const { webPixel } = await client.run(StandingPixelDocument, {});
  if (!webPixel || accountIn(webPixel.settings) === pixelAccount(shop.id, appSecrets)) return { outcome: "installed" };
  const refused = userErrorsOf((await client.run(UpdatePixelDocument, { id: webPixel.id, settings })).webPixelUpdate);
  return refused.length === 0 ? { outcome: "installed" } : { outcome: "refused", errors: refused };
}

/** Shopify answers settings as an object, or as the text that it was given. */
function accountIn(settings: unknown): unknown {
  if (typeof settings === "object" && settings !== null) return "accountID" in settings ? settings.accountID : undefined;
  return typeof settings === "string" && settings.startsWith("{") ? accountIn(JSON.parse(settings)) : undefined;
}

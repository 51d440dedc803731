import { CreatePixelDocument } from "#admin/create-pixel.ts";
import { StandingPixelDocument } from "#admin/standing-pixel.ts";
import { UpdatePixelDocument } from "#admin/update-pixel.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { OWN_SOURCE } from "#app/platform/events/event-type.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { wordsFor } from "#app/platform/messages/words.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { appSecrets } from "#app/shopify/app-secrets.server.ts";
import { hasScope } from "#app/shopify/granted-scopes.server.ts";
import { appInstalled, scopesChanged } from "#app/shopify/shopify-events.ts";
import { type UserError, userErrorsOf } from "#app/shopify/user-errors.ts";
import { recoverySettings } from "../recovery-settings.server.ts";
import { pixelAccount } from "./pixel-account.ts";
import { PIXEL_SCOPES } from "./pixel-scopes.ts";

export type PixelInstalled =
  | { outcome: "installed" }
  | { outcome: "not-granted" }
  /** The merchant turned it off. */
  | { outcome: "not-wanted" }
  | { outcome: "refused"; errors: readonly UserError[] };

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
 * Puts the pixel into the shop's pages, with whose shop it is, unless the merchant turned it off, and notes what came of it. A shop has one of an
 * app's: where it stands already it is told anew, should the app's secret be another since. Twice equals once.
 */
export async function installPixel(shop: Shop): Promise<PixelInstalled> {
  for (const scope of PIXEL_SCOPES) if (!(await hasScope(shop, scope))) return { outcome: "not-granted" };
  const { pixel } = await inShop(shop, (db) => recoverySettings.read(db, shop));
  if (pixel.isWanted === false) return { outcome: "not-wanted" };

  const errors = await putIn(shop);
  await inShop(shop, (db) =>
    recoverySettings.save(db, shop, ({ pixel: { isWanted, installedAt } }) => ({
      pixel:
        errors.length === 0
          ? { isWanted, installedAt: installedAt ?? nowDate().toISOString(), refusedWith: null }
          : { isWanted, installedAt: null, refusedWith: inShopifysWords(errors) },
    })),
  );
  return errors.length === 0 ? { outcome: "installed" } : { outcome: "refused", errors };
}

/** Answers why Shopify doesn't take it; nothing where it stands. */
async function putIn(shop: Shop): Promise<readonly UserError[]> {
  const client = adminClient(shop);
  const settings = JSON.stringify({ accountID: pixelAccount(shop.id, appSecrets) });
  const errors = userErrorsOf((await client.run(CreatePixelDocument, { settings })).webPixelCreate);
  if (!errors.some(({ code }) => code === "TAKEN")) return errors;

  const { webPixel } = await client.run(StandingPixelDocument, {});
  if (!webPixel || accountIn(webPixel.settings) === pixelAccount(shop.id, appSecrets)) return [];
  return userErrorsOf((await client.run(UpdatePixelDocument, { id: webPixel.id, settings })).webPixelUpdate);
}

const english = wordsFor({ language: "en", timeZone: "UTC" });

/** Shopify says it in English, and it is shown as it said it. */
export const inShopifysWords = (errors: readonly UserError[]): string => errors.map(({ message }) => english(message)).join(" ");

/** Shopify answers settings as an object, or as the text that it was given. */
function accountIn(settings: unknown): unknown {
  if (typeof settings === "object" && settings !== null) return "accountID" in settings ? settings.accountID : undefined;
  return typeof settings === "string" && settings.startsWith("{") ? accountIn(JSON.parse(settings)) : undefined;
}

import { DeletePixelDocument } from "#admin/delete-pixel.ts";
import { StandingPixelDocument } from "#admin/standing-pixel.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { type Message, verbatim } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { AdminFault, wordsOfAdminFault } from "#app/shopify/admin-fault.ts";
import { isGranted } from "#app/shopify/granted-scopes.server.ts";
import { userErrorsOf } from "#app/shopify/user-errors.ts";
import { recovery } from "../messages.ts";
import { recoverySettings } from "../recovery-settings.server.ts";
import { installPixel, inShopifysWords } from "./install-pixel.server.ts";
import { PIXEL_SCOPES } from "./pixel-scopes.ts";

export type PixelTurned = { outcome: "done" } | { outcome: "refused"; message: Message };

/**
 * The merchant wants the pixel, and has just let Shopify allow it: it is put in at once. Without the permission nothing is changed or kept; what
 * Shopify refuses is tried again with the next permission, or when the merchant asks again.
 */
export async function turnPixelOn(shop: Shop): Promise<PixelTurned> {
  return orRefused(async () => {
    for (const scope of PIXEL_SCOPES)
      if (!(await isGranted(shop, scope))) return { outcome: "refused", message: recovery.message("pixel-not-allowed") };
    await inShop(shop, (db) => recoverySettings.save(db, shop, ({ pixel }) => ({ pixel: { ...pixel, isWanted: true } })));
    const installed = await installPixel(shop);
    if (installed.outcome !== "refused") return { outcome: "done" };
    return { outcome: "refused", message: recovery.message("pixel-refused", { said: verbatim(inShopifysWords(installed.errors)) }) };
  });
}

/** The merchant wants it no more: it leaves the shop's pages, and no permission brings it back. What it told before stays. */
export async function turnPixelOff(shop: Shop): Promise<PixelTurned> {
  return orRefused(async () => {
    const standing = await findPixel(shop);
    const errors = standing ? userErrorsOf((await adminClient(shop).run(DeletePixelDocument, { id: standing })).webPixelDelete) : [];
    const refused = errors.filter(({ code }) => code !== "NOT_FOUND");
    if (refused.length > 0)
      return { outcome: "refused", message: recovery.message("pixel-stays", { said: verbatim(inShopifysWords(refused)) }) };
    const off = { isWanted: false, installedAt: null, refusedWith: null };
    await inShop(shop, (db) => recoverySettings.save(db, shop, { pixel: off }));
    return { outcome: "done" };
  });
}

/** Null where there is none: Shopify says so as an error of the whole request. Without the permission there is none either: it went with it. */
async function findPixel(shop: Shop): Promise<string | null> {
  try {
    const { webPixel } = await adminClient(shop).run(StandingPixelDocument, {});
    return webPixel?.id ?? null;
  } catch (fault) {
    const isNone =
      fault instanceof AdminFault && (/No web pixel/i.test(fault.message) || (fault.code === "access-denied" && !fault.isOfDoor));
    if (isNone) return null;
    throw fault;
  }
}

async function orRefused(turn: () => Promise<PixelTurned>): Promise<PixelTurned> {
  try {
    return await turn();
  } catch (fault) {
    if (fault instanceof AdminFault) return { outcome: "refused", message: wordsOfAdminFault(fault) };
    throw fault;
  }
}

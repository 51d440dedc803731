import type { Room } from "#app/platform/room.ts";
import { openImportOnCurrency, openImportOnEvent } from "./import/open-import.server.ts";
import { reopenImport } from "./import/reopen-import.server.ts";
import { applyUninstalled } from "./lifecycle/apply-uninstalled.server.ts";
import { eraseShop } from "./lifecycle/erase-shop.server.ts";
import { noteShopUpdate } from "./lifecycle/note-shop-update.server.ts";
import { noteScopes } from "./lifecycle/note-scopes.server.ts";

export const room: Room = {
  name: "shopify",
  subscribers: [openImportOnEvent, openImportOnCurrency, reopenImport, noteScopes, noteShopUpdate, applyUninstalled, eraseShop],
};

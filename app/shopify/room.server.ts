import type { Room } from "#app/platform/room.ts";
import { openImportOnEvent } from "./import/open-import.server.ts";
import { applyScopesUpdate } from "./lifecycle/apply-scopes-update.server.ts";
import { applyUninstalled } from "./lifecycle/apply-uninstalled.server.ts";
import { eraseShop } from "./lifecycle/erase-shop.server.ts";

export const room: Room = {
  name: "shopify",
  // Before those of the rooms above: they find the import laid out and the scopes noted.
  inboxHandlers: [openImportOnEvent, applyScopesUpdate, applyUninstalled, eraseShop],
};

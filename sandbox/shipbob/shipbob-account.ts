import { createHash } from "node:crypto";

/** The merchant's account at the stand-in: what would be copied from ShipBob's own screens. */
export type ShipBobAccount = {
  token: string;
  channelId: number;
  channelName: string;
  userId: number;
  scopes: readonly string[];
};

/** The same seed gives the same token, so that a restarted sandbox still knows its app. */
export function demoAccount(seed: number): ShipBobAccount {
  return {
    token: `${createHash("sha256").update(`shipbob token ${seed}`).digest("hex").toUpperCase()}-1`,
    channelId: 128944,
    channelName: "Waybill demo",
    userId: 40812,
    scopes: [
      "channels_read",
      "inventory_read",
      "locations_read",
      "orders_read",
      "orders_write",
      "products_read",
      "products_write",
      "receiving_read",
      "tracking_read",
      "webhooks_read",
      "webhooks_write",
    ],
  };
}

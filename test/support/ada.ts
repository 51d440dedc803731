import type { Actor } from "#app/platform/actor.ts";

/** Somebody of the merchant's staff. */
export const ada: Actor = { kind: "staff", id: "7", name: "Ada Byron" };

/** Where she lives, and buyers unless a test says otherwise: as it is typed in Shopify. */
export const ADAS_ADDRESS = {
  firstName: "Ada",
  lastName: "Okafor",
  address1: "1 Mill Road",
  city: "Leeds",
  zip: "LS1 1AA",
  countryCode: "GB",
};

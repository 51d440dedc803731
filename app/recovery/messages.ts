import { catalogue } from "#app/platform/messages/catalogue.ts";

/** What recovery says: of carts, of what was done about them, and why something was not. */
export const recovery = catalogue("recovery", {
  "not-found": "This cart isn't there any more.",
});

import { inboxHandler } from "#app/platform/inbox/inbox-handler.ts";
import { readGrantedScopes } from "../granted-scopes.server.ts";

/**
 * The merchant has granted scopes, or taken them back. Two such events may come in the wrong order, so that what is granted is asked
 * of Shopify and not taken from the event.
 */
export const applyScopesUpdate = inboxHandler({
  source: "shopify",
  topics: ["app/scopes_update"],
  run: async (shop) => {
    await readGrantedScopes(shop);
  },
});

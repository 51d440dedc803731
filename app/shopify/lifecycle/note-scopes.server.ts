import { publishNow } from "#app/platform/events/publish.server.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { readGrantedScopes } from "../granted-scopes.server.ts";
import { scopesChanged } from "../shopify-events.ts";

/**
 * The merchant has granted scopes, or taken them back. Two such events may come in the wrong order, so that what is granted is asked
 * of Shopify and not taken from the event. When it is noted the rooms are told.
 */
export const noteScopes = subscriber({
  name: "shopify.note-scopes",
  hears: [{ source: "shopify", topics: ["app/scopes_update"] }],
  run: async (shop, event) => {
    await readGrantedScopes(shop);
    await publishNow(shop, scopesChanged, { changedAt: event.triggeredAt.toISOString() });
  },
});

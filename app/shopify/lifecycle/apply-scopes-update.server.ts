import { z } from "zod";
import { inboxHandler } from "#app/platform/inbox/inbox-handler.ts";
import { noteGrantedScopes } from "../granted-scopes.server.ts";

const Update = z.object({ current: z.array(z.string()) });

/** The merchant has granted scopes, or taken them back: what is granted now is noted. */
export const applyScopesUpdate = inboxHandler({
  source: "shopify",
  topics: ["app/scopes_update"],
  run: (shop, event) => noteGrantedScopes(shop, Update.parse(JSON.parse(event.body)).current),
});

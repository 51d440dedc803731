import { catalogue } from "#app/platform/messages/catalogue.ts";

/** What the built-in warehouse says of itself. */
export const builtInWords = catalogue("warehouses-built-in", {
  label: "Built-in warehouse",
  about: "Your own shelves. Pick, check and pack with Waybill's screens, by scanner or by tapping.",
  invitation: "Open a built-in warehouse",
  "calls-nobody": "It calls nobody: what happens there is written down as it happens.",
});

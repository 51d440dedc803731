import type { Room } from "#app/platform/room.ts";
import { hearOfDiscounts, hearOfScopes, keepDiscountJob, keepDiscounts } from "./discounts/keep-discounts.server.ts";
import { offers } from "./messages.ts";
import { offersSettings } from "./offers-settings.server.ts";
import { applyOfferEvent } from "./serving/note-event.server.ts";

export const room: Room = {
  name: "offers",
  jobs: [keepDiscountJob],
  subscribers: [applyOfferEvent, hearOfDiscounts, hearOfScopes],
  schedules: [keepDiscounts],
  settings: offersSettings,
  messages: offers,
};

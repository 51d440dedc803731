import type { Room } from "#app/platform/room.ts";
import { offers } from "./messages.ts";
import { offersSettings } from "./offers-settings.server.ts";
import { applyOfferEvent } from "./serving/note-event.server.ts";

export const room: Room = { name: "offers", subscribers: [applyOfferEvent], settings: offersSettings, messages: offers };

import type { Room } from "#app/platform/room.ts";
import { insightsSettings } from "./insights-settings.server.ts";

export const room: Room = { name: "insights", settings: insightsSettings };

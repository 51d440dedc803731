import type { Room } from "#app/platform/room.ts";
import { routing } from "./messages.ts";

export const room: Room = { name: "routing", messages: routing };

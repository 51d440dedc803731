import type { Room } from "#app/platform/room.ts";

export const room: Room = { name: "messaging" };

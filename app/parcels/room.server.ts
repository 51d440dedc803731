import type { Room } from "#app/platform/room.ts";
import { parcelPersonalData } from "./parcel-personal-data.server.ts";

export const room: Room = { name: "parcels", personalData: parcelPersonalData };

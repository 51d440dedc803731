import { env } from "#app/platform/env.server.ts";
import { everyShop } from "#app/platform/jobs/job.ts";
import type { Room } from "#app/platform/room.ts";
import { findLateParcels } from "./find-late-parcels.server.ts";
import { parcelPersonalData } from "./parcel-personal-data.server.ts";

export const room: Room = {
  name: "parcels",
  schedules: [everyShop({ name: "parcels.find-late", everySeconds: env.POLL_SECONDS, run: findLateParcels })],
  personalData: parcelPersonalData,
};

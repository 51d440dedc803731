import { z } from "zod";
import { ShipBobCredentials } from "./shipbob-credentials.ts";
import { WarehouseName } from "./warehouse-name.ts";
import { WarehouseTerms } from "./warehouse-terms.ts";

/** What a merchant says to connect a ShipBob building. Its address and zone come from ShipBob; terms that are left out get sensible first values. */
export const ShipBobForm = WarehouseTerms.partial().extend({
  name: WarehouseName,
  credentials: ShipBobCredentials,
  buildingId: z.string("Choose a building").min(1, "Choose a building"),
  channelId: z.string("Choose a channel").min(1, "Choose a channel"),
});

export type ShipBobForm = z.infer<typeof ShipBobForm>;

import type { Packing } from "#app/packing/pack-line.server.ts";
import type { Shipping } from "#app/packing/ship-packed-parcel.server.ts";
import type { Message } from "#app/platform/messages/message.ts";

/** The form made no sense: `message` says what to do. */
type Unclear = { outcome: "unclear"; message: Message };

/** What POST /app/packing/pack/:parcelId answers. */
export type PackReply = Packing | Unclear;

/** What POST /app/packing/ship/:parcelId answers; `field` is the one that the form went wrong at. */
export type ShipReply = Shipping | (Unclear & { field: string });

import { inShop } from "#app/platform/db/in-shop.server.ts";
import { isStorable } from "#app/platform/forms/is-storable.ts";
import { answeredBy, findCalledWarehouse } from "#app/warehouses/calls/called-warehouse.server.ts";

/** As many names as are looked up for one question. */
const MOST_NAMES = 1000;

/** `GET fetch_tracking_numbers?order_names[]=#1001.1`: the tracking numbers of fulfillments, by their names. Those without one are left out. */
export const answerTrackingCall = answeredBy(async (request, response) => {
  const { shop: domain, order_names: asked } = request.query;
  const called = await findCalledWarehouse(typeof domain === "string" ? domain : undefined, request.params.callbackKey);
  if (!called) return void response.status(404).json({ tracking_numbers: {}, message: "Unknown fulfillment service", success: false });

  const names = [asked]
    .flat()
    .filter((name) => typeof name === "string" && isStorable(name))
    .slice(0, MOST_NAMES);
  const rows = await inShop(
    called.shop,
    (db) => db.$queryRaw<{ name: string; trackingNumber: string }[]>`
      SELECT fulfillment."name", shipment."trackingNumber"
        FROM "fulfillment" fulfillment
        JOIN "shipment" shipment ON shipment."shopId" = fulfillment."shopId" AND shipment."fulfillmentId" = fulfillment."id"
        JOIN "parcel" parcel ON parcel."shopId" = shipment."shopId" AND parcel."id" = shipment."parcelId"
       WHERE fulfillment."name" = ANY (${names}::text[])
         AND parcel."warehouseId" = ${called.warehouse.id}::uuid AND shipment."trackingNumber" IS NOT NULL`,
  );
  const trackingNumbers = Object.fromEntries(rows.map((row) => [row.name, row.trackingNumber]));
  response.json({ tracking_numbers: trackingNumbers, message: "Successfully received the tracking numbers", success: true });
});

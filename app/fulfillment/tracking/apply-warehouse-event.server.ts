import { inShop } from "#app/platform/db/in-shop.server.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import type { Shop } from "#app/platform/shop.ts";
import { openConnection } from "#app/warehouses/open-connection.server.ts";
import { parseShipBobWebhook } from "#app/warehouses/providers/shipbob/parse-shipbob-webhook.ts";

import { recordShipment } from "./record-shipment.server.ts";

/** Takes in what ShipBob calls about. A call that says too little makes us read the order itself. */
export const applyShipBobEvent = subscriber({
  name: "fulfillment.record-shipments",
  hears: [{ source: "shipbob", topics: ["*"] }],
  async run(shop, event) {
    const said = parseShipBobWebhook(event.topic, event.dedupeKey, event.body);
    if (said.outcome === "not-ours") return;
    const parcel = await inShop(shop, (db) =>
      db.parcel.findFirst({ where: { shopId: shop.id, reference: said.reference }, include: { warehouse: true } }),
    );
    if (!parcel) return;
    const shipments = said.outcome === "shipment" ? [said.shipment] : await readShipments(shop, parcel);
    for (const shipment of shipments) await recordShipment(shop, parcel.id, shipment);
  },
});

async function readShipments(shop: Shop, parcel: { reference: string; warehouse: Parameters<typeof openConnection>[1] }) {
  return (await openConnection(shop, parcel.warehouse).findOrder(parcel.reference))?.shipments ?? [];
}

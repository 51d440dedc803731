import { inShop } from "#app/platform/db/in-shop.server.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import type { Shop } from "#app/platform/shop.ts";
import { openConnection } from "#app/warehouses/open-connection.server.ts";
import { kindsThatCall, providerOf } from "#app/warehouses/providers/registry.server.ts";

import { unitsOfNoLine } from "#app/parcels/shipment-progress.ts";
import { recordShipment } from "./record-shipment.server.ts";

/** Takes in what providers call about. A call that says too little makes us read the order itself. */
export const applyWarehouseEvent = subscriber({
  name: "fulfillment.record-shipments",
  hears: kindsThatCall().map((kind) => ({ source: kind, topics: ["*"] })),
  async run(shop, event) {
    const said = providerOf({ kind: event.source }).calls?.read(event.topic, event.body);
    if (said?.outcome !== "shipment" && said?.outcome !== "read-again") return;
    const parcel = await inShop(shop, (db) =>
      db.parcel.findFirst({ where: { shopId: shop.id, reference: said.reference }, include: { warehouse: true, lines: true } }),
    );
    if (!parcel) return;
    // A call of goods that are not on the parcel does not say what they were ordered as.
    const isClear = said.outcome === "shipment" && unitsOfNoLine(asOrdered(parcel.lines), said.shipment.lines).length === 0;
    const shipments = isClear ? [said.shipment] : await readShipments(shop, parcel);
    for (const shipment of shipments) await recordShipment(shop, parcel.id, shipment);
  },
});

/** A call may come again after its units were counted. */
function asOrdered(lines: readonly { sku: string; quantity: number }[]) {
  return lines.map(({ sku, quantity }) => ({ sku, quantity, shipped: 0 }));
}

async function readShipments(shop: Shop, parcel: { reference: string; warehouse: Parameters<typeof openConnection>[1] }) {
  return (await openConnection(shop, parcel.warehouse).findOrder(parcel.reference))?.shipments ?? [];
}

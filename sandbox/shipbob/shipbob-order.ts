import type { OrderRequest } from "./order-request.ts";
import type { ShipBobShipment } from "./shipbob-shipment.ts";

export type ShipBobOrder = {
  id: number;
  channelId: number;
  createdAt: string;
  request: OrderRequest;
  lines: { productId: number; quantity: number; externalLineId: number | null; unitPrice: number | null }[];
  shipments: ShipBobShipment[];
};

/** ShipBob's `OrderStatusEnum`, the statuses of a shipment that this stand-in reaches. */
export type ShipBobShipmentStatus = "Processing" | "Completed" | "Exception" | "OnHold" | "Cancelled" | "LabeledCreated";

export type ShipBobShipment = {
  id: number;
  orderId: number;
  centerId: number;
  lines: { productId: number; quantity: number }[];
  status: ShipBobShipmentStatus;
  details: { id: number; name: string; description: string; inventoryId: number | null }[];
  createdAt: string;
  updatedAt: string;
  /** Past this the shipment cannot be cancelled any more. */
  picked: boolean;
  fulfilledAt: string | null;
  deliveredAt: string | null;
  tracking: { carrier: string; service: string; number: string; url: string } | null;
  /** Newest first, as ShipBob lists it. */
  history: TrackingScan[];
  log: { typeId: number; name: string; text: string; at: string }[];
};

export type TrackingScan = {
  status: "PreTransit" | "InTransit" | "Delivered";
  substatus: string;
  message: string;
  location: string;
  at: string;
};

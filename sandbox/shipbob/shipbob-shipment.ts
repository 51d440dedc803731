/** ShipBob's `OrderStatusEnum`, the statuses of a shipment that this stand-in reaches. */
export type ShipBobShipmentStatus = "Processing" | "Completed" | "Exception" | "OnHold" | "Cancelled" | "LabeledCreated" | "ImportReview";

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
  /** Its units are promised to it on the shelves. */
  reserved: boolean;
  /** Nobody begins with it before this. */
  notBefore: string | null;
  fulfilledAt: string | null;
  deliveredAt: string | null;
  /** Of several boxes the numbers stand in `number` with commas. */
  tracking: { carrier: string; service: string; number: string; url: string } | null;
  /** The numbers that its boxes will get, when somebody has packed it into several. */
  boxes: readonly string[] | null;
  /** It will not be scanned any more on the way that was planned for it. */
  strayed: boolean;
  /** Somebody has said that its number is known where the order was placed. */
  trackingUploaded: boolean;
  /** Newest first, as ShipBob lists it. */
  history: TrackingScan[];
  log: { typeId: number; name: string; text: string; at: string }[];
};

export type TrackingScan = {
  status: "PreTransit" | "InTransit" | "Delivered" | "Failed" | "Return to sender";
  substatus: string;
  message: string;
  location: string;
  at: string;
};

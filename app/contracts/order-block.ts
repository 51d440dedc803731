/**
 * What the block on Shopify's own order page is told: the answer of `GET /app/orders/:orderId/block`.
 *
 * A block that was deployed with an earlier or a later version reads it too: fields are added, never changed or taken away.
 */
export type OrderBlock = {
  /** Where the order is on its way (OrderStage); null while Waybill doesn't have the order. */
  stage: string | null;
  /** The order's page in Waybill, as a path from the app's address; null while there is none. */
  page: string | null;
  /** What needs a person, each in words. */
  troubles: string[];
  /** Without those that were called off. */
  parcels: BlockParcel[];
};

export type BlockParcel = {
  id: string;
  warehouse: string;
  /** ParcelStage. A stage that the block doesn't know is shown without words. */
  stage: string;
  /** ISO date on the warehouse's calendar on which it is expected to leave; null once it has left, or when unknown. */
  leavesOn: string | null;
  /** Why this warehouse: one sentence of the last decision; null when the decision names the warehouse no more. */
  why: string | null;
  /** What the warehouse says is wrong. */
  problem: string | null;
  /** One for each box that has left. */
  tracking: BlockTracking[];
};

export type BlockTracking = {
  carrier: string | null;
  number: string | null;
  /** http or https. */
  url: string | null;
};

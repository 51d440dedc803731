/** A segment of customers, as the merchant keeps it. */
export type SegmentRecord = {
  __typename: "Segment";
  id: number;
  name: string;
  /** In Shopify's own language of segments. */
  query: string;
  createdAt: number;
  updatedAt: number;
};

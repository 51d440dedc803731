/** A collection whose products the merchant chose. */
export type CollectionRecord = {
  __typename: "Collection";
  id: number;
  title: string;
  handle: string;
  productIds: number[];
  updatedAt: number;
};

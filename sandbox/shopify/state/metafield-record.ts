/** A named value that an app keeps on a record. */
export type MetafieldRecord = {
  __typename: "Metafield";
  id: number;
  ownerGid: string;
  namespace: string;
  key: string;
  type: string;
  value: string;
  createdAt: number;
  updatedAt: number;
};

import type { AddressRecord } from "./address-record.ts";

export type CustomerRecord = {
  __typename: "Customer";
  id: number;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  phone: string | null;
  note: string | null;
  tags: string[];
  address: AddressRecord | null;
  acceptsMarketing: boolean;
  /** Ascending. */
  orderIds: number[];
  createdAt: number;
  updatedAt: number;
};

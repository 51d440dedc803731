import type { Consents } from "../consent/consent-record.ts";
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
  /** By email: whether `consents.email` says so. */
  acceptsMarketing: boolean;
  /** What was said about marketing, by channel; `setConsent` changes it. */
  consents: Consents;
  /** Ascending. */
  orderIds: number[];
  createdAt: number;
  updatedAt: number;
};

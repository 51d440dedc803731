import type { ShopId } from "./ids.ts";

/** The merchant's shop that a piece of work is done for: every room's first argument. */
export type Shop = {
  id: ShopId;
  /** `example.myshopify.com` */
  domain: string;
  name: string;
  /** ISO 4217. */
  currency: string;
  /** IANA name. */
  timeZone: string;
};

/** A building of ShipBob's. */
export type FulfillmentCenter = {
  id: number;
  name: string;
  abbreviation: string;
  /** Windows' name of the zone, as `GET /fulfillment-center` gives it. */
  windowsTimeZone: string;
  timeZone: string;
  region: { id: number; name: string };
  address: { address1: string; address2: string | null; city: string; state: string | null; zip_code: string; country: string };
  phone: string;
  email: string;
  /** ISO 3166-1 alpha-2 codes whose parcels leave from here unless the order says otherwise. */
  serves: readonly string[];
  carrier: "Royal Mail" | "USPS";
};

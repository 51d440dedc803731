import type { FulfillmentCenter } from "./fulfillment-center.ts";

/** Where the demo account's stock may lie. */
export const fulfillmentCenters: readonly FulfillmentCenter[] = [
  {
    id: 211,
    name: "Manchester (GB)",
    abbreviation: "MAN1",
    windowsTimeZone: "GMT Standard Time",
    timeZone: "Europe/London",
    region: { id: 40, name: "United Kingdom" },
    address: {
      address1: "Unit 4, Trafford Wharf Road",
      address2: null,
      city: "Manchester",
      state: "England",
      zip_code: "M17 1AB",
      country: "GBR",
    },
    phone: "+44 161 496 0000",
    email: "manchester@shipbob.example",
    serves: ["GB", "IE", "DE", "FR", "NL", "BE", "ES", "IT", "PT", "PL", "SE", "FI", "DK", "NO", "CH", "AT"],
    carrier: "Royal Mail",
  },
  {
    id: 8,
    name: "Cicero (IL)",
    abbreviation: "ORD1",
    windowsTimeZone: "Central Standard Time",
    timeZone: "America/Chicago",
    region: { id: 3, name: "United States" },
    address: {
      address1: "5900 W Ogden Ave",
      address2: "Suite 100",
      city: "Cicero",
      state: "IL",
      zip_code: "60804",
      country: "USA",
    },
    phone: "555-555-5555",
    email: "cicero@shipbob.example",
    serves: ["US", "CA", "MX"],
    carrier: "USPS",
  },
];

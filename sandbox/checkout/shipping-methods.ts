export type ShippingMethod = { code: string; title: string; promise: string; priceMinor: number };

/** How an order can be sent: at home slowly or fast, abroad in one way. */
export function shippingMethods(countryCode: string): ShippingMethod[] {
  if (countryCode === "GB")
    return [
      { code: "standard", title: "Standard", promise: "3 to 5 working days", priceMinor: 395 },
      { code: "express", title: "Express", promise: "next working day", priceMinor: 795 },
    ];
  return [{ code: "international", title: "International", promise: "5 to 12 working days", priceMinor: 1295 }];
}

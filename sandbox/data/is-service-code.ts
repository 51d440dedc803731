const SERVICES = new Set(["POST", "DOT", "M", "D", "S", "B", "C2", "AMAZONFEE", "BANK CHARGES", "CRUK"]);

/** Whether a stock code of the file stands for money and not for a thing: postage, discounts, fees, manual entries. */
export function isServiceCode(sku: string): boolean {
  return SERVICES.has(sku.toUpperCase());
}

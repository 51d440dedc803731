/** What the shop sells, and how many of it lie where when the month begins. What lies nowhere is sold out. */
export type Good = { sku: string; home?: number; bob?: number; floor?: number; elsewhere?: number };

const many = (name: string, count: number, where: Omit<Good, "sku">): Good[] =>
  Array.from({ length: count }, (_, index) => ({ sku: `${name}-${index + 1}`, ...where }));

export const goods: readonly Good[] = [
  ...many("HOME", 6, { home: 400 }),
  ...many("BOB", 6, { bob: 400 }),
  ...many("BOTH", 5, { home: 200, bob: 200 }),
  // They run out, and come again.
  ...many("SCARCE", 3, { home: 4, bob: 6 }),
  // Lies in the shop's own window only: no warehouse has ever carried it.
  { sku: "WINDOW-1", floor: 500 },
  // Another app's fulfillment service ships it.
  { sku: "PRINT-1", elsewhere: 500 },
];

/** Goods that Waybill's warehouses have plenty of. */
export const plentiful: readonly Good[] = goods.filter(({ home = 0, bob = 0 }) => home + bob >= 100);

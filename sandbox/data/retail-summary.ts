/** What a data file came to. Money is pence. */
export type RetailSummary = { orders: number; lines: number; totalMinor: number; customers: number; products: number };

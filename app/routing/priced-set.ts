/** Sites, as indexes into `problem.sites` in rising order, and what the cheapest plan in which exactly these ship costs. */
export type PricedSet = { set: readonly number[]; cost: number };

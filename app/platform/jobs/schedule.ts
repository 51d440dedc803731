import type { Shop } from "../shop.ts";

/** Work that is done for each installed shop, again and again. */
export type Schedule = {
  /** Room and deed: `warehouses.poll`. */
  name: string;
  /** What earlier releases called it: no run waits under such a name. */
  formerly?: readonly string[];
  everySeconds: number;
  /** Never runs twice at once for one shop. A run that fails is logged; the next one comes by itself. */
  run: (shop: Shop) => Promise<void>;
};

/** Declares periodic work. It starts once it stands in its room's `schedules`. */
export function everyShop(schedule: Schedule): Schedule {
  return schedule;
}

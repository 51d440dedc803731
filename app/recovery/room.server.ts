import { everyShop } from "#app/platform/jobs/job.ts";
import type { Room } from "#app/platform/room.ts";
import { joinOrderOfCart, joinOrderWithRuns, partGoneOrderFromRuns } from "./attribution/join-orders.server.ts";
import { pruneOrders } from "./attribution/prune-orders.server.ts";
import { sumOutcomes } from "./attribution/sum-outcomes.server.ts";
import { recovery } from "./messages.ts";
import { mergePeopleOfCustomers } from "./people/merge-people.server.ts";
import { recoveryPersonalData } from "./recovery-personal-data.server.ts";
import { recoverySettings } from "./recovery-settings.server.ts";

export const room: Room = {
  name: "recovery",
  subscribers: [mergePeopleOfCustomers, joinOrderWithRuns, partGoneOrderFromRuns, joinOrderOfCart],
  schedules: [
    everyShop({
      name: "recovery.sum-outcomes",
      everySeconds: 3600,
      async run(shop) {
        await sumOutcomes(shop);
        await pruneOrders(shop);
      },
    }),
  ],
  settings: recoverySettings,
  messages: recovery,
  personalData: recoveryPersonalData,
};

import type { Room } from "#app/platform/room.ts";
import { fillJourneyCodesJob } from "./codes/fill-journey-codes.server.ts";
import { hearOfJourneyDiscounts, hearOfJourneyScopes, keepJourneyDiscounts } from "./codes/hear-of-codes.server.ts";
import { keepJourneyDiscountJob } from "./codes/keep-journey-discount.server.ts";
import { withdrawOldCodes } from "./codes/withdraw-codes.server.ts";
import { recovery } from "./messages.ts";
import { recoveryPersonalData } from "./recovery-personal-data.server.ts";
import { recoverySettings } from "./recovery-settings.server.ts";

export const room: Room = {
  name: "recovery",
  jobs: [keepJourneyDiscountJob, fillJourneyCodesJob],
  subscribers: [hearOfJourneyDiscounts, hearOfJourneyScopes],
  schedules: [keepJourneyDiscounts, withdrawOldCodes],
  settings: recoverySettings,
  messages: recovery,
  personalData: recoveryPersonalData,
};

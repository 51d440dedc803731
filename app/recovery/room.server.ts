import type { Room } from "#app/platform/room.ts";
import { recovery } from "./messages.ts";
import { mergePeopleOfCustomers } from "./people/merge-people.server.ts";
import { recoveryPersonalData } from "./recovery-personal-data.server.ts";
import { recoverySettings } from "./recovery-settings.server.ts";

export const room: Room = {
  name: "recovery",
  subscribers: [mergePeopleOfCustomers],
  settings: recoverySettings,
  messages: recovery,
  personalData: recoveryPersonalData,
};

import type { Subscriber } from "./events/subscriber.ts";
import type { RegisteredJob, Schedule } from "./jobs/job.ts";
import type { AnyCatalogue } from "./messages/catalogue.ts";
import type { PersonalData } from "./personal-data/person.ts";
import type { AnySettings } from "./settings/define-settings.server.ts";

/** A room's table of contents: what it does by itself, what it keeps and what it says. What it does not have is left out. */
export type Room = {
  /** Its folder, with which the name of each of its jobs, subscribers and schedules begins. */
  name: string;
  jobs?: readonly RegisteredJob[];
  /** What it does about events, from outside and from the rooms below. */
  subscribers?: readonly Subscriber[];
  schedules?: readonly Schedule[];
  /** What a merchant can set of it. */
  settings?: AnySettings;
  /** The kinds of trouble that it puts before a person. */
  exceptionCauses?: readonly string[];
  messages?: AnyCatalogue;
  /** What it holds about the shop's customers. */
  personalData?: PersonalData;
};

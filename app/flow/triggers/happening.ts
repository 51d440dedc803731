import { z } from "zod";
import { FLOW_TRIGGERS } from "./flow-triggers.ts";

/** What happened: `subject` is the id of what it is about, and `time` which time it happened to it. No words and no names: those are read when it is told. */
export const Happening = z.object({ trigger: z.enum(FLOW_TRIGGERS), subject: z.string(), time: z.string() });
export type Happening = z.infer<typeof Happening>;

/** One for each happening, however often it is told. */
export const eventIdOf = ({ trigger, subject, time }: Happening): string => `${trigger}/${subject}/${time}`;

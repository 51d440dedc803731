import type { Message } from "#app/platform/messages/message.ts";
import { journeys } from "#app/recovery/journeys/messages.ts";
import type { PassedStep } from "#app/recovery/journeys/nodes/passed-step.ts";
import { durationOf } from "../journey/flow/duration.ts";
import { journey } from "../journey/messages.ts";
import { CHANNEL_NAMES } from "../recovery/channel-names.ts";
import { recoveryCart } from "./messages.ts";

/** What a step was that somebody passed, in a few words. Messages and calls are numbered, as the report numbers them. */
export function passedStepInWords(step: PassedStep): Message {
  switch (step.kind) {
    case "delay":
      return step.minutes < 1 ? journeys.message("delay") : journey.message("wait-of", { time: durationOf(step.minutes) });
    case "wait-for":
      return recoveryCart.message("wait-until", { event: journey.message(`event-${step.event}`) });
    case "contact":
      return recoveryCart.message("contact", { number: step.number, channel: CHANNEL_NAMES[step.channel] });
    default:
      return journeys.message(step.kind);
  }
}

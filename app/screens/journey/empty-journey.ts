import type { JourneyDefinition } from "#app/recovery/journeys/journey-definition.ts";

/** A journey in which there is nothing yet. */
export const EMPTY_JOURNEY: JourneyDefinition = {
  trigger: { kind: "checkout-abandoned", all: [] },
  reentry: { isAllowed: true, afterHours: 24 },
  discount: null,
  first: null,
  nodes: [],
};

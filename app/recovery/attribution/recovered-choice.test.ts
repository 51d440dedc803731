import fc from "fast-check";
import { expect, test } from "vitest";
import { CHANNELS } from "#app/messaging/channel.ts";
import { readRecoveredChoice, recoveredChoice, RecoveredFilter } from "./recovered-choice.ts";

test("a number's orders are named in an address, and read from it again", () => {
  const choice = fc.record(
    {
      of: fc.constantFrom("recent" as const, "carts" as const, "touched" as const, "treated" as const, "held-out" as const),
      journeyId: fc.uuid({ version: 4 }),
      nodeId: fc.stringMatching(/^[a-z0-9-]{1,40}$/),
      channel: fc.constantFrom(...CHANNELS),
    },
    { requiredKeys: ["of"] },
  );
  fc.assert(
    fc.property(choice, (one) => {
      expect(readRecoveredChoice(recoveredChoice(one))).toEqual({ ...one });
    }),
  );
});

test.each(["", "all", "touched.journey_x", "touched.channel_pigeon", "recent.step_A B", "touched.channel_"])(
  "%j names none, and is left out",
  (text) => {
    expect(readRecoveredChoice(text)).toBeUndefined();
    expect(RecoveredFilter.parse(text)).toBeNull();
  },
);

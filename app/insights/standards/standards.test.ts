import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judge, STANDARDS, type StandardCode } from "./standards.ts";

const counted = (met: number, missed: number, late = 0) => ({ met, missed, open: late, late });

describe("a standard of 97 of 100", () => {
  test.each([
    [100, 0, "met", 3],
    [99, 1, "met", 2],
    [98, 2, "close", 1],
    [97, 3, "close", 0],
    [96, 4, "missed", 0],
  ] as const)("with %i met and %i missed is %s, with %i to spare", (met, missed, state, spare) => {
    expect(judge("completion", counted(met, missed))).toEqual({ share: met / 100, state, spare });
  });
});

test("where nothing is counted nothing is judged, unless something is about to be missed", () => {
  expect(judge("requests", counted(0, 0))).toEqual({ share: null, state: "none", spare: 0 });
  expect(judge("requests", counted(0, 0, 1)).state).toBe("close");
  expect(judge("cancellations", counted(500, 0, 1)).state).toBe("close");
});

test("what has to be so always is missed with the first that is not", () => {
  expect(judge("after-request", counted(1000, 0)).state).toBe("met");
  expect(judge("after-request", counted(1000, 1)).state).toBe("missed");
});

test("a standard is missed just when the share is below it, and as many more as are to spare can miss it", () => {
  const codes = Object.keys(STANDARDS) as StandardCode[];
  fc.assert(
    fc.property(fc.constantFrom(...codes), fc.nat(2000), fc.nat(200), (code, met, missed) => {
      fc.pre(met + missed > 0);
      const { share, state, spare } = judge(code, counted(met, missed));
      expect(state === "missed").toBe((share ?? 0) < STANDARDS[code] - 1e-9);
      if (state !== "missed") expect(judge(code, counted(met - spare, missed + spare)).state).not.toBe("missed");
    }),
  );
});

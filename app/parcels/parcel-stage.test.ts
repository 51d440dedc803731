import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leavesLate } from "./lateness.ts";
import * as stages from "./parcel-stage.ts";

const { PARCEL_STAGES, canMove, stagesBefore } = stages;
const stage = fc.constantFrom(...stages.isLive.stages);

describe("where a parcel may go", () => {
  test("a parcel that has left never goes back to its warehouse, and one that arrived goes nowhere", () => {
    const atWarehouse = PARCEL_STAGES.filter((one) => !stages.hasLeft({ stage: one }));
    for (const gone of stages.hasLeft.stages) for (const back of atWarehouse) expect(canMove(gone, back)).toBe(false);
    expect(PARCEL_STAGES.filter((next) => canMove("delivered", next))).toEqual([]);
  });

  test("whatever is done with a parcel that nobody cancels, it never stands where it stood before", () => {
    fc.assert(
      fc.property(stage, fc.array(stage, { maxLength: 30 }), (start, wishes) => {
        const way = wishes.reduce((at, to) => (canMove(at.at(-1) ?? start, to) ? [...at, to] : at), [start]);
        expect(new Set(way).size).toBe(way.length);
      }),
    );
  });

  test("every stage but the first can be reached", () => {
    for (const one of PARCEL_STAGES) expect(stagesBefore(one).length > 0).toBe(one !== "planned");
  });
});

describe("what is asked of a parcel", () => {
  test("a parcel is open, has left whole, or is cancelled: one of the three", () => {
    for (const one of PARCEL_STAGES) {
      const answers = [stages.isOpen, stages.isShipped, stages.isCancelled].filter((asks) => asks({ stage: one }));
      expect(answers).toHaveLength(1);
    }
  });

  test("a parcel can be cancelled until some of it has left, also when it is packed", () => {
    for (const one of PARCEL_STAGES.filter((stage) => stage !== "cancelled"))
      expect(stages.canBeCancelled({ stage: one })).toBe(!stages.hasLeft({ stage: one }));
  });

  test("what stands at a packing station can be picked, packed or shipped there", () => {
    for (const one of stages.isAtPackingStation.stages)
      expect(stages.canBePicked({ stage: one }) || stages.canBePacked({ stage: one }) || stages.isPacked({ stage: one })).toBe(true);
  });
});

describe("late", () => {
  test("a parcel is late from the day after its own on, as long as a part of it is still there", () => {
    expect(leavesLate({ stage: "packed", leavesOn: "2026-11-24" }, "2026-11-25")).toBe(true);
    expect(leavesLate({ stage: "partly_shipped", leavesOn: "2026-11-24" }, "2026-11-25")).toBe(true);
    expect(leavesLate({ stage: "packed", leavesOn: "2026-11-25" }, "2026-11-25")).toBe(false);
    expect(leavesLate({ stage: "shipped", leavesOn: "2026-11-24" }, "2026-11-25")).toBe(false);
    expect(leavesLate({ stage: "cancelled", leavesOn: "2026-11-24" }, "2026-11-25")).toBe(false);
  });

  test("a parcel that no plan gave a day is not late", () => {
    expect(leavesLate({ stage: "requested", leavesOn: null }, "2026-11-25")).toBe(false);
  });
});

import { expect, test } from "vitest";
import { PARCEL_STAGES } from "#app/parcels/parcel-stage.ts";
import { wordsFor } from "#app/platform/messages/words.ts";
import { OrderStage, WarehouseState } from "#generated/prisma/enums.ts";
import { parts } from "./messages.ts";
import { stageOf } from "./stages.ts";

const words = wordsFor({ language: "en", timeZone: "UTC" });
const shown = [
  ...Object.values(OrderStage),
  ...PARCEL_STAGES,
  ...Object.values(WarehouseState).filter((state) => state !== "disconnected"),
];

test.each(shown)("what is %s has a badge that says so in words", (stage) => {
  expect(stageOf(stage).label.code).not.toBe(parts.message("stage-unknown", { stage }).code);
  expect(words(stageOf(stage).label)).not.toContain("_");
});

test.each(["on-the-moon", "", "constructor", "__proto__", "toString"])("a stage that nobody knows (%j) is shown by its name", (stage) => {
  expect(stageOf(stage)).toEqual({ label: parts.message("stage-unknown", { stage }) });
});

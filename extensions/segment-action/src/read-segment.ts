import type { SegmentAnswer, SegmentBlock, SegmentUse } from "../../../app/contracts/segment-use.ts";
import { askApp, type Answer, numberOf } from "../../admin-block/src/ask-app.ts";
import { askBlock, type Asking, type Reading } from "../../admin-block/src/ask-block.ts";
import { isRecord, list, text } from "../../offer-client/src/read-answer.ts";

const TYPE = "Segment";
const address = (id: string) => `/app/segments/${id}/use`;

/** Asks the app what a segment can be used for, and how far the last use of it is. Never throws. */
export function readSegment(asking: Asking): Promise<Reading<SegmentBlock>> {
  return askBlock(asking, { type: TYPE, address, read: readBlock });
}

/** What a merchant has done with it. */
export type SegmentCommand = { intent: "count"; journeyId: string } | { intent: "start" | "stop"; useId: string };

/** Has the app do it. Never throws. */
export async function commandSegment({ gid, ...asker }: Asking, command: SegmentCommand): Promise<Answer<SegmentAnswer>> {
  const id = numberOf(TYPE, gid);
  return id === undefined ? { outcome: "failed" } : askApp(asker, { path: address(id), form: command, read: readDone });
}

/** Whether the app is still at it: whoever looks asks again. */
export const isUnderWay = ({ use }: SegmentBlock): boolean => use?.state === "counting" || use?.state === "starting";

function readDone(answer: unknown): SegmentAnswer | null {
  if (!isRecord(answer) || typeof answer["ok"] !== "boolean") return null;
  return { ok: answer["ok"], message: text(answer["message"]) ?? "" };
}

/** What can't be drawn is left out. */
function readBlock(answer: unknown): SegmentBlock | null {
  if (!isRecord(answer) || !Array.isArray(answer["journeys"])) return null;
  return {
    journeys: list(answer["journeys"], readJourney),
    use: readUse(answer["use"]),
  };
}

function readJourney(journey: unknown): SegmentBlock["journeys"][number] | null {
  const id = isRecord(journey) ? text(journey["id"]) : null;
  return isRecord(journey) && id !== null ? { id, name: text(journey["name"]) ?? id, why: text(journey["why"]) } : null;
}

function readUse(use: unknown): SegmentUse | null {
  const id = isRecord(use) ? text(use["id"]) : null;
  if (!isRecord(use) || id === null) return null;
  return {
    id,
    journey: text(use["journey"]) ?? "",
    state: text(use["state"]) ?? "",
    progress: text(use["progress"]),
    entering: list(use["entering"], text),
    leftOut: list(use["leftOut"], text),
    reached: typeof use["reached"] === "number" ? use["reached"] : 0,
    problem: text(use["problem"]),
  };
}

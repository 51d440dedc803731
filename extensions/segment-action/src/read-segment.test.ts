import { describe, expect, test } from "vitest";
import type { SegmentBlock } from "../../../app/contracts/segment-use.ts";
import { commandSegment, isUnderWay, readSegment } from "./read-segment.ts";

const use = {
  id: "u1",
  journey: "News",
  state: "counted",
  progress: null,
  entering: ["2 can be reached now."],
  leftOut: ["5: haven't agreed to marketing by the journey's channels."],
  reached: 2,
  problem: null,
};
const block: SegmentBlock = { journeys: [{ id: "j1", name: "News", why: null }], use };

const asking = (fetch: typeof globalThis.fetch) => ({ gid: "gid://shopify/Segment/9", idToken: () => Promise.resolve("a.token"), fetch });
const answering = (answer: unknown) => asking(() => Promise.resolve(Response.json(answer)));

describe("asking the app what a segment can be used for", () => {
  test("brings the journeys and how far the last use is, and leaves out what can't be drawn", async () => {
    expect(await readSegment(answering(block))).toEqual({ outcome: "read", block });
    const odd = { journeys: [...block.journeys, { name: "without id" }, 7], use: { ...use, entering: [3, "2 can be reached now."] } };
    expect(await readSegment(answering(odd))).toEqual({ outcome: "read", block });
    expect(await readSegment(answering({ journeys: [], use: "none" }))).toMatchObject({ block: { use: null } });
    expect(await readSegment(answering("<html>"))).toEqual({ outcome: "failed" });
  });

  test("asks again while the app is at it, and no longer", () => {
    const states = ["counting", "counted", "starting", "done", "stopped", "failed", "of a later version"];
    expect(states.filter((state) => isUnderWay({ ...block, use: { ...use, state } }))).toEqual(["counting", "starting"]);
    expect(isUnderWay({ ...block, use: null })).toBe(false);
  });

  test("of another page than a segment's asks nothing", async () => {
    const elsewhere = { ...answering(block), gid: "gid://shopify/Customer/9" };
    expect(await commandSegment(elsewhere, { intent: "start", useId: "u1" })).toEqual({ outcome: "failed" });
  });
});

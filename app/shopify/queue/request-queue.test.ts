import { expect, test } from "vitest";
import { createRequestQueue } from "./request-queue.ts";
import type { Lane, Turn } from "./request-queue.ts";

/** A clock that stands still until told. */
function aClock() {
  let time = 0;
  let alarms: { at: number; wake: () => void }[] = [];
  return {
    now: () => time,
    after: (milliseconds: number, wake: () => void) => void alarms.push({ at: time + milliseconds, wake }),
    async advance(milliseconds: number) {
      time += milliseconds;
      const due = alarms.filter(({ at }) => at <= time);
      alarms = alarms.filter(({ at }) => at > time);
      for (const { wake } of due) wake();
      await settled();
    },
  };
}

const settled = () => new Promise((done) => setImmediate(done));

/** A queue, and what has got its turn. Of the bucket, Shopify has said at the last answer how much is `available`. */
async function aQueue({ available }: { available?: number } = {}) {
  const clock = aClock();
  const queue = createRequestQueue(clock);
  const turns: { name: string; turn: Turn }[] = [];
  const enter = async (name: string, cost: number, lane: Lane = "interactive") => {
    void queue.enter(cost, lane).then((turn) => turns.push({ name, turn }));
    await settled();
  };
  const names = () => turns.map(({ name }) => name);
  const leave = async (name: string, left: number) => {
    turns.find((one) => one.name === name)?.turn.leave({ maximumAvailable: 2000, currentlyAvailable: left, restoreRate: 100 });
    await settled();
  };
  if (available !== undefined) {
    await enter("before", 100);
    await leave("before", available);
    turns.length = 0;
  }
  return { clock, enter, names, leave };
}

test("a request waits until the bucket holds what it costs", async () => {
  const { clock, enter, names } = await aQueue({ available: 40 });
  await enter("screen", 140);
  await clock.advance(999);
  expect(names()).toEqual([]);
  await clock.advance(1);
  expect(names()).toEqual(["screen"]);
});

test("what is under way is counted before its answer comes", async () => {
  const { enter, names } = await aQueue();
  await enter("first", 1500);
  await enter("second", 600);
  expect(names()).toEqual(["first"]);
});

test("somebody who waits goes before the background", async () => {
  const { clock, enter, names } = await aQueue({ available: 0 });
  await enter("import", 100, "background");
  await enter("screen", 100, "interactive");
  await clock.advance(1000);
  expect(names()).toEqual(["screen"]);
  await clock.advance(6000);
  expect(names()).toEqual(["screen", "import"]);
});

test("the background leaves a quarter of the bucket to who comes next, here or in another process", async () => {
  const { clock, enter, names, leave } = await aQueue({ available: 600 });
  await enter("import", 200, "background");
  expect(names()).toEqual([]);
  await enter("screen", 600);
  await leave("screen", 0);
  await clock.advance(5000);
  expect(names()).toEqual(["screen"]);
  await clock.advance(2000);
  expect(names()).toEqual(["screen", "import"]);
});

test("who waits for a little is not kept for as long as the background waits for much", async () => {
  const { clock, enter, names } = await aQueue({ available: 0 });
  await enter("import", 1400, "background");
  await enter("screen", 50);
  await clock.advance(500);
  expect(names()).toEqual(["screen"]);
});

test("what costs more than the whole bucket is sent when the bucket is full, for Shopify to judge", async () => {
  const { enter, names } = await aQueue();
  await enter("huge", 5000);
  expect(names()).toEqual(["huge"]);
});

test("a hundred requests on a small bucket all get their turn", async () => {
  const { clock, enter, names, leave } = await aQueue();
  let left = 2000;
  for (let n = 0; n < 100; n++) void enter(`request ${n}`, 100);
  for (let done = 0; done < 100;) {
    await settled();
    const next = names()[done];
    if (next === undefined) {
      await clock.advance(100);
      left = Math.min(2000, left + 10);
      continue;
    }
    left -= 100;
    expect(left).toBeGreaterThanOrEqual(-10);
    await leave(next, Math.max(0, left));
    done += 1;
  }
  expect(new Set(names()).size).toBe(100);
});

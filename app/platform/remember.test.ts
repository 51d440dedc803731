import { expect, test } from "vitest";
import { remember } from "./remember.ts";

const LONG_MS = 3_600_000;

test("an answer is looked up once, and again when it is renewed, forgotten or too old", async () => {
  let looked = 0;
  const load = () => Promise.resolve(++looked);
  const known = remember(load, LONG_MS);
  expect([await known.get("a"), await known.get("a")]).toEqual([1, 1]);
  expect([await known.renew("a"), await known.get("a")]).toEqual([2, 2]);
  known.forget("a");
  expect(await known.get("a")).toBe(3);
  const never = remember(load, 0);
  expect([await never.get("a"), await never.get("a")]).toEqual([4, 5]);
});

test("a fault is not remembered", async () => {
  let faults = true;
  const known = remember((key: string) => (faults ? Promise.reject(new Error("away")) : Promise.resolve(key)), LONG_MS);
  await expect(known.get("a")).rejects.toThrow("away");
  faults = false;
  expect(await known.get("a")).toBe("a");
});

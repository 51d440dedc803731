import { expect, test } from "vitest";
import { writeTogether } from "./write-together.ts";

test("what comes while others are written is written together next, each told how its own writing ended", async () => {
  const written: number[][] = [];
  let release = () => {};
  const held = new Promise<void>((free) => (release = free));
  const write = writeTogether<number>(async (items) => {
    written.push([...items]);
    if (items.includes(1)) await held;
    if (items.includes(4)) throw new Error("refused");
  }, 0);

  const first = write(1);
  const others = [write(2), write(3)];
  release();
  await Promise.all([first, ...others]);
  const refused = write(4);
  await expect(refused).rejects.toThrow("refused");
  await write(5);

  expect(written).toEqual([[1], [2, 3], [4], [5]]);
});

import { expect, test } from "vitest";
import { deadPaths } from "./check-docs.ts";

const tree = ["README.md", "docs", "docs/map.md", "app", "app/orders", "app/orders/copy-orders.server.ts", "sandbox", "sandbox/README.md"];
const saidOf = (text: string, path = "docs/map.md") => deadPaths({ path, text }, tree);

test("a file that was renamed is missed where the documentation names it", () => {
  expect(saidOf("See `orders/import-orders.server.ts`.")).toEqual([
    "docs/map.md names orders/import-orders.server.ts, which there is not.",
  ]);
  expect(saidOf("Run `node tools/gone.ts` now.")).toHaveLength(1);
  expect(saidOf("The room `offers/` and `sandbox/gone`.")).toHaveLength(2);
});

test("a link is followed from the page that it stands on", () => {
  expect(saidOf("[a](map.md), [b](../README.md#top), [c](../sandbox/)")).toEqual([]);
  expect(saidOf("[a](docs/map.md)")).toEqual(["docs/map.md names docs/map.md, which there is not."]);
  expect(saidOf("[a](docs/map.md)", "README.md")).toEqual([]);
});

test("a path may be named by its end", () => {
  expect(saidOf("`copy-orders.server.ts`, `orders/copy-orders.server.ts`, `app/orders/`, `orders/`")).toEqual([]);
  expect(saidOf("`opy-orders.server.ts`")).toHaveLength(1);
});

test("what is no file of the repository is left alone", () => {
  const others =
    "`orders/create` `app/uninstalled` `@conform-to/react` `/app/packing` `messages.<language>.ts` `build/server/index.js` `v1.2`";
  expect(saidOf(`${others} [x](https://example.com/y.md)`)).toEqual([]);
  expect(saidOf("```ts\n`orders/gone.ts`\n```\n")).toEqual([]);
});

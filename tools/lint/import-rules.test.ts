import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import { afterEach, expect, test } from "vitest";
import { floors } from "./floors.ts";
import { forbidden, options } from "./import-rules.ts";

const trees: string[] = [];

afterEach(async () => {
  await Promise.all(trees.splice(0).map((tree) => rm(tree, { recursive: true })));
});

test("a room may import from below, and never from above, not even a type", async () => {
  expect(await refused({ "app/fulfillment/a.ts": 'import "../parcels/b.ts";', "app/parcels/b.ts": "" })).toEqual([]);
  expect(await refused({ "app/parcels/a.ts": 'import "../fulfillment/b.ts";', "app/fulfillment/b.ts": "" })).toEqual([
    "parcels-imports-only-from-below",
  ]);
  expect(
    await refused({ "app/parcels/a.ts": 'import type { B } from "#app/fulfillment/b.ts";', "app/fulfillment/b.ts": "export type B = 1;" }),
  ).toEqual(["parcels-imports-only-from-below"]);
});

test("each floor is kept from each folder above it", async () => {
  for (const [height, floor] of floors.entries()) {
    for (const above of floors.slice(height + 1).map(([folder]) => folder ?? "")) {
      const rules = forbidden.filter(({ from, to }) => matches(from.path, `app/${floor[0] ?? ""}/`) && matches(to.path, `app/${above}/`));
      expect(rules, `${floor[0] ?? ""} → ${above}`).toMatchObject([{ name: `${floor.join("-")}-imports-only-from-below` }]);
    }
  }
});

test("rooms on one floor know nothing of each other", async () => {
  expect(await refused({ "app/orders/a.ts": 'import "./b.ts";', "app/orders/b.ts": "" })).toEqual([]);
  expect(
    await refused({ "app/orders/a.ts": 'import type { B } from "../customers/b.ts";', "app/customers/b.ts": "export type B = 1;" }),
  ).toEqual(["orders-catalog-inventory-customers-know-nothing-of-each-other"]);
});

test("a circle is refused, also one of types alone", async () => {
  const types = {
    "app/orders/a.ts": 'import type { B } from "./b.ts"; export type A = B;',
    "app/orders/b.ts": 'import type { A } from "./a.ts"; export type B = A;',
  };
  expect(await refused(types)).toEqual(["no-cycles"]);
  expect(await refused({ "app/orders/a.ts": 'import "./b.ts";', "app/orders/b.ts": 'import "./a.ts";' })).toEqual(["no-cycles"]);
});

test("Polaris and App Bridge are imported in ui/ alone", async () => {
  const polaris = { "node_modules/@shopify/polaris/package.json": '{ "main": "index.js" }', "node_modules/@shopify/polaris/index.js": "" };
  const bridge = {
    "node_modules/@shopify/app-bridge-react/package.json": '{ "main": "index.js" }',
    "node_modules/@shopify/app-bridge-react/index.js": "",
  };
  expect(await refused({ ...polaris, "app/ui/page.tsx": 'import { Page } from "@shopify/polaris"; export { Page };' })).toEqual([]);
  expect(await refused({ ...polaris, "app/screens/home/home.tsx": 'import { Page } from "@shopify/polaris"; export { Page };' })).toEqual([
    "polaris-only-in-ui",
  ]);
  expect(await refused({ ...bridge, "app/root.tsx": 'import { NavMenu } from "@shopify/app-bridge-react"; export { NavMenu };' })).toEqual([
    "polaris-only-in-ui",
  ]);
});

test("a file without a suffix touches nothing of the world, and knows Prisma by its types", async () => {
  const prisma = { "generated/prisma/client.ts": "export type Parcel = 1; export const Prisma = 1;" };
  expect(
    await refused({
      ...prisma,
      "app/parcels/a.ts": 'import type { Parcel } from "../../generated/prisma/client.ts"; export type A = Parcel;',
    }),
  ).toEqual([]);
  expect(
    await refused({
      ...prisma,
      "app/parcels/a.server.ts": 'import { Prisma } from "../../generated/prisma/client.ts"; export { Prisma };',
    }),
  ).toEqual([]);
  expect(
    await refused({ ...prisma, "app/parcels/a.ts": 'import { Prisma } from "../../generated/prisma/client.ts"; export { Prisma };' }),
  ).toEqual(["no-suffix-is-pure"]);
  expect(await refused({ "app/parcels/a.ts": 'import "./b.server.ts";', "app/parcels/b.server.ts": "" })).toEqual(["no-suffix-is-pure"]);
  expect(await refused({ "app/parcels/a.ts": 'import { readFileSync } from "node:fs"; export { readFileSync };' })).toEqual([
    "no-suffix-is-pure",
  ]);
});

test("the app, its build and its extensions need nothing of what stands beside them", async () => {
  expect(await refused({ "app/orders/a.ts": 'import "../../tools/b.ts";', "tools/b.ts": "" })).toEqual(["app-stands-alone"]);
  expect(await refused({ "tools/a.ts": 'import "../sandbox/b.ts";', "sandbox/b.ts": "" })).toEqual(["build-needs-no-sandbox"]);
  expect(await refused({ "extensions/block/src/a.ts": 'import "../../../app/orders/b.ts";', "app/orders/b.ts": "" })).toEqual([
    "extensions-stand-alone",
  ]);
  const contract = { "app/contracts/b.ts": "export type B = 1; export const b = 1;" };
  expect(
    await refused({ ...contract, "extensions/block/src/a.ts": 'import type { B } from "../../../app/contracts/b.ts"; export type A = B;' }),
  ).toEqual([]);
  expect(
    await refused({ ...contract, "extensions/block/src/a.ts": 'import { b } from "../../../app/contracts/b.ts"; export { b };' }),
  ).toEqual(["contracts-are-only-types-to-extensions"]);
});

test("a folder that the map does not know is refused", async () => {
  expect(await refused({ "app/orders/a.ts": 'import "../utils/b.ts";', "app/utils/b.ts": "" })).toEqual(["every-folder-has-a-floor"]);
});

test("only the ground reads across shops, and no room imports what joins the rooms", async () => {
  const shops = { "app/platform/db/across-shops.server.ts": "" };
  expect(await refused({ ...shops, "app/shopify/a.server.ts": 'import "../platform/db/across-shops.server.ts";' })).toEqual([]);
  expect(await refused({ ...shops, "app/orders/a.server.ts": 'import "../platform/db/across-shops.server.ts";' })).toEqual([
    "all-shops-only-for-the-ground",
  ]);
  expect(await refused({ "app/platform/a.server.ts": 'import "../rooms.server.ts";', "app/rooms.server.ts": "" })).toEqual([
    "rooms-import-no-roof",
  ]);
});

function matches(path: string | string[] | undefined, text: string): boolean {
  return [path ?? []].flat().some((pattern) => new RegExp(pattern).test(text)) && path !== undefined;
}

/** The rules that a tree breaks, by name. */
async function refused(files: Record<string, string>): Promise<string[]> {
  const tree = await mkdtemp(join(tmpdir(), "waybill-lint-"));
  trees.push(tree);
  const all: Record<string, string> = { "package.json": '{ "type": "module", "imports": { "#app/*": "./app/*" } }', ...files };
  for (const [path, text] of Object.entries(all)) {
    await mkdir(dirname(join(tree, path)), { recursive: true });
    await writeFile(join(tree, path), text);
  }
  const roots = [...new Set(Object.keys(files).map((path) => path.split("/")[0] ?? ""))].filter((root) => root !== "node_modules");
  const { output } = await cruise(
    roots,
    { ...options, tsConfig: {}, cache: false, baseDir: tree, validate: true, ruleSet: { forbidden } },
    options.enhancedResolveOptions,
  );
  return [...new Set((output as ICruiseResult).summary.violations.map(({ rule }) => rule.name))];
}

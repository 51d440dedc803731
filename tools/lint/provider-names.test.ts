import { expect, test } from "vitest";
import { crowdedFolders, strayProviders, unknownFolders } from "./check-folders.ts";
import { complaintsAbout } from "./complaints-about.ts";

const providers = ["shipbob", "built-in", "hive"];
const about = (path: string, text: string) => complaintsAbout("provider-names", path, text, { providers });

test("a provider's name is refused outside its folder, however it is written", () => {
  for (const text of [
    "connectShipBob();",
    'const kind = "shipbob";',
    "// ShipBob says no twice",
    "const SHIP_BOB_PACE = 1;",
    "const a = `ask Ship Bob`;",
    "const b = <p>ShipBob</p>;",
    'import { read } from "./providers/shipbob/read.ts";',
  ]) {
    expect(about("app/warehouses/a.tsx", text), text).toEqual([
      '"shipbob" is named outside app/warehouses/providers/shipbob/. Ask the provider\'s declaration for what differs (a capability, a label, a message).',
    ]);
  }
  expect(about("extensions/block/src/a.ts", 'const kind = "shipbob";')).toHaveLength(1);
});

test("so is a file that is called by it", () => {
  expect(about("app/screens/warehouse/connect-shipbob.ts", "")).toHaveLength(1);
});

test("it may stand in its own folder, in the registry, in tests and beside the app", () => {
  const text = 'const kind = "shipbob";';
  for (const path of [
    "app/warehouses/providers/shipbob/adapter.server.ts",
    "app/warehouses/providers/registry.ts",
    "app/warehouses/providers/registry.server.ts",
    "app/warehouses/a.test.ts",
    "test/warehouses/a.test.ts",
    "sandbox/shipbob/start.ts",
  ]) {
    expect(about(path, text), path).toEqual([]);
  }
  expect(about("app/warehouses/providers/hive/adapter.server.ts", text)).toHaveLength(1);
});

test("a word that only contains the name is another word", () => {
  expect(about("app/warehouses/a.ts", "archive(); const shipbobbing = 1; // hives, archives")).toEqual([]);
  expect(about("app/warehouses/a.ts", "askHive();")).toHaveLength(1);
});

test("a provider whose name is English is refused only as the value that code compares with", () => {
  expect(about("app/warehouses/a.ts", "// the built-in warehouse\nconst words = `A built-in warehouse`; builtIn();")).toEqual([]);
  expect(about("app/warehouses/a.ts", 'if (kind === "built_in") pack();')).toHaveLength(1);
});

test("files that are no code are held to it too", () => {
  const found = strayProviders(
    [
      { path: "app/warehouses/find.graphql", text: "# as ShipBob wants it" },
      { path: "app/warehouses/providers/shipbob/find.graphql", text: "# as ShipBob wants it" },
      { path: "app/ui/waybill.css", text: ".card {}" },
    ],
    providers,
  );
  expect(found).toEqual(["app/warehouses/find.graphql names shipbob outside its folder."]);
});

test("a folder of more than 25 files is refused, tests aside, and so is one that the map does not know", () => {
  const files = (count: number, suffix: string) => Array.from({ length: count }, (_, index) => `app/orders/f${index}${suffix}`);
  expect(crowdedFolders([...files(25, ".ts"), ...files(25, ".test.ts")])).toEqual([]);
  expect(crowdedFolders(files(26, ".ts"))).toEqual([expect.stringContaining("app/orders has 26 files")]);
  expect(unknownFolders(["app/orders/a.ts", "app/utils/a.ts", "app/root.tsx"])).toEqual([expect.stringContaining("app/utils")]);
});

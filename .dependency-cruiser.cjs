// The floors of the house (docs/architecture): who may import whom. Lowest first.
const floors = [
  "platform",
  "shopify",
  "messaging",
  ["orders", "catalog", "inventory"],
  "customers",
  ["warehouses", "parcels", "stock"],
  "routing",
  "fulfillment",
  "packing",
  "offers",
  "recovery",
  "economics",
  "service",
  "insights",
  "ui",
  "screens",
  "routes",
];

const folder = (floor) => `^app/(${[floor].flat().join("|")})/`;

const noUpwardImports = floors
  .map((floor, height) => ({
    name: `${[floor].flat().join("-")}-imports-only-from-below`,
    severity: "error",
    from: { path: folder(floor) },
    // A screen may know the type of the route it serves.
    to: { path: floors.slice(height + 1).map(folder), ...(floor === "screens" && { dependencyTypesNot: ["type-only"] }) },
  }))
  .filter(({ to }) => to.path.length > 0);

module.exports = {
  forbidden: [
    ...noUpwardImports,
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } } },
    {
      name: "routing-is-pure",
      comment: "Which warehouse ships what is decided by values alone.",
      severity: "error",
      from: { path: "^app/routing/", pathNot: "\\.test\\.ts$" },
      to: {
        path: ["\\.server\\.tsx?$", "^node_modules/(pg|pg-boss|@prisma)/", "^generated/prisma/", "^(node:|fs$|net$|http)"],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "no-suffix-is-pure",
      comment: "A file that touches the world says so in its name.",
      severity: "error",
      from: {
        path: "^app/(?!routes/|screens/.*\\.tsx|ui/|root|entry|server\\.ts|dev-server\\.ts)",
        pathNot: ["\\.server\\.tsx?$", "\\.test\\.tsx?$"],
      },
      to: { path: ["\\.server\\.tsx?$", "^node_modules/(pg|pg-boss|@prisma)/"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "all-shops-only-for-the-ground",
      severity: "error",
      from: { path: "^app/", pathNot: ["^app/(platform|shopify)/", "^app/serve\\.server\\.ts$"] },
      to: { path: "^app/platform/db/across-shops\\.server\\.ts$" },
    },
    { name: "app-stands-alone", severity: "error", from: { path: "^app/" }, to: { path: "^(sandbox|tools|test|bench)/" } },
    {
      name: "extensions-stand-alone",
      severity: "error",
      from: { path: "^extensions/" },
      to: { path: "^(app|sandbox|tools|test|bench)/", pathNot: "^app/contracts/" },
    },
    {
      name: "nothing-missing",
      severity: "error",
      // What extensions are made of is installed apart, when they are built.
      from: { pathNot: "^extensions/" },
      to: { couldNotResolve: true, pathNot: ["^virtual:", "^@graphql-typed-document-node/core$"] },
    },
  ],
  options: {
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
  },
};

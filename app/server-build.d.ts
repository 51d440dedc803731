declare module "virtual:remix/server-build" {
  const build: import("@remix-run/node").ServerBuild;
  export = build;
}

/** The previews' pages, by placement (tools/previews/buyers-pages.ts). */
declare module "virtual:buyers-pages" {
  export const scripts: Readonly<Record<string, string>>;
  export const themeStyles: string;
}

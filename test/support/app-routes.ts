import { fileURLToPath } from "node:url";
import { flatRoutes } from "@remix-run/dev/dist/config/flat-routes.js";
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";
import { remixFuture } from "../../tools/remix-future.ts";

type RouteModule = ServerBuild["routes"][string]["module"];
type RouteEntry = { id: string; parentId?: string; path?: string; index?: boolean; file: string };
type RouteTree = Parameters<typeof matchRoutes>[0];

const files = flatRoutes(fileURLToPath(new URL("../../app", import.meta.url)), ["**/.*", "**/*.test.{ts,tsx}"]);
const manifest: Record<string, RouteEntry> = { root: { id: "root", path: "", file: "root.tsx" }, ...files };

/**
 * Answers a request by the routes of the app, as its server does, without a build. Only what the address asks for is loaded.
 *
 * A screen answers with the data of its own loader or action, as JSON, as the browser fetches it; `whole` asks for the page instead.
 */
export async function askAppRoutes(request: Request, { whole = false } = {}): Promise<Response> {
  const url = new URL(request.url);
  const branch = matchRoutes(children(), url.pathname)?.map(({ route }) => route.id ?? "") ?? ["root"];
  const routes = Object.fromEntries(await Promise.all(branch.map(async (id) => [id, await routeOf(id)] as const)));
  const leaf = branch.at(-1) ?? "root";
  if (!whole && routes[leaf]?.module.default) url.searchParams.set("_data", leaf);
  const handle = createRequestHandler(await buildOf(routes), "test");
  return handle(new Request(url, request));
}

/** Every address of the app's admin that a file answers, with its parameters as in `/app/orders/:orderId`, and what it answers to. */
export async function adminAddresses(): Promise<{ path: string; methods: ("GET" | "POST")[] }[]> {
  const below = Object.values(manifest).filter(({ id }) => id.startsWith("routes/app"));
  return Promise.all(
    below.map(async ({ id }) => {
      const { loader, action } = (await routeOf(id)).module;
      return { path: pathOf(id), methods: [...(loader ? ["GET" as const] : []), ...(action ? ["POST" as const] : [])] };
    }),
  );
}

function pathOf(id: string): string {
  const { parentId, path } = manifest[id] ?? {};
  const above = parentId ? pathOf(parentId) : "";
  return path ? `${above}/${path}`.replace("//", "/") : above;
}

async function routeOf(id: string): Promise<ServerBuild["routes"][string]> {
  const route = manifest[id];
  if (!route) throw new Error(`no file for the route ${id}`);
  const module = (await import(new URL(`../../app/${route.file}`, import.meta.url).href)) as RouteModule;
  return { ...route, module };
}

async function buildOf(routes: ServerBuild["routes"]): Promise<ServerBuild> {
  const none = { hasAction: false, hasLoader: false, hasClientAction: false, hasClientLoader: false, hasErrorBoundary: true, module: "/" };
  const assets = Object.values(routes).map(
    ({ module, ...route }) => [route.id, { ...route, ...none, hasLoader: module.loader !== undefined }] as const,
  );
  return {
    mode: "test",
    entry: { module: await import("#app/entry.server.tsx") },
    routes,
    assets: { entry: { imports: [], module: "/" }, routes: Object.fromEntries(assets), url: "/", version: "" },
    publicPath: "/",
    assetsBuildDirectory: "build/client",
    future: remixFuture,
    isSpaMode: false,
  };
}

function children(parentId?: string): RouteTree {
  return Object.values(manifest)
    .filter((route) => route.parentId === parentId)
    .map(({ id, path = "", index }) => (index ? { id, path, index } : { id, path, children: children(id) }));
}

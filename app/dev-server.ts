import { fileURLToPath } from "node:url";
import { createServer } from "vite";
import type { start as Start } from "./start.server.ts";

// The server of `npm run dev`: the same as the production one, from the sources, with the page reloading itself.
const root = fileURLToPath(new URL("../", import.meta.url));
const vite = await createServer({ root, server: { middlewareMode: true }, appType: "custom" });

const { start } = (await vite.ssrLoadModule("/app/start.server.ts")) as { start: typeof Start };
await start({
  root,
  assets: vite.middlewares,
  build: async () => (await vite.ssrLoadModule("virtual:remix/server-build")) as Awaited<ReturnType<Parameters<typeof Start>[0]["build"]>>,
});

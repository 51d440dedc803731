import { cp } from "node:fs/promises";
import { basename, join } from "node:path";
import { vitePlugin as remix } from "@remix-run/dev";
import { build, defineConfig, type Plugin } from "vite";
import { typefaceSources } from "./app/packing/print/typeface-sources.ts";
import { buyersPages } from "./tools/previews/buyers-pages.ts";
import { remixFuture } from "./tools/remix-future.ts";

/**
 * The server's entry is our own server, not Remix's list of routes: so everything is one program, and what there must be only one of
 * (connections, the queue, a shop's Admin client) is one for pages, intake and jobs alike.
 */
const oneProgram: Plugin = {
  name: "one-program",
  apply: "build",
  enforce: "post",
  config(config, { isSsrBuild }) {
    if (isSsrBuild && config.build?.rollupOptions) config.build.rollupOptions.input = "app/server.ts";
  },
};

/** Of the packages with typefaces the build takes the files that are printed with, so that production needs none of the rest. */
const typefaces: Plugin = {
  name: "typefaces",
  apply: (_, { isSsrBuild }) => isSsrBuild === true,
  async closeBundle() {
    const copies = typefaceSources.map(({ file }) => cp(join("node_modules", file), join("build/server/fonts", basename(file))));
    await Promise.all(copies);
  },
};

/** The program of a thread, as `name.js` beside the server's chunks: a thread begins with a file of its own. */
function threadProgram(name: string, source: string): Plugin {
  return {
    name,
    apply: (_, { isSsrBuild }) => isSsrBuild === true,
    async closeBundle() {
      await build({
        configFile: false,
        logLevel: "warn",
        build: {
          ssr: source,
          outDir: "build/server",
          emptyOutDir: false,
          copyPublicDir: false,
          rollupOptions: { output: { entryFileNames: `${name}.js` } },
        },
      });
    },
  };
}

export default defineConfig({
  plugins: [
    remix({
      ignoredRouteFiles: ["**/.*", "**/*.test.{ts,tsx}"],
      future: {
        ...remixFuture,
        v3_routeConfig: false,
      },
    }),
    oneProgram,
    typefaces,
    // offers/recommender/build-in-thread.server.ts, messaging/templates/in-template-thread.server.ts
    threadProgram("model-thread", "app/offers/recommender/model-thread.server.ts"),
    threadProgram("template-thread", "app/messaging/templates/template-thread.server.ts"),
    buyersPages(import.meta.dirname),
  ],
  server: { allowedHosts: true, cors: false },
  build: { target: "es2022", assetsInlineLimit: 0, chunkSizeWarningLimit: 1000 },
});

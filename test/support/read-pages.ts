import { readFileSync } from "node:fs";
import { createRequire, registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import type typescript from "typescript";

// Has Node read of the app's pages what Vite reads of them otherwise: JSX, the address of a stylesheet, and JSON as such.
const require = createRequire(import.meta.url);

registerHooks({
  resolve(specifier, context, next) {
    if (specifier.endsWith(".css?url"))
      return { url: `data:text/javascript,${encodeURIComponent(`export default ${JSON.stringify(specifier)}`)}`, shortCircuit: true };
    return next(specifier, context);
  },
  load(url, context, next) {
    if (url.endsWith(".json")) return next(url, { ...context, importAttributes: { type: "json" } });
    if (!/\.tsx($|\?)/.test(url)) return next(url, context);
    const ts = require("typescript") as typeof typescript;
    const { outputText: source } = ts.transpileModule(readFileSync(fileURLToPath(url), "utf8"), {
      fileName: fileURLToPath(url),
      compilerOptions: { jsx: ts.JsxEmit.ReactJSX, module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ESNext, inlineSourceMap: true },
    });
    return { format: "module", source, shortCircuit: true };
  },
});

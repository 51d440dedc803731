// Makes `cart-offers/assets/waybill-offers.js` from its source: the theme extension's assets are shipped as they are, so this is what a shop's page loads.
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { minify } from "terser";

/** Writes the script that the shop's pages load. Throws esbuild's own words when the source is wrong. */
export async function buildScript(): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("src/waybill-offer.ts", import.meta.url))],
    write: false,
    bundle: true,
    format: "esm",
    target: "es2022",
    legalComments: "none",
    logLevel: "silent",
  });
  // What esbuild itself makes small comes to a hundred bytes more over the wire.
  const { code = "" } = await minify(outputFiles[0]?.text ?? "", { module: true, ecma: 2020 });
  await writeFile(new URL("../cart-offers/assets/waybill-offers.js", import.meta.url), code);
}

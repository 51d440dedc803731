// Makes `cart-offers/assets/waybill-offers.js` from its source: the theme extension's assets are shipped as they are, so this is what a shop's page loads.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Writes the script that the shop's pages load. Throws esbuild's own words when the source is wrong. */
export async function buildScript(): Promise<void> {
  await build({
    entryPoints: [fileURLToPath(new URL("src/waybill-offer.ts", import.meta.url))],
    outfile: fileURLToPath(new URL("../cart-offers/assets/waybill-offers.js", import.meta.url)),
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    legalComments: "none",
    logLevel: "silent",
  });
}

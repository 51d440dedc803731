import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { installForExtensions, runShopify } from "../../extensions/run-shopify.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Shopify refuses what is larger, compiled. Bytes. */
const LIMIT = 64 * 1024;

describe("the extensions", { timeout: 180_000 }, () => {
  test("are built by Shopify's own command line, without login, and are small enough for Shopify to take", () => {
    installForExtensions();

    const { status, output } = runShopify(["app", "build"], "pipe");

    expect(status, output).toBe(0);
    expect(readFileSync(join(root, "extensions/order-block/dist/order-block.js")).byteLength).toBeLessThan(LIMIT);
  });

  test("use Shopify's interface as its types say", () => {
    installForExtensions();
    const folders = readdirSync(join(root, "extensions"), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== "node_modules")
      .map((entry) => join(root, "extensions", entry.name));
    expect(folders).not.toHaveLength(0);

    for (const folder of folders) {
      const { status, stdout } = spawnSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", folder], {
        encoding: "utf8",
      });
      expect(status, stdout).toBe(0);
    }
  });
});

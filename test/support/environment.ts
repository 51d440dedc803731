import { afterAll, vi } from "vitest";

// What the app's environment must hold, with values that mean nothing. A test that needs another value sets it before it imports the app.
const environment = {
  NODE_ENV: "test",
  SHOPIFY_API_KEY: "0123456789abcdef0123456789abcdef",
  SHOPIFY_API_SECRET: "shpss_0123456789abcdef0123456789abcdef",
  SHOPIFY_OLD_API_SECRET: "shpss_before_the_rotation",
  SHOPIFY_APP_URL: "https://waybill.example.com",
  ENCRYPTION_KEYS: `test:${Buffer.alloc(32, 7).toString("base64")}`,
  LOG_LEVEL: "silent",
  // How fast a machine is that is busy with tests is nothing that they say of buyers' pages.
  OFFER_BUDGET_MS: "10000",
};

for (const [name, value] of Object.entries(environment)) process.env[name] ??= value;
process.env["NODE_ENV"] = "test";

// Read anew for each file, as what files share is not: the next one of this process finds the time as it is.
afterAll(() => void vi.useRealTimers());

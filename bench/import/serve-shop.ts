import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { print } from "graphql";
import { z } from "zod";
import { BulkOrdersDocument } from "#admin/bulk-orders.ts";
import { createClock } from "#sandbox/clock.ts";
import { loadRetail } from "#sandbox/data/load-retail.ts";
import { createLedger } from "#sandbox/ledger.ts";
import { bulkFilesHost } from "#sandbox/shopify/bulk/bulk-files-host.ts";
import { createShopify } from "#sandbox/shopify/create-shopify.ts";
import { commerceResolvers } from "#sandbox/shopify/resolvers/commerce-resolvers.ts";
import { createShopState } from "#sandbox/shopify/state/create-shop-state.ts";

/**
 * A process of its own that holds the shop: loads a file of trade, has the stand-in run the app's bulk query over it, and serves the
 * result. Says on standard output, in one line of JSON, where the result is and what the source came to.
 */
const { values } = parseArgs({ options: { file: { type: "string" }, times: { type: "string", default: "1" } } });
if (!values.file) throw new Error("--file is missing");

const clock = createClock();
const ledger = createLedger(clock);
const state = createShopState({ clock, ledger });
const source = { orders: 0, lines: 0, totalMinor: 0 };
for (let time = 0; time < Number(values.times); time += 1) {
  const summary = await loadRetail(state, { file: values.file, seed: time + 1 });
  source.orders += summary.orders;
  source.lines += summary.lines;
  source.totalMinor += summary.totalMinor;
}

const credentials = { clientId: "b".repeat(32), clientSecret: "c".repeat(32) };
const tomlPath = fileURLToPath(new URL("../../shopify.app.toml", import.meta.url));
const shopify = createShopify({
  clock,
  ledger,
  state,
  ...credentials,
  appUrl: "http://127.0.0.1:9",
  plan: "plus",
  tomlPath,
  resolvers: commerceResolvers,
});
const server = createServer((request, response) => {
  request.headers.host = request.url?.startsWith("/admin/") ? state.shop.myshopifyDomain : bulkFilesHost;
  void shopify.handle(request, response);
});
await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const idToken = await shopify.mintIdToken({ userId: "1" });
shopify.scopes.grantOptionalScopes(["read_all_orders"]);
const Token = z.object({ access_token: z.string() });
const { access_token: token } = Token.parse(
  await post("/admin/oauth/access_token", {
    client_id: credentials.clientId,
    client_secret: credentials.clientSecret,
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    subject_token: idToken,
    subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
    requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
    expiring: "1",
  }),
);

const started = await graphql(
  `
    mutation Run($query: String!) {
      bulkOperationRunQuery(query: $query) {
        bulkOperation {
          id
        }
        userErrors {
          message
        }
      }
    }
  `,
  {
    query: print(BulkOrdersDocument),
  },
);
const { id } = z.object({ bulkOperationRunQuery: z.object({ bulkOperation: z.object({ id: z.string() }) }) }).parse(started)
  .bulkOperationRunQuery.bulkOperation;

const Operation = z.object({ bulkOperation: z.object({ status: z.string(), objectCount: z.string(), url: z.string().nullable() }) });
for (;;) {
  const { bulkOperation } = Operation.parse(
    await graphql(
      `
        query State($id: ID!) {
          bulkOperation(id: $id) {
            status
            objectCount
            url
          }
        }
      `,
      { id },
    ),
  );
  if (bulkOperation.status === "FAILED") throw new Error("The stand-in could not run the bulk query.");
  if (bulkOperation.url) {
    const { pathname, search } = new URL(bulkOperation.url);
    console.log(JSON.stringify({ url: `${address}${pathname}${search}`, objectCount: Number(bulkOperation.objectCount), ...source }));
    break;
  }
  await new Promise((done) => setTimeout(done, 200));
}
process.once("SIGTERM", () => {
  shopify.stop();
  process.exit(0);
});

async function graphql(query: string, variables: object): Promise<unknown> {
  const answer = await post("/admin/api/2026-10/graphql.json", { query, variables });
  return z.object({ data: z.unknown() }).parse(answer).data;
}

async function post(path: string, body: unknown): Promise<unknown> {
  const response = await fetch(`${address}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(path.includes("graphql") && { "x-shopify-access-token": token }) },
    body: JSON.stringify(body),
  });
  return response.json();
}

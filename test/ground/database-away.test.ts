import { createHmac } from "node:crypto";
import { fork, type ChildProcess } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "#test/support/eventually.ts";
import { portOfProcess } from "#test/support/port-of-process.ts";
import { ownPostgres } from "./own-postgres.ts";

let postgres: Awaited<ReturnType<typeof ownPostgres>>;
let server: ChildProcess | undefined;
beforeAll(async () => {
  postgres = await ownPostgres();
  process.env["DATABASE_URL"] = postgres.url;
});
afterAll(async () => {
  server?.kill("SIGKILL");
  await postgres.stop();
});

let url = "";
const startOnce = async () => (url ||= await startServer());

async function startServer(): Promise<string> {
  const port = String(portOfProcess());
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: "development", PORT: port };
  server = fork(new URL("./run-server.ts", import.meta.url), [], { env, execArgv: [], stdio: ["ignore", "inherit", "inherit", "ipc"] });
  await new Promise<void>((up) => server?.on("message", (word) => word === "up" && up()));
  return `http://localhost:${port}`;
}

function webhook(url: string): Promise<Response> {
  const body = JSON.stringify({ id: 1 });
  const secret = process.env["SHOPIFY_API_SECRET"] ?? "";
  return fetch(`${url}/webhooks/shopify`, {
    method: "POST",
    body,
    headers: {
      "x-shopify-topic": "orders/create",
      "x-shopify-shop-domain": "nobody.myshopify.com",
      "x-shopify-webhook-id": String(Math.random()),
      "x-shopify-api-version": "2026-01",
      "x-shopify-hmac-sha256": createHmac("sha256", secret).update(body).digest("base64"),
    },
  });
}

test("a server whose database is killed lives on, says so to whoever asks, and goes on by itself when it is back", async () => {
  const url = await startOnce();
  expect((await webhook(url)).status).toBe(200);

  const seen = new Set<string>();
  for (let kill = 0; kill < 2; kill++) {
    await postgres.kill();
    await eventually(async () => {
      const [ready, answer] = [await fetch(`${url}/readyz`), await webhook(url)];
      // A backend may outlive its postmaster by a moment, and keep what it is given.
      if (answer.status !== 200) seen.add(`${String(answer.status)} ${String(answer.headers.get("retry-after"))}`);
      return ready.status === 503 && answer.status === 503;
    });
    expect((await fetch(`${url}/livez`)).status).toBe(200);
    await eventually(async () => (await fetch(`${url}/readyz`)).ok && (await webhook(url)).ok);
  }
  expect(seen).toEqual(new Set(["503 5"]));
  expect(server?.exitCode).toBeNull();
});

test("who waits for a database that says nothing and breaks no connection is told so, and all goes on when it speaks again", async () => {
  const url = await startOnce();
  const thaw = await postgres.freeze();
  try {
    const answers = await Promise.all([webhook(url), webhook(url)]);
    expect(answers.map(({ status, headers }) => `${status} ${String(headers.get("retry-after"))}`)).toEqual(["503 5", "503 5"]);
    expect((await webhook(url)).status, "what comes meanwhile isn't begun").toBe(503);
    expect((await fetch(`${url}/livez`)).status).toBe(200);
  } finally {
    thaw();
  }
  await eventually(async () => (await fetch(`${url}/readyz`)).ok && (await webhook(url)).ok);
  expect(server?.exitCode).toBeNull();
});

test("connections that died in somebody's hands come out of the pool, and none is missing afterwards", async () => {
  const [{ pool }, { inShop }, { withLock }, { aShop }] = await Promise.all([
    import("#app/platform/db/pool.server.ts"),
    import("#app/platform/db/in-shop.server.ts"),
    import("#app/platform/db/with-lock.server.ts"),
    import("#test/support/a-shop.ts"),
  ]);
  const shop = await aShop();
  const raw = await pool.connect();
  const over: (() => void)[] = [];
  let begun = 0;
  const hung = Array.from({ length: 10 }, (_, index) =>
    inShop(shop, async (db) => {
      begun += 1;
      // Some are asking something when the connection goes, others are thinking.
      if (index % 2 === 0) await db.$queryRaw`SELECT pg_sleep(60)::text`;
      else await new Promise<void>((done) => over.push(done));
    }),
  );
  const locked = withLock("a", () => new Promise<void>((done) => over.push(done)));
  const ends = Promise.allSettled([...hung, locked]);
  await eventually(() => begun === 10 && over.length === 6);
  await postgres.kill();
  await eventually(() => pool.query("SELECT 1").then(Boolean, () => false));
  over.forEach((end) => end());
  raw.release();
  expect((await ends).map(({ status }) => status)).toEqual([...hung.map(() => "rejected"), "fulfilled"]);

  await withLock("a", () => Promise.resolve());
  let together = 0;
  let most = 0;
  const again = Array.from({ length: 13 }, () =>
    inShop(shop, async () => {
      most = Math.max(most, ++together);
      await eventually(() => most === 13);
      together -= 1;
    }),
  );
  await Promise.all(again);
  expect(most).toBe(13);
});

import { fork, type ChildProcess } from "node:child_process";
import { createServer } from "node:net";
import { createTestDatabase } from "#test/support/test-database.ts";
import { eventually } from "#test/support/eventually.ts";
import pg from "pg";
import { afterEach, expect, test } from "vitest";

let server: ChildProcess | undefined;
afterEach(() => void server?.kill("SIGKILL"));

async function startServer(environment: Record<string, string>): Promise<string> {
  const port = await freePort();
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: "development", PORT: String(port), ...environment };
  server = fork(new URL("./run-server.ts", import.meta.url), [], { env, execArgv: [], stdio: ["ignore", "inherit", "inherit", "ipc"] });
  await hears("up");
  return `http://localhost:${String(port)}`;
}

function hears(word: string): Promise<void> {
  return new Promise((heard, failed) => {
    server?.on("message", (message) => message === word && heard());
    server?.once("exit", (code) => failed(new Error(`the server has left with ${String(code)}`)));
  });
}

const leaves = () => new Promise<number | null>((left) => server?.once("exit", left));

test("a server that is up says that it lives and is ready", async () => {
  const url = await startServer({});
  expect((await fetch(`${url}/livez`)).status).toBe(200);
  await eventually(async () => (await fetch(`${url}/readyz`)).status === 200);
  expect(await (await fetch(`${url}/metrics`)).text()).toContain('waybill_events_waiting{subscriber="orders.copy-order"} 0');
});

test("a server that is given an address is reached at no other", async () => {
  const { port } = new URL(await startServer({ LISTEN_ADDRESS: "127.0.0.1" }));
  expect((await fetch(`http://127.0.0.1:${port}/livez`)).status).toBe(200);
  await expect(fetch(`http://127.0.0.2:${port}/livez`)).rejects.toThrow();
});

test("metrics are not for a stranger behind the proxy", async () => {
  const url = await startServer({});
  expect((await fetch(`${url}/metrics`, { headers: { "x-forwarded-for": "203.0.113.9" } })).status).toBe(403);
});

test("a server whose schema is behind its build lives, and is not ready until it is migrated", async () => {
  const url = await startServer({ ROLE: "web", DATABASE_URL: (await databaseWithout("0003_jobs")).url });
  expect((await fetch(`${url}/livez`)).status).toBe(200);
  expect((await fetch(`${url}/readyz`)).status).toBe(503);
});

test("a worker answers probes and no pages", async () => {
  const url = await startServer({ ROLE: "worker" });
  await eventually(async () => (await fetch(`${url}/readyz`)).status === 200);
  expect((await fetch(`${url}/slow`)).status).toBe(404);
});

test("a server that is told to stop finishes the request in its hands, takes no new one, and leaves in good order", async () => {
  const url = await startServer({});
  const slow = fetch(`${url}/slow`);
  await hears("slow page asked for");
  const left = leaves();
  server?.kill("SIGTERM");
  expect(await (await slow).text()).toBe("done");
  expect(await left).toBe(0);
  await expect(fetch(`${url}/livez`)).rejects.toThrow();
});

test("a second signal does not wait", async () => {
  const url = await startServer({});
  const slow = fetch(`${url}/slow`).catch(() => undefined);
  await hears("slow page asked for");
  const left = leaves();
  server?.kill("SIGTERM");
  server?.kill("SIGINT");
  expect(await left).toBe(1);
  await slow;
});

/** A database whose books do not name this migration. */
async function databaseWithout(migration: string) {
  const database = await createTestDatabase();
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  await client.query("DELETE FROM _prisma_migrations WHERE migration_name = $1", [migration]);
  await client.end();
  return database;
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, () => {
      const address = probe.address();
      probe.close(() => found(typeof address === "object" && address ? address.port : 0));
    });
  });
}

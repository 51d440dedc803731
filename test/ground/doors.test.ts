import { once } from "node:events";
import type { Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { createRequestHandler } from "@remix-run/express";
import type { ActionFunctionArgs, ServerBuild } from "@remix-run/node";
import express from "express";
import { afterEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { answerFault, refuseBrokenAddress } from "#app/platform/http/answer-plainly.server.ts";
import { limitBodies } from "#app/platform/http/limit-bodies.server.ts";
import { DOOR_LIMITS, openServer } from "#app/platform/http/open-server.server.ts";
import { parseForm } from "#app/platform/http/parse-form.server.ts";
import { reply } from "#app/platform/http/reply.server.ts";

const LARGEST = 3_000_000;
const soon = { ...DOOR_LIMITS, headersMs: 200, requestMs: 400, lookEveryMs: 50 };

let server: Server | undefined;
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  server?.closeAllConnections();
  server?.close();
});

/** How the house's server is put together, with a door that counts what it is given, and a form behind Remix. */
async function open(limits = DOOR_LIMITS) {
  const seen = { bytes: 0 };
  const app = express();
  app.use(refuseBrokenAddress, limitBodies(LARGEST));
  app.get("/well", (_, response) => void response.send("well"));
  app.post("/count", (request, response) => {
    request.on("data", (piece: Buffer) => (seen.bytes += piece.byteLength));
    request.on("end", () => response.send("counted"));
  });
  app.post("/deaf", (_, response) => void response.send("not read"));
  app.all("*", createRequestHandler({ build, mode: "production" }));
  app.use(answerFault);
  server = openServer(app, limits).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { port, seen, url: `http://127.0.0.1:${String(port)}` };
}

async function action({ request }: ActionFunctionArgs) {
  const form = await parseForm(request, z.object({ name: z.string() }));
  return form.ok ? reply({ ok: true }) : reply(form);
}
const none = { hasAction: true, hasLoader: false, hasClientAction: false, hasClientLoader: false, hasErrorBoundary: false, module: "/" };
const build = {
  mode: "production",
  entry: { module: { default: () => new Response("a page", { status: 500 }), handleError: () => undefined } },
  routes: { root: { id: "root", path: "", module: { action } } },
  assets: { entry: { imports: [], module: "/" }, routes: { root: { id: "root", path: "", ...none } }, url: "/", version: "" },
  publicPath: "/",
  assetsBuildDirectory: "build/client",
  future: {},
  isSpaMode: false,
} as unknown as ServerBuild;

/** A connection that says this and waits. */
async function dial(port: number, said = ""): Promise<Socket> {
  const socket = connect(port, "127.0.0.1").on("error", () => undefined);
  sockets.push(socket);
  await once(socket, "connect");
  if (said !== "") socket.write(said);
  return socket;
}

/** Not by `once`, which is a fault of its own when a connection is reset. */
const happens = (socket: Socket, name: "close" | "drain") => new Promise<void>((heard) => socket.once(name, () => heard()));
const closed = (socket: Socket) => (socket.closed ? Promise.resolve() : happens(socket.resume(), "close"));

/** All that comes back until the connection is closed. */
async function answerOn(socket: Socket): Promise<string> {
  let text = "";
  socket.on("data", (piece) => (text += piece.toString()));
  await happens(socket, "close");
  return text;
}

describe("connections", () => {
  test("that say nothing, or stop within their headers, are closed; others are answered meanwhile", async () => {
    const { port, url } = await open(soon);
    const halves = ["", "GET /well HT", "GET /well HTTP/1.1\r\nHost: x\r\nX-Slow: "];
    const held = await Promise.all(Array.from({ length: 500 }, (_, index) => dial(port, halves[index % halves.length])));
    expect(await (await fetch(`${url}/well`)).text()).toBe("well");
    await Promise.all(held.map(closed));
  });

  test("whose body does not come are closed", async () => {
    const { port } = await open(soon);
    const headers = "POST /count HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n";
    const held = await Promise.all(Array.from({ length: 50 }, () => dial(port, `${headers}half`)));
    await Promise.all(held.map(closed));
  });

  test("beyond as many as may be are closed as they come", async () => {
    const { port, url } = await open({ ...DOOR_LIMITS, connections: 3 });
    const held = await Promise.all([dial(port), dial(port), dial(port)]);
    await closed(await dial(port));
    held[0]?.destroy();
    await expect
      .poll(async () =>
        fetch(`${url}/well`).then(
          (answer) => answer.status,
          () => 0,
        ),
      )
      .toBe(200);
  });

  test("are kept by the house's own limits no longer than ten seconds without a request's headers", async () => {
    await open();
    expect(server).toMatchObject({ headersTimeout: 10_000, requestTimeout: 120_000, keepAliveTimeout: 65_000, maxConnections: 5_000 });
  });
});

const TYPES = ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json", "application/octet-stream"];
const start: Record<string, string> = { "multipart/form-data; boundary=x": '--x\r\nContent-Disposition: form-data; name="name"\r\n\r\n' };

describe.each(TYPES)("a body of %s that is too large", (type) => {
  test.each(["/count", "/", "/deaf"])("is refused before it comes when it says how large it is (%s)", async (path) => {
    const { port, seen } = await open();
    const socket = await dial(port, `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: 450000000\r\n\r\n`);
    expect(await answerOn(socket)).toMatch(/^HTTP\/1\.1 413 .*\r\n/);
    expect(seen.bytes).toBe(0);
  });

  test.each(["/count", "/"])("is refused while it comes when it does not (%s)", async (path) => {
    const { port, seen } = await open();
    const head = `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nTransfer-Encoding: chunked\r\n\r\n`;
    const socket = await dial(port, head);
    const answered = answerOn(socket);
    const begin = start[type] ?? "name=";
    socket.write(`${begin.length.toString(16)}\r\n${begin}\r\n`);
    const piece = `${(65_536).toString(16)}\r\n${"a".repeat(65_536)}\r\n`;
    // Without end, until somebody hangs up.
    while (!socket.closed) if (!socket.write(piece)) await Promise.race([happens(socket, "drain"), happens(socket, "close")]);

    expect(await answered).toMatch(type === "application/octet-stream" && path === "/" ? /^HTTP\/1\.1 4/ : /^HTTP\/1\.1 413 .*\r\n/);
    expect(seen.bytes).toBeLessThanOrEqual(LARGEST);
  });
});

describe("what is no request", () => {
  const raw = async (port: number, text: string) => answerOn(await dial(port, text));

  test.each([
    ["multipart without a boundary", "multipart/form-data", "abc"],
    ["multipart with a boundary that is not there", "multipart/form-data; boundary=x", "abc"],
    [
      "multipart that ends within a part",
      "multipart/form-data; boundary=x",
      '--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nabc',
    ],
    ["multipart of headers alone", "multipart/form-data; boundary=x", "--x\r\nContent-Disposition"],
    ["a type that is none", "multipart/form-data; boundary=\u00ff", "--"],
    ["JSON that ends early", "application/json", '{"name":'],
    ["JSON nested without end", "application/json", "[".repeat(200_000)],
    ["JSON with a zero character", "application/json", '{"name":"\\u0000"}'],
    ["JSON with half a surrogate pair", "application/json", '{"name":"\\ud800"}'],
    ["a zero character in a form", "application/x-www-form-urlencoded", "name=%00"],
    ["a zero character in a name", "application/x-www-form-urlencoded", "na%00me=1&name=2"],
    [
      "a zero character in multipart",
      "multipart/form-data; boundary=x",
      '--x\r\nContent-Disposition: form-data; name="name"\r\n\r\n\0\r\n--x--\r\n',
    ],
  ])("is told so with 4xx: %s", async (_, type, body) => {
    const { url } = await open();
    const answer = await fetch(`${url}/`, { method: "POST", body, headers: { "content-type": type } });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(await answer.text()).not.toBe("");
  });

  test.each(["/%", "/%E0%A4%A", "/%00", "/well?a=%00", "/%ED%A0%80"])("is told so with 400: %s", async (path) => {
    const { port } = await open();
    expect(await raw(port, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)).toMatch(/^HTTP\/1\.1 400 [^]*can't be read/);
  });

  test.each(["[", "a b", "%"])("is told so with 400: a Host of %j", async (host) => {
    const { port } = await open();
    expect(await raw(port, `GET /somewhere HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)).toMatch(/^HTTP\/1\.1 400 /);
  });
});

// The app's own doors, and beside them a bare `node:http` server that answers with one query: each on a port of its own, in one process.
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { z } from "zod";
import { mountOffers } from "#app/mount-offers.server.ts";
import { pool } from "#app/platform/db/pool.server.ts";
import { SHOP_ID } from "./fill-shop.ts";

pool.on("error", () => undefined);

/** Milliseconds from a request's head to the end of its answer, as the server sees them. */
const taken = new Map<string, number[]>();
function timed(name: string, answer: RequestListener): RequestListener {
  const of: number[] = [];
  taken.set(name, of);
  return (request, response) => {
    const begun = performance.now();
    response.once("finish", () => of.push(performance.now() - begun));
    answer(request, response);
  };
}

const app = express().set("trust proxy", "loopback");
mountOffers(app);

const bare: RequestListener = (request, response) => {
  const variant = 1_000_000 + Number(new URL(request.url ?? "", "http://bare").searchParams.get("product"));
  pool.query({ name: "bare", text: 'SELECT title, price FROM variant WHERE "shopId" = $1 AND id = $2', values: [SHOP_ID, variant] }).then(
    ({ rows }) => response.setHeader("content-type", "application/json").end(JSON.stringify(rows)),
    () => response.writeHead(500).end(),
  );
};

async function open(listener: RequestListener): Promise<{ server: Server; port: number }> {
  const server = createServer(listener);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return { server, port: (server.address() as AddressInfo).port };
}

const [ours, plain] = [await open(timed("ours", app)), await open(timed("bare", bare))];
process.send?.({ ours: ours.port, bare: plain.port });

/** Asked for what a server took since it was asked last. */
process.on("message", (asked) => {
  const name = z.enum(["ours", "bare"]).parse(asked);
  const of = taken.get(name) ?? [];
  process.send?.({ taken: of.splice(0) });
});

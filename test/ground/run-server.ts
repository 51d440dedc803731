import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import express from "express";
import { start } from "#app/start.server.ts";

// The server as a process of its own, with one slow page in place of the admin's.
const assets = express.Router();
assets.get("/slow", (_, response) => {
  process.send?.("slow page asked for");
  void pause(800).then(() => response.send("done"));
});

await start({
  root: fileURLToPath(new URL("../../", import.meta.url)),
  assets,
  build: () => Promise.reject(new Error("no admin here")),
});
process.send?.("up");

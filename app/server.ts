import { fileURLToPath } from "node:url";
import express from "express";
import { start } from "./start.server.ts";

// The production server: `npm run build` makes build/server/index.js of this file and everything it imports.
const root = fileURLToPath(new URL("../../", import.meta.url));

const assets = express.Router();
assets.use("/assets", express.static(`${root}build/client/assets`, { immutable: true, maxAge: "1y", index: false }));
assets.use(express.static(`${root}build/client`, { maxAge: "1h", index: false }));

await start({ root, assets, build: () => import("virtual:remix/server-build") });

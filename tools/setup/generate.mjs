// Writes the database client from prisma/schema into generated/prisma. `npm run generate`.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { prismaEnvironment } from "./prisma-environment.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const prisma = fileURLToPath(new URL("../../node_modules/prisma/build/index.js", import.meta.url));

// The address is not used: it only has to look like one.
const env = { ...process.env, ...prismaEnvironment, DATABASE_URL: process.env.DATABASE_URL ?? "postgres://localhost/waybill" };
const { status, stderr } = spawnSync(process.execPath, [prisma, "generate", "--schema", "prisma/schema", "--no-hints"], { cwd: root, env });
if (status !== 0) process.stderr.write(stderr);
process.exitCode = status ?? 1;

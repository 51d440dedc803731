import { PrismaPg } from "@prisma/adapter-pg-migrate";
import { defineConfig } from "prisma/config";

/**
 * Prisma's own command line, without its downloaded binaries: migrations run through the JavaScript driver.
 *
 * The adapter is the one of Prisma 7 under an alias: 6.19's cannot read PostgreSQL's `name` type, which migrations ask for.
 */
export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  experimental: { adapter: true },
  engine: "js",
  adapter: () => Promise.resolve(new PrismaPg({ connectionString: process.env["DATABASE_URL"] ?? "postgres://localhost/waybill" })),
});

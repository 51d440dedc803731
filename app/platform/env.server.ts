import { z } from "zod";

const baseUrl = z.url().transform((url) => url.replace(/(?<!\/)\/+$/, ""));
const flag = z.enum(["true", "false", "1", "0"]).transform((word) => word === "true" || word === "1");

const Environment = z
  .object({
    NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
    /** Without it a PostgreSQL of our own is started in `.data/`. */
    DATABASE_URL: z.string().startsWith("postgres").optional(),
    /** The same database as the owner of its tables, for migrations. Default: DATABASE_URL, whose role then owns what it uses. */
    DATABASE_OWNER_URL: z.string().startsWith("postgres").optional(),
    DATABASE_POOL_SIZE: z.coerce.number().int().min(4).default(20),
    /** Where the PostgreSQL of our own keeps its files. */
    DATA_DIR: z.string().default(".data"),
    /** Whether this process brings the schema up to date before it serves. Default: only for the PostgreSQL of our own. */
    MIGRATE_ON_START: flag.optional(),
    SHOPIFY_API_KEY: z.string().min(1),
    SHOPIFY_API_SECRET: z.string().min(1),
    /** The secret before the last rotation, while Shopify may still sign with it. */
    SHOPIFY_OLD_API_SECRET: z.string().min(1).optional(),
    /** The app's own address, as Shopify admin frames it. */
    SHOPIFY_APP_URL: baseUrl,
    /** The address that outsiders (Shopify, warehouses) call, when it is another one. */
    INTAKE_URL: baseUrl.optional(),
    /** `id:base64 of 32 bytes`, comma separated. The first encrypts; all decrypt. */
    ENCRYPTION_KEYS: z.string().min(1),
    ROLE: z.enum(["all", "web", "worker"]).default("all"),
    PORT: z.coerce.number().int().min(0).max(65535).default(3000),
    /** The network address to listen on; default: every one. */
    LISTEN_ADDRESS: z.string().optional(),
    LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
    /** Another address of App Bridge's script than Shopify's own. */
    APP_BRIDGE_URL: z.url().optional(),
    /** Who may read `/metrics`; without it, the private network. */
    METRICS_TOKEN: z.string().min(16).optional(),
    /** Mail servers of our own network that merchants may use: `mail.internal:25`, comma separated. All others have to be on the internet. */
    PRIVATE_MAIL_HOSTS: z
      .string()
      .transform((list) => list.toLowerCase().split(","))
      .pipe(
        z.array(
          z
            .string()
            .trim()
            .regex(/^[\w.-]+:\d+$/),
        ),
      )
      .default([]),
    /** DNS servers that are asked for a merchant's mail records, `192.0.2.53` or `192.0.2.53:5353`, comma separated. Default: the system's. */
    DNS_SERVERS: z
      .string()
      .transform((list) => list.split(",").map((server) => server.trim()))
      .default([]),
    /** Milliseconds that a buyer's page waits for an offer; then the answer is that there is none. */
    OFFER_BUDGET_MS: z.coerce.number().int().positive().default(200),
    /** How often warehouses without webhooks are asked for news. */
    POLL_SECONDS: z.coerce.number().int().positive().default(60),
    /** How often what changed in a shop is compared with our copy of it. */
    RECONCILE_SECONDS: z.coerce.number().int().positive().default(120),
    /** Jobs of one name that this process works on side by side. */
    JOB_CONCURRENCY: z.coerce.number().int().positive().default(8),
    /** Events that one subscriber applies side by side in this process. */
    INBOX_CONCURRENCY: z.coerce.number().int().positive().default(10),
    /** For how many days an applied event is kept. */
    INBOX_KEEP_DAYS: z.coerce.number().int().positive().default(30),
    /** How long a stopping process waits for the work in its hands. */
    SHUTDOWN_SECONDS: z.coerce.number().positive().default(25),
    /** For trials only: the place (`crash-point.server.ts`) where this process is to die. */
    WAYBILL_CRASH_AT: z.string().optional(),
  })
  .transform((parsed) => ({ ...parsed, INTAKE_URL: parsed.INTAKE_URL ?? parsed.SHOPIFY_APP_URL }));

/** The environment, parsed once. Every setting is described in docs/operating.md. */
export const env = read();

function read() {
  const blank = Object.entries(process.env).filter(([, value]) => value !== "");
  const parsed = Environment.safeParse(Object.fromEntries(blank));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`).join("\n");
  throw new Error(`The environment is not complete (see .env.example and docs/operating.md):\n${problems}`);
}

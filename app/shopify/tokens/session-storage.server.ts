import { PrismaSessionStorage } from "@shopify/shopify-app-session-storage-prisma";
import { sealingSessions } from "./seal-session-tokens.server.ts";

type LibraryClient = ConstructorParameters<typeof PrismaSessionStorage>[0];

/**
 * Where Shopify's library keeps its sessions. It types its client by the package that Prisma used to generate into; ours is generated
 * elsewhere and extended, with the same `session` delegate: this is the one place that says so.
 */
export const sessionStorage = new PrismaSessionStorage(sealingSessions as unknown as LibraryClient, {
  connectionRetries: 20,
  connectionRetryIntervalMs: 500,
});

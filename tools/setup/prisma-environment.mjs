/**
 * What Prisma's command line needs in its environment to leave its downloads alone: its WASM inside the package does all we ask of it.
 * The two programs are never run, they only have to exist.
 */
export const prismaEnvironment = {
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  PRISMA_QUERY_ENGINE_LIBRARY: process.execPath,
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
  CHECKPOINT_DISABLE: "1",
};

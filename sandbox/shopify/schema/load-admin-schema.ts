import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from "graphql";
import type { AccessRequirement } from "./access-requirement.ts";
import { readAccessRequirement } from "./read-access-requirement.ts";
import { shapeScalars } from "./shape-scalars.ts";

export type AdminSchema = {
  schema: GraphQLSchema;
  /** By `Type` and by `Type.field`. */
  access: ReadonlyMap<string, AccessRequirement>;
};

type SchemaFile = {
  data: IntrospectionQuery;
  offline_scopes: { items: { typeName: string; fieldName?: string; requiredAccess?: string; offlineScopes: string[] }[] };
};

const path = fileURLToPath(new URL("../../../.cache/admin_2026-10.json.gz", import.meta.url));

let loading: Promise<AdminSchema> | undefined;

/** The official Admin schema, version 2026-10, with the scopes that each type and field demands. Read once per process (about 0.2 s). */
export function loadAdminSchema(): Promise<AdminSchema> {
  loading ??= load();
  return loading;
}

async function load(): Promise<AdminSchema> {
  const packed = await readFile(path).catch((cause: unknown) => {
    throw new Error("Shopify's Admin schema is not in .cache/. Fetch it: node tools/setup/fetch-admin-schema.mjs", { cause });
  });
  const file = JSON.parse((await promisify(gunzip)(packed)).toString()) as SchemaFile;
  // The file's checksum was tested when it was fetched: validating 3,546 types again at each start is only waiting.
  const schema = buildClientSchema(file.data, { assumeValid: true });
  shapeScalars(schema);

  const access = new Map<string, AccessRequirement>();
  for (const item of file.offline_scopes.items) {
    const requirement = readAccessRequirement(item.requiredAccess, item.offlineScopes);
    if (requirement) access.set(item.fieldName ? `${item.typeName}.${item.fieldName}` : item.typeName, requirement);
  }
  return { schema, access };
}

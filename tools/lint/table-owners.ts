import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

/** A model of the Prisma schema: the room whose file it stands in, its table, and where its relations lead. */
export type Model = { name: string; room: string; table: string; relations: ReadonlyMap<string, string> };

export type Owners = {
  models: ReadonlyMap<string, Model>;
  /** By the name that a Prisma client has for the model: `fulfillmentOrder`. */
  byDelegate: ReadonlyMap<string, Model>;
  byTable: ReadonlyMap<string, Model>;
  /** The room of each enum. */
  enums: ReadonlyMap<string, string>;
};

/** The room whose file of the schema it is: `recovery` of `recovery.prisma`, and of `recovery.carts.prisma` where a room has several. */
export const roomOf = (file: string): string => basename(file).split(".")[0] ?? "";

/** Which room owns which table, as `prisma/schema/<room>.prisma` says. */
export function readOwners(root: string): Owners {
  const files = globSync("prisma/schema/*.prisma", { cwd: root }).sort();
  return ownersOf(files.map((file) => ({ room: roomOf(file), schema: readFileSync(join(root, file), "utf8") })));
}

/** Which room owns which table, from the text of each room's schema. */
export function ownersOf(schemas: readonly { room: string; schema: string }[]): Owners {
  const blocks = schemas.flatMap(({ room, schema }) =>
    Array.from(schema.matchAll(/^(model|enum)\s+(\w+)\s*\{\n([\s\S]*?)^\}/gm), ([, kind = "", name = "", body = ""]) => ({
      room,
      kind,
      name,
      body,
    })),
  );
  const names = new Set(blocks.filter(({ kind }) => kind === "model").map(({ name }) => name));
  const models = blocks.filter(({ kind }) => kind === "model").map(({ room, name, body }) => modelOf(room, name, body, names));
  return {
    models: new Map(models.map((model) => [model.name, model])),
    byDelegate: new Map(models.map((model) => [model.name[0]!.toLowerCase() + model.name.slice(1), model])),
    byTable: new Map(models.map((model) => [model.table, model])),
    enums: new Map(blocks.filter(({ kind }) => kind === "enum").map(({ name, room }) => [name, room])),
  };
}

function modelOf(room: string, name: string, body: string, models: ReadonlySet<string>): Model {
  const fields = Array.from(body.matchAll(/^\s+(\w+)\s+(\w+)(?:\[\]|\?)?/gm), ([, field = "", type = ""]) => [field, type] as const);
  return {
    name,
    room,
    table: /@@map\("([^"]+)"\)/.exec(body)?.[1] ?? name,
    relations: new Map(fields.filter(([, type]) => models.has(type))),
  };
}

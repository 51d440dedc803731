import { defineRule, type ESTree } from "@oxlint/plugins";
import { folderOf, standing } from "./floors.ts";
import { reachedBy } from "./prisma-reach.ts";
import { pathFromRoot, textOf } from "./source-text.ts";
import { definedIn, tablesIn } from "./sql-tables.ts";
import { type Model, type Owners, readOwners } from "./table-owners.ts";

/** `temporary`: tables that are made and dropped on the way, and that another file than the one that makes them names. */
type Options = { owners?: Owners; temporary?: string[] };

/** Schemas that belong to no room: PostgreSQL's own, and those that are made and dropped on the way. */
const NO_ROOM = /^(?:pg_|information_schema$|staging$)/;
/** What a room owns that Prisma does not know. */
const PLATFORM = /^(?:pgboss$|_prisma_migrations$)/;
const OPERATION =
  /^(?:find(?:First|Unique)(?:OrThrow)?|findMany|(?:create|update)(?:Many(?:AndReturn)?)?|upsert|delete(?:Many)?|count|aggregate|groupBy)$/;
/** What a Prisma client is called here. */
const CLIENT = /^(?:db|tx|acrossShops|prisma)$/;
const TAKES_SQL = /^(?:\$(?:query|execute)Raw(?:Unsafe)?|sql|raw|query)$/;
const LOWER_CASE_WORD =
  /(?<!["'.])\b(?:select|insert|into|update|delete|from|join|using|with|as|set|only|skip|copy|truncate|create|temp|table)\b(?!["'])/g;
const GENERATED = /\bgenerated\/prisma\//;
/** How Prisma's types of a model go on after its name: `ParcelWhereInput`. */
const ARGUMENTS =
  /^(?:Where|Select|Include|Omit|OrderBy|Create|Update|Upsert|Unchecked|Default|GetPayload|Find|Delete|Count|Aggregate|GroupBy|Scalar|Relation|$)/;

/** Data keeps to its floor: no SQL and no Prisma call names a table of a higher room, nor one of a room on the same floor. */
export const upwardTable = defineRule({
  meta: {
    type: "problem",
    schema: [{ type: "object" }],
    messages: {
      above:
        "{{what}} belongs to {{owner}}/, which is above {{room}}/. Publish an event that {{owner}}/ hears, or let {{owner}}/ do this and call down.",
      beside:
        "{{what}} belongs to {{owner}}/, on the same floor as {{room}}/. Let a room above bring the two together, or publish an event.",
      unowned: "No room owns {{what}}: a table stands in prisma/schema/<room>.prisma.",
      unplaced: "{{what}} stands in prisma/schema/{{owner}}.prisma, but {{owner}} is no room of tools/lint/floors.ts.",
    },
  },
  create(context) {
    const { owners = cachedOwners(context.cwd), temporary = [] } = (context.options[0] ?? {}) as Options;
    const path = pathFromRoot(context);
    const room = folderOf(path);
    if (!path.startsWith("app/") || room === undefined || /\.test\.tsx?$/.test(path)) return {};
    const strings: { node: ESTree.Node; sql: string }[] = [];

    const judge = (node: ESTree.Node, what: string, owner: string) => {
      const place = standing(room, owner);
      if (place === "unknown") context.report({ node, messageId: "unplaced", data: { what, owner } });
      else if (place === "above") context.report({ node, messageId: "above", data: { what, owner, room } });
      else if (place === "beside") context.report({ node, messageId: "beside", data: { what, owner, room } });
    };
    const judgeModel = (node: ESTree.Node, model: Model) => judge(node, `"${model.table}"`, model.room);
    const judgeReach = (node: ESTree.Node, model: Model) => {
      for (const { at, field, to } of reachedBy(node, model, owners.models, context.sourceCode))
        judge(at, `"${to.table}" (through ${field})`, to.room);
    };
    const judgeName = (node: ESTree.Node, name: string) => {
      const model = modelNamed(name, owners);
      if (model) judgeModel(node, model);
    };

    return {
      MemberExpression(node) {
        if (node.property.type !== "Identifier" || node.computed) return;
        const model = owners.byDelegate.get(node.property.name);
        if (!model) return;
        const call = callOn(node);
        if (call || isClient(node.object)) judgeModel(node.property, model);
        for (const argument of call?.arguments ?? []) judgeReach(argument, model);
      },
      TSQualifiedName(node) {
        if (node.left.type === "Identifier" && node.left.name === "Prisma") judgeName(node, node.right.name);
      },
      "TSSatisfiesExpression, VariableDeclarator"(node: ESTree.TSSatisfiesExpression | ESTree.VariableDeclarator) {
        const [type, value] =
          node.type === "VariableDeclarator" ? [node.id.typeAnnotation?.typeAnnotation, node.init] : [node.typeAnnotation, node.expression];
        const model = type && value ? modelOfType(type, owners) : undefined;
        if (model && value) judgeReach(value, model);
      },
      ImportDeclaration(node) {
        if (!GENERATED.test(node.source.value)) return;
        for (const specifier of node.specifiers) {
          if (specifier.type !== "ImportSpecifier" || specifier.imported.type !== "Identifier") continue;
          const { name } = specifier.imported;
          const owner = owners.enums.get(name) ?? owners.models.get(name)?.room;
          if (owner) judge(specifier.imported, name, owner);
        }
      },
      Literal(node) {
        if (typeof node.value !== "string") return;
        strings.push({ node, sql: isNameOfCopiedTable(node) ? `FROM "${node.value}"` : sqlOf(node, node.value) });
      },
      TemplateLiteral(node) {
        strings.push({ node, sql: sqlOf(node, textOf(node)) });
      },
      "Program:exit"() {
        const own = new Set([...temporary, ...strings.flatMap(({ sql }) => definedIn(sql))]);
        for (const { node, sql } of strings) {
          for (const { schema, table } of tablesIn(sql)) {
            if (own.has(table) || NO_ROOM.test(schema ?? table)) continue;
            const owner = PLATFORM.test(schema ?? table) ? "platform" : owners.byTable.get(table)?.room;
            if (owner) judge(node, `"${table}"`, owner);
            else context.report({ node, messageId: "unowned", data: { what: `"${table}"` } });
          }
        }
      },
    };
  },
});

const read = new Map<string, Owners>();

function cachedOwners(root: string): Owners {
  const owners = read.get(root) ?? readOwners(root);
  read.set(root, owners);
  return owners;
}

/** `db.parcel.findMany(…)`, seen from `db.parcel`. */
function callOn({ parent }: ESTree.MemberExpression): ESTree.CallExpression | undefined {
  if (parent.type !== "MemberExpression" || parent.property.type !== "Identifier") return undefined;
  const call = parent.parent;
  return OPERATION.test(parent.property.name) && call.type === "CallExpression" && call.callee === parent ? call : undefined;
}

function isClient(node: ESTree.Node): boolean {
  return node.type === "Identifier" && CLIENT.test(node.name);
}

/** `ParcelWhereInput` is of Parcel, `ParcelLineSelect` of ParcelLine. */
function modelNamed(name: string, { models }: Owners): Model | undefined {
  const fitting = [...models.values()].filter((model) => name.startsWith(model.name) && ARGUMENTS.test(name.slice(model.name.length)));
  return fitting.sort((a, b) => b.name.length - a.name.length)[0];
}

function modelOfType(type: ESTree.TSType, owners: Owners): Model | undefined {
  if (type.type !== "TSTypeReference" || type.typeName.type !== "TSQualifiedName") return undefined;
  const { left, right } = type.typeName;
  return left.type === "Identifier" && left.name === "Prisma" ? modelNamed(right.name, owners) : undefined;
}

/** A text as SQL is written here, with its words upper case; other texts stay as they are. */
function sqlOf({ parent }: ESTree.Node, text: string): string {
  if (!parent) return text;
  const called = parent.type === "TaggedTemplateExpression" ? parent.tag : parent.type === "CallExpression" ? parent.callee : null;
  const isSql = called?.type === "MemberExpression" && called.property.type === "Identifier" && TAKES_SQL.test(called.property.name);
  return isSql ? text.replaceAll(LOWER_CASE_WORD, (word) => word.toUpperCase()) : text;
}

/** `const orderTable: CopiedTable = { name: "order", … }` names a table as SQL does. */
function isNameOfCopiedTable({ parent }: ESTree.StringLiteral): boolean {
  if (parent.type !== "Property" || parent.key.type !== "Identifier") return false;
  if (parent.key.name === "belongsTo") return true;
  const declarator = parent.parent.parent;
  if (parent.key.name !== "name" || declarator?.type !== "VariableDeclarator") return false;
  const type = declarator.id.typeAnnotation?.typeAnnotation;
  return type?.type === "TSTypeReference" && type.typeName.type === "Identifier" && type.typeName.name === "CopiedTable";
}

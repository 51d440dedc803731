import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";

/** A request and its answer. A form's fields are texts; one that comes several times is a list. */
export type Exchange = {
  method: string;
  path: string;
  query: URLSearchParams;
  requestBody: unknown;
  status: number;
  body: unknown;
};

type Schema = Record<string, unknown>;
type Operation = {
  parameters?: { name: string; in: string }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
};
export type OpenApi = { paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, Schema> } };

const OWN_FORMATS = {
  "phone-number": true,
  "phone-number-capabilities": true,
  "http-method": true,
  "date-time-rfc-2822": true,
  "uri-map": true,
} as const;

/** The part of a published contract that one exchange is held against. */
export type Contract = {
  /** What is wrong with an exchange, in words; nothing when it is as published. */
  faultsOf(exchange: Exchange): string[];
  /** What is wrong with a request alone. */
  requestFaults(asked: Pick<Exchange, "method" | "path" | "query" | "requestBody">): string[];
};

/**
 * An OpenAPI 3.0 document as something to hold exchanges against. Ajv knows JSON Schema, so the dialect is translated: `nullable`, `$ref`
 * with siblings, and `allOf` of closed objects (which together mean one closed object). `oneOf` means any of them, because the published
 * alternatives overlap.
 */
export function contractOf(document: OpenApi): Contract {
  const [ajv, forms] = [false, true].map((coerceTypes) => {
    const made = new Ajv({
      strict: false,
      allErrors: true,
      // A form has only texts: what reads as a number is one.
      coerceTypes,
      formats: { int32: true, int64: true, currency: true, tel: true, "postal-code": true, double: true, ...OWN_FORMATS },
    });
    addFormats(made);
    return made;
  }) as [Ajv, Ajv];
  const compiled = new Map<Schema, ValidateFunction>();
  const validate = (schema: Schema, value: unknown, by = ajv): string[] => {
    const check: ValidateFunction = compiled.get(schema) ?? by.compile({ ...(translate(schema) as Schema), definitions });
    compiled.set(schema, check);
    return check(value) ? [] : [ajv.errorsText(check.errors)];
  };
  const resolve = (schema: Schema): Schema => {
    const name = typeof schema.$ref === "string" ? schema.$ref.split("/").at(-1) : undefined;
    return name === undefined ? schema : resolve(document.components.schemas[name] ?? {});
  };
  const flatten = (schema: Schema): Schema => {
    if (!Array.isArray(schema.allOf)) return schema;
    const parts = [...(schema.allOf as Schema[]).map((part) => flatten(resolve(part))), schema];
    return {
      ...schema,
      allOf: undefined,
      properties: Object.assign({}, ...parts.map((part) => part.properties ?? {})) as Schema,
      required: [...new Set(parts.flatMap((part) => (part.required as string[] | undefined) ?? []))],
    };
  };
  const translate = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(translate);
    if (typeof node !== "object" || node === null) return node;
    const schema = node as Schema;
    if (typeof schema.$ref === "string") return { $ref: `#/definitions/${pointer(schema.$ref.split("/").at(-1) ?? "")}` };
    const { nullable, allOf, oneOf, example: _example, ...rest } = flatten(schema);
    const plain: Schema = Object.fromEntries(
      Object.entries(rest).map(([key, value]) => [key, key === "enum" || key === "required" ? value : translate(value)]),
    );
    if (oneOf !== undefined) {
      plain.anyOf = translate(oneOf);
      delete plain.additionalProperties;
    }
    if (allOf !== undefined) plain.allOf = translate(allOf);
    return nullable === true ? { anyOf: [{ type: "null" }, plain] } : plain;
  };
  const definitions = Object.fromEntries(
    Object.entries(document.components.schemas).map(([name, schema]) => [name.replaceAll("~", "").replaceAll("/", ""), translate(schema)]),
  );

  const templates = Object.entries(document.paths).map(([template, operations]) => ({
    operations,
    variables: template.split("{").length,
    pattern: new RegExp(`^${template.replace(/\{[\w-]+\}/g, "[^/:]+")}$`),
  }));

  const operationOf = (method: string, path: string) => {
    const [template] = templates.filter(({ pattern }) => pattern.test(path)).sort((a, b) => a.variables - b.variables);
    return template?.operations[method.toLowerCase()];
  };
  const unknownIn = (operation: Operation, query: URLSearchParams) => {
    const known = new Set(operation.parameters?.filter((parameter) => parameter.in === "query").map(({ name }) => name));
    return [...query.keys()].filter((name) => !known.has(name) && name !== "cursor");
  };
  const badIn = ({ requestBody }: Operation, given: unknown): string[] => {
    const json = requestBody?.content["application/json"]?.schema;
    if (json) return validate(json, given);
    const form = requestBody?.content["application/x-www-form-urlencoded"]?.schema;
    return form ? validate(form, structuredClone(given), forms) : [];
  };

  return {
    faultsOf({ method, path, query, requestBody, status, body }) {
      const operation = operationOf(method, path);
      if (!operation) return [`${method} ${path} is not in the contract`];
      const answer = operation.responses[String(status)];
      // Limits are the gateway's, before any endpoint.
      if (!answer) return status === 429 || status === 401 || status === 403 ? [] : [`${method} ${path} never answers ${status}`];

      const given = answer.content?.["application/json"]?.schema;
      // A request that was refused as malformed may be malformed.
      const badRequest = status < 400 ? badIn(operation, requestBody) : [];
      const badAnswer = given && body !== undefined ? validate(given, body) : [];
      return [
        ...unknownIn(operation, query).map((name) => `${method} ${path} has no parameter ${name}`),
        ...badRequest.map((text) => `${method} ${path} request: ${text}`),
        ...badAnswer.map((text) => `${method} ${path} ${status}: ${text}`),
        ...(status < 300 && given && body === undefined ? [`${method} ${path} ${status}: empty`] : []),
      ];
    },
    requestFaults({ method, path, query, requestBody }) {
      const operation = operationOf(method, path);
      if (!operation) return [`${method} ${path} is not in the contract`];
      return [...unknownIn(operation, query).map((name) => `there is no parameter ${name}`), ...badIn(operation, requestBody)];
    },
  };
}

function pointer(name: string): string {
  return encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"));
}

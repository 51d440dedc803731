import type { z } from "zod";
import { expectNoTransaction } from "#app/platform/db/transaction-in-hand.server.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { warehouses } from "../messages.ts";
import { WarehouseFault } from "../warehouse-fault.ts";
import type { RequestPace } from "./request-pace.server.ts";

/** A provider's JSON over HTTPS, and who calls it. */
export type ProviderApi = {
  /** The provider's name, for the merchant who reads what went wrong. */
  label: Message;
  /** Where every path begins, a version included. */
  baseUrl: string;
  /** Sent with every request: what lets us in. */
  headers: Readonly<Record<string, string>>;
  pace: RequestPace;
  patience: Patience;
  /** The headers in which the provider says how many calls are left, and for how many seconds to wait. */
  limitHeaders?: { left?: string; wait?: string };
};

/** How long a request may wait for its turn, and then for its answer: milliseconds. */
export type Patience = { read: number; write: number; answer: number };

/** A large catalogue takes more than a minute's budget to read; nobody waits that long for an order. */
export const USUAL_PATIENCE: Patience = { read: 90_000, write: 30_000, answer: 15_000 };

export type ProviderRequest = {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below the base URL, e.g. `/order`; or what an answer gave as the address of its next page. */
  path: string;
  query?: Readonly<Record<string, string>>;
  body?: unknown;
};

/** An answer that means something to the caller. Whatever else comes back is a `WarehouseFault`. */
export type ProviderReply = { status: number; body: unknown };

const meaningful = new Set([400, 401, 403, 404, 409, 422]);

/** One request to a provider, in its turn. 429 is waited out, as long as there is patience; nothing else is repeated here. */
export async function callProvider(api: ProviderApi, request: ProviderRequest): Promise<ProviderReply> {
  expectNoTransaction("warehouse-provider");
  const kind = request.method === "GET" ? "read" : "write";
  const url = addressOf(api.baseUrl, request);
  for (;;) {
    await api.pace.turn(kind, api.patience[kind]);
    const answer = await ask(api, request, url);
    if (answer.status !== 429) return answer;
    api.pace.wait(answer.waitSeconds ?? 5);
  }
}

/** The body of a success by its schema. Refused credentials, and an answer that makes no sense, are faults. */
export function expectAnswer<Schema extends z.ZodType>(
  api: Pick<ProviderApi, "label">,
  schema: Schema,
  reply: ProviderReply,
  what: Message,
): z.infer<Schema> {
  if (reply.status === 401 || reply.status === 403)
    throw new WarehouseFault(
      "unauthorized",
      warehouses.message("no-longer-accepted", { provider: api.label, what, status: String(reply.status) }),
    );
  const parsed = schema.safeParse(reply.body);
  if (reply.status >= 200 && reply.status < 300 && parsed.success) return parsed.data;
  // Only the shape is told: an answer may hold a buyer's name and address.
  const why = parsed.success
    ? `status ${reply.status}`
    : parsed.error.issues.map(({ path, code }) => `${path.join(".")}: ${code}`).join(", ");
  throw new WarehouseFault("nonsense", warehouses.message("makes-no-sense", { provider: api.label, what, why: why.slice(0, 300) }));
}

async function ask(api: ProviderApi, request: ProviderRequest, url: URL): Promise<ProviderReply & { waitSeconds: number | null }> {
  const said = { provider: api.label, request: `${request.method} ${url.pathname}` };
  const [response, text] = await send(api, request, url).catch((cause: unknown) => {
    const late = cause instanceof Error && cause.name === "TimeoutError";
    throw late
      ? new WarehouseFault("timeout", warehouses.message("late", said), { cause })
      : new WarehouseFault("unreachable", warehouses.message("unreachable", said), { cause });
  });

  const left = numberIn(response, api.limitHeaders?.left);
  if (left !== null) api.pace.left(left);
  if (response.status === 429) {
    const waitSeconds = numberIn(response, api.limitHeaders?.wait) ?? numberIn(response, "retry-after");
    return { status: 429, body: null, waitSeconds };
  }
  const answered = warehouses.message("answered", { ...said, status: String(response.status) });
  if (response.status >= 500) throw new WarehouseFault("server-error", answered);
  if (!response.ok && !meaningful.has(response.status)) throw new WarehouseFault("nonsense", answered);
  return { status: response.status, body: parse(text, response.ok, said), waitSeconds: null };
}

async function send(api: ProviderApi, { method, body }: ProviderRequest, url: URL): Promise<[Response, string]> {
  const response = await fetch(url, {
    method,
    headers: { accept: "application/json", ...api.headers, ...(body !== undefined && { "content-type": "application/json" }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    redirect: "manual",
    signal: AbortSignal.timeout(api.patience.answer),
  });
  return [response, await response.text()];
}

/** The credentials go to the provider alone, even if a page's `next` names another host. */
function addressOf(baseUrl: string, { path, query = {} }: ProviderRequest): URL {
  const base = new URL(baseUrl);
  const root = base.pathname.replace(/\/$/, "");
  const asked = new URL(path, base);
  const url = new URL(asked.pathname.startsWith(`${root}/`) ? asked.pathname : `${root}${asked.pathname}`, base);
  url.search = asked.search;
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}

function parse(text: string, mustMakeSense: boolean, said: { provider: Message; request: string }): unknown {
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (!mustMakeSense) return null;
    throw new WarehouseFault("nonsense", warehouses.message("not-json", said), { cause });
  }
}

function numberIn(response: Response, header: string | undefined): number | null {
  const text = header === undefined ? null : response.headers.get(header);
  const value = text === null || text === "" ? Number.NaN : Number(text);
  return Number.isFinite(value) && value >= 0 ? value : null;
}

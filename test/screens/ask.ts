import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { env } from "#app/platform/env.server.ts";
import { ORDINARY_BROWSER } from "../support/ordinary-browser.ts";

type Handler = (args: LoaderFunctionArgs & ActionFunctionArgs) => unknown;

type Asked = {
  /** The merchant's session token; nobody's when there is none. */
  token?: string | undefined;
  query?: Record<string, string>;
  params?: Record<string, string>;
  /** Posts this form: a list stands for a field that is there several times. */
  form?: Record<string, string | readonly string[]>;
  /** Posts this as JSON, as a form on a screen does. */
  json?: object;
};

/** What came back: a page's or an action's value with status 200, or the answer that was returned or thrown. */
export type Answer = { status: number; body: unknown; location: string | null };

/** Asks a route's loader or action as App Bridge does: with the merchant's session token in the request. */
export async function ask(handler: Handler, { token, query = {}, params = {}, form, json }: Asked): Promise<Answer> {
  const url = new URL("/app", env.SHOPIFY_APP_URL);
  for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
  const request = new Request(url, {
    method: form || json ? "POST" : "GET",
    headers: {
      "user-agent": ORDINARY_BROWSER,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(json && { "content-type": "application/json" }),
    },
    ...(form && { body: formOf(form) }),
    ...(json && { body: JSON.stringify(json) }),
  });
  const answer = await Promise.resolve(handler({ request, params, context: {} })).catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  });
  if (!(answer instanceof Response)) return { status: 200, body: answer, location: null };
  const isJson = answer.headers.get("content-type")?.includes("json");
  return { status: answer.status, body: isJson ? await answer.json() : await answer.text(), location: answer.headers.get("location") };
}

function formOf(fields: Record<string, string | readonly string[]>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one);
  return form;
}

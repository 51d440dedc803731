import { staffMembers, type StaffMember } from "../shopify/auth/staff-members.ts";
import type { Shopify } from "../shopify/create-shopify.ts";

/** A person of the shop who works in the app's own screens, over HTTP: it reads what they read and sends the forms they send. */
export type Robot = {
  /** What a screen or one of its parts loads. */
  read(path: string): Promise<unknown>;
  /** Sends a form. Throws with the app's words when the app refuses. */
  send(path: string, form: Record<string, string | readonly string[]>): Promise<unknown>;
  /** Sends what a screen sends that is more than a form. */
  sendJson(path: string, body: object): Promise<unknown>;
};

/** Signs in with a fresh session token for each request, as App Bridge does. */
export function signInRobot({ shopify, appUrl, as = staffMembers[0] }: { shopify: Shopify; appUrl: string; as?: StaffMember }): Robot {
  const call = async (path: string, init?: RequestInit & { headers?: Record<string, string> }) => {
    const token = await shopify.mintIdToken({ userId: as.id });
    const answer = await fetch(new URL(path, appUrl), {
      ...init,
      headers: {
        ...init?.headers,
        authorization: `Bearer ${token}`,
        "user-agent": "Mozilla/5.0 (warehouse handheld)",
        accept: "application/json",
      },
      redirect: "manual",
    });
    const text = await answer.text();
    if (answer.status >= 400) throw new Error(`${init?.method ?? "GET"} ${path}: ${answer.status} ${text.slice(0, 300)}`);
    return answer.headers.get("content-type")?.includes("json") ? (JSON.parse(text) as unknown) : undefined;
  };
  return {
    read: (path) => call(path),
    send(path, form) {
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries(form)) for (const one of [value].flat()) body.append(name, one);
      return call(path, { method: "POST", body });
    },
    sendJson: (path, body) => call(path, { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  };
}

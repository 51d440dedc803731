/** A control call that the sandbox refused, in its words. */
export class Refused extends Error {
  override readonly name = "Refused";
}

export type ControlCaller = (path: string, body?: object) => Promise<unknown>;

/** Calls `POST /_control/…` (without a body: GET), as anybody beside the sandbox can. */
export function callControl(origin: string): ControlCaller {
  return async (path, body) => {
    const answer = await fetch(`${origin}/_control/${path}`, body ? { method: "POST", body: JSON.stringify(body) } : {});
    const said: unknown = await answer.json();
    if (answer.status >= 500) throw new Error(`${path}: ${JSON.stringify(said)}`);
    if (!answer.ok) throw new Refused((said as { error: string }).error);
    return said;
  };
}

type Payload = { userErrors?: readonly { message: string }[] } | null;

/**
 * Runs an Admin document as the shop's owner. What Shopify answers it with is a `Refused` in Shopify's words where it has user errors; an
 * error of the document itself is a fault of the caller's.
 */
export async function asOwner(control: ControlCaller, query: string, variables: object = {}): Promise<Record<string, unknown>> {
  const answer = (await control("admin", { query, variables })) as {
    data?: Record<string, Payload> | null;
    errors?: { message: string }[];
  };
  if (answer.errors?.length) throw new Error(`${query.slice(0, 80)}: ${answer.errors.map(({ message }) => message).join("; ")}`);
  const data = answer.data ?? {};
  const refused = Object.values(data).flatMap((payload) => payload?.userErrors ?? []);
  if (refused.length > 0) throw new Refused(refused.map(({ message }) => message).join("; "));
  return data;
}

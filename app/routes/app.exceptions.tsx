import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { parseForm } from "#app/platform/http/parse-form.server.ts";
import { reply } from "#app/platform/http/reply.server.ts";
import { commandExceptions } from "#app/screens/exceptions/command-exceptions.server.ts";
import { ExceptionsCommand } from "#app/screens/exceptions/exceptions-command.ts";
import { ExceptionsScreen } from "#app/screens/exceptions/exceptions-screen.tsx";
import { readExceptions } from "#app/screens/exceptions/read-exceptions.server.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export { clientAction, clientLoader } from "#app/screens/frame/out-of-reach.ts";

/** `?owner=mine`: only what whoever asks looks after. `?cause=parcel.lost`: only what is of that cause, as alerts lead here. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, sessionToken } = await authenticate(request);
  const { searchParams } = new URL(request.url);
  const onlyCause = searchParams.get("cause") === "" ? null : searchParams.get("cause");
  return readExceptions(shop, { me: sessionToken.sub, onlyMine: searchParams.get("owner") === "mine", onlyCause });
}

/** POST /app/exceptions: ExceptionsCommand. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await authenticate(request);
  const form = await parseForm(request, ExceptionsCommand);
  return reply(form.ok ? await commandExceptions(shop, form.value, actor) : form);
}

export default function Exceptions() {
  return <ExceptionsScreen {...useLoaderData<typeof loader>()} />;
}

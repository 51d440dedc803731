import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { parseForm } from "#app/platform/http/parse-form.server.ts";
import { reply } from "#app/platform/http/reply.server.ts";
import { ScreenError } from "#app/screens/frame/screen-error.tsx";
import { CartScreen } from "#app/screens/recovery-cart/cart-screen.tsx";
import { CartCommand, commandCart } from "#app/screens/recovery-cart/command-cart.server.ts";
import { readCart } from "#app/screens/recovery-cart/read-cart.server.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export { clientAction, clientLoader } from "#app/screens/frame/out-of-reach.ts";

/** GET /app/recovery/carts/:abandonmentId */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  const view = await readCart(shop, idIn(params));
  if (view === null) throw new Response(null, { status: 404 });
  return view;
}

/** POST there: CartCommand. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, actor } = await authenticate(request);
  const form = await parseForm(request, CartCommand);
  return reply(form.ok ? await commandCart(shop, idIn(params), form.value, actor) : form);
}

function idIn({ abandonmentId }: LoaderFunctionArgs["params"]): string {
  const id = z.uuid().safeParse(abandonmentId);
  if (!id.success) throw new Response(null, { status: 404 });
  return id.data;
}

export default function Cart() {
  const view = useLoaderData<typeof loader>();
  return <CartScreen key={view.id} {...view} />;
}

export function ErrorBoundary() {
  return <ScreenError thing="cart" />;
}

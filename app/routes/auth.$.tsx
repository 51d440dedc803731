import type { LoaderFunctionArgs } from "@remix-run/node";
import { textsOf, wordsFor } from "#app/platform/messages/words.ts";
import { frame } from "#app/screens/frame/messages.ts";
import { readerOfPage } from "#app/screens/frame/plain-page.tsx";
import { authenticateAdmin } from "#app/shopify/authenticate-admin.server.ts";

/**
 * Shopify's own steps of signing in (bounce page, exit from the frame): the library answers them all. Whoever comes here otherwise goes
 * on to the app; an exit to somewhere else than Shopify or Waybill, which the library refuses with a fault, is a bad request.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const text = textsOf(frame, wordsFor(readerOfPage(request)));
  const { context } = await authenticateAdmin(request).catch((answer: unknown) => {
    throw answer instanceof Response ? answer : new Response(text("unknown-step"), { status: 400 });
  });
  return context.redirect("/app");
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { dataRequestAnswer } from "#app/customers/privacy/data-request-answer.server.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

/** GET /app/privacy/:requestId.json: what Waybill holds about a customer who asked, with `Authorization: Bearer <session token>`. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  const answer = await dataRequestAnswer(shop, params.requestId);
  if (answer === null) throw new Response(null, { status: 404 });
  return new Response(JSON.stringify(answer, null, 2), {
    headers: {
      "Content-Type": "application/json",
      "Content-Disposition": `attachment; filename="customer-data-${params.requestId ?? ""}.json"`,
      "Cache-Control": "private, no-store",
    },
  });
}

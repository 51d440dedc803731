import { OrderId } from "#app/platform/ids.ts";

/** As many orders as Shopify's admin lets one choose on a page, and a little more. */
const MOST = 100;

/** Shopify's order numbers in `?orders=1,2`; what is none is left out. */
export function printedOrders(request: Request): OrderId[] {
  const asked = new URL(request.url).searchParams.get("orders") ?? "";
  return asked.split(",", MOST).flatMap((id) => OrderId.safeParse(id).data ?? []);
}

/** What is printed; 404 when there is nothing to print. */
export function printed(name: string, pdf: Buffer | undefined): Response {
  if (pdf === undefined) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(pdf), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `inline; filename="${name}.pdf"`,
      "Cache-Control": "private, no-store",
    },
  });
}

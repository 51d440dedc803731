import { OrderId } from "#app/platform/ids.ts";

/** More than Shopify's admin lets one choose on a page. The print action says it where somebody chose more all the same (`extensions/order-print`). */
const MOST = 250;

/** Shopify's order numbers in `?orders=1,2`; what is none is left out. */
export function printedOrders(request: Request): OrderId[] {
  const asked = new URL(request.url).searchParams.get("orders") ?? "";
  return asked.split(",", MOST).flatMap((id) => OrderId.safeParse(id).data ?? []);
}

/** Whether somebody only asks if there is something to print: it needn't be drawn for that. */
export const isOnlyAsked = ({ method }: Request): boolean => method === "HEAD";

/** What is answered to that. */
export const somethingToPrint = (there: boolean): Response =>
  new Response(null, { status: there ? 200 : 404, headers: { "Content-Type": "application/pdf", "Cache-Control": "private, no-store" } });

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

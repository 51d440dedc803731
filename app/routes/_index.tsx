import { redirect } from "@remix-run/node";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { frame } from "#app/screens/frame/messages.ts";
import { PlainPage, titled } from "#app/screens/frame/plain-page.tsx";
import { useText } from "#app/ui/messages/use-text.ts";

export const meta = titled(frame.message("waybill"));

/** Shopify opens the app's address with `?shop=`: that goes to the app. Anybody else is told where the app lives. */
export function loader({ request }: LoaderFunctionArgs) {
  const { search, searchParams } = new URL(request.url);
  if (searchParams.has("shop")) return redirect(`/app${search}`);
  return null;
}

export default function Front() {
  const text = useText(frame);
  return (
    <PlainPage title={text("waybill")}>
      <p>{text("what-it-is")}</p>
      <h2>{text("how-to-open")}</h2>
      <ol>
        <li>{text("sign-in-to-admin")}</li>
        <li>{text("choose-apps")}</li>
      </ol>
      <p>{text("works-inside-admin")}</p>
    </PlainPage>
  );
}

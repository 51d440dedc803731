import { Banner, Page } from "@shopify/polaris";
import { isRouteErrorResponse } from "@remix-run/react";

/** A screen that could not be shown: what happened, and the next step. */
export function ScreenError({ error }: { error: unknown }) {
  const missing = isRouteErrorResponse(error) && error.status === 404;
  return (
    <Page title={missing ? "Not found" : "This page couldn't be shown"} backAction={{ content: "Home", url: "/app" }}>
      <Banner
        tone={missing ? "warning" : "critical"}
        title={missing ? "There is nothing at this address" : "Something went wrong on our side"}
        action={
          missing ? { content: "Go to Orders", url: "/app/orders" } : { content: "Try again", onAction: () => window.location.reload() }
        }
      >
        <p>
          {missing
            ? "It may have been removed, or the link is incomplete."
            : "Nothing you saved is lost, and orders go on being routed. Try again in a moment."}
        </p>
      </Banner>
    </Page>
  );
}

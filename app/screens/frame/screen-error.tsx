import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { Banner } from "#app/ui/banner.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Screen } from "#app/ui/screen.tsx";
import { frame } from "./messages.ts";

/** Where to go instead of a page, or of a thing that there is not. */
const INSTEAD = {
  page: { name: "home", goes: "go-home", url: "/app" },
  order: { name: "orders", goes: "go-to-orders", url: "/app/orders" },
  warehouse: { name: "warehouses", goes: "go-to-warehouses", url: "/app/warehouses" },
  offer: { name: "offers", goes: "go-to-offers", url: "/app/offers" },
  cart: { name: "recovery", goes: "go-to-recovery", url: "/app/recovery" },
  journey: { name: "journeys", goes: "go-to-journeys", url: "/app/recovery/journeys" },
  parcel: { name: "packing-station", goes: "go-to-packing-station", url: "/app/packing" },
} as const;

/** A screen that could not be shown: what happened, and the next step. Stands in a route's ErrorBoundary. `thing` is what was looked for. */
export function ScreenError({ thing = "page" }: { thing?: keyof typeof INSTEAD }) {
  const text = useText(frame);
  const error = useRouteError();
  const { name, goes, url } = INSTEAD[thing];
  const back = { label: text(name), url };

  if (isRouteErrorResponse(error) && error.status === 404) {
    return (
      <Screen title={text("not-found")} back={back}>
        <Banner tone="warning" title={text(`no-such-${thing}`)} action={{ label: text(goes), url }}>
          {text("removed-or-incomplete")}
        </Banner>
      </Screen>
    );
  }
  return (
    <Screen title={text("not-shown")} back={back}>
      <Banner tone="critical" title={text("our-fault")} action={{ label: text("try-again"), onAction: () => window.location.reload() }}>
        {text("nothing-lost")}
      </Banner>
    </Screen>
  );
}

import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { Banner } from "#app/ui/banner.tsx";
import { Screen } from "#app/ui/screen.tsx";

type Props = {
  /** What was looked for: "order". */
  thing?: string;
  /** Where to go instead. */
  back?: { label: string; url: string };
};

/** A screen that could not be shown: what happened, and the next step. Stands in a route's ErrorBoundary. */
export function ScreenError({ thing, back = { label: "Home", url: "/app" } }: Props) {
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) {
    return (
      <Screen title="Not found" back={back}>
        <Banner
          tone="warning"
          title={thing ? `There is no such ${thing}` : "There is nothing at this address"}
          action={{ label: `Go to ${back.label}`, url: back.url }}
        >
          It may have been removed, or the link is incomplete.
        </Banner>
      </Screen>
    );
  }
  return (
    <Screen title="This page couldn't be shown" back={back}>
      <Banner
        tone="critical"
        title="Something went wrong on our side"
        action={{ label: "Try again", onAction: () => window.location.reload() }}
      >
        Nothing you saved is lost, and orders go on being routed. Try again in a moment.
      </Banner>
    </Screen>
  );
}

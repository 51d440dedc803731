import { useFetcher } from "@remix-run/react";
import type { Reply } from "#app/platform/http/reply.ts";
import { Banner } from "#app/ui/banner.tsx";
import { useDoneToast } from "#app/ui/forms/use-done-toast.ts";
import { useText } from "#app/ui/messages/use-text.ts";
import { home } from "./messages.ts";

/** Orders placed while routing was off are nobody's: they are offered here. */
export function LeftBehindBanner({ orders }: { orders: number }) {
  const text = useText(home);
  const command = useFetcher<Reply>();
  useDoneToast(command.data);
  return (
    <Banner
      tone="warning"
      title={text("left-behind", { count: orders })}
      action={{ label: text("route-left-behind"), onAction: () => command.submit({ intent: "route-left-behind" }, { method: "post" }) }}
    >
      {text("left-behind-why")}
    </Banner>
  );
}

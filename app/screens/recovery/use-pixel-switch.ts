import { useFetcher } from "@remix-run/react";
import type { Reply } from "#app/platform/http/reply.ts";
import { PIXEL_SCOPES } from "#app/recovery/pixel/pixel-scopes.ts";
import { useDoneToast } from "#app/ui/forms/use-done-toast.ts";
import { usePermission } from "#app/ui/hooks/use-permission.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { recoveryScreen } from "./messages.ts";

/** Turns the pixel on, once Shopify has asked the merchant for what it needs, and off. `problem`: why that did not happen, in words. */
export function usePixelSwitch() {
  const text = useText(recoveryScreen);
  const words = useWords();
  const command = useFetcher<Reply>();
  const permission = usePermission(PIXEL_SCOPES);
  useDoneToast(command.data);
  const send = (intent: "pixel-on" | "pixel-off") => command.submit({ intent }, { method: "post", action: "/app/settings/channels" });
  const refused = command.state === "idle" && command.data?.ok === false ? words(command.data.message) : null;
  return {
    busy: permission.asking || command.state !== "idle",
    problem: permission.problem === null ? refused : text(`pixel-${permission.problem}`),
    turnOn: () => permission.ask(() => send("pixel-on")),
    turnOff: () => send("pixel-off"),
  };
}

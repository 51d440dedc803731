import { useNavigate } from "@remix-run/react";
import { useText } from "#app/ui/messages/use-text.ts";
import { Tabs } from "#app/ui/tabs.tsx";
import { recoveryScreen } from "./messages.ts";

const PAGES = {
  carts: "/app/recovery",
  journeys: "/app/recovery/journeys",
  calls: "/app/recovery/calls",
  report: "/app/recovery/report",
} as const;

/** The pages of recovery, each with the others a press away. */
export function RecoveryTabs({ at, children }: { at: keyof typeof PAGES; children: React.ReactNode }) {
  const text = useText(recoveryScreen);
  const navigate = useNavigate();
  return (
    <Tabs
      tabs={(["carts", "journeys", "calls", "report"] as const).map((id) => ({ id, label: text(id) }))}
      selected={at}
      onSelect={(id) => navigate(PAGES[id])}
    >
      {children}
    </Tabs>
  );
}

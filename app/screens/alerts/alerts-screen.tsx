import { useLiveData } from "#app/ui/hooks/use-live-data.ts";
import { useText } from "#app/ui/messages/use-text.ts";
import { Screen, SettingsSection, SettingsSections } from "#app/ui/screen.tsx";
import { frame } from "../frame/messages.ts";
import { AddCard } from "./add-card.tsx";
import { DestinationCard } from "./destination-card.tsx";
import { alertsScreen } from "./messages.ts";
import type { AlertsView } from "./read-alerts.server.ts";

/** Where the staff is told of exceptions while nobody looks at Waybill. */
export function AlertsScreen({ destinations, areas, hasMail }: AlertsView) {
  const text = useText(alertsScreen);
  const titles = useText(frame);
  useLiveData(30_000);
  return (
    <Screen title={text("title")} back={{ label: titles("settings"), url: "/app/settings" }}>
      <SettingsSections>
        {destinations.map((destination) => (
          <SettingsSection key={destination.id} title={text(destination.kind)} changes={text(`${destination.kind}-changes`)}>
            <DestinationCard destination={destination} areas={areas} />
          </SettingsSection>
        ))}
        <SettingsSection title={text(destinations.length === 0 ? "add-first" : "add")} changes={text("add-changes")}>
          <AddCard areas={areas} hasMail={hasMail} />
        </SettingsSection>
      </SettingsSections>
    </Screen>
  );
}

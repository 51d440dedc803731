import { useText } from "#app/ui/messages/use-text.ts";
import { Screen, SettingsSection, SettingsSections } from "#app/ui/screen.tsx";
import { frame } from "../frame/messages.ts";
import { ChannelCard } from "./channel-card.tsx";
import { ConsentSyncCard } from "./consent-sync-card.tsx";
import { channelsScreen } from "./messages.ts";
import { MailHealthCard } from "./mail-health-card.tsx";
import { PixelCard } from "./pixel-card.tsx";
import { PricesCard } from "./prices-card.tsx";
import type { ChannelsView } from "./read-channels.server.ts";
import { SenderCard } from "./sender-card.tsx";
import { HoursCard, LeftCard, ProofCard } from "./sending-cards.tsx";

/** By what the shop reaches people, when and how often, when a cart counts as left, and how all of it is measured. */
export function ChannelsScreen({ channels, mailHealth, hours, left, proof, pixel, consent, prices, mailReports, sender }: ChannelsView) {
  const text = useText(channelsScreen);
  const titles = useText(frame);
  return (
    <Screen title={text("title")} back={{ label: titles("settings"), url: "/app/settings" }}>
      <SettingsSections>
        {channels.map((view) => (
          <SettingsSection key={view.channel} title={text(view.channel)} changes={text(`${view.channel}-changes`)}>
            <ChannelCard {...view} mailReports={view.channel === "email" ? mailReports : null} />
          </SettingsSection>
        ))}
        <SettingsSection title={text("sender")} changes={text("sender-changes")}>
          <SenderCard sender={sender} />
        </SettingsSection>
        <SettingsSection title={text("health")} changes={text("health-changes")}>
          <MailHealthCard health={mailHealth} />
        </SettingsSection>
        <SettingsSection title={text("consent")} changes={text("consent-changes")}>
          <ConsentSyncCard consent={consent} />
        </SettingsSection>
        <SettingsSection title={text("hours")} changes={text("hours-changes")}>
          <HoursCard hours={hours} />
        </SettingsSection>
        <SettingsSection title={text("pixel")} changes={text("pixel-changes")}>
          <PixelCard pixel={pixel} />
        </SettingsSection>
        <SettingsSection title={text("left")} changes={text("left-changes")}>
          <LeftCard left={left} />
        </SettingsSection>
        <SettingsSection title={text("prices")} changes={text("prices-changes")}>
          <PricesCard prices={prices} />
        </SettingsSection>
        <SettingsSection title={text("proof")} changes={text("proof-changes")}>
          <ProofCard proof={proof} />
        </SettingsSection>
      </SettingsSections>
    </Screen>
  );
}

import { useFetcher } from "@remix-run/react";
import type { Reply } from "#app/platform/http/reply.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { DateTime } from "#app/ui/date-time.tsx";
import { useDoneToast } from "#app/ui/forms/use-done-toast.ts";
import { useRichText, useText } from "#app/ui/messages/use-text.ts";
import { Screen, SettingsSection, SettingsSections } from "#app/ui/screen.tsx";
import { Row } from "#app/ui/stack.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { frame } from "../frame/messages.ts";
import { parts } from "../parts/messages.ts";
import { DataRequestsCard } from "./data-requests-card.tsx";
import { settings } from "./messages.ts";
import { GatesCard } from "./gates-card.tsx";
import { NoticesCard } from "./notices-card.tsx";
import { PolicyCard } from "./policy-card.tsx";
import type { DataRequest } from "./read-data-requests.server.ts";
import type { SettingsView } from "./read-settings.server.ts";
import { RoutingSwitchCard } from "./routing-switch-card.tsx";

/** What the merchant may decide, each section with a line that says what it changes. */
export function SettingsScreen({ dataRequests, ...page }: SettingsView & { dataRequests: readonly DataRequest[] }) {
  const text = useText(settings);
  const titles = useText(frame);
  return (
    <Screen title={titles("settings")}>
      <SettingsSections>
        <SettingsSection title={text("routing")} changes={text("routing-changes")}>
          <RoutingSwitchCard
            on={page.routingOn}
            mayRoute={page.mayRoute}
            scopes={page.scopes}
            connectedWarehouses={page.connectedWarehouses}
          />
        </SettingsSection>
        <SettingsSection title={text("weighs")} changes={text("weighs-changes")}>
          <PolicyCard policy={page.policy} />
        </SettingsSection>
        <SettingsSection title={text("holds")} changes={text("holds-changes")}>
          <GatesCard policy={page.gates} />
        </SettingsSection>
        <SettingsSection title={text("notices")} changes={text("notices-changes")}>
          <NoticesCard notifyBuyers={page.notifyBuyers} />
        </SettingsSection>
        <SettingsSection title={text("alerts")} changes={text("alerts-change")}>
          <LinkCard url="/app/settings/alerts">{text("open-alerts")}</LinkCard>
        </SettingsSection>
        <SettingsSection title={text("channels")} changes={text("channels-change")}>
          <LinkCard url="/app/settings/channels">{text("open-channels")}</LinkCard>
        </SettingsSection>
        <SettingsSection title={text("setup-guide")} changes={text("setup-guide-changes")}>
          <SetupGuideCard hidden={page.guideHidden} />
        </SettingsSection>
        <SettingsSection title={text("sync")} changes={text("sync-changes")}>
          <LinkCard url="/app/settings/sync">{text("open-sync")}</LinkCard>
        </SettingsSection>
        <SettingsSection title={text("standards")} changes={text("standards-changes")}>
          <LinkCard url="/app/settings/standards">{text("open-standards")}</LinkCard>
        </SettingsSection>
        <SettingsSection title={text("data")} changes={text("data-changes")}>
          <DataCard data={page.data} />
        </SettingsSection>
        <SettingsSection title={text("data-requests")} changes={text("data-requests-change")}>
          <DataRequestsCard requests={dataRequests} />
        </SettingsSection>
      </SettingsSections>
    </Screen>
  );
}

function LinkCard({ url, children }: { url: string; children: string }) {
  return (
    <Card>
      <Row>
        <LinkButton url={url}>{children}</LinkButton>
      </Row>
    </Card>
  );
}

function SetupGuideCard({ hidden }: { hidden: boolean }) {
  const show = useFetcher<Reply>();
  useDoneToast(show.data);
  const text = useText(settings);
  return (
    <Card>
      <Row>
        <Button
          disabled={!hidden}
          busy={show.state !== "idle"}
          onClick={() => show.submit({ intent: "show-setup-guide" }, { method: "post" })}
        >
          {text(hidden ? "show-guide-again" : "guide-is-on-home")}
        </Button>
      </Row>
    </Card>
  );
}

function DataCard({ data }: Pick<SettingsView, "data">) {
  const text = useText(settings);
  const rich = useRichText(settings);
  const kept = [
    parts.message("orders", { count: data.orders }),
    settings.message("products", { count: data.products }),
    settings.message("customers", { count: data.customers }),
  ];
  return (
    <Card gap="tight">
      <Paragraph>{text("kept", { all: kept })}</Paragraph>
      {!data.seesAllOrders && <Paragraph muted>{text("sixty-days")}</Paragraph>}
      <Paragraph muted>
        {data.importedAt ? rich("first-copied", { day: <DateTime iso={data.importedAt} style="date" /> }) : text("being-copied")}
      </Paragraph>
    </Card>
  );
}

import { useFetcher } from "@remix-run/react";
import { useReplyToast } from "#app/ui/app-bridge.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { DateTime } from "#app/ui/date-time.tsx";
import type { Reply } from "#app/ui/reply.ts";
import { Screen, SettingsSection, SettingsSections } from "#app/ui/screen.tsx";
import { Row } from "#app/ui/stack.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { DataRequestsCard } from "./data-requests-card.tsx";
import { PolicyCard } from "./policy-card.tsx";
import type { DataRequest } from "./read-data-requests.server.ts";
import type { SettingsView } from "./read-settings.server.ts";
import { RoutingSwitchCard } from "./routing-switch-card.tsx";

/** What the merchant may decide, each section with a line that says what it changes. */
export function SettingsScreen({ dataRequests, ...page }: SettingsView & { dataRequests: readonly DataRequest[] }) {
  return (
    <Screen title="Settings">
      <SettingsSections>
        <SettingsSection title="Routing" changes="When it is on, every new order goes to the warehouse that ships it for the least.">
          <RoutingSwitchCard
            on={page.routingOn}
            mayRoute={page.mayRoute}
            scopes={page.scopes}
            connectedWarehouses={page.connectedWarehouses}
          />
        </SettingsSection>
        <SettingsSection
          title="What routing weighs"
          changes="These are added to shipping and picking when ways to ship an order are compared. They change decisions from now on, never what is charged."
        >
          <PolicyCard policy={page.policy} />
        </SettingsSection>
        <SettingsSection title="Setup guide" changes="The steps from install to the first routed order, on Home.">
          <SetupGuideCard hidden={page.guideHidden} />
        </SettingsSection>
        <SettingsSection
          title="Data"
          changes="What Waybill keeps of your shop. Uninstalling removes the app's access; Shopify then asks Waybill to erase it."
        >
          <DataCard data={page.data} />
        </SettingsSection>
        <SettingsSection
          title="Customers' requests"
          changes="When a customer asks you for their data, Shopify asks Waybill. Hand the answer on within 30 days."
        >
          <DataRequestsCard requests={dataRequests} />
        </SettingsSection>
      </SettingsSections>
    </Screen>
  );
}

function SetupGuideCard({ hidden }: { hidden: boolean }) {
  const show = useFetcher<Reply>();
  useReplyToast(show.data);
  return (
    <Card>
      <Row>
        <Button
          disabled={!hidden}
          busy={show.state !== "idle"}
          onClick={() => show.submit({ intent: "show-setup-guide" }, { method: "post" })}
        >
          {hidden ? "Show the setup guide again" : "The setup guide is on Home"}
        </Button>
      </Row>
    </Card>
  );
}

function DataCard({ data }: Pick<SettingsView, "data">) {
  return (
    <Card gap="tight">
      <Paragraph>{`${data.orders} orders, ${data.products} products, ${data.customers} customers`}</Paragraph>
      <Paragraph muted>
        {data.importedAt ? (
          <>
            First copied <DateTime iso={data.importedAt} style="date" />; kept up to date since
          </>
        ) : (
          "Being copied for the first time"
        )}
      </Paragraph>
    </Card>
  );
}

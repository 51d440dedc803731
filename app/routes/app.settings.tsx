import { useEffect, useState } from "react";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { BlockStack, Button, Card, FormLayout, InlineStack, Layout, Text, TextField } from "@shopify/polaris";
import { z } from "zod";
import { readAmount, writeAmount } from "#app/ui/minor-amount.ts";
import { DataRequestsCard } from "#app/screens/settings/data-requests-card.tsx";
import { DateTime } from "#app/ui/date-time.tsx";
import type { Reply } from "#app/ui/reply.ts";
import { RoutingSwitchCard } from "#app/screens/settings/routing-switch-card.tsx";
import { FormSaveBar } from "#app/ui/form-save-bar.tsx";
import { Screen } from "#app/ui/screen.tsx";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { useReplyToast } from "#app/ui/use-reply-toast.ts";
import { readDataRequests } from "#app/screens/settings/read-data-requests.server.ts";
import { disableRouting } from "#app/fulfillment/plan/disable-routing.server.ts";
import { enableRouting } from "#app/fulfillment/plan/enable-routing.server.ts";
import { RoutingSettings, saveRoutingPolicy } from "#app/fulfillment/plan/save-routing-policy.server.ts";
import { showSetupGuide } from "#app/insights/show-setup-guide.server.ts";
import { readSettings } from "#app/screens/settings/read-settings.server.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  return { ...(await readSettings(shop)), dataRequests: await readDataRequests(shop) };
}

/**
 * POST /app/settings, form field `intent`: `routing-on`, `routing-off`, `show-setup-guide`, or `save` with `policy`, a JSON object of
 * `splitPenalty`, `dayOfDelayCost`, `priorityCost` (minor units) and `maxParcels`.
 */
export async function action({ request }: ActionFunctionArgs): Promise<Reply> {
  const { shop } = await authenticate(request);
  const form = await request.formData();
  switch (form.get("intent")) {
    case "routing-on": {
      const answer = await enableRouting(shop);
      if (answer.outcome === "on") return { ok: true, said: "Routing turned on" };
      const message = answer.outcome === "no-warehouse" ? "Connect a warehouse first: there is nowhere to route to." : PERMISSION;
      return { ok: false, message, field: answer.outcome };
    }
    case "routing-off":
      await disableRouting(shop);
      return { ok: true, said: "Routing turned off" };
    case "show-setup-guide":
      await showSetupGuide(shop, true);
      return { ok: true, said: "Setup guide shown" };
    case "save": {
      const settings = RoutingSettings.safeParse(parseJson(form.get("policy")));
      if (!settings.success) {
        const [issue] = settings.error.issues;
        return { ok: false, message: issue?.message ?? "Check the fields", field: String(issue?.path[0] ?? "") };
      }
      await saveRoutingPolicy(shop, settings.data);
      return { ok: true, said: "Settings saved" };
    }
    default:
      return { ok: false, message: "Waybill didn't understand what to do. Reload the page and try again." };
  }
}

const PERMISSION = "Shopify hasn't let Waybill work with fulfillment orders yet. Turn routing on again and allow it.";

function parseJson(text: FormDataEntryValue | null): unknown {
  try {
    return JSON.parse(z.string().parse(text));
  } catch {
    return null;
  }
}

export default function Settings() {
  const page = useLoaderData<typeof loader>();
  const guide = useFetcher<typeof action>();
  useReplyToast(guide.data);

  return (
    <Screen title="Settings">
      <Layout>
        <Layout.AnnotatedSection
          title="Routing"
          description="When it is on, every new order goes to the warehouse that ships it for the least."
        >
          <RoutingSwitchCard
            on={page.routingOn}
            mayRoute={page.mayRoute}
            scopes={page.scopes}
            connectedWarehouses={page.connectedWarehouses}
          />
        </Layout.AnnotatedSection>
        <Layout.AnnotatedSection
          title="What routing weighs"
          description="These are added to shipping and picking when ways to ship an order are compared. They change decisions from now on, never what is charged."
        >
          <PolicyCard policy={page.policy} />
        </Layout.AnnotatedSection>
        <Layout.AnnotatedSection title="Setup guide" description="The steps from install to the first routed order, on Home.">
          <Card>
            <InlineStack>
              <Button
                disabled={!page.guideHidden}
                loading={guide.state !== "idle"}
                onClick={() => guide.submit({ intent: "show-setup-guide" }, { method: "post" })}
              >
                {page.guideHidden ? "Show the setup guide again" : "The setup guide is on Home"}
              </Button>
            </InlineStack>
          </Card>
        </Layout.AnnotatedSection>
        <Layout.AnnotatedSection
          title="Data"
          description="What Waybill keeps of your shop. Uninstalling removes the app's access; Shopify then asks Waybill to erase it."
        >
          <Card>
            <BlockStack gap="100">
              <Text as="p">{`${page.data.orders} orders, ${page.data.products} products, ${page.data.customers} customers`}</Text>
              <Text as="p" tone="subdued">
                {page.data.importedAt ? (
                  <>
                    First copied <DateTime iso={page.data.importedAt} style="date" />; kept up to date since
                  </>
                ) : (
                  "Being copied for the first time"
                )}
              </Text>
            </BlockStack>
          </Card>
        </Layout.AnnotatedSection>
        <Layout.AnnotatedSection
          title="Customers' requests"
          description="When a customer asks you for their data, Shopify asks Waybill. Hand the answer on within 30 days."
        >
          <DataRequestsCard requests={page.dataRequests} />
        </Layout.AnnotatedSection>
      </Layout>
    </Screen>
  );
}

const FIELDS = [
  { name: "splitPenalty", label: "Split penalty", help: "Added for every parcel after the first. Higher keeps orders together." },
  {
    name: "dayOfDelayCost",
    label: "Cost of a day's delay",
    help: "Added for each day a parcel leaves later than it could. Higher prefers the faster warehouse.",
  },
  {
    name: "priorityCost",
    label: "Cost of a lower rank",
    help: "Added for each rank below your first warehouse. Higher follows your ranking rather than price.",
  },
] as const;

function PolicyCard({ policy }: { policy: RoutingSettings }) {
  const { currency } = useShopFacts();
  const save = useFetcher<typeof action>();
  const saved = {
    splitPenalty: writeAmount(policy.splitPenalty, currency),
    dayOfDelayCost: writeAmount(policy.dayOfDelayCost, currency),
    priorityCost: writeAmount(policy.priorityCost, currency),
    maxParcels: String(policy.maxParcels),
  };
  const [typed, setTyped] = useState(saved);
  const [missing, setMissing] = useState<string | null>(null);
  const savedAs = JSON.stringify(saved);
  useEffect(() => setTyped(JSON.parse(savedAs) as typeof saved), [savedAs]);
  useReplyToast(save.data);

  const dirty = JSON.stringify(typed) !== savedAs;
  const refusal = save.data?.ok === false ? save.data : null;
  const error = (name: string) => (missing === name ? "Enter an amount, e.g. 3.00" : refusal?.field === name ? refusal.message : undefined);

  function submit() {
    const amounts = FIELDS.map(({ name }) => [name, readAmount(typed[name], currency)] as const);
    const wrong = amounts.find(([, minor]) => minor === null);
    setMissing(wrong ? wrong[0] : null);
    if (wrong) return;
    const settings = { ...Object.fromEntries(amounts), maxParcels: Number(typed.maxParcels) };
    save.submit({ intent: "save", policy: JSON.stringify(settings) }, { method: "post" });
  }

  return (
    <Card>
      <FormLayout>
        {FIELDS.map(({ name, label, help }) => (
          <TextField
            key={name}
            label={label}
            helpText={help}
            prefix={currency}
            inputMode="decimal"
            autoComplete="off"
            value={typed[name]}
            error={error(name)}
            onChange={(value) => setTyped((now) => ({ ...now, [name]: value }))}
          />
        ))}
        <TextField
          label="Most parcels per order"
          helpText="An order that would need more is put on Exceptions instead of being split further."
          type="number"
          min={1}
          max={20}
          autoComplete="off"
          value={typed.maxParcels}
          error={error("maxParcels")}
          onChange={(maxParcels) => setTyped((now) => ({ ...now, maxParcels }))}
        />
      </FormLayout>
      <FormSaveBar
        id="routing-policy"
        dirty={dirty}
        saving={save.state !== "idle"}
        onSave={submit}
        onDiscard={() => {
          setMissing(null);
          setTyped(saved);
        }}
      />
    </Card>
  );
}

import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Banner, BlockStack, Card, Link, Text } from "@shopify/polaris";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { FigureCards } from "#app/screens/home/figure-cards.tsx";
import { ImportProgress } from "#app/screens/home/import-progress.tsx";
import { Pipeline } from "#app/screens/home/pipeline.tsx";
import { Screen } from "#app/ui/screen.tsx";
import { SetupGuide } from "#app/screens/home/setup-guide.tsx";
import type { SetupStep } from "#app/screens/home/setup-guide.tsx";
import { OpenExceptionsCard } from "#app/screens/home/open-exceptions-card.tsx";
import { useLiveData } from "#app/ui/use-live-data.ts";
import { showSetupGuide } from "#app/insights/show-setup-guide.server.ts";
import { importRuns } from "#app/screens/home/import-steps.ts";
import { readHome, type SetupFacts } from "#app/screens/home/read-home.server.ts";
import type { PipelineView } from "#app/screens/home/read-pipeline.server.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  return readHome(shop);
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await authenticate(request);
  const intent = (await request.formData()).get("intent");
  if (intent === "hide-setup-guide") await showSetupGuide(shop, false);
  return null;
}

export default function Home() {
  const { asOf, setup, imports, troubles, pipeline, figures } = useLoaderData<typeof loader>();
  const steps = setupSteps(setup);
  const importing = imports.some((step) => step.state !== "done");
  const working = setup.orderRouted || setup.routingOn;
  useLiveData(importRuns(imports) || imports.length === 0 ? 1_000 : 15_000);

  return (
    <Screen title="Home">
      <BlockStack gap="400">
        {importing && <ImportProgress steps={imports} asOf={asOf} />}
        {!setup.hidden && steps.some((step) => !step.done) && <SetupGuide steps={steps} />}
        {!setup.imported && imports.length === 0 && (
          <Banner tone="info" title="Your shop is about to be copied">
            <p>Waybill begins a few seconds after installing. This page shows how far it is.</p>
          </Banner>
        )}
        {(working || troubles.length > 0) && <OpenExceptionsCard troubles={troubles} asOf={asOf} />}
        {(working || pipeline.today > 0) && <TodayCard pipeline={pipeline} />}
        {working && <FigureCards figures={figures} />}
        {!working && setup.hidden && (
          <EmptyState
            title="Routing is off"
            why="Waybill doesn't send any order yet. Connect a warehouse and turn routing on to let it choose one for each order."
            action={{ words: "Turn routing on", url: "/app/settings" }}
          />
        )}
      </BlockStack>
    </Screen>
  );
}

function TodayCard({ pipeline }: { pipeline: PipelineView }) {
  const { earlier } = pipeline;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {`Today's orders: ${pipeline.today}`}
        </Text>
        <Pipeline
          label="Today's orders by stage"
          stages={pipeline.stages.map((stage) => ({
            ...stage,
            words: STAGES[stage.stage],
            url: `/app/orders?stage=${stage.stage}&placed=today`,
          }))}
        />
        {pipeline.needsYou > 0 && (
          <Text as="p">
            <Link url="/app/orders?view=needs-you&placed=today">{`${pipeline.needsYou} of today's orders need you`}</Link>
          </Text>
        )}
        {earlier.open > 0 && (
          <Text as="p" tone="subdued">
            {earlier.open === 1
              ? "1 order of earlier days is still on its way out"
              : `${earlier.open} orders of earlier days are still on their way out`}
            {earlier.late > 0 && (
              <>
                {", "}
                <Link url="/app/orders?view=late">{`${earlier.late} late`}</Link>
              </>
            )}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}

const STAGES = {
  received: "Received",
  routed: "Routed",
  at_warehouse: "At the warehouse",
  shipped: "Shipped",
  delivered: "Delivered",
} as const;

function setupSteps(facts: SetupFacts): SetupStep[] {
  return [
    {
      done: facts.imported,
      title: "Copy your shop",
      why: "Waybill reads your products, stock, customers and orders. It begins by itself and takes a few minutes.",
      action: null,
    },
    {
      done: facts.warehouseConnected,
      title: "Connect a warehouse",
      why: "Ship from your own shelves with the built-in warehouse, or connect ShipBob.",
      action: { words: "Connect a warehouse", url: "/app/warehouses/connect" },
    },
    {
      done: facts.pricesSet,
      title: "Check your prices",
      why: "Waybill chooses the cheapest way to ship, so it needs what each warehouse charges by zone and weight.",
      action: { words: "Check prices", url: "/app/warehouses" },
    },
    {
      done: facts.routingOn,
      title: "Turn routing on",
      why: "From then on every new order goes to the warehouse that ships it for the least. You can turn it off at any time.",
      action: { words: "Turn routing on", url: "/app/settings" },
    },
    {
      done: facts.orderRouted,
      title: "See your first order routed",
      why: "Place an order in your shop, or wait for the next one. Its page says which warehouse ships it and why.",
      action: { words: "Open orders", url: "/app/orders" },
    },
  ];
}

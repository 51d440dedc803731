import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import type { PlanView, RouteExplained } from "./explain-route.ts";
import { DateTime } from "#app/ui/date-time.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { MoneyText } from "#app/ui/money-text.tsx";

/** Why an order goes where it goes: the plan's cost beside the runner-up's, and why not for every other warehouse. */
export function RouteCard({ route }: { route: RouteExplained & { decidedAt: string; decisions: number } }) {
  const words = useWords();
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {route.outcome === "unroutable"
              ? "Why no warehouse"
              : route.chosen.warehouses.length > 1
                ? "Why these warehouses"
                : "Why this warehouse"}
          </Text>
          <Text as="span" tone="subdued">
            Decided <DateTime iso={route.decidedAt} />
          </Text>
        </InlineStack>
        {route.outcome === "unroutable" ? <Unroutable route={route} /> : <Plans route={route} />}
        {route.verdicts.length > 0 && (
          <BlockStack as="ul" gap="200">
            {route.verdicts.map((verdict) => (
              <li key={verdict.warehouseId} className="wb-wrap">
                <Text as="span" fontWeight="semibold">
                  {verdict.name}
                </Text>
                {verdict.chosen && (
                  <>
                    {" "}
                    <Badge tone="success">Chosen</Badge>
                  </>
                )}
                <br />
                {words(verdict.message)}
              </li>
            ))}
          </BlockStack>
        )}
        {route.decisions > 1 && (
          <Text as="p" tone="subdued" variant="bodySm">{`Routed ${route.decisions} times; this is the last decision.`}</Text>
        )}
      </BlockStack>
    </Card>
  );
}

function Plans({ route }: { route: Extract<RouteExplained, { outcome: "routed" }> }) {
  return (
    <>
      <div className="wb-plans">
        <Plan title="Chosen" plan={route.chosen} />
        {route.runnerUp ? (
          <Plan title="Runner-up" plan={route.runnerUp} />
        ) : (
          <Text as="p" tone="subdued">
            There was no other way to ship it.
          </Text>
        )}
      </div>
      <Text as="p" tone="subdued" variant="bodySm">
        {route.exact
          ? "Proven to be the cheapest: every combination of warehouses was weighed."
          : `The best of ${route.evaluated} combinations of warehouses; there are too many to compare all.`}
      </Text>
    </>
  );
}

function Plan({ title, plan }: { title: string; plan: PlanView }) {
  return (
    <table className="wb-table">
      <caption className="wb-plan-title">
        <Text as="span" fontWeight="semibold">{`${title}: ${plan.warehouses.join(" + ")}`}</Text>
      </caption>
      <tbody>
        {plan.costLines.map((line) => (
          <tr key={line.words}>
            <th scope="row">{line.words}</th>
            <td className="wb-amount">
              <MoneyText money={line.money} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Total</th>
          <td className="wb-amount">
            <MoneyText money={plan.total} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function Unroutable({ route }: { route: Extract<RouteExplained, { outcome: "unroutable" }> }) {
  const words = useWords();
  return (
    <BlockStack gap="200">
      <Text as="p">{words(route.explanation)}</Text>
      {route.shortages.length > 0 && (
        <div className="wb-scroll">
          <table className="wb-table">
            <thead>
              <tr>
                <th scope="col">Item</th>
                <th scope="col" className="wb-amount">
                  Wanted
                </th>
                <th scope="col" className="wb-amount">
                  In stock
                </th>
              </tr>
            </thead>
            <tbody>
              {route.shortages.map((shortage) => (
                <tr key={shortage.sku}>
                  <th scope="row">{`${shortage.title} (${shortage.sku})`}</th>
                  <td className="wb-amount">{shortage.wanted}</td>
                  <td className="wb-amount">{shortage.available}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </BlockStack>
  );
}

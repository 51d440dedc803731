import { Banner } from "#app/ui/banner.tsx";
import { Card } from "#app/ui/card.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { ProgressBar } from "#app/ui/progress-bar.tsx";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Digits, Heading, Paragraph, Span } from "#app/ui/text.tsx";
import { progressInWords } from "./import-steps.ts";
import type { ImportStepView } from "./import-steps.ts";

/** The first copy of the shop while it is made, resource by resource. */
export function ImportProgress({ steps, asOf }: { steps: readonly ImportStepView[]; asOf: string }) {
  const words = useWords();
  const failed = steps.find((step) => step.state === "failed");
  return (
    <Card gap="large">
      <Stack gap="tight">
        <Heading>Copying your shop</Heading>
        <Paragraph muted>You can leave this page: the copy goes on by itself, and begins where it stopped if it is interrupted.</Paragraph>
      </Stack>
      {failed && (
        <Banner tone="critical" title={`Couldn't copy ${nameOf(failed).toLowerCase()}`}>
          {`${failed.problem ? words(failed.problem) : "Shopify didn't finish the export."} Waybill tries again by itself; what is copied already is kept.`}
        </Banner>
      )}
      <Stack as="ul" gap="medium">
        {steps.map((step) => (
          <li key={step.resource}>
            <Step step={step} asOf={asOf} />
          </li>
        ))}
      </Stack>
    </Card>
  );
}

function Step({ step, asOf }: { step: ImportStepView; asOf: string }) {
  const { locale } = useShopFacts();
  const words = useWords();
  const id = `import-${step.resource}`;
  return (
    <Stack gap="tight">
      <Row place="spread">
        <span id={id}>
          <Span strong={step.state === "loading"}>{nameOf(step)}</Span>
        </span>
        <Digits muted>{progressInWords(step, asOf, locale, words)}</Digits>
      </Row>
      <ProgressBar percent={percentOf(step)} done={step.state === "done"} labelledBy={id} />
    </Stack>
  );
}

function percentOf(step: ImportStepView): number {
  if (step.state === "done") return 100;
  return step.total === 0 ? 0 : Math.min(99, Math.round((step.loaded / step.total) * 100));
}

const nameOf = ({ resource }: ImportStepView) => RESOURCES[resource] ?? resource;

const RESOURCES: Record<string, string> = {
  locations: "Locations",
  products: "Products",
  variants: "Variants",
  inventory: "Stock levels",
  customers: "Customers",
  orders: "Orders",
  "fulfillment-orders": "Fulfillment orders",
  fulfillments: "Fulfillments",
};

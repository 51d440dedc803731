import { Badge, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { Trouble } from "./read-home.server.ts";
import { ageInWords } from "#app/ui/age-in-words.ts";
import { causeOf } from "../exceptions/causes.ts";

/** What needs a person, by cause, the longest waiting first; says so plainly when nothing does. */
export function OpenExceptionsCard({ troubles, asOf }: { troubles: readonly Trouble[]; asOf: string }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          What needs you
        </Text>
        {troubles.length === 0 && <Text as="p">Nothing needs you.</Text>}
        <BlockStack as="ul" gap="400">
          {troubles.map((trouble) => (
            <li key={trouble.cause}>
              <BlockStack gap="100">
                <InlineStack gap="200" blockAlign="center">
                  <Text as="h3" variant="headingSm">
                    {causeOf(trouble.cause).title}
                  </Text>
                  <Badge tone="critical">{trouble.count === 1 ? "1 open" : `${trouble.count} open`}</Badge>
                  <Text as="span" tone="subdued">{`oldest ${ageInWords(trouble.oldest, asOf)}`}</Text>
                </InlineStack>
                <div className="wb-wrap">
                  <Text as="p">{trouble.words}</Text>
                </div>
                <InlineStack>
                  <Button url={`/app/exceptions#${encodeURIComponent(trouble.cause)}`}>Resolve</Button>
                </InlineStack>
              </BlockStack>
            </li>
          ))}
        </BlockStack>
      </BlockStack>
    </Card>
  );
}

import { useEffect, useId, useState } from "react";
import { useFetcher } from "@remix-run/react";
import {
  Badge,
  BlockStack,
  Box,
  Button,
  ButtonGroup,
  Card,
  Divider,
  InlineError,
  InlineStack,
  Link,
  Text,
  TextField,
} from "@shopify/polaris";
import type { ExceptionGroup } from "./read-exceptions.server.ts";
import { ageInWords } from "#app/ui/age-in-words.ts";
import { causeOf } from "./causes.ts";
import type { Reply } from "#app/ui/reply.ts";
import { useReplyToast } from "#app/ui/use-reply-toast.ts";

/** Trouble of one cause: what happened, what Waybill did about it, and what resolves it, for one or for all. */
export function ExceptionGroupCard({ group, asOf }: { group: ExceptionGroup; asOf: string }) {
  const cause = causeOf(group.cause);
  const command = useFetcher<Reply>();
  const [dismissing, setDismissing] = useState<readonly string[] | null>(null);
  useReplyToast(command.data);

  const orderIds = group.items.flatMap((item) => item.orderId ?? []);
  const reroute = (ids: readonly string[]) => {
    const form = new FormData();
    form.set("intent", "reroute");
    for (const id of ids) form.append("orderId", id);
    command.submit(form, { method: "post" });
  };
  const busy = command.state !== "idle";

  return (
    <section id={group.cause} aria-label={cause.title}>
      <Card padding="0">
        <Box padding="400">
          <BlockStack gap="200">
            <InlineStack gap="200" blockAlign="center">
              <Text as="h2" variant="headingMd">
                {cause.title}
              </Text>
              <Badge tone="critical">{group.count === 1 ? "1 open" : `${group.count} open`}</Badge>
              <Text as="span" tone="subdued">{`oldest ${ageInWords(group.oldest, asOf)}`}</Text>
            </InlineStack>
            <Text as="p">{cause.tried}</Text>
            <ButtonGroup>
              {cause.remedy === "reroute" && orderIds.length > 1 && (
                <Button variant="primary" loading={busy} onClick={() => reroute(orderIds)}>
                  {`Re-route all ${orderIds.length}`}
                </Button>
              )}
              {cause.remedy === "permission" && (
                <Button variant="primary" url="/app/settings">
                  Allow in Settings
                </Button>
              )}
              {group.items.length > 1 && (
                <Button disabled={busy} onClick={() => setDismissing(group.items.map((item) => item.id))}>
                  {`Dismiss all ${group.items.length}`}
                </Button>
              )}
            </ButtonGroup>
            {command.data?.ok === false && <InlineError fieldID={group.cause} message={command.data.message} />}
          </BlockStack>
        </Box>
        <ul className="wb-unstyled">
          {group.items.map((item) => (
            <li key={item.id}>
              <Divider />
              <Box padding="400">
                <BlockStack gap="200">
                  <p className="wb-wrap">
                    {item.orderId && <Link url={`/app/orders/${item.orderId}`}>{item.orderName ?? "Order"}</Link>}{" "}
                    {withoutName(item.words, item.orderName)}{" "}
                    <Text as="span" tone="subdued">
                      {ageInWords(item.openedAt, asOf)}
                    </Text>
                  </p>
                  <InlineStack gap="200">
                    {cause.remedy === "reroute" && item.orderId && (
                      <Button
                        disabled={busy}
                        onClick={() => reroute(item.orderId ? [item.orderId] : [])}
                        accessibilityLabel={`Re-route ${item.orderName ?? "order"}`}
                      >
                        Re-route
                      </Button>
                    )}
                    {cause.remedy === "warehouse" && item.warehouseId && (
                      <Button url={`/app/warehouses/${item.warehouseId}`}>Open the warehouse</Button>
                    )}
                    <Button
                      variant="tertiary"
                      disabled={busy}
                      onClick={() => setDismissing([item.id])}
                      accessibilityLabel={`Dismiss ${item.orderName ?? cause.title}`}
                    >
                      Dismiss
                    </Button>
                  </InlineStack>
                  {dismissing?.length === 1 && dismissing[0] === item.id && (
                    <DismissForm ids={dismissing} command={command} onDone={() => setDismissing(null)} />
                  )}
                </BlockStack>
              </Box>
            </li>
          ))}
        </ul>
        {dismissing !== null && dismissing.length > 1 && (
          <Box padding="400">
            <DismissForm ids={dismissing} command={command} onDone={() => setDismissing(null)} />
          </Box>
        )}
        {group.count > group.items.length && (
          <Box padding="400">
            <Text as="p" tone="subdued">{`Showing the ${group.items.length} that wait longest of ${group.count}.`}</Text>
          </Box>
        )}
      </Card>
    </section>
  );
}

type Command = ReturnType<typeof useFetcher<Reply>>;

function DismissForm({ ids, command, onDone }: { ids: readonly string[]; command: Command; onDone: () => void }) {
  const [note, setNote] = useState("");
  const id = useId();
  useEffect(() => document.getElementById(id)?.focus(), [id]);
  return (
    <command.Form method="post" onSubmit={onDone}>
      <BlockStack gap="200">
        <input type="hidden" name="intent" value="dismiss" />
        {ids.map((one) => (
          <input key={one} type="hidden" name="exceptionId" value={one} />
        ))}
        <TextField
          id={id}
          label={ids.length === 1 ? "Why is it dealt with?" : `Why are these ${ids.length} dealt with?`}
          helpText="Kept on the order's timeline. Trouble that is still there comes back."
          name="note"
          value={note}
          onChange={setNote}
          autoComplete="off"
          maxLength={500}
        />
        <ButtonGroup>
          <Button submit variant="primary">
            Dismiss
          </Button>
          <Button onClick={onDone}>Keep</Button>
        </ButtonGroup>
      </BlockStack>
    </command.Form>
  );
}

/** The order's name leads the line as a link already. */
function withoutName(words: string, name: string | null): string {
  return name && words.startsWith(`${name}: `) ? words.slice(name.length + 2) : words;
}

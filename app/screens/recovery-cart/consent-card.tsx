import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import type { Message } from "#app/platform/messages/message.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Muted, Paragraph, Span, WrittenByPeople } from "#app/ui/text.tsx";
import { CHANNEL_NAMES } from "../recovery/channel-names.ts";
import { recoveryCart } from "./messages.ts";
import type { ChannelConsent } from "./read-channel-consents.server.ts";

type Props = { consents: readonly ChannelConsent[]; busy: boolean; onMayCall: () => void; onNoCalls: () => void };

/** What a buyer said about marketing by each channel, where and when they said it, and why they are left alone if they are. */
export function ConsentCard({ consents, busy, onMayCall, onNoCalls }: Props) {
  const text = useText(recoveryCart);
  const words = useWords();
  return (
    <Card heading={text("consent")} headingSize="small">
      <Paragraph muted small>
        {text("consent-why")}
      </Paragraph>
      <Stack as="ul" gap="small">
        {consents.map((consent) => (
          <li key={consent.channel}>
            <Stack gap="tiny">
              <Row place="spread">
                <Span strong>{words(CHANNEL_NAMES[consent.channel])}</Span>
                <ConsentBadge consent={consent} />
              </Row>
              <Where consent={consent} />
              {consent.hasAddress && !consent.isReached && <Muted>{text("not-reached")}</Muted>}
              {isOpenToCalls(consent) && (
                <>
                  <Muted>{text("agreed-to-calls-why")}</Muted>
                  <Row>
                    <Button disabled={busy} onClick={onMayCall}>
                      {text("agreed-to-calls")}
                    </Button>
                  </Row>
                </>
              )}
              {consent.channel === "call" && consent.isWanted && (
                <Row>
                  <Button disabled={busy} onClick={onNoCalls}>
                    {text("no-more-calls")}
                  </Button>
                </Row>
              )}
            </Stack>
          </li>
        ))}
      </Stack>
    </Card>
  );
}

/** They said nothing about calls yet, and have a number. */
const isOpenToCalls = ({ channel, hasAddress, said, leftAlone }: ChannelConsent) =>
  channel === "call" && hasAddress && leftAlone === null && said === null;

function ConsentBadge({ consent: { channel, hasAddress, said, leftAlone } }: { consent: ChannelConsent }) {
  const text = useText(recoveryCart);
  if (!hasAddress) return <Badge>{text(channel === "email" ? "no-address" : "no-number")}</Badge>;
  if (leftAlone) return <Badge tone="critical">{text("left-alone")}</Badge>;
  if (!said) return <Badge>{text("never-asked")}</Badge>;
  if (said.state === "subscribed" && said.basis === "soft_opt_in") return <Badge tone="success">{text("consent-soft")}</Badge>;
  const tone = said.state === "subscribed" ? "success" : said.state === "unsubscribed" ? "critical" : undefined;
  return <Badge tone={tone}>{text(`consent-${said.state}`)}</Badge>;
}

function Where({ consent: { said, leftAlone } }: { consent: ChannelConsent }) {
  const text = useText(recoveryCart);
  if (leftAlone) {
    const byMerchant = leftAlone.reason === "agent" && leftAlone.isByMerchant;
    const reason = byMerchant ? "merchant" : leftAlone.reason === "provider_opt_out" ? "provider-opt-out" : leftAlone.reason;
    return <Muted>{text("source-at", { source: recoveryCart.message(`left-${reason}`), moment: leftAlone.at })}</Muted>;
  }
  if (!said) return null;
  return (
    <>
      <Muted>{text("source-at", { source: sourceOf(said.source), moment: said.at })}</Muted>
      {said.noted && (
        <WrittenByPeople>
          <Muted>{text("noted-how", { actor: said.noted.by, how: said.noted.how })}</Muted>
        </WrittenByPeople>
      )}
    </>
  );
}

const SOURCES = ["shopify", "checkout", "one-click", "page", "reply", "agent", "bounce", "merchant"] as const;

function sourceOf(source: string): Message {
  const known = SOURCES.find((one) => one === source);
  return known ? recoveryCart.message(`source-${known}`) : recoveryCart.message("source-other", { source });
}

import { CHANNELS } from "#app/messaging/channel.ts";
import { Card } from "#app/ui/card.tsx";
import { Link } from "#app/ui/link.tsx";
import { useRichText, useText } from "#app/ui/messages/use-text.ts";
import { useMoney } from "#app/ui/money-text.tsx";
import { Figure } from "#app/ui/pictures/figure.tsx";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { Grid } from "#app/ui/stack.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { recoveryReport } from "./messages.ts";
import type { RecoveryView } from "./recovery-view.ts";

/** What was spent on counted people, and for each order that would not have come anyway. */
export function CostCard({ cost, costPerThousand }: Pick<RecoveryView, "cost" | "costPerThousand">) {
  const text = useText(recoveryReport);
  const rich = useRichText(recoveryReport);
  const { shown: money } = useMoney();
  const { currency } = useShopFacts();
  const messages = CHANNELS.flatMap((channel) => {
    const count = cost.messages[channel] ?? 0;
    return count > 0 ? [recoveryReport.message("cost-of", { count, channel: recoveryReport.message(`channel-${channel}`) })] : [];
  });
  const at = (channel: keyof typeof costPerThousand) => ({ minor: costPerThousand[channel], currency });
  return (
    <Card heading={text("cost")}>
      <Grid columns={{ phone: 1, desk: 2 }}>
        <Figure
          title={text("cost-all")}
          shown={money(cost.all)}
          basis={messages.length > 0 ? text("cost-basis", { messages }) : text("cost-basis-none")}
        />
        <Figure
          title={text("cost-order")}
          shown={money(cost.perOrder)}
          basis={text(cost.perOrder === null ? "cost-order-none" : "cost-order-basis")}
        />
      </Grid>
      <Paragraph muted>
        {rich("cost-set", {
          email: at("email"),
          sms: at("sms"),
          whatsapp: at("whatsapp"),
          call: at("call"),
          link: <Link url="/app/settings/channels">{text("change-prices")}</Link>,
        })}
      </Paragraph>
    </Card>
  );
}

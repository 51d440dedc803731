import { useNavigate } from "@remix-run/react";
import { LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Screen } from "#app/ui/screen.tsx";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { frame } from "../frame/messages.ts";
import { MeasuringCard } from "./measuring-card.tsx";
import { offersScreen } from "./messages.ts";
import { OfferCard } from "./offer-card.tsx";
import { PlacesCard } from "./places-card.tsx";
import type { OffersView } from "./read-offers.server.ts";
import type { ShortView } from "./read-short.server.ts";
import { ShortCard } from "./short-card.tsx";
import { TemplateCards } from "./template-cards.tsx";
import { WhyNoneCard } from "./why-none-card.tsx";

type Props = OffersView & { short: ShortView; apiKey: string };

/** Every offer of the shop with what became of it; where there is none yet, offers to begin with. */
export function OffersScreen(props: Props) {
  const { offers, before, after, holdoutShare, reasons, seen, places, short, apiKey } = props;
  const text = useText(offersScreen);
  const titles = useText(frame);
  const navigate = useNavigate();
  const isEmpty = offers.length === 0 && before === null && after === null;
  return (
    <Screen title={titles("offers")} primaryAction={{ label: text("new-offer"), onAction: () => navigate("/app/offers/new") }}>
      <Stack>
        {isEmpty && (
          <Card heading={text("first-title")}>
            <Paragraph>{text("first-why")}</Paragraph>
            <TemplateCards first />
          </Card>
        )}
        {offers.map((offer) => (
          <OfferCard key={offer.id} offer={offer} seen={seen} apiKey={apiKey} />
        ))}
        {(before !== null || after !== null) && (
          <Row place="spread">
            {before !== null && <LinkButton url={`/app/offers?before=${before}`}>{text("offers-before")}</LinkButton>}
            {after !== null && <LinkButton url={`/app/offers?after=${after}`}>{text("offers-after")}</LinkButton>}
          </Row>
        )}
        {!isEmpty && (
          <>
            <WhyNoneCard reasons={reasons} />
            <PlacesCard apiKey={apiKey} seen={seen} places={places} />
            <MeasuringCard holdoutShare={holdoutShare} />
            <ShortCard {...short} isAnyLive={offers.some(({ state }) => state === "live")} />
            <Card heading={text("start-from")}>
              <TemplateCards />
            </Card>
          </>
        )}
      </Stack>
    </Screen>
  );
}

import type { SeenPlaces } from "#app/offers/serving/read-seen-places.server.ts";
import { Badge, type BadgeLook } from "#app/ui/badge.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Card } from "#app/ui/card.tsx";
import { Link } from "#app/ui/link.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Heading, Muted, Paragraph, WrittenByPeople } from "#app/ui/text.tsx";
import { DiscountProblem } from "./discount-problem.tsx";
import { offersScreen } from "./messages.ts";
import { OfferFigures } from "./offer-figures.tsx";
import { PlacesSeen } from "./places-seen.tsx";
import { PLACE_NAMES } from "./place-names.ts";
import type { OfferRow } from "./read-offers.server.ts";

/** An offer at a glance: what it offers where, what became of it, and what keeps it from being shown. */
export function OfferCard({ offer, seen, apiKey }: { offer: OfferRow; seen: SeenPlaces; apiKey: string }) {
  const text = useText(offersScreen);
  const words = useWords();
  return (
    <Card gap="medium">
      <Row place="spread">
        <Row>
          <Heading>
            <Link url={`/app/offers/${offer.id}`} title>
              <WrittenByPeople>{offer.name}</WrittenByPeople>
            </Link>
          </Heading>
          <OfferBadge {...offer} />
        </Row>
        <Muted>{offer.placements.map((placement) => words(PLACE_NAMES[placement])).join(" · ")}</Muted>
      </Row>
      <Stack gap="tight">
        <Paragraph>{words(offer.what)}</Paragraph>
        <Paragraph muted>{offer.conditions.length === 0 ? text("to-everybody") : offer.conditions.map(words).join(" ")}</Paragraph>
      </Stack>
      {offer.problem && <DiscountProblem problem={offer.problem} />}
      {offer.state === "live" && <AwaitedBanner standing={offer.standing} />}
      <OfferFigures offerId={offer.id} isGoal={offer.isGoal} results={offer} />
      {offer.state === "live" && <PlacesSeen placements={offer.placements} seen={seen} apiKey={apiKey} />}
      {offer.state === "live" && offer.mostlyNot && (
        <Paragraph muted small>
          {text("often-not-shown", offer.mostlyNot)}
        </Paragraph>
      )}
    </Card>
  );
}

const TONES: Record<OfferRow["state"], BadgeLook["tone"]> = { live: "success", draft: "info", paused: "attention" };

/** Whether buyers see an offer, in a word or two. */
export function OfferBadge({ state, standing }: Pick<OfferRow, "state" | "standing">) {
  const text = useText(offersScreen);
  if (state !== "live" || standing.is === "seen") return <Badge tone={TONES[state]}>{text(state)}</Badge>;
  return standing.is === "unseen" ? (
    <Badge tone="attention">{text("live-not-seen")}</Badge>
  ) : (
    <Badge tone="warning">{text("live-not-shown")}</Badge>
  );
}

/** What a live offer waits for in Shopify, where it does. */
export function AwaitedBanner({ standing }: Pick<OfferRow, "standing">) {
  const text = useText(offersScreen);
  if (standing.is === "unsold")
    return (
      <Banner tone="warning" title={text("unsold")}>
        {text("unsold-why")}
      </Banner>
    );
  if (standing.is !== "awaited") return null;
  return (
    <Banner tone="info" title={text(`${standing.what}-awaited`)}>
      {text(`${standing.what}-awaited-why`)}
    </Banner>
  );
}

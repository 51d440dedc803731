import { useEffect, useState } from "react";
import { useFetcher, useNavigate } from "@remix-run/react";
import type { Reply } from "#app/platform/http/reply.ts";
import { Card } from "#app/ui/card.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { FormSaveBar } from "#app/ui/forms/form-save-bar.tsx";
import { useLiveData } from "#app/ui/hooks/use-live-data.ts";
import { useDoneToast } from "#app/ui/forms/use-done-toast.ts";
import { useForm } from "#app/ui/forms/use-form.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { MainAndAside, Screen } from "#app/ui/screen.tsx";
import { Stack } from "#app/ui/stack.tsx";
import { frame } from "../frame/messages.ts";
import { DiscountProblem } from "../offers/discount-problem.tsx";
import { OfferFigures } from "../offers/offer-figures.tsx";
import { offersScreen } from "../offers/messages.ts";
import { AwaitedBanner, OfferBadge } from "../offers/offer-card.tsx";
import { ConditionsCard } from "./conditions-card.tsx";
import { DeleteOfferDialog } from "./delete-offer-dialog.tsx";
import { HeadingsCard } from "./headings-card.tsx";
import { LimitsCard } from "./limits-card.tsx";
import { offer } from "./messages.ts";
import type { OfferReply } from "./offer-reply.ts";
import { OfferedCard } from "./offered-card.tsx";
import { NameAndPlaces } from "./places-fields.tsx";
import { PreviewsCard } from "./previews/previews-card.tsx";
import type { OfferView } from "./read-offer.server.ts";
import { InWordsCard, StateCard } from "./state-card.tsx";
import type { TypedOffer } from "./typed-offer.ts";

const AGAIN_MS = 5_000;

/** An offer: where it stands, what it offers to whom in which words, and whether buyers see it. */
export function OfferScreen({ apiKey, ...view }: OfferView & { apiKey: string }) {
  const text = useText(offer);
  const onOffers = useText(offersScreen);
  const titles = useText(frame);
  const words = useWords();
  const navigate = useNavigate();
  const [reply, setReply] = useState<OfferReply>();
  const [deleting, setDeleting] = useState(false);
  const command = useFetcher<Reply>();
  useDoneToast(reply);
  useDoneToast(command.data);
  const form = useForm<TypedOffer>({ saved: view.typed, with: { intent: "save" }, onReply: setReply });
  const { id, state, standing } = view;
  // What it waits for comes from elsewhere: Shopify, a theme, a buyer's page.
  useLiveData(state === "live" && standing?.is !== "seen" ? AGAIN_MS : null);

  // What was new has a page of its own once it is saved, and nothing unsaved is left here.
  const made = id === null && reply?.ok && !form.dirty ? reply.offerId : undefined;
  useEffect(() => {
    if (made !== undefined) navigate(`/app/offers/${made}`, { replace: true });
  }, [made, navigate]);

  return (
    <Screen
      title={id === null ? text("new-offer") : view.typed.name}
      back={{ label: titles("offers"), url: "/app/offers" }}
      badge={state === null || standing === null ? undefined : <OfferBadge state={state} standing={standing} />}
      actions={id === null ? [] : [{ label: text("delete"), destructive: true, onAction: () => setDeleting(true) }]}
    >
      <Stack>
        {command.data?.ok === false && (
          <Banner tone="critical" title={text("not-done")}>
            {words(command.data.message)}
          </Banner>
        )}
        {form.message !== undefined && (
          <Banner tone="critical" title={text("not-saved")}>
            {form.message}
          </Banner>
        )}
        {view.problem && <DiscountProblem problem={view.problem} />}
        {state === "live" && standing && <AwaitedBanner standing={standing} />}
        <StateCard
          state={state}
          standing={standing}
          isAfterPayment={view.typed.placements.includes("post_purchase")}
          dirty={form.dirty}
          busy={form.saving || command.state !== "idle"}
          onGoLive={() => form.saveWith({ state: "live" })}
          onSaveDraft={() => form.saveWith({ state: "draft" })}
          onPause={() => command.submit({ intent: "pause" }, { method: "post" })}
        />
        {id !== null && view.results && (
          <Card heading={onOffers("results")}>
            <OfferFigures offerId={id} isGoal={view.isGoal} results={view.results} />
          </Card>
        )}
        <MainAndAside
          main={
            <Stack>
              <NameAndPlaces form={form} places={view.places} seen={view.seen} apiKey={apiKey} isLive={state === "live"} />
              <OfferedCard form={form} variants={view.variants} products={view.products} medianOrder={view.medianOrder} />
              <ConditionsCard form={form} kinds={view.kinds} products={view.products} markets={view.markets} />
              <HeadingsCard form={form} />
            </Stack>
          }
          aside={
            <Stack>
              <LimitsCard form={form} />
              {view.says && <InWordsCard says={view.says} />}
            </Stack>
          }
        />
        <PreviewsCard typed={form.values} />
      </Stack>
      <FormSaveBar id="offer" form={form} />
      <DeleteOfferDialog open={deleting} onClose={() => setDeleting(false)} name={view.typed.name} />
    </Screen>
  );
}

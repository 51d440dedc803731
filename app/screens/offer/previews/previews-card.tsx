import { useState } from "react";
import { type PickedResource, pickProducts } from "#app/ui/app-bridge.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Select } from "#app/ui/forms/choices.tsx";
import { BesideFields, FieldRow } from "#app/ui/forms/form-fields.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { EmptyPhone, PhoneFrame, Phones } from "#app/ui/pictures/phone-frame.tsx";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { PLACE_NAMES } from "../../offers/place-names.ts";
import { languages } from "../../parts/languages.ts";
import { offer } from "../messages.ts";
import type { TypedOffer } from "../typed-offer.ts";
import { previewDocument } from "./preview-document.ts";
import { useBuyersPages } from "./use-buyers-pages.ts";
import { usePreviews } from "./use-previews.ts";

/** Those of the extensions' own words. */
const SPOKEN = ["en", "de", "fr"];

/** How buyers see the offer as it stands in the fields, saved or not, in each of its places: drawn by the extensions themselves. */
export function PreviewsCard({ typed }: { typed: TypedOffer }) {
  const text = useText(offer);
  const words = useWords();
  const { locale } = useShopFacts();
  const [language, setLanguage] = useState(SPOKEN.find((one) => locale.startsWith(one)) ?? "en");
  const [product, setProduct] = useState<PickedResource | null>(null);
  const pages = useBuyersPages();
  const previews = usePreviews(typed, { language, exampleProductId: product?.id ?? null });
  const spoken = new Set([...SPOKEN, ...typed.headings.flatMap((one) => (one.language === "" ? [] : one.language))]);

  async function choose() {
    const picked = await pickProducts(product ? [product.id] : [], 1);
    if (picked?.[0]) setProduct(picked[0]);
  }

  return (
    <Card heading={text("previews")}>
      <Paragraph muted>{text("previews-why")}</Paragraph>
      <FieldRow>
        <Select
          label={text("preview-language")}
          name="preview-language"
          value={language}
          onChange={setLanguage}
          choices={languages(locale).filter(({ value }) => spoken.has(value))}
        />
        <BesideFields>
          <Button wide onClick={() => void choose()}>
            {text("preview-product")}
          </Button>
        </BesideFields>
      </FieldRow>
      {previews === "incomplete" && <Paragraph>{text("preview-incomplete")}</Paragraph>}
      {previews === "failed" && <Paragraph>{text("preview-failed")}</Paragraph>}
      {previews !== null && typeof previews === "object" && (
        <>
          <Paragraph muted>{previews.example ? text("preview-example", previews.example) : text("preview-nothing-sold")}</Paragraph>
          <Phones label={text("previews")}>
            {previews.previews.map(({ placement, page, why }) => {
              const title = words(PLACE_NAMES[placement]);
              const whyNot = why.length > 0 && <Paragraph muted>{[text("preview-none"), ...why.map(words)].join(" ")}</Paragraph>;
              const script = pages?.scripts[placement];
              if (page === null || !pages || script === undefined)
                return (
                  <EmptyPhone key={placement} title={title}>
                    {whyNot}
                  </EmptyPhone>
                );
              return (
                <PhoneFrame key={placement} title={title} page={previewDocument(page, { script, themeStyles: pages.themeStyles })}>
                  {whyNot}
                </PhoneFrame>
              );
            })}
          </Phones>
        </>
      )}
    </Card>
  );
}

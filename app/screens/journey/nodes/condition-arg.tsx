import { CHANNELS } from "#app/messaging/channel.ts";
import type { ConditionField } from "#app/recovery/journeys/conditions/condition.ts";
import { type PickedResource, pickCollections, pickProducts } from "#app/ui/app-bridge.ts";
import { Select } from "#app/ui/forms/choices.tsx";
import { MoneyInput } from "#app/ui/forms/money-input.tsx";
import { PickMany } from "#app/ui/forms/pick-many.tsx";
import { NumberInput, TextInput } from "#app/ui/forms/text-input.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { PickedThings } from "../../offer/picked-things.tsx";
import { countries } from "../../parts/countries.ts";
import { languages } from "../../parts/languages.ts";
import { CHANNEL_NAMES } from "../../recovery/channel-names.ts";
import { journey } from "../messages.ts";

type Props = {
  name: string;
  field: ConditionField;
  value: string | readonly string[];
  error: string | undefined;
  onChange: (value: string | readonly string[]) => void;
  /** Products and collections that are known by name. */
  known: readonly PickedResource[];
  onPicked: (now: readonly PickedResource[]) => void;
};

const MOST_PICKED = 250;

/** One argument of a condition, as its kind says that a form asks for it. */
export function ConditionArg({ name, field, value, error, onChange, known, onPicked }: Props) {
  const text = useText(journey);
  const words = useWords();
  const { locale } = useShopFacts();
  const typed = { name, value: typeof value === "string" ? value : "", onChange, error };
  const many = { picked: typeof value === "string" ? [] : value, onChange, ...(error !== undefined && { error }) };
  const bound = {
    label: text(name === "to" ? "condition-to" : "condition-from"),
    ...(name === "to" && { help: text("condition-empty-open") }),
  };
  const things = { chosen: many.picked, known, onPicked, onChange, error };
  switch (field) {
    case "money":
      return <MoneyInput {...bound} {...typed} />;
    case "count":
    case "count-or-none":
      return <NumberInput min={0} {...bound} {...typed} />;
    case "days":
      return <NumberInput label={text("condition-days")} min={1} max={365} {...typed} />;
    case "skus":
    case "tags":
      return <TextInput label={text(field === "skus" ? "condition-skus" : "condition-tags")} help={text("with-commas")} {...typed} />;
    case "products":
      return (
        <PickedThings
          {...things}
          label={text("choose-products")}
          choose={text("choose-products")}
          change={text("change-products")}
          pick={(chosen) => pickProducts(chosen, MOST_PICKED)}
        />
      );
    case "collections":
      return (
        <PickedThings
          {...things}
          label={text("choose-collections")}
          choose={text("choose-collections")}
          change={text("change-collections")}
          pick={(chosen) => pickCollections(chosen, MOST_PICKED)}
        />
      );
    case "countries":
      return <PickMany label={text("countries")} placeholder={text("add-country")} choices={countries(locale)} {...many} />;
    case "languages":
      return <PickMany label={text("languages")} placeholder={text("add-language")} choices={languages(locale)} {...many} />;
    case "channel":
      return (
        <Select label={text("channel")} choices={CHANNELS.map((one) => ({ value: one, label: words(CHANNEL_NAMES[one]) }))} {...typed} />
      );
    case "yes-or-no":
      return (
        <Select
          label={text("does-hold")}
          choices={[
            { value: "yes", label: text("yes") },
            { value: "no", label: text("no") },
          ]}
          {...typed}
        />
      );
  }
}

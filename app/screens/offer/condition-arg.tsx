import type { ConditionField } from "#app/offers/rules/condition.ts";
import { type PickedResource, pickCollections, pickProducts } from "#app/ui/app-bridge.ts";
import { MoneyInput } from "#app/ui/forms/money-input.tsx";
import { PickMany } from "#app/ui/forms/pick-many.tsx";
import { NumberInput, TextInput } from "#app/ui/forms/text-input.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { countries } from "../parts/countries.ts";
import { languages } from "../parts/languages.ts";
import { offer } from "./messages.ts";
import { PickMarkets } from "./pick-markets.tsx";
import { PickedThings } from "./picked-things.tsx";

type Value = string | readonly string[];
type Props = {
  name: string;
  field: ConditionField;
  value: Value;
  onChange: (value: Value) => void;
  error: string | undefined;
  products: readonly { id: string; title: string }[];
  markets: readonly { id: string; name: string }[];
  onPicked: (products: PickedResource[]) => void;
};

const MOST_PICKED = 250;

/** One argument of a condition, as its kind says that a form asks for it. */
export function ConditionArg({ name, field, value, onChange, error, products, markets, onPicked }: Props) {
  const text = useText(offer);
  const { locale, timeZone } = useShopFacts();
  const typed = { name, value: typeof value === "string" ? value : "", onChange, ...(error !== undefined && { error }) };
  const many = { picked: typeof value === "string" ? [] : value, onChange, ...(error !== undefined && { error }) };
  const bound = name === "to" || name === "until" ? name : "from";
  switch (field) {
    case "money":
      return <MoneyInput label={text(bound)} {...(bound !== "from" && { help: text("leave-open") })} {...typed} />;
    case "count":
      return <NumberInput label={text("at-least")} min={1} {...typed} />;
    case "moment":
      return <TextInput type="datetime-local" label={text(bound)} help={text("in-shops-time", { zone: timeZone })} {...typed} />;
    case "time":
      return (
        <TextInput
          type="time"
          label={text(bound)}
          help={text(bound === "until" ? "until-help" : "shops-clock", { zone: timeZone })}
          {...typed}
        />
      );
    case "tags":
      return <TextInput label={text("tags")} help={text("tags-help")} {...typed} />;
    case "collections":
    case "products":
      return (
        <PickedThings
          label={text(field)}
          choose={text(field === "collections" ? "choose-collections" : "choose-products")}
          change={text(field === "collections" ? "change-collections" : "change-products")}
          chosen={many.picked}
          known={products}
          onPicked={onPicked}
          pick={(chosen) => (field === "collections" ? pickCollections : pickProducts)(chosen, MOST_PICKED)}
          onChange={onChange}
          error={error}
        />
      );
    case "countries":
      return <PickMany label={text("countries")} placeholder={text("add-country")} choices={countries(locale)} {...many} />;
    case "markets":
      return <PickMarkets markets={markets} {...many} />;
    case "languages":
      return <PickMany label={text("languages")} placeholder={text("add-language")} choices={languages(locale)} {...many} />;
    case "weekdays":
    case "any-weekdays":
      return (
        <PickMany
          label={text("weekdays")}
          placeholder={text("add-weekday")}
          choices={weekdays(locale)}
          {...(field === "any-weekdays" && { help: text("any-day") })}
          {...many}
        />
      );
  }
}

/** Monday (1) to Sunday (7), by name. */
function weekdays(locale: string) {
  const name = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" });
  // 1 January 2024 was a Monday.
  return Array.from({ length: 7 }, (_, day) => ({ value: String(day + 1), label: name.format(Date.UTC(2024, 0, 1 + day)) }));
}

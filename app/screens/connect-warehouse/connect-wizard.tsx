import { useEffect, useState } from "react";
import { useFetcher, useNavigate } from "@remix-run/react";
import { Banner } from "#app/ui/banner.tsx";
import { FormFields } from "#app/ui/forms/form-fields.tsx";
import type { Fields } from "#app/platform/http/reply.ts";
import { startForm, type } from "#app/ui/forms/form-state.ts";
import { useDoneToast } from "#app/ui/forms/use-done-toast.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { Stack } from "#app/ui/stack.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { defaultPrices } from "#app/warehouses/default-prices.ts";
import type { ProviderCard } from "#app/warehouses/providers/provider.ts";
import { warehouse } from "../warehouse/messages.ts";
import { PriceFields } from "../warehouse/price-fields.tsx";
import { ScheduleFields } from "../warehouse/schedule-fields.tsx";
import { readPrices, typePrices } from "../warehouse/typed-prices.ts";
import { placeForm, type StepName, stepOfField, stepsOf } from "./connect-draft.ts";
import type { ConnectReply } from "./connect-reply.ts";
import { type ConnectStep, ConnectSteps } from "./connect-steps.tsx";
import { CredentialFields, noCredentials } from "./credential-fields.tsx";
import { connectWizard } from "./messages.ts";
import { PlaceFields, type TypedPlace } from "./place-fields.tsx";
import type { ConnectChoices } from "./read-connect-choices.server.ts";

type Account = Extract<ConnectReply, { outcome: "account" }>;
type Props = { provider: ProviderCard; choices: ConnectChoices; countries: readonly { label: string; value: string }[] };

/** Connecting a warehouse of any provider in three steps, each checked before the next; what they ask for, its declaration says. */
export function ConnectWizard({ provider, choices, countries }: Props) {
  const text = useText(connectWizard);
  const words = useWords();
  const shop = useShopFacts();
  const navigate = useNavigate();
  const command = useFetcher<ConnectReply>();
  const { capabilities, fields, label } = provider;
  const steps = stepsOf(provider);
  const home = choices.locations[0]?.countryCode ?? "GB";
  const suggested = (country: string | null) => typePrices(defaultPrices(shop.currency, country, words));

  const [at, setAt] = useState(0);
  const [credentials, setCredentials] = useState(() => noCredentials(fields));
  const [account, setAccount] = useState<Account | null>(null);
  const [place, setPlace] = useState<TypedPlace>({
    name: words(label),
    buildingId: "",
    channelId: "",
    address: { address1: "", city: "", zip: "", provinceCode: "", countryCode: home, phone: "" },
    startFromLocationId: choices.locations[0]?.id ?? "",
  });
  const [schedule, setSchedule] = useState({
    priority: String(choices.nextPriority),
    timeZone: shop.timeZone,
    cutOff: provider.usualCutOff,
    workingDays: [1, 2, 3, 4, 5],
  });
  const [prices, setPrices] = useState(() => suggested(capabilities.choosesBuilding ? null : home));
  const [wrongPrices, setWrongPrices] = useState<Fields>({});
  const [wrongSchedule, setWrongSchedule] = useState<Fields>({});

  const building = account?.buildings.find(({ id }) => id === place.buildingId);
  const country = capabilities.choosesBuilding ? (building?.address.countryCode ?? null) : place.address.countryCode;

  /** Another building has another name, clock and home country; another country has other prices. */
  const changePlace = (changes: Partial<TypedPlace>, from = account) => {
    const chosen = changes.buildingId === undefined ? undefined : from?.buildings.find(({ id }) => id === changes.buildingId);
    setPlace((now) => ({ ...now, ...changes, ...(chosen && { name: `${words(label)} ${chosen.name}` }) }));
    if (chosen) setSchedule((now) => ({ ...now, timeZone: chosen.timeZone }));
    if (chosen) setPrices(suggested(chosen.address.countryCode));
    else if (changes.address && changes.address.countryCode !== country) setPrices(suggested(changes.address.countryCode));
  };

  const reply = command.data;
  useDoneToast(reply);
  useEffect(() => {
    if (!reply) return;
    if (!reply.ok) {
      const [wrong] = Object.keys(reply.fields ?? {})
        .map((field) => stepOfField(field, steps))
        .sort((one, other) => one - other);
      if (wrong !== undefined) setAt(wrong);
      return;
    }
    if (reply.outcome === "account") {
      setAccount(reply);
      changePlace({ buildingId: reply.buildings[0]?.id ?? "", channelId: reply.channels[0]?.id ?? "" }, reply);
    }
    if (reply.outcome === "connected") navigate(`/app/warehouses/${reply.warehouseId}`);
    else setAt((step) => step + 1);
    // A new answer moves the form on; nothing else does.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [reply]);
  const errors: Fields = (reply?.ok === false && reply.fields) || {};
  const said = (field: string) => errors[field] && words(errors[field]);
  const scheduleErrors = {
    priority: said("priority"),
    timeZone: said("timeZone"),
    // Left empty, it would become the usual one, and nobody had said so.
    cutOff: (wrongSchedule.cutOff && words(wrongSchedule.cutOff)) ?? said("cutOff"),
    workingDays: said("workingDays"),
  };

  function next() {
    const send = (intent: string, form: object) =>
      command.submit({ intent, kind: provider.kind, form: JSON.stringify(form) }, { method: "post" });
    const said = placeForm(provider, place, credentials);
    const noCutOff = steps[at] !== "place" && steps[at] !== "credentials" && schedule.cutOff.trim() === "";
    setWrongSchedule(noCutOff ? { cutOff: warehouse.message("cut-off-missing") } : {});
    if (noCutOff) return;
    if (steps[at] === "credentials") return send("check-credentials", credentials);
    if (at < steps.length - 1) return send("check", steps[at] === "place" ? said : { ...said, ...schedule });
    const read = readPrices(prices, shop.currency);
    setWrongPrices(read.outcome === "wrong" ? read.fields : {});
    if (read.outcome === "read") send("connect", { ...said, ...schedule, prices: read.prices });
  }

  const scheduleFields = <ScheduleFields typed={schedule} onChange={setSchedule} timeZones={choices.timeZones} errors={scheduleErrors} />;
  const priceFields = (
    <PriceFields
      key={`${place.buildingId} ${place.address.countryCode}`}
      typed={prices}
      onChange={(field, value) => setPrices((now) => type(startForm(now), field, value).typed)}
      error={(field) => wrongPrices[field] && words(wrongPrices[field])}
      exampleCountry={country ?? home}
    />
  );
  const drawn: Record<StepName, ConnectStep> = {
    credentials: {
      title: text("credentials"),
      done: text("connected-to", { account: account?.account || words(label) }),
      body: (
        <FormFields>
          <CredentialFields fields={fields} typed={credentials} onChange={setCredentials} errors={errors} />
        </FormFields>
      ),
    },
    place: {
      title: text(placeTitle(capabilities)),
      done: building
        ? `${building.name}, ${building.address.city ?? ""}`
        : [place.name, place.address.address1, place.address.city].filter(Boolean).join(", "),
      body: (
        <PlaceFields
          capabilities={capabilities}
          buildings={account?.buildings ?? []}
          channels={account?.channels ?? []}
          locations={choices.locations}
          countries={countries}
          typed={place}
          onChange={(changes) => changePlace(changes)}
          errors={errors}
        />
      ),
    },
    schedule: {
      title: text("when-it-ships"),
      done: text("ships-by", { cutOff: schedule.cutOff, count: schedule.workingDays.length }),
      body: scheduleFields,
    },
    prices: { title: text("what-it-costs"), done: "", body: priceFields },
    terms: {
      title: text("terms"),
      done: "",
      body: (
        <Stack gap="large">
          <Paragraph muted>{text("tells-no-prices", { provider: label })}</Paragraph>
          {scheduleFields}
          {priceFields}
        </Stack>
      ),
    },
  };

  return (
    <>
      {reply?.ok === false && Object.keys(errors).length === 0 && (
        <Banner tone="critical" title={text("not-connected")}>
          {words(reply.message)}
        </Banner>
      )}
      <ConnectSteps
        at={at}
        onOpen={setAt}
        onNext={next}
        busy={command.state !== "idle"}
        last={text("connect")}
        steps={steps.map((step) => drawn[step])}
      />
    </>
  );
}

function placeTitle({ choosesBuilding, choosesChannel }: ProviderCard["capabilities"]) {
  if (!choosesBuilding) return "where-it-is";
  return choosesChannel ? "building-and-channel" : "building";
}

import { useEffect, useState } from "react";
import { useFetcher, useNavigate } from "@remix-run/react";
import { Banner } from "#app/ui/banner.tsx";
import { Select } from "#app/ui/forms/choices.tsx";
import { FieldPair, FormFields } from "#app/ui/forms/form-fields.tsx";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import { defaultPrices } from "#app/warehouses/default-prices.ts";
import type { ConnectChoices } from "./read-connect-choices.server.ts";
import { showToast } from "#app/ui/app-bridge.ts";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import type { ConnectReply } from "./connect-reply.ts";
import { ConnectSteps } from "./connect-steps.tsx";
import { PriceFields } from "../warehouse/price-fields.tsx";
import { ScheduleFields } from "../warehouse/schedule-fields.tsx";
import { readPrices, typePrices } from "../warehouse/typed-prices.ts";

type Props = { choices: ConnectChoices; countries: readonly { label: string; value: string }[] };

/** Opening a built-in warehouse: where it is, when it ships, what it costs. Every step is checked before the next. */
export function ConnectBuiltIn({ choices, countries }: Props) {
  const shop = useShopFacts();
  const navigate = useNavigate();
  const command = useFetcher<ConnectReply>();
  const home = choices.locations[0]?.countryCode ?? "GB";
  const [at, setAt] = useState(0);
  const [name, setName] = useState("Built-in warehouse");
  const [address, setAddress] = useState({ address1: "", city: "", zip: "", provinceCode: "", countryCode: home, phone: "" });
  const [startFrom, setStartFrom] = useState(choices.locations[0]?.id ?? "");
  const [promise, setPromise] = useState({
    priority: String(choices.nextPriority),
    timeZone: shop.timeZone,
    cutOff: "16:00",
    workingDays: [1, 2, 3, 4, 5],
  });
  const [prices, setPrices] = useState(() => typePrices(defaultPrices(shop.currency, home)));
  const [wrongPrice, setWrongPrice] = useState<{ field: string; message: string } | null>(null);

  const reply = command.data;
  useEffect(() => {
    if (reply?.outcome === "fine") setAt((step) => step + 1);
    if (reply?.outcome === "connected") {
      showToast("Warehouse connected");
      navigate(`/app/warehouses/${reply.warehouseId}`);
    }
    if (reply?.outcome === "refused" && Object.keys(reply.errors).some((field) => /^(name|address|startFrom)/.test(field))) setAt(0);
  }, [reply, navigate]);

  const errors = reply?.outcome === "refused" ? reply.errors : {};
  const place = { name, address, startFromLocationId: startFrom || null };

  function next() {
    if (at < 2) {
      const terms = at === 0 ? {} : promise;
      command.submit({ intent: "check", kind: "built_in", form: JSON.stringify({ ...place, ...terms }) }, { method: "post" });
      return;
    }
    const read = readPrices(prices, shop.currency);
    setWrongPrice(read.outcome === "wrong" ? read : null);
    if (read.outcome === "wrong") return;
    command.submit(
      { intent: "connect", kind: "built_in", form: JSON.stringify({ ...place, ...promise, prices: read.prices }) },
      { method: "post" },
    );
  }

  const field = (key: keyof typeof address, label: string, autoComplete: string) => (
    <TextInput
      label={label}
      autoComplete={autoComplete}
      value={address[key]}
      error={errors[`address.${key}`]}
      onChange={(value) => setAddress((now) => ({ ...now, [key]: value }))}
    />
  );

  return (
    <>
      {reply?.outcome === "refused" && reply.message && (
        <Banner tone="critical" title="Couldn't connect the warehouse">
          {reply.message}
        </Banner>
      )}
      <ConnectSteps
        at={at}
        onOpen={setAt}
        onNext={next}
        busy={command.state !== "idle"}
        last="Connect the warehouse"
        steps={[
          {
            title: "Where it is",
            done: `${name}, ${address.address1}, ${address.city}`,
            body: (
              <FormFields>
                <TextInput
                  label="Name"
                  help="Also the name of its location in Shopify"
                  value={name}
                  error={errors.name}
                  onChange={setName}
                />
                {field("address1", "Street and number", "address-line1")}
                <FieldPair>
                  {field("city", "City", "address-level2")}
                  {field("zip", "Postcode", "postal-code")}
                </FieldPair>
                <FieldPair>
                  <Select
                    label="Country"
                    choices={countries}
                    value={address.countryCode}
                    error={errors["address.countryCode"]}
                    onChange={(countryCode) => {
                      setAddress((now) => ({ ...now, countryCode }));
                      setPrices(typePrices(defaultPrices(shop.currency, countryCode)));
                    }}
                  />
                  {field("provinceCode", "Province or state code", "address-level1")}
                </FieldPair>
                <Select
                  label="Stock to start with"
                  help="Its units move to the new warehouse's location, so that nothing is counted twice"
                  choices={[
                    ...choices.locations.map(({ id, name: location }) => ({ label: `Everything at ${location}`, value: id })),
                    { label: "Nothing: I will count", value: "" },
                  ]}
                  value={startFrom}
                  error={errors.startFromLocationId}
                  onChange={setStartFrom}
                />
              </FormFields>
            ),
          },
          {
            title: "When it ships",
            done: `Cut-off ${promise.cutOff}, ${promise.workingDays.length} days a week`,
            body: <ScheduleFields typed={promise} onChange={setPromise} timeZones={choices.timeZones} errors={errors} />,
          },
          {
            title: "What it costs",
            done: "",
            body: (
              <PriceFields
                key={address.countryCode}
                typed={prices}
                onChange={setPrices}
                wrong={wrongPrice}
                exampleCountry={address.countryCode}
              />
            ),
          },
        ]}
      />
    </>
  );
}

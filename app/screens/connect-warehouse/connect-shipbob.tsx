import { useEffect, useState } from "react";
import { useFetcher, useNavigate } from "@remix-run/react";
import { Banner } from "#app/ui/banner.tsx";
import { Select } from "#app/ui/forms/choices.tsx";
import { FormFields } from "#app/ui/forms/form-fields.tsx";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import { Stack } from "#app/ui/stack.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { defaultPrices } from "#app/warehouses/default-prices.ts";
import type { ConnectChoices } from "./read-connect-choices.server.ts";
import { showToast } from "#app/ui/app-bridge.ts";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import type { ConnectReply } from "./connect-reply.ts";
import { ConnectSteps } from "./connect-steps.tsx";
import { PriceFields } from "../warehouse/price-fields.tsx";
import { ScheduleFields } from "../warehouse/schedule-fields.tsx";
import { readPrices, typePrices } from "../warehouse/typed-prices.ts";

type Account = Extract<ConnectReply, { outcome: "account" }>;

/** Connecting ShipBob: a token that ShipBob accepts, then the building and channel it names, then when it ships and what it costs. */
export function ConnectShipBob({ choices }: { choices: ConnectChoices }) {
  const shop = useShopFacts();
  const navigate = useNavigate();
  const command = useFetcher<ConnectReply>();
  const [at, setAt] = useState(0);
  const [token, setToken] = useState("");
  const [account, setAccount] = useState<Account | null>(null);
  const [buildingId, setBuildingId] = useState("");
  const [channelId, setChannelId] = useState("");
  const [name, setName] = useState("");
  const [promise, setPromise] = useState({
    priority: String(choices.nextPriority),
    timeZone: shop.timeZone,
    cutOff: "14:00",
    workingDays: [1, 2, 3, 4, 5],
  });
  const [prices, setPrices] = useState(() => typePrices(defaultPrices(shop.currency, null)));
  const [wrongPrice, setWrongPrice] = useState<{ field: string; message: string } | null>(null);
  const building = account?.buildings.find(({ id }) => id === buildingId);

  const choose = (id: string, from: Account | null) => {
    const chosen = from?.buildings.find((one) => one.id === id);
    if (!chosen) return;
    setBuildingId(id);
    setName(`ShipBob ${chosen.name}`);
    setPromise((now) => ({ ...now, timeZone: chosen.timeZone }));
    setPrices(typePrices(defaultPrices(shop.currency, chosen.address.countryCode)));
  };

  const reply = command.data;
  useEffect(() => {
    if (reply?.outcome === "account") {
      setAccount(reply);
      choose(reply.buildings[0]?.id ?? "", reply);
      setChannelId(reply.channels[0]?.id ?? "");
      setAt(1);
    }
    if (reply?.outcome === "fine") setAt(2);
    if (reply?.outcome === "connected") {
      showToast("Warehouse connected");
      navigate(`/app/warehouses/${reply.warehouseId}`);
    }
    if (reply?.outcome === "refused" && reply.errors.token) setAt(0);
    else if (reply?.outcome === "refused" && ["name", "buildingId", "channelId"].some((field) => reply.errors[field])) setAt(1);
    // A new answer moves the form on; nothing else does.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [reply]);

  const errors = reply?.outcome === "refused" ? reply.errors : {};
  const form = { name, buildingId, channelId, credentials: { token } };

  function next() {
    if (at === 0) command.submit({ intent: "check-token", kind: "shipbob", form: JSON.stringify({ token }) }, { method: "post" });
    else if (at === 1) command.submit({ intent: "check", kind: "shipbob", form: JSON.stringify(form) }, { method: "post" });
    else {
      const read = readPrices(prices, shop.currency);
      setWrongPrice(read.outcome === "wrong" ? read : null);
      if (read.outcome === "wrong") return;
      command.submit(
        { intent: "connect", kind: "shipbob", form: JSON.stringify({ ...form, ...promise, prices: read.prices }) },
        { method: "post" },
      );
    }
  }

  return (
    <>
      {reply?.outcome === "refused" && reply.message && (
        <Banner tone="critical" title="Couldn't connect to ShipBob">
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
            title: "Credentials",
            done: `Connected to ${account?.account ?? "ShipBob"}`,
            body: (
              <FormFields>
                <TextInput
                  label="Personal access token"
                  help="In ShipBob's dashboard: Integrations, then API tokens. Waybill keeps it encrypted."
                  type="password"
                  value={token}
                  error={errors.token ?? errors["credentials.token"]}
                  onChange={setToken}
                />
              </FormFields>
            ),
          },
          {
            title: "Building and channel",
            done: building ? `${building.name}, ${building.address.city ?? ""}` : "",
            body: (
              <FormFields>
                <Select
                  label="Building"
                  choices={(account?.buildings ?? []).map((one) => ({
                    label: [one.name, one.address.city, one.address.countryCode].filter(Boolean).join(", "),
                    value: one.id,
                  }))}
                  value={buildingId}
                  error={errors.buildingId}
                  onChange={(id) => choose(id, account)}
                />
                <Select
                  label="Channel that orders are placed under"
                  choices={(account?.channels ?? []).map((one) => ({ label: one.name, value: one.id }))}
                  value={channelId}
                  error={errors.channelId}
                  onChange={setChannelId}
                />
                <TextInput
                  label="Name"
                  help="Also the name of its location in Shopify"
                  value={name}
                  error={errors.name}
                  onChange={setName}
                />
              </FormFields>
            ),
          },
          {
            title: "When it ships and what it costs",
            done: "",
            body: (
              <Stack gap="huge">
                <Paragraph muted>ShipBob doesn't tell its prices: enter what your contract says.</Paragraph>
                <ScheduleFields typed={promise} onChange={setPromise} timeZones={choices.timeZones} errors={errors} />
                <PriceFields
                  key={buildingId}
                  typed={prices}
                  onChange={setPrices}
                  wrong={wrongPrice}
                  exampleCountry={building?.address.countryCode ?? "GB"}
                />
              </Stack>
            ),
          },
        ]}
      />
    </>
  );
}

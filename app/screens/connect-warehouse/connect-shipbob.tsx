import { useEffect, useState } from "react";
import { useFetcher, useNavigate } from "@remix-run/react";
import { Banner, BlockStack, FormLayout, Select, Text, TextField } from "@shopify/polaris";
import { defaultPrices } from "#app/warehouses/default-prices.ts";
import type { ConnectChoices } from "./read-connect-choices.server.ts";
import { appBridge } from "#app/ui/app-bridge.ts";
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
      appBridge()?.toast.show("Warehouse connected");
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
          <p>{reply.message}</p>
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
              <FormLayout>
                <TextField
                  label="Personal access token"
                  helpText="In ShipBob's dashboard: Integrations, then API tokens. Waybill keeps it encrypted."
                  type="password"
                  autoComplete="off"
                  value={token}
                  error={errors.token ?? errors["credentials.token"]}
                  onChange={setToken}
                />
              </FormLayout>
            ),
          },
          {
            title: "Building and channel",
            done: building ? `${building.name}, ${building.address.city ?? ""}` : "",
            body: (
              <FormLayout>
                <Select
                  label="Building"
                  options={(account?.buildings ?? []).map((one) => ({
                    label: [one.name, one.address.city, one.address.countryCode].filter(Boolean).join(", "),
                    value: one.id,
                  }))}
                  value={buildingId}
                  error={errors.buildingId}
                  onChange={(id) => choose(id, account)}
                />
                <Select
                  label="Channel that orders are placed under"
                  options={(account?.channels ?? []).map((one) => ({ label: one.name, value: one.id }))}
                  value={channelId}
                  error={errors.channelId}
                  onChange={setChannelId}
                />
                <TextField
                  label="Name"
                  helpText="Also the name of its location in Shopify"
                  autoComplete="off"
                  value={name}
                  error={errors.name}
                  onChange={setName}
                />
              </FormLayout>
            ),
          },
          {
            title: "When it ships and what it costs",
            done: "",
            body: (
              <BlockStack gap="500">
                <Text as="p" tone="subdued">
                  ShipBob doesn't tell its prices: enter what your contract says.
                </Text>
                <ScheduleFields typed={promise} onChange={setPromise} timeZones={choices.timeZones} errors={errors} />
                <PriceFields
                  key={buildingId}
                  typed={prices}
                  onChange={setPrices}
                  wrong={wrongPrice}
                  exampleCountry={building?.address.countryCode ?? "GB"}
                />
              </BlockStack>
            ),
          },
        ]}
      />
    </>
  );
}

import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { Screen } from "#app/ui/screen.tsx";
import { ConnectBuiltIn } from "#app/screens/connect-warehouse/connect-built-in.tsx";
import type { ConnectReply } from "#app/screens/connect-warehouse/connect-reply.ts";
import { ConnectShipBob } from "#app/screens/connect-warehouse/connect-shipbob.tsx";
import { COUNTRY_CODES } from "#app/screens/connect-warehouse/country-codes.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { fieldErrors } from "#app/ui/reply.ts";
import { Grid, Row, Stack } from "#app/ui/stack.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import type { Shop } from "#app/platform/shop.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";
import { BuiltInForm } from "#app/warehouses/built-in-form.ts";
import { checkShipBob } from "#app/warehouses/check-shipbob.server.ts";
import { connectBuiltIn } from "#app/warehouses/connect-built-in.server.ts";
import type { ConnectOutcome } from "#app/warehouses/connect-outcome.ts";
import { connectShipBobWarehouse } from "#app/warehouses/connect-shipbob-warehouse.server.ts";
import { ShipBobCredentials } from "#app/warehouses/shipbob-credentials.ts";
import { ShipBobForm } from "#app/warehouses/shipbob-form.ts";
import { readConnectChoices } from "#app/screens/connect-warehouse/read-connect-choices.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  const names = new Intl.DisplayNames("en", { type: "region" });
  return {
    kind: z.enum(["built_in", "shipbob"]).nullable().catch(null).parse(new URL(request.url).searchParams.get("kind")),
    choices: await readConnectChoices(shop),
    countries: COUNTRY_CODES.map((value) => ({ label: names.of(value) ?? value, value })).sort((one, other) =>
      one.label.localeCompare(other.label, "en"),
    ),
  };
}

const Command = z.object({
  intent: z.enum(["check-token", "check", "connect"]),
  kind: z.enum(["built_in", "shipbob"]),
  form: z.string().transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue("The form isn't readable");
      return z.NEVER;
    }
  }),
});

/**
 * POST /app/warehouses/connect (`?_data=routes/app.warehouses.connect` answers JSON instead of the page).
 *
 * Form fields: `intent`, `kind` (`built_in` or `shipbob`) and `form`, a JSON object. `check-token` asks ShipBob about `{ token }`; `check`
 * says whether a form makes sense so far; `connect` connects: BuiltInForm or ShipBobForm. Answers ConnectReply.
 */
export async function action({ request }: ActionFunctionArgs): Promise<ConnectReply> {
  const { shop } = await authenticate(request);
  const command = Command.safeParse(Object.fromEntries(await request.formData()));
  if (!command.success) return refused({}, "Waybill didn't understand the form. Reload the page and try again.");
  const { intent, kind, form } = command.data;
  if (intent === "check-token") return checkToken(shop, form);

  const parsed = kind === "built_in" ? BuiltInForm.safeParse(form) : ShipBobForm.safeParse(form);
  if (!parsed.success) return refused(fieldErrors(parsed.error), null);
  if (intent === "check") return { outcome: "fine" };
  return told("credentials" in parsed.data ? await connectShipBobWarehouse(shop, parsed.data) : await connectBuiltIn(shop, parsed.data));
}

async function checkToken(shop: Shop, form: unknown): Promise<ConnectReply> {
  const credentials = ShipBobCredentials.safeParse(form);
  if (!credentials.success) return refused(fieldErrors(credentials.error), null);
  const check = await checkShipBob(shop, credentials.data);
  if (check.outcome !== "connected") return refused({ token: check.message }, null);
  if (check.buildings.length === 0)
    return refused({ token: "This ShipBob account has no building that ships. Ask ShipBob to open one." }, null);
  if (check.channels.length === 0)
    return refused({ token: "This token has no channel to place orders under. Make one in ShipBob first." }, null);
  const { account, buildings, channels } = check;
  return { outcome: "account", account, buildings, channels };
}

function told(outcome: ConnectOutcome): ConnectReply {
  if (outcome.outcome === "refused") {
    return outcome.field ? refused({ [outcome.field]: outcome.message }, null) : refused({}, outcome.message);
  }
  return { outcome: "connected", warehouseId: outcome.warehouseId, message: "message" in outcome ? outcome.message : null };
}

const refused = (errors: Record<string, string>, message: string | null): ConnectReply => ({ outcome: "refused", errors, message });

export default function Connect() {
  const { kind, choices, countries } = useLoaderData<typeof loader>();
  const title = { built_in: "Open a built-in warehouse", shipbob: "Connect ShipBob" };
  return (
    <Screen
      title={kind ? title[kind] : "Connect a warehouse"}
      back={{ label: "Warehouses", url: kind ? "/app/warehouses/connect" : "/app/warehouses" }}
    >
      <Stack>
        {kind === null && <Kinds />}
        {kind === "built_in" && <ConnectBuiltIn choices={choices} countries={countries} />}
        {kind === "shipbob" && <ConnectShipBob choices={choices} />}
      </Stack>
    </Screen>
  );
}

function Kinds() {
  const kinds = [
    {
      kind: "built_in",
      title: "Built-in warehouse",
      why: "Your own shelves. Pick, check and pack with Waybill's screens, by scanner or by tapping.",
      words: "Open a built-in warehouse",
    },
    {
      kind: "shipbob",
      title: "ShipBob",
      why: "ShipBob's buildings pick, pack and ship. You need an API token from ShipBob's dashboard.",
      words: "Connect ShipBob",
    },
  ];
  return (
    <Grid columns={{ phone: 1, desk: 2 }}>
      {kinds.map(({ kind, title, why, words }) => (
        <Card key={kind} heading={title}>
          <Paragraph>{why}</Paragraph>
          <Row>
            <LinkButton look="primary" url={`/app/warehouses/connect?kind=${kind}`}>
              {words}
            </LinkButton>
          </Row>
        </Card>
      ))}
    </Grid>
  );
}

import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Screen } from "#app/ui/screen.tsx";
import { Stack } from "#app/ui/stack.tsx";
import { ChooseProvider } from "#app/screens/connect-warehouse/choose-provider.tsx";
import { commandConnect } from "#app/screens/connect-warehouse/command-connect.server.ts";
import type { ConnectReply } from "#app/screens/connect-warehouse/connect-reply.ts";
import { ConnectWizard } from "#app/screens/connect-warehouse/connect-wizard.tsx";
import { readConnectChoices } from "#app/screens/connect-warehouse/read-connect-choices.server.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  return readConnectChoices(shop, new URL(request.url).searchParams.get("kind"));
}

/** POST /app/warehouses/connect (`?_data=routes/app.warehouses.connect` answers JSON instead of the page): see commandConnect for the form's fields. */
export async function action({ request }: ActionFunctionArgs): Promise<ConnectReply> {
  const { shop } = await authenticate(request);
  return commandConnect(shop, await request.formData());
}

export default function Connect() {
  const { provider, providers, countries, ...choices } = useLoaderData<typeof loader>();
  return (
    <Screen
      title={provider?.invitation ?? "Connect a warehouse"}
      back={{ label: "Warehouses", url: provider ? "/app/warehouses/connect" : "/app/warehouses" }}
    >
      <Stack>
        {provider ? (
          <ConnectWizard key={provider.kind} provider={provider} choices={choices} countries={countries} />
        ) : (
          <ChooseProvider providers={providers} />
        )}
      </Stack>
    </Screen>
  );
}

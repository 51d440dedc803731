import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { parseForm } from "#app/platform/http/parse-form.server.ts";
import { reply } from "#app/platform/http/reply.server.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Screen } from "#app/ui/screen.tsx";
import { Stack } from "#app/ui/stack.tsx";
import { ChooseProvider } from "#app/screens/connect-warehouse/choose-provider.tsx";
import { commandConnect, ConnectCommand } from "#app/screens/connect-warehouse/command-connect.server.ts";
import { ConnectWizard } from "#app/screens/connect-warehouse/connect-wizard.tsx";
import { connectWizard } from "#app/screens/connect-warehouse/messages.ts";
import { readConnectChoices } from "#app/screens/connect-warehouse/read-connect-choices.server.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export { clientAction, clientLoader } from "#app/screens/frame/out-of-reach.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, reader } = await authenticate(request);
  return readConnectChoices(shop, new URL(request.url).searchParams.get("kind"), reader.locale ?? reader.language);
}

/** POST /app/warehouses/connect (`?_data=routes/app.warehouses.connect` answers JSON instead of the page): see ConnectCommand. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await authenticate(request);
  const form = await parseForm(request, ConnectCommand);
  return reply(form.ok ? await commandConnect(shop, form.value) : form);
}

export default function Connect() {
  const text = useText(connectWizard);
  const words = useWords();
  const { provider, providers, countries, ...choices } = useLoaderData<typeof loader>();
  return (
    <Screen
      title={provider ? words(provider.invitation) : text("title")}
      back={{ label: text("warehouses"), url: provider ? "/app/warehouses/connect" : "/app/warehouses" }}
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

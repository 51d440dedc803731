import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { PackTask } from "#app/screens/packing-station/pack-task.tsx";
import { ShipTask } from "#app/screens/packing-station/ship-task.tsx";
import { Screen } from "#app/ui/screen.tsx";
import { readPackingStation } from "#app/screens/packing-station/read-packing-station.server.ts";
import { ParcelId } from "#app/platform/ids.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  const id = ParcelId.safeParse(params.parcelId);
  if (!id.success) throw new Response("No such parcel", { status: 404 });
  const { parcels } = await readPackingStation(shop);
  const [parcel] = (await readPackingStation(shop, { parcelIds: [id.data] })).parcels;
  const next = parcels.find((one) => one.stage !== "dispatched" && one.id !== id.data);
  return { parcel: parcel ?? null, next: next ? { id: next.id, orderName: next.orderName } : null };
}

/** One parcel at the packing station, one task at a time: pack it, then hand it over, then the next one. */
export default function ParcelAtStation() {
  const { parcel, next } = useLoaderData<typeof loader>();
  const back = { content: "Built-in warehouse", url: "/app/packing" };

  if (parcel === null) {
    return (
      <Screen title="Parcel done" backAction={back}>
        <div className="wb-station">
          <div className="wb-scan-said wb-scan-right" role="status">
            This parcel has left the packing station.
          </div>
          {next ? (
            <Button url={`/app/packing/parcels/${next.id}`} variant="primary" size="large" fullWidth>
              {`Next: ${next.orderName}`}
            </Button>
          ) : (
            <Button url="/app/packing" variant="primary" size="large" fullWidth>
              Back to the packing station
            </Button>
          )}
        </div>
      </Screen>
    );
  }

  return (
    <Screen title={`${parcel.stage === "packed" ? "Ship" : "Pack"} ${parcel.orderName}`} backAction={back}>
      <BlockStack gap="400">
        {parcel.note && (
          <Card>
            <InlineStack gap="200">
              <Text as="span" fontWeight="semibold">
                Note from the buyer:
              </Text>
              <span className="wb-wrap" dir="auto">
                {parcel.note}
              </span>
            </InlineStack>
          </Card>
        )}
        {parcel.stage === "packed" ? <ShipTask key={parcel.id} parcel={parcel} /> : <PackTask key={parcel.id} parcel={parcel} />}
      </BlockStack>
    </Screen>
  );
}

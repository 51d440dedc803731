import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { PackTask } from "#app/components/bench/pack-task.tsx";
import { ShipTask } from "#app/components/bench/ship-task.tsx";
import { Screen } from "#app/components/screen.tsx";
import { bench } from "#app/fulfillment/views/bench.server.ts";
import { ParcelId } from "#app/platform/ids.ts";
import { merchant } from "#app/shopify/merchant.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await merchant(request);
  const id = ParcelId.safeParse(params.parcelId);
  if (!id.success) throw new Response("No such parcel", { status: 404 });
  const { parcels } = await bench(shop);
  const [parcel] = (await bench(shop, { parcelIds: [id.data] })).parcels;
  const next = parcels.find((one) => one.stage !== "dispatched" && one.id !== id.data);
  return { parcel: parcel ?? null, next: next ? { id: next.id, orderName: next.orderName } : null };
}

/** One parcel at the bench, one task at a time: pack it, then hand it over, then the next one. */
export default function ParcelAtBench() {
  const { parcel, next } = useLoaderData<typeof loader>();
  const back = { content: "Built-in warehouse", url: "/app/bench" };

  if (parcel === null) {
    return (
      <Screen title="Parcel done" backAction={back}>
        <div className="wb-bench">
          <div className="wb-scan-said wb-scan-right" role="status">
            This parcel has left the bench.
          </div>
          {next ? (
            <Button url={`/app/bench/parcels/${next.id}`} variant="primary" size="large" fullWidth>
              {`Next: ${next.orderName}`}
            </Button>
          ) : (
            <Button url="/app/bench" variant="primary" size="large" fullWidth>
              Back to the bench
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

/** What of a group of things that are delivered together is needed. */
export type Delivered = {
  selectedDeliveryOption?: { handle: string };
  deliveryOptions: readonly { type: string; handle: string }[];
};

/** Whether the buyer fetches all of it at the shop himself, so that no parcel comes. */
export function isFetched(groups: readonly Delivered[]): boolean {
  return groups.length > 0 && groups.every((group) => chosenOf(group)?.type === "pickup");
}

const chosenOf = ({ selectedDeliveryOption, deliveryOptions }: Delivered) =>
  deliveryOptions.find(({ handle }) => handle === selectedDeliveryOption?.handle);

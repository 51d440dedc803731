export type StaffMember = { id: string; firstName: string; lastName: string; isOwner: boolean; locale: string };

/** Who works in the shop: the merchant, and who packs for them (the robots do, too). */
export const staffMembers: readonly [StaffMember, StaffMember] = [
  { id: "1", firstName: "Demo", lastName: "Merchant", isOwner: true, locale: "en-GB" },
  { id: "2", firstName: "Robin", lastName: "Packer", isOwner: false, locale: "en" },
];

/** Shopify's `associated_user` of an online token. Somebody who is not on the list has a number and no name. */
export function associatedUser(userId: string) {
  const known = staffMembers.find(({ id }) => id === userId);
  return {
    id: Number(userId),
    first_name: known?.firstName ?? "",
    last_name: known?.lastName ?? "",
    email: `staff-${userId}@example.com`,
    account_owner: known?.isOwner ?? false,
    locale: known?.locale ?? "en",
    collaborator: false,
    email_verified: true,
  };
}

/** Who belonged to a segment when it was asked for, counted a while later. */
export type MembersQueryRecord = {
  __typename: "CustomerSegmentMembersQuery";
  id: string;
  customerIds: readonly number[];
  startedAt: number;
};

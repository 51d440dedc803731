/** What can be offered, as a merchant chooses it: goals by their reward. */
export const OFFERED_KINDS = ["chosen", "recommended", "volume", "bogo", "gift", "bundle", "free_shipping", "discount"] as const;
export type OfferedKind = (typeof OFFERED_KINDS)[number];

/** An offer as it stands in the editor's fields: numbers and amounts as they are typed; of other kinds than its own what is typed is kept. */
export type TypedOffer = {
  name: string;
  placements: readonly string[];
  offered: {
    kind: string;
    variantIds: readonly string[];
    most: string;
    mostOfCart: string;
    amount: string;
    percentage: string;
    /** `shared` or `own`. */
    codes: string;
    tiers: readonly { units: string; percentage: string }[];
    parts: readonly { variantId: string; quantity: string }[];
    boughtProductIds: readonly string[];
    /** `units` or `amount`: by what a gift is earned. */
    by: string;
    boughtUnits: string;
    units: string;
    times: string;
  };
  conditions: readonly TypedCondition[];
  /** The first for all languages without words of their own. */
  headings: readonly { language: string; words: string }[];
  priority: string;
  dailyCap: string;
};

/** A condition's arguments by name: texts, or lists of ids and codes. Moments are local times of the shop's (`2026-11-27T08:00`). */
export type TypedCondition = { code: string; args: Readonly<Record<string, string | readonly string[]>> };

const NOTHING_YET = {
  codes: "own",
  tiers: [
    { units: "2", percentage: "10" },
    { units: "3", percentage: "15" },
  ],
  parts: [],
  boughtProductIds: [],
  by: "amount",
  boughtUnits: "1",
  units: "1",
  times: "1",
};

export const EMPTY_OFFER: TypedOffer = {
  name: "",
  placements: [],
  offered: { kind: "recommended", variantIds: [], most: "1", mostOfCart: "30", amount: "", percentage: "0", ...NOTHING_YET },
  conditions: [],
  headings: [{ language: "", words: "" }],
  priority: "100",
  dailyCap: "",
};

import type { Placement } from "#app/contracts/offers.ts";
import { productsOf } from "../rules/cart-conditions.ts";
import { asksForTags, collectionsIn, marketsIn } from "../rules/conditions.ts";
import type { Visit } from "../rules/visit.ts";
import type { LiveOffer } from "./decide-offer.ts";
import { ownTitles } from "./other-discounts.ts";

/** A shop's live offers by place and by the products that they are for: of thousands a visit has to look at a few. */
export type OfferIndex = {
  /** What may fit a visit, those of the merchant's first rank first; and how many others are live in that place that are for other products. */
  near(visit: Visit): Near;
  /** Whether one of them asks for a customer's tags, and the collections and markets that they ask for. */
  asksForTags: boolean;
  collectionIds: readonly string[];
  marketIds: readonly string[];
  /** Whether anything is live in a place. */
  has(placement: Placement): boolean;
  /** The titles under which buyers see what these offers take off by themselves. */
  titles(): ReadonlySet<string>;
};

export type Near = { ranks: readonly (readonly LiveOffer[])[]; others: number };

/** A place with no more offers than this is looked at whole: then it can be told of each why it was not shown. */
const FEW = 50;

type Place = {
  all: Placed[];
  /** Those that are for no product in particular. */
  general: Placed[];
  byProduct: Map<string, Placed[]>;
};

type Placed = { offer: LiveOffer; at: number };

export function indexOffers(offers: readonly LiveOffer[]): OfferIndex {
  const places = new Map<Placement, Place>();
  for (const [at, offer] of offers.toSorted((one, other) => one.terms.priority - other.terms.priority).entries())
    for (const placement of new Set(offer.terms.placements)) {
      const place = places.get(placement) ?? { all: [], general: [], byProduct: new Map<string, Placed[]>() };
      places.set(placement, place);
      add(place, { offer, at });
    }
  let titles: ReadonlySet<string> | undefined;
  const conditions = offers.flatMap(({ terms }) => terms.conditions);
  return {
    asksForTags: conditions.some(asksForTags),
    collectionIds: [...new Set(collectionsIn(conditions))],
    marketIds: [...new Set(marketsIn(conditions))],
    has: (placement) => places.has(placement),
    titles: () => (titles ??= ownTitles(offers)),
    near(visit) {
      const place = places.get(visit.placement);
      if (!place) return { ranks: [], others: 0 };
      const looked = place.all.length <= FEW ? place.all : nearIn(place, visit);
      const ranks = Map.groupBy(looked, ({ offer }) => offer.terms.priority);
      return { ranks: [...ranks.values()].map((rank) => rank.map(({ offer }) => offer)), others: place.all.length - looked.length };
    },
  };
}

function add({ all, general, byProduct }: Place, placed: Placed): void {
  all.push(placed);
  const wanted = placed.offer.terms.conditions.find(({ code }) => code === "has-product");
  if (wanted?.code !== "has-product") return void general.push(placed);
  for (const id of new Set(wanted.args.productIds)) {
    const those = byProduct.get(id) ?? [];
    byProduct.set(id, those);
    those.push(placed);
  }
}

function nearIn({ general, byProduct }: Place, visit: Visit): Placed[] {
  const triggered = new Set([...productsOf(visit)].flatMap((id) => byProduct.get(id) ?? []));
  if (triggered.size === 0) return general;
  return [...general, ...triggered].sort((one, other) => one.at - other.at);
}

/** What somebody is known by. An address stands as its key (`addressFor`). */
export type Names = { customerId: bigint | null; mailKey: string | null; phoneKey: string | null };

/** A person as the matching sees them. `isPhoneShared`: nobody but a phone that several people gave. */
export type KnownPerson = Names & { id: string; isPhoneShared: boolean };

export type Match = {
  /** Who it is; null for somebody new, who is then known by `gains`. */
  who: KnownPerson | null;
  /** What they are known by from now on besides. */
  gains: Names;
  /** Whose mail or phone it was until now: people who were known by less, and are them. */
  loses: readonly { id: string; name: "mailKey" | "phoneKey" }[];
  /** The phone turns out to be of several people: from now on it is nobody's, and a person of its own. */
  isPhoneShared: boolean;
};

/**
 * Who somebody is, among the people who are known by any of their names. The strongest name that they give says it: Shopify's number, then mail,
 * then phone. A weaker name leads to a person only who is known by nothing stronger that could be somebody else: a mail address whose person
 * has no number becomes the customer who logs in with it; a phone of which nothing else is known becomes whoever gives it with more. A phone
 * that two people gave leads to neither.
 */
export function matchPerson(names: Names, known: readonly KnownPerson[]): Match {
  const by = (name: keyof Names) => (names[name] === null ? undefined : known.find((person) => person[name] === names[name]));
  const byMail = by("mailKey");
  const byPhone = by("phoneKey");
  const isOnlyPhone = names.customerId === null && names.mailKey === null;
  const who =
    by("customerId") ??
    (byMail && (names.customerId === null || byMail.customerId === null) ? byMail : undefined) ??
    (byPhone && (isOnlyPhone || isNothingElse(byPhone)) ? byPhone : undefined) ??
    null;

  const gains: Names = { customerId: who?.customerId == null ? names.customerId : null, mailKey: null, phoneKey: null };
  const loses: Match["loses"][number][] = [];
  let isPhoneShared = false;

  if (names.mailKey !== null && who?.mailKey == null) {
    if (byMail?.customerId === null) loses.push({ id: byMail.id, name: "mailKey" });
    if (!byMail || byMail.customerId === null) gains.mailKey = names.mailKey;
  }
  if (names.phoneKey !== null && byPhone !== who) {
    if (byPhone && !isNothingElse(byPhone)) {
      // Somebody else's, or the number that others share already.
      if (!byPhone.isPhoneShared) {
        isPhoneShared = true;
        loses.push({ id: byPhone.id, name: "phoneKey" });
      }
    } else if (who?.phoneKey == null) {
      if (byPhone) loses.push({ id: byPhone.id, name: "phoneKey" });
      gains.phoneKey = names.phoneKey;
    }
  }
  return { who, gains, loses, isPhoneShared };
}

/** Known by their phone alone, and as far as anybody knows it is theirs. */
const isNothingElse = ({ customerId, mailKey, isPhoneShared }: KnownPerson) => customerId === null && mailKey === null && !isPhoneShared;

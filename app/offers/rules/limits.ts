/** So many steps an offer by volume has at most: each is one of the 25 automatic discounts that a shop can have at once. */
export const MOST_TIERS = 4;

/** So many products can be what has to be bought. */
export const MOST_BOUGHT = 100;

/** So many units of one thing an extension shows at most: what is bought and what is had may have to be added together. */
export const MOST_UNITS = 99;

/** Of so many different things is a bundle, with so many of each. */
export const LEAST_PARTS = 2;
export const MOST_PARTS = 5;
export const MOST_OF_A_PART = 20;

/** Over so many days it is counted why a step's people got nothing. */
export const UNSENT_DAYS = 28;

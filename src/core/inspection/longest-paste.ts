/** How long a text may be to be inspected, in UTF-16 code units. */

/** A request with a chain of certificates and a user's token has some twenty thousand characters. */
export const longestPaste = 200_000;

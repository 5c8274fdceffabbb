/** The one field in which a private key may stand. */
export const intakeTextId = 'intake-text';

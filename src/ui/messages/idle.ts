/** What is said when nobody has typed for a while. */

export function idleChoiceName(minutes: number): string {
  return minutes === Infinity ? 'Never' : `After ${minutes} minutes`;
}

/** Said once; the countdown goes on in silence. */
export const idleWarning =
  'Nothing was typed for a while: in one minute everything on this page is forgotten. Any key keeps it.';

export function explainForgotten(minutes: number): string {
  return `Nothing was typed for ${minutes} minutes: key, certificate, fields and results are gone from this page.`;
}

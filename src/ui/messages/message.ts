/** A sentence or two for a person: what happened with its evidence, and the next step. */
export interface Message {
  readonly what: string;
  readonly next: string;
}

export type Evidence = Readonly<Record<string, string | number>>;
export type Explain = (evidence: Evidence) => Message;

/** `one` or `many` with the count before it. */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** What Microsoft Entra ID alone answers, or has. */
export function ofEntra({ profile }: Evidence, text: string): string {
  return /^entra/.test(String(profile)) ? text : '';
}

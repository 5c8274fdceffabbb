/** A sentence or two for a person: what happened with its evidence, and the next step. */
export interface Message {
  readonly what: string;
  readonly next: string;
}

export type Evidence = Readonly<Record<string, string | number>>;
export type Explain = (evidence: Evidence) => Message;

/**
 * `one` or `many`. A translation may have two forms for many, `few|many`, where its language has them (CLDR plural
 * rules).
 */
export function pluralForm(count: number, one: string, many: string): string {
  const [few = many, rest = few] = many.split('|');
  const category = new Intl.PluralRules('en').select(count);
  return category === 'one' ? one : category === 'few' ? few : rest;
}

/** The same with the count before it, or where `#` stands in it. */
export function counted(count: number, one: string, many: string): string {
  const number = count.toLocaleString('en');
  const said = pluralForm(count, one, many);
  return said.includes('#') ? said.replace('#', number) : `${number} ${said}`;
}

/** What Microsoft Entra ID alone answers, or has. */
export function ofEntra({ profile }: Evidence, text: string): string {
  return /^entra/.test(String(profile)) ? text : '';
}

/** A value of a hundred thousand characters would hold up the page that shows it. */
export function clipped(evidence: Evidence): Evidence {
  const clip = (value: string | number) =>
    typeof value === 'string' && value.length > 300 ? `${value.slice(0, 160)} … ${value.slice(-40)}` : value;
  return Object.fromEntries(Object.entries(evidence).map(([name, value]) => [name, clip(value)]));
}

/** What `npm run bench` measured, as it is printed and as it stands in README.md between two marks. */

/** One row of a table: its name, and a cell for each column. */
export type BenchTable<Row extends string, Column extends string> = Readonly<
  Record<Row, Readonly<Record<Column, string>>>
>;

export const signers = ['workbench', 'batch', 'bare', 'jose', 'node-forge', 'jsrsasign'] as const;
export const signatures = ['RS256, RSA 2048', 'PS256, RSA 2048', 'ES256, P-256'] as const;
export const openers = ['workbench', 'node-forge'] as const;
export const containers = ['PFX, AES-256', 'PFX, RC2 and 3DES'] as const;
export const sizes = ['1', '10', '100', '1,000', '10,000'] as const;
export const growths = ['certificates in a bundle, ms', 'assertions in a batch, ms'] as const;
export const goals = [
  'Signing, share of the bare engine’s rate',
  'A batch by workers, times the bare engine’s rate on one thread',
  'Signing, times the rate of pure JavaScript',
  'The bare engine, times the rate of pure JavaScript',
  'First screen, kB (gzip)',
  'Script time of a visit, ms',
  'Longest task of the main journey, ms',
  'Growth from 100 to 1,000 certificates, times',
  'Growth from 1,000 to 10,000 assertions, times',
  'First paint, ms',
  'Usable, ms',
  'All that a visit transfers, kB (gzip)',
] as const;

export type Goal = (typeof goals)[number];

export interface GoalResult {
  readonly measured: string;
  /** Undefined where there is none. */
  readonly goal?: string;
  readonly isMet?: boolean;
}

export interface BenchResults {
  /** Processor, browser, date, load. */
  readonly machine: string;
  /** A second. */
  readonly signing: BenchTable<(typeof signatures)[number], (typeof signers)[number]>;
  /** Milliseconds. */
  readonly opening: BenchTable<(typeof containers)[number], (typeof openers)[number]>;
  readonly growth: BenchTable<(typeof growths)[number], (typeof sizes)[number]>;
  readonly goals: Readonly<Record<Goal, GoalResult>>;
}

export function formatBench(results: BenchResults): string {
  return [
    results.machine,
    table('Signatures a second', signatures, signers, results.signing),
    table('Opening, ms', containers, openers, results.opening),
    table('Growth', growths, sizes, results.growth),
    goalTable(results.goals),
  ].join('\n\n');
}

/** @returns the names of its rows, by the heading of its table, of a text made by `formatBench` */
export function rowsOf(text: string): Readonly<Record<string, readonly string[]>> {
  const tables = text.split(/\n\n+/).filter((block) => block.startsWith('|'));
  return Object.fromEntries(
    tables.map((block) => {
      const [heading = '', , ...rows] = block.split('\n').map((line) => line.split('|')[1]?.trim() ?? '');
      return [heading, rows.filter((name) => name !== '')];
    }),
  );
}

const marks = ['<!-- made by npm run bench -- --write -->', '<!-- until here -->'] as const;

export function betweenMarks(readme: string): string {
  const [from, to] = marks.map((mark) => readme.indexOf(mark)) as [number, number];
  if (from < 0 || to < from) throw new Error('README.md: the marks of the benchmark are missing');
  return readme.slice(from + marks[0].length, to).trim();
}

export function putBetweenMarks(readme: string, text: string): string {
  return readme.replace(betweenMarks(readme), () => text);
}

function table<Row extends string, Column extends string>(
  heading: string,
  rows: readonly Row[],
  columns: readonly Column[],
  cells: BenchTable<Row, Column>,
): string {
  return lines([
    [heading, ...columns],
    ['---', ...columns.map(() => '---:')],
    ...rows.map((row) => [row, ...columns.map((column) => cells[row][column])]),
  ]);
}

function goalTable(results: BenchResults['goals']): string {
  const verdict = ({ isMet }: GoalResult) => (isMet === undefined ? '' : isMet ? 'met' : '**not met**');
  return lines([
    ['Goal', 'measured', 'wanted', ''],
    ['---', '---:', '---:', '---'],
    ...goals.map((goal) => [goal, results[goal].measured, results[goal].goal ?? '', verdict(results[goal])]),
  ]);
}

const lines = (rows: readonly (readonly string[])[]) =>
  rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** Vite: sums up what a visitor downloads, prints it, and fails the build when it is over budget. */
import { gzipSync } from 'node:zlib';
import type { Plugin, Rollup } from 'vite';

interface Budget {
  readonly name: string;
  /** In units of 1000 octets, compressed by gzip at its default level. */
  readonly kilobytes: number;
  readonly covers: (file: SizedFile) => boolean;
}

interface SizedFile {
  readonly name: string;
  readonly octets: number;
  readonly gzip: number;
  /** Needed to paint and use the first screen: the page, its styles, its entry and what that imports. */
  readonly isFirstScreen: boolean;
}

const budgets: readonly Budget[] = [
  { name: 'first screen', kilobytes: 60, covers: (file) => file.isFirstScreen },
  { name: 'main job', kilobytes: 190, covers: () => true },
];

export function sizeBudget(): Plugin {
  return {
    name: 'size-budget',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const files = sizeFiles(bundle);
        const report = budgets.map((budget) => judge(budget, files));
        console.log(['', ...files.map(describe), ...report.map((one) => one.line), ''].join('\n'));
        for (const { isOver, line } of report) if (isOver) this.error(`size budget: ${line}`);
      },
    },
  };
}

function sizeFiles(bundle: Rollup.OutputBundle): SizedFile[] {
  const lazy = new Set(
    Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.dynamicImports : [])),
  );
  const entry = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry);
  const eager = new Set(entry?.type === 'chunk' ? [entry.fileName, ...entry.imports] : []);
  return Object.values(bundle)
    .map((file): SizedFile => {
      const content = file.type === 'chunk' ? file.code : file.source;
      const isFirstScreen = file.type === 'chunk' ? eager.has(file.fileName) : !lazy.has(file.fileName);
      return {
        name: file.fileName,
        octets: Buffer.byteLength(content),
        gzip: gzipSync(content).length,
        isFirstScreen,
      };
    })
    .sort((a, b) => Number(b.isFirstScreen) - Number(a.isFirstScreen) || b.gzip - a.gzip);
}

function describe({ name, octets, gzip, isFirstScreen }: SizedFile): string {
  const part = isFirstScreen ? 'first screen' : 'on first use';
  return `${part}  ${name.padEnd(44)} ${kilobytes(octets)}  gzip ${kilobytes(gzip)}`;
}

function judge({ name, kilobytes: limit, covers }: Budget, files: readonly SizedFile[]) {
  const gzip = files.filter(covers).reduce((sum, file) => sum + file.gzip, 0);
  const isOver = gzip > limit * 1000;
  return {
    isOver,
    line: `${name}: ${kilobytes(gzip).trim()} gzip of ${limit} kB${isOver ? ', OVER BUDGET' : ''}`,
  };
}

function kilobytes(octets: number): string {
  return `${(octets / 1000).toFixed(1).padStart(7)} kB`;
}

/** Vite: sums up what a visitor downloads, prints it, and fails the build when it is over budget. */
import { gzipSync } from 'node:zlib';
import type { Plugin, Rollup } from 'vite';
import { stylesOf } from './site-plugin.ts';

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
  /** Needed from key and certificate to the request, besides the first screen. */
  readonly isMainJob: boolean;
  /** The room of a worker's script, which most visitors never run: see tools/worker-script-plugin.ts. */
  readonly worker: string | undefined;
}

const budgets: readonly Budget[] = [
  { name: 'first screen', kilobytes: 60, covers: (file) => file.isFirstScreen },
  { name: 'main job', kilobytes: 190, covers: (file) => file.isMainJob },
  { name: 'legacy ciphers', kilobytes: 30, covers: (file) => file.worker === 'password-encryption' },
  { name: 'signing worker', kilobytes: 2, covers: (file) => file.worker === 'batch' },
];

/** What the Sign view loads with `import()`, and with it everything that these import. */
const mainJob =
  /core\/(assertion\/check-draft|settings-files\/read-given|intake\/unlock|x509\/(credential|throw-away-credential)|request\/dialects\/dialect-formats)\.ts$|messages\/(errors|dialects)\.ts$/;

/** @param language of the page; of the others only the sums are printed, since every part has its line already */
export function sizeBudget(language: string): Plugin {
  return {
    name: 'size-budget',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const files = sizeFiles(bundle);
        const report = budgets.map((budget) => judge(budget, files));
        const lines = report.map(({ line }) => `${language}  ${line}`);
        console.log(['', ...(language === 'en' ? files.map(describe) : []), ...lines, ''].join('\n'));
        for (const { isOver, line } of report) if (isOver) this.error(`size budget: ${language}  ${line}`);
      },
    },
  };
}

function sizeFiles(bundle: Rollup.OutputBundle): SizedFile[] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const entry = chunks.find((chunk) => chunk.isEntry);
  const firstScreen = withImports(bundle, entry ? [entry.fileName] : []);
  const isOfFirstScreen = (chunk: Rollup.OutputChunk) => firstScreen.has(chunk.fileName);
  const firstStyles = stylesOf(chunks.filter(isOfFirstScreen));
  const laterStyles = stylesOf(chunks.filter((chunk) => !isOfFirstScreen(chunk)));
  const isLater = (fileName: string) => laterStyles.has(fileName) && !firstStyles.has(fileName);
  const onSigning = chunks.filter((chunk) => chunk.moduleIds.some((id) => mainJob.test(id)));
  if (onSigning.length === 0)
    throw new Error('size budget: the parts of the main job are not where they were');
  const mainJobFiles = withImports(
    bundle,
    onSigning.map((file) => file.fileName),
  );
  return Object.values(bundle)
    .map((file): SizedFile => {
      const content = file.type === 'chunk' ? file.code : file.source;
      const isFirstScreen = file.type === 'chunk' ? isOfFirstScreen(file) : !isLater(file.fileName);
      return {
        name: file.fileName,
        octets: Buffer.byteLength(content),
        gzip: gzipSync(content).length,
        isFirstScreen,
        isMainJob: isFirstScreen || mainJobFiles.has(file.fileName),
        worker: file.type === 'chunk' ? workerOf(file) : undefined,
      };
    })
    .sort((a, b) => Number(b.isFirstScreen) - Number(a.isFirstScreen) || b.gzip - a.gzip);
}

function workerOf({ moduleIds }: Rollup.OutputChunk): string | undefined {
  return /([\w-]+)\/worker\.ts\?worker-script$/m.exec(moduleIds.join('\n'))?.[1];
}

/** The chunks, and what they import without waiting to be asked. */
function withImports(bundle: Rollup.OutputBundle, fileNames: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (fileName: string): void => {
    const file = bundle[fileName];
    if (file?.type !== 'chunk' || found.has(fileName)) return;
    found.add(fileName);
    file.imports.forEach(visit);
  };
  fileNames.forEach(visit);
  return found;
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

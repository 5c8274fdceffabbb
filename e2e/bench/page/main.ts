/** In the browser: what the benchmark calls. */
import { measureOpening } from './opening';
import { measureBatches, measureSigning } from './signing';

export interface BenchPage {
  readonly measureSigning: typeof measureSigning;
  readonly measureBatches: typeof measureBatches;
  readonly measureOpening: typeof measureOpening;
}

const page: BenchPage = { measureSigning, measureBatches, measureOpening };
Object.assign(window, { bench: page });

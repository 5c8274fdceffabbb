import { WorkbenchError } from '../core/errors';

/** Why a text that somebody types is no value yet. */
export function problemOf(parse: () => unknown): WorkbenchError | undefined {
  try {
    parse();
    return undefined;
  } catch (error) {
    if (error instanceof WorkbenchError) return error;
    throw error;
  }
}

/** Why a batch is not made. */
import type { ErrorCode } from '../../core/errors';
import type { Explain } from './message';

const number = (value: string | number | undefined): string => Number(value).toLocaleString('en');

export const batchErrors: Readonly<Record<Extract<ErrorCode, `batch/${string}`>, Explain>> = {
  'batch/count-not-whole': ({ found, limit }) => ({
    what:
      found === ''
        ? 'There is no number of assertions.'
        : `“${found}” is no whole number from 1 to ${number(limit)}.`,
    next: 'Such as 1000. For more, make another batch.',
  }),
  'batch/stagger-not-seconds': ({ found, limit }) => ({
    what:
      found === ''
        ? 'There are no seconds.'
        : `“${found}” is no number of seconds from 0 to ${number(limit)} with three decimals at most.`,
    next: '0 gives all of them the same times; 0.01 begins a hundred in each second.',
  }),
  'batch/too-large': ({ megabytes, limit, most }) => ({
    what: `The file would have ${number(megabytes)} MB; more than ${number(limit)} are not made.`,
    next: `Make ${number(most)} assertions at most, or leave out the certificate chain (x5c).`,
  }),
};

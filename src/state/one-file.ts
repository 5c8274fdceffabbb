/** Whether this is the page in one file: the build says so, and leaves out of either page what only the other one needs. */
export const isOneFile = import.meta.env.MODE === 'one-file';

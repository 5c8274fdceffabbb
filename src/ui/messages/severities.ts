/** How bad a finding is, in one word. */
export const severityNames = { error: 'Error', warning: 'Warning', note: 'Note' } as const;

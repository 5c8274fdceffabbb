/** The examples of the Inspect view: what each is, and where it comes from. */
import type { ExampleId } from '../../state/inspector.svelte';

export interface ExampleName {
  readonly id: ExampleId;
  readonly name: string;
  readonly origin: string;
}

export const exampleNames: readonly ExampleName[] = [
  { id: 'assertion', name: 'wrong assertion', origin: 'Made now, with a throw-away key' },
  { id: 'error', name: 'AADSTS700027', origin: 'Made up now, for a throw-away certificate' },
  { id: 'request', name: 'old request', origin: 'Traced, and published on Stack Overflow in February 2015' },
  { id: 'access-token', name: 'weak token', origin: 'Made up now, and signed with a throw-away key' },
];

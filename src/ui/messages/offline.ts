/** What is said of the copy of the page that the browser keeps. */
import type { OfflineState } from '../../state/offline-copy.svelte';

export const offlineNotes: Readonly<Record<OfflineState, string>> = {
  unknown: '',
  impossible: 'This browser, or this window of it, keeps no pages. The one file for download needs no host.',
  none: 'One download of up to 2 MB from this host; then the page needs no network.',
  keeping: 'This browser takes its copy from the host…',
  kept: 'Works offline. When it is opened, the browser asks this host whether there is a newer version.',
  refused:
    'It could not be kept: this host or this browser did not let it. The one file for download needs neither.',
};

export const oneFileNote = 'This file is the whole page: it needs no host and no network.';

/** How components reach the workbench that App made. */
import { createContext } from 'svelte';
import type { Workbench } from '../state/workbench.svelte';

export const [getWorkbench, setWorkbench] = createContext<Workbench>();

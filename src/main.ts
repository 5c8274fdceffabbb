import { mount } from 'svelte';
import { nextTask } from './platform/next-task';
import { leaveForPreferredEdition } from './state/leave-for-preferred-edition';
import App from './ui/App.svelte';
import './ui/styles/tokens.css';
import './ui/styles/base.css';
import './ui/styles/machine-colours.css';

/** In a task of its own: with the evaluation of all modules, after which the browser lays the page out, it would be a long one. */
async function start(): Promise<void> {
  await nextTask();
  mount(App, { target: document.getElementById('app') as HTMLElement });
}

if (!leaveForPreferredEdition()) void start();

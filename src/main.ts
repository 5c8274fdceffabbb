import { mount } from 'svelte';
import { leaveForPreferredEdition } from './state/leave-for-preferred-edition';
import App from './ui/App.svelte';
import './ui/styles/tokens.css';
import './ui/styles/base.css';
import './ui/styles/machine-colours.css';

if (!leaveForPreferredEdition()) mount(App, { target: document.getElementById('app') as HTMLElement });

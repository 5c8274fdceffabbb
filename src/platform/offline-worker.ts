import { takeAgreements } from './offline-agreement';

/** The offline copy itself: it answers from its own text, asks nobody, stores nothing, and leaves every other address alone. */
const worker = globalThis as unknown as OfflineWorkerScope;
const folder = worker.registration.scope;

async function beginIfAgreed({ timeStamp }: Event): Promise<void> {
  const now = performance.timeOrigin + timeStamp;
  if (!(await takeAgreements(folder, now))) throw new Error('nobody has agreed to this copy');
  await worker.skipWaiting();
}

/** The page itself, whatever follows `?` in its address but a chosen language; every other file by its exact address. */
function fileFor({ method, mode, url }: Request): KeptFile | undefined {
  const address = new URL(url);
  const isNamed = mode !== 'navigate' || address.search.startsWith('?lang=');
  const asked = address.origin + address.pathname + (isNamed ? address.search : '');
  if (method !== 'GET' || !asked.startsWith(folder)) return undefined;
  const path = asked.slice(folder.length);
  const name = mode === 'navigate' ? path.replace(/^index\.html/, '') : path;
  return Object.hasOwn(keptFiles, name) ? keptFiles[name] : undefined;
}

function answer({ type, text = '', base64 }: KeptFile): Response {
  const body = base64 === undefined ? text : Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
  return new Response(body, { headers: { ...keptHeaders, 'Content-Type': type } });
}

worker.addEventListener('install', (event) => event.waitUntil(beginIfAgreed(event)));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (event) => {
  const file = fileFor(event.request);
  if (file) event.respondWith(answer(file));
});

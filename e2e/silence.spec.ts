/** Nothing of a key stays behind or gets out, on a host that helps, on one that does not, and from the disk. */
import { onBareHost, places } from './fixtures/bare-host';
import { toFile } from './fixtures/files';
import { verifyWithJose } from './fixtures/judge';
import { keyTraces, placesWith, readPlaces } from './fixtures/key-traces';
import { expect, test, type Credentials } from './fixtures/test';
import type { Workbench } from './fixtures/workbench';

async function doTheWholeJob(workbench: Workbench, credentials: Credentials): Promise<string> {
  const { keyPem, certificatePem } = credentials.rsa;
  await workbench.intake.pasteText(keyPem);
  await expect(workbench.intake.output('Key')).toHaveText('RSA 2048');
  await workbench.intake.choose(toFile('key.pem', keyPem), toFile('cert.pem', certificatePem));
  await expect(workbench.intake.output('x5t')).toHaveText(/^.{27}$/);
  await workbench.fill({
    Tenant: 'contoso.onmicrosoft.com',
    'Client ID': 'f17bb8a5-2bef-4ad5-a83f-cd7113449fc2',
    Scope: 'https://graph.microsoft.com/.default',
  });
  await workbench.sign();
  await workbench.visit('Thumbprint');
  await workbench.visit('Credential');
  await workbench.visit('Sign');
  const assertion = await workbench.sign();
  await verifyWithJose(assertion, certificatePem);
  return assertion;
}

test('After the whole job the key is in no storage, no address, no field and nowhere in the document', async ({
  workbench,
  page,
  credentials,
}) => {
  await doTheWholeJob(workbench, credentials);
  const traces = keyTraces(credentials.rsa.keyPem);
  const places = await readPlaces(page);
  expect(placesWith(traces, places)).toEqual([]);
  expect(places).toMatchObject({ sessionStorage: '{}', databases: '[]', caches: '[]', cookies: '' });
  expect(await workbench.read('Network requests')).toBe('0');

  // The search itself: a key that is put there on purpose is found, in whatever spelling.
  for (const trace of traces)
    expect(placesWith(traces, { ...places, title: `a ${trace} b` })).toEqual(['title']);
  await page.evaluate((trace) => {
    sessionStorage.setItem('left', trace);
    document.body.append(trace);
    history.replaceState({ trace }, '');
  }, traces[0] as string);
  expect(placesWith(traces, await readPlaces(page))).toEqual(['sessionStorage', 'history', 'markup']);
});

test('A private key that lands in another field is taken out of it and loaded', async ({
  workbench,
  page,
  credentials,
}) => {
  const traces = keyTraces(credentials.rsa.keyPem);
  for (const field of ['Tenant', 'Claims overrides']) {
    await workbench.textbox(field).fill(credentials.rsa.keyPem);
    await expect(workbench.textbox(field)).toHaveValue('');
    await expect(workbench.intake.output('Key')).toHaveText('RSA 2048');
    expect(placesWith(traces, await readPlaces(page))).toEqual([]);
    await workbench.button('Forget everything').click();
  }
});

test('A key that could not be read does not stay in the page either', async ({
  workbench,
  page,
  credentials,
}) => {
  const { keyPem } = credentials.rsa;
  await workbench.intake.pasteText(keyPem.replace('-----END PRIVATE KEY-----', ''));
  await expect(workbench.intake.alert).toContainText('END PRIVATE KEY');
  await expect(workbench.intake.paste).toHaveValue('');
  expect(placesWith(keyTraces(keyPem), await readPlaces(page))).toEqual([]);
});

const fields = ['Tenant', 'Client ID', 'Scope', 'Audience', 'Header overrides', 'Claims overrides'];
const outputs = ['Client assertion', 'JOSE header', 'Claims set', 'Form body', 'Request'];

for (const [how, act] of [
  ['Forget everything', (workbench: Workbench) => workbench.button('Forget everything').click()],
  [
    'Leaving the page, even for the back/forward cache,',
    ({ page }: Workbench) =>
      page.evaluate(() => void dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))),
  ],
] as const) {
  test(`${how} empties every field and every result`, async ({ workbench, page, credentials }) => {
    const assertion = await doTheWholeJob(workbench, credentials);
    await workbench.fill({ 'Header overrides': '{"kid": "mine"}', 'Claims overrides': '{"azp": "mine"}' });
    await workbench.textbox('Audience').fill('https://audience.example.com');
    await act(workbench);
    for (const field of fields) await expect(workbench.textbox(field)).toHaveValue('');
    for (const output of outputs) await expect(workbench.output(output)).toHaveText('');
    for (const output of ['Subject', 'Key', 'x5t', 'SHA-256 thumbprint'])
      await expect(workbench.intake.credential).not.toContainText(output);
    await expect(workbench.findings.items).toHaveCount(0);
    const places = await readPlaces(page);
    expect(placesWith([...assertion.split('.'), 'daemon.contoso.com', 'mine'], places)).toEqual([]);

    await workbench.fill({ Tenant: 'contoso.com', 'Client ID': 'f17bb8a5-2bef-4ad5-a83f-cd7113449fc2' });
    await workbench.fill({ Scope: 'https://graph.microsoft.com/.default' });
    await workbench.button('Sign assertion').click();
    await expect(workbench.output('Client assertion')).toHaveText('');
  });
}

for (const [place, there] of places) {
  there(`${place} the whole job works`, async ({ workbench, credentials }) => {
    await doTheWholeJob(workbench, credentials);
    expect(await workbench.read('Network requests')).toBe('0');
  });
}

onBareHost('Inside another page it refuses to work', async ({ page }) => {
  await page.goto('/around.html');
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('heading')).toContainText(/does not work|refuses|inside another page/i);
  for (const role of ['button', 'textbox', 'combobox', 'link'] as const)
    await expect(frame.getByRole(role)).toHaveCount(0);
});

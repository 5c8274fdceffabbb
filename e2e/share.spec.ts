/** A link to the settings: what is in it, what it does where it is opened, and what a stranger’s can do. */
import { openClipboardReader } from './fixtures/clipboard-reader';
import { clientId, describeV2, scope, tenant } from './fixtures/entra';
import { keyTraces } from './fixtures/key-traces';
import { textTraces, typedSecrets } from './fixtures/known-secrets';
import { expect, test } from './fixtures/test';
import { given } from './fixtures/thumbprint';
import type { Workbench } from './fixtures/workbench';

const taken = ({ page }: Workbench) => page.getByRole('list', { name: 'Settings taken', exact: true });
const left = ({ page }: Workbench) => page.getByRole('list', { name: 'Settings left', exact: true });

test('has the public settings alone, and restores them where it is opened, once', async ({
  workbench,
  page,
  context,
  silence,
  credentials,
}) => {
  const reader = await openClipboardReader(context, silence);
  await page.bringToFront();
  await workbench.load(credentials.rsa);
  await describeV2(workbench);
  await workbench.choose({ Cloud: 'US Government', Grant: 'On behalf of' });
  await workbench.textbox('Assertion').fill(typedSecrets.Assertion);
  await workbench.choose({ Algorithm: 'RS256' });
  await workbench.fill({
    Audience: tenant,
    'Lifetime (seconds)': '240',
    'Claims overrides': '{"azp": "mine"}',
  });
  await workbench.checkbox('Include certificate chain (x5c)').check();
  await workbench.sign();
  await workbench.button('Copy link to these settings').click();
  await expect(page.getByText('Link copied. It has the public settings alone.').first()).toBeVisible();
  const link = await reader.read();
  expect(await reader.close()).toEqual([]);
  await page.bringToFront();
  const address = new URL(link);
  expect(address.search).toBe('');
  expect(Object.fromEntries(new URLSearchParams(address.hash.replace('#/sign?', '')))).toEqual({
    server: 'entra-v2',
    cloud: 'us-government',
    grant: 'on-behalf-of',
    authentication: 'signed-assertion',
    tenant,
    clientId,
    scope,
    algorithm: 'RS256',
    audience: tenant,
    lifetime: '240',
    notBeforeOffset: '300',
    includeX5c: 'yes',
  });
  const secrets = [...keyTraces(credentials.rsa.keyPem), ...textTraces(typedSecrets.Assertion), 'azp'];
  expect(secrets.filter((trace) => link.includes(trace))).toEqual([]);

  await page.goto('about:blank');
  await workbench.open(address.hash);
  await expect(workbench.textbox('Tenant')).toHaveValue(tenant);
  await expect(workbench.select('Cloud')).toHaveValue('us-government');
  await expect(workbench.select('Grant')).toHaveValue('on-behalf-of');
  await expect(workbench.textbox('Audience')).toHaveValue(tenant);
  await expect(workbench.textbox('Lifetime (seconds)')).toHaveValue('240');
  await expect(workbench.checkbox('Include certificate chain (x5c)')).toBeChecked();
  await expect(workbench.textbox('Claims overrides')).toHaveValue('');
  await expect(taken(workbench).getByRole('listitem').filter({ hasText: 'Tenant' })).toContainText(tenant);
  await expect(page.getByText(/Whoever made the link chose these values/)).toBeVisible();
  expect(await page.evaluate(() => location.hash)).toBe('#/sign');
  const devTools = await context.newCDPSession(page);
  const { entries } = await devTools.send('Page.getNavigationHistory');
  expect(entries.filter(({ url }) => url.includes(tenant))).toEqual([]);

  await workbench.button('Undo settings').click();
  await expect(workbench.textbox('Tenant')).toHaveValue('');
  await expect(workbench.select('Cloud')).toHaveValue('global');
  await expect(workbench.select('Grant')).toHaveValue('client-credentials');
  await expect(workbench.checkbox('Include certificate chain (x5c)')).not.toBeChecked();
});

test('leaves out what may be a secret, and says which field that is in', async ({ workbench, page }) => {
  await describeV2(workbench);
  await workbench.fill({ 'Client ID': typedSecrets['Code verifier'] });
  await page.context().grantPermissions(['clipboard-write']);
  await workbench.button('Copy link to these settings').click();
  await expect(page.getByText(/Link copied\. Left out.*: Client ID\./).first()).toBeVisible();
});

test('from a stranger gives values in the form of their field, shown and never run, and no audience for another host', async ({
  workbench,
  page,
}) => {
  const hostile = new URLSearchParams({
    server: 'generic-oidc',
    tokenEndpoint: 'https://evil.example/token',
    audience: 'https://login.example.com',
    clientId: '<img src=x onerror=alert(1)>',
    claimsOverrides: '{"sub": "root"}',
  });
  await page.goto('about:blank');
  await workbench.open(`#/sign?${hostile.toString()}`);
  await expect(workbench.textbox('Token endpoint')).toHaveValue('https://evil.example/token');
  await expect(taken(workbench)).toContainText('https://evil.example/token');
  await expect(workbench.textbox('Client ID')).toHaveValue('');
  await expect(workbench.textbox('Claims overrides')).toHaveValue('');
  await expect(workbench.textbox('Audience')).not.toHaveValue('https://login.example.com');
  await page.getByText('What was left in it').click();
  await expect(left(workbench)).toContainText('clientId, audience');
  expect(await page.content()).not.toContain('onerror');
  expect(await page.evaluate(() => location.hash)).toBe('#/sign');
});

test('asks the host for nothing where it is opened in a page that is in use', async ({ page, workbench }) => {
  await workbench.fill({ 'Client ID': clientId });
  await page.evaluate((to) => (location.hash = `#/sign?tenant=${to}`), tenant);
  await expect(workbench.textbox('Tenant')).toHaveValue(tenant);
  await expect(workbench.textbox('Client ID')).toHaveValue(clientId);
  expect(await page.evaluate(() => location.hash)).toBe('#/sign');
  expect(await workbench.read('Network requests')).toBe('0');
});

test('to a digest opens it in every spelling; 32 bytes that might be a key’s go into none', async ({
  page,
  context,
  workbench,
  silence,
  credentials,
}) => {
  const reader = await openClipboardReader(context, silence);
  await page.bringToFront();
  const share = workbench.button('Copy link to this digest');
  await workbench.visit('Thumbprint');
  await expect(share).toBeDisabled();
  await workbench.textbox(given).fill('ab'.repeat(32));
  await expect(workbench.output('Digest')).toHaveText('SHA-256');
  await expect(share).toBeDisabled();
  await workbench.textbox(given).fill(credentials.rsa.certificatePem);
  await expect(workbench.output('Digest')).toHaveText('SHA-1');
  const hex = await workbench.read('Hex');
  await share.click();
  await expect(
    page.getByRole('status').filter({ hasText: 'Link copied. It has the digest alone.' }),
  ).toHaveCount(1);
  const { hash } = new URL(await reader.read());
  expect(await reader.close()).toEqual([]);
  expect(hash).toBe(`#/thumbprint?digest=${hex}`);

  await page.goto('about:blank');
  await workbench.open(hash);
  await expect(workbench.output('Hex')).toHaveText(hex);
  await expect(page.getByText('This digest is from the link that was opened.')).toBeVisible();
  expect(await page.evaluate(() => location.hash)).toBe('#/thumbprint');
});

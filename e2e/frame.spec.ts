/** What stands around the views: addresses, navigation, theme, and that nothing moves. */
import { expectedCredential } from './fixtures/judge';
import { expect, test } from './fixtures/test';

const routes = {
  Sign: '#/sign',
  Inspect: '#/inspect',
  Thumbprint: '#/thumbprint',
  Credential: '#/credential',
  Learn: '#/learn',
} as const;

test('The navigation leads to the views that work, and to no other', async ({ workbench, page }) => {
  const links = workbench.navigation.getByRole('link');
  await expect(links).toHaveText(Object.keys(routes));
  for (const [name, route] of Object.entries(routes)) {
    await links.getByText(name, { exact: true }).click();
    await expect(page).toHaveURL((url) => url.hash === route);
    await expect(page.getByRole('link', { name, exact: true })).toHaveAttribute('aria-current', 'page');
  }
});

test('Every view has an address of its own, and the empty one is Sign', async ({ workbench, page }) => {
  await expect(workbench.button('Sign assertion')).toBeVisible();
  for (const [name, route] of Object.entries(routes)) {
    await page.goto('about:blank');
    await workbench.open(route);
    await expect(page.getByRole('link', { name, exact: true })).toHaveAttribute('aria-current', 'page');
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  }
  await expect(workbench.button('Sign assertion')).toHaveCount(0);
});

test('At an address that has no view it says so, and the way back is there', async ({ workbench, page }) => {
  for (const route of ['#/nowhere', '#/sign/more', '#/no/such', '#/<img src=x>']) {
    await page.goto('about:blank');
    await workbench.open(route);
    await expect(page.getByRole('main')).toContainText(/no view/i);
    await expect(workbench.button('Sign assertion')).toHaveCount(0);
    await workbench.visit('Sign');
    await expect(workbench.button('Sign assertion')).toBeVisible();
  }
});

test('A view keeps its contents while another is visited', async ({ workbench, page, credentials }) => {
  await workbench.load(credentials.rsa);
  await workbench.choose({ 'Authorization server': 'Generic OpenID Connect' });
  const values = {
    'Token endpoint': 'https://as.example.com/token',
    Issuer: 'https://as.example.com',
    'Client ID': 'daemon',
    Audience: 'https://other.example.com',
    'Lifetime (seconds)': '120',
    'Claims overrides': '{"azp": "x"}',
  };
  await workbench.fill(values);
  await workbench.choose({ Algorithm: 'RS512' });
  await workbench.checkbox('Include certificate chain (x5c)').check();
  const assertion = await workbench.sign();
  await workbench.choose({ 'Request format': 'Raw HTTP' });
  const request = await workbench.read('Request');

  await workbench.visit('Thumbprint');
  await workbench.visit('Credential');
  await page.goBack();
  await page.goBack();
  for (const [field, value] of Object.entries(values))
    await expect(workbench.textbox(field)).toHaveValue(value);
  await expect(workbench.select('Algorithm')).toHaveValue('RS512');
  await expect(workbench.checkbox('Include certificate chain (x5c)')).toBeChecked();
  expect(await workbench.read('Client assertion')).toBe(assertion);
  expect(await workbench.read('Request')).toBe(request);
});

test('Thumbprint and Credential show the loaded certificate as OpenSSL describes it', async ({
  workbench,
  credentials,
}) => {
  await workbench.load(credentials.rsa);
  await expect(workbench.intake.output('Key')).toHaveText('RSA 2048');
  const expected = expectedCredential(credentials.rsa);
  await workbench.visit('Thumbprint');
  for (const name of ['SHA-1 thumbprint', 'SHA-256 thumbprint', 'x5t', 'x5t#S256', 'customKeyIdentifier'])
    expect(await workbench.read(name), name).toBe(expected[name]);
  await workbench.visit('Credential');
  expect(await workbench.intake.outputs(Object.keys(expected))).toEqual(expected);
});

test('Files can be given on the Credential view too, and serve the Sign view', async ({
  workbench,
  credentials,
}) => {
  await workbench.visit('Credential');
  await workbench.load(credentials.ec);
  await expect(workbench.intake.output('Key')).toHaveText('EC P-256');
  await workbench.visit('Sign');
  await expect(workbench.intake.output('Key')).toHaveText('EC P-256');
});

test('Light and dark look different, the choice is kept, and System follows the machine', async ({
  workbench,
  page,
}) => {
  const brightness = () =>
    page.evaluate(() => {
      const { backgroundColor } = getComputedStyle(document.body);
      const [red = NaN, green = NaN, blue = NaN] = (backgroundColor.match(/[\d.]+/g) ?? []).map(Number);
      return (red + green + blue) / 3;
    });
  await workbench.choose({ Theme: 'Dark' });
  await expect.poll(brightness).toBeLessThan(80);
  await workbench.open();
  await expect(workbench.select('Theme')).toHaveValue('dark');
  await expect.poll(brightness).toBeLessThan(80);
  await workbench.choose({ Theme: 'Light' });
  await expect.poll(brightness).toBeGreaterThan(200);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(brightness).toBeGreaterThan(200);
  await workbench.choose({ Theme: 'System' });
  await expect.poll(brightness).toBeLessThan(80);
});

test('At 1280×800 everything that the job needs is on the first screen', async ({ workbench, page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const locator of [
    workbench.intake.paste,
    workbench.select('Authorization server'),
    workbench.textbox('Tenant'),
    workbench.textbox('Client ID'),
    workbench.button('Sign assertion'),
    workbench.button('Copy Client assertion'),
  ])
    await expect(locator).toBeInViewport({ ratio: 1 });
});

test('Results have their place from the start: nothing moves when they come', async ({
  workbench,
  page,
  credentials,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await workbench.load(credentials.rsa);
  await workbench.fill({
    Tenant: 'contoso.onmicrosoft.com',
    'Client ID': 'f17bb8a5-2bef-4ad5-a83f-cd7113449fc2',
    Scope: 'https://graph.microsoft.com/.default',
  });
  const buttons = ['Copy Client assertion', 'Copy JOSE header', 'Copy Claims set', 'Copy Request'];
  const places = () =>
    Promise.all(
      [...buttons, 'Sign assertion'].map(async (name) => {
        const box = await workbench.button(name).boundingBox();
        return [name, Math.round(box?.y ?? -1)];
      }),
    );
  const before = await places();
  await workbench.sign();
  expect(await places()).toEqual(before);
});

/** The page for people who do not see it, do not point at it, or have little room. */
import type { Locator, Page } from '@playwright/test';
import { appsettings, tenant } from '../src/core/settings-files/settings-files.vectors';
import { encryptPkcs8 } from '../tools/password-fixtures';
import { bringAxe, violations } from './fixtures/axe';
import { toFile } from './fixtures/files';
import { expectedCredential, verifyWithJose } from './fixtures/judge';
import { pfxOf } from './fixtures/protected-files';
import { expect, test, type Credentials } from './fixtures/test';
import type { View, Workbench } from './fixtures/workbench';

const views: readonly View[] = ['Sign', 'Inspect', 'Thumbprint', 'Credential', 'Learn'];

type Prepare = (workbench: Workbench, credentials: Credentials) => Promise<void>;

async function fillAndSign(workbench: Workbench, credentials: Credentials): Promise<void> {
  await workbench.load(credentials.rsa);
  await workbench.fill({
    Tenant: 'contoso.onmicrosoft.com',
    'Client ID': 'f17bb8a5-2bef-4ad5-a83f-cd7113449fc2',
    Scope: 'https://graph.microsoft.com/.default',
  });
  await workbench.sign();
}

async function bringIntoError(workbench: Workbench, credentials: Credentials): Promise<void> {
  await workbench.load(credentials.rsa);
  await workbench.intake.choose(
    toFile('key.pem', credentials.otherRsa.keyPem),
    toFile('cert.pem', credentials.ec.certificatePem),
    toFile('notes.txt', 'no key here'),
  );
  await workbench.fill({
    Tenant: 'https://login.microsoftonline.com/contoso.onmicrosoft.com/oauth2/v2.0/token',
    'Client ID': 'daemon',
    Scope: 'https://graph.microsoft.com/Mail.Read',
    'Lifetime (seconds)': '7200',
    'Header overrides': '{',
    'Claims overrides': '[]',
  });
  await workbench.button('Sign assertion').click();
  await expect(workbench.intake.alert).toContainText('notes.txt');
}

/** With a wrong password tried, so that everything that a locked file brings is there. */
async function lock(workbench: Workbench, credentials: Credentials): Promise<void> {
  const files = [toFile('windows.pfx', pfxOf(credentials.rsa, 'secret'))];
  await workbench.intake.choose(
    ...files,
    toFile('key.pem', encryptPkcs8(credentials.ec.keyPem, 'other', [])),
  );
  await workbench.unlocking.unlockWith('wrong');
  await expect(workbench.intake.alert).toContainText('windows.pfx');
}

/** Two credentials: one that was made here and can be saved, and one to choose instead. */
async function make(workbench: Workbench, credentials: Credentials): Promise<void> {
  await workbench.load(credentials.rsa);
  await workbench.visit('Credential');
  await workbench.fill({ 'Common name': 'daemon' });
  await workbench.choose({ 'Key type': 'EC P-256' });
  await workbench.button('Generate key and certificate').click();
  await expect(workbench.button('Download PFX')).toBeEnabled();
  await expect(workbench.select('Credential in use')).toBeVisible();
  await expect(workbench.output('Registration')).not.toHaveText('');
}

/** With mistakes of each severity, and every stage of the strip. */
async function diagnose(workbench: Workbench, { rsa }: Credentials): Promise<void> {
  await workbench.load(rsa);
  await workbench.visit('Thumbprint');
  const x5t = Buffer.from('84E05C1D98BCE3A5421D225B140B36E86A3D5534').toString('base64');
  const x5c = [Buffer.from(rsa.certificateDer).toString('base64'), 'AAAA'];
  await workbench.fill({
    'Thumbprint, certificate, token or error': JSON.stringify({ x5t, 'x5t#S256': 'AAAA', x5c }),
    'Compare with': rsa.certificatePem,
  });
  await expect(workbench.output('Comparison')).toHaveText('different');
}

/** All that is shown on demand beside a signed assertion, and what was taken from a file of settings. */
async function openPanels(workbench: Workbench, credentials: Credentials): Promise<void> {
  await fillAndSign(workbench, credentials);
  await workbench.intake.pasteText(appsettings);
  await expect(workbench.button('Undo settings')).toBeVisible();
  await workbench.sign();
  await expect(workbench.output('Program')).not.toHaveValue('');
  await openAll(workbench.page);
  await expect(workbench.output('Prove it: x5t')).not.toHaveText('');
  await expect(workbench.output('Prove it: Content-Length')).not.toHaveText('');
}

/** SharePoint’s realm asked for, and the addresses that are opened in a browser. */
async function askForRealm(workbench: Workbench): Promise<void> {
  await workbench.choose({
    'Authorization server': 'SharePoint with Azure ACS (low trust)',
    Grant: 'Authorization code',
  });
  await workbench.fill({ Site: 'https://contoso.sharepoint.com/sites/team', Realm: tenant });
  await expect(workbench.page.getByText('Addresses to open in a browser')).toBeVisible();
  await openAll(workbench.page);
  await expect(workbench.output('Realm request')).not.toHaveText('');
}

function openAll(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}

const states: Readonly<Record<string, Prepare>> = {
  empty: () => Promise.resolve(),
  filled: fillAndSign,
  'out of date': async (workbench, credentials) => {
    await fillAndSign(workbench, credentials);
    await workbench.fill({ Tenant: 'fabrikam.onmicrosoft.com' });
  },
  'in error': bringIntoError,
  locked: lock,
  'with a key made here': make,
  'with a thumbprint that is wrong': diagnose,
  'with everything opened': openPanels,
  'with the realm asked for': askForRealm,
};

for (const theme of ['Light', 'Dark']) {
  for (const [state, prepare] of Object.entries(states)) {
    test(`In ${theme.toLowerCase()}, ${state}, axe finds nothing on any view`, async ({
      workbench,
      page,
      credentials,
    }) => {
      await bringAxe(page);
      await workbench.open();
      await workbench.choose({ Theme: theme });
      await prepare(workbench, credentials);
      for (const view of views) {
        await workbench.visit(view);
        await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
        expect.soft(await violations(page), view).toEqual([]);
      }
    });
  }
}

for (const [state, prepare] of Object.entries(states)) {
  test(`At 360 pixels, ${state}, no view scrolls sideways, and a finger meets every control`, async ({
    workbench,
    page,
    credentials,
  }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await prepare(workbench, credentials);
    for (const view of views) {
      await workbench.visit(view);
      const { scrollWidth } = await page.evaluate(() => ({
        scrollWidth: Math.max(document.documentElement.scrollWidth, document.body.scrollWidth),
      }));
      expect.soft(scrollWidth, view).toBeLessThanOrEqual(360);
      expect.soft(await smallTargets(page), view).toEqual([]);
    }
  });
}

test('At 360 pixels, steps of lessons and exercises scroll no further sideways, and a finger meets every control', async ({
  workbench,
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await workbench.visit('Learn');
  for (const place of [
    'from-certificate-to-x5t/2',
    'claims-and-time/3',
    'signing/1',
    'signing/4',
    'the-request/1',
    'the-request/4',
    'what-the-server-checks/1',
    'audience-injection/3',
    'break-it',
    'break-it/hex-text-in-x5t',
  ]) {
    await page.goto(`#/learn/${place}`);
    await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('main')).not.toContainText('A key is being made');
    const width = await page.evaluate(() =>
      Math.max(document.documentElement.scrollWidth, document.body.scrollWidth),
    );
    expect.soft(width, place).toBeLessThanOrEqual(360);
    expect.soft(await smallTargets(page), place).toEqual([]);
  }
});

test('At 1280 × 800 the columns scroll, and the page does not', async ({ workbench, page, credentials }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await openPanels(workbench, credentials);
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(800);
});

/** WCAG 2.2, 2.5.8: 24 pixels each way, the label of a checkbox, a radio button or a file input included. */
function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const controls = [...document.querySelectorAll('button, a[href], select, input, textarea, summary')];
    return controls.flatMap((control) => {
      const label = control.matches('[type=checkbox], [type=radio], [type=file]') && control.closest('label');
      const { width, height } = (label || control).getBoundingClientRect();
      const isSmall = control.checkVisibility() && Math.min(width, height) < 24;
      return isSmall ? [`${control.outerHTML.slice(0, 120)}: ${width} × ${height}`] : [];
    });
  });
}

test('The whole job is done with the keyboard alone, and the focus is always seen', async ({
  workbench,
  page,
  credentials,
}) => {
  const { keyPem, certificatePem } = credentials.rsa;
  await tabTo(page, workbench.intake.paste);
  await page.keyboard.insertText(keyPem + certificatePem);
  await expect(workbench.intake.output('x5t')).toHaveText(expectedCredential(credentials.rsa)['x5t'] ?? '');

  await tabTo(page, workbench.select('Authorization server'));
  await page.keyboard.type('Generic');
  for (const [field, value] of [
    ['Token endpoint', 'https://as.example.com/token'],
    ['Issuer', 'https://as.example.com'],
    ['Client ID', 'daemon'],
  ] as const) {
    await tabTo(page, workbench.textbox(field));
    await page.keyboard.type(value);
  }
  await tabTo(page, workbench.select('Algorithm'));
  await page.keyboard.type('PS256');
  await tabTo(page, workbench.button('Sign assertion'));
  const assertion = await workbench.nextAssertion(() => page.keyboard.press('Enter'));
  await verifyWithJose(assertion, certificatePem);
  expect(await workbench.read('JOSE header')).toContain('PS256');
  await expect(page.getByRole('status').filter({ hasText: /signed/i })).toHaveCount(1);

  await tabTo(page, workbench.button('Copy Request'));
  await tabTo(page, workbench.select('Request format'));
});

test('What prevents signing takes the focus, with its reason as its description', async ({
  workbench,
  page,
  credentials,
}) => {
  await workbench.load(credentials.rsa);
  await workbench.textbox('Tenant').fill('contoso.onmicrosoft.com');
  await page.keyboard.press('Control+Enter');
  await expect(workbench.textbox('Client ID')).toBeFocused();
  await expect(workbench.textbox('Client ID')).toHaveAccessibleDescription(/client ID/i);
});

test('Without motion where that is asked for', async ({ workbench, page, credentials }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await fillAndSign(workbench, credentials);
  const running = await page.evaluate(
    () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
  );
  expect(running).toBe(0);
});

/** Presses Tab until the element has the focus; every stop on the way must show that it is one. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stops = 0; stops < 80; stops++) {
    const { isReached, unseen } = await lookAtFocus(target);
    expect(unseen, 'the focus is somewhere and cannot be seen').toBeUndefined();
    if (isReached) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`80 presses of Tab did not reach ${String(target)}`);
}

/** It is seen where the element or the label around it has an outline. */
function lookAtFocus(target: Locator): Promise<{ isReached: boolean; unseen: string | undefined }> {
  return target.evaluate((element) => {
    const focused = document.activeElement;
    const isReached = focused === element;
    // The browser's own controls have the focus.
    if (!focused || focused === document.body) return { isReached, unseen: undefined };
    const isSeen = [focused, focused.closest('label')].some((one) => {
      if (!one) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
    });
    return { isReached, unseen: isSeen ? undefined : focused.outerHTML.slice(0, 200) };
  });
}

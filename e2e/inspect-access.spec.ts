/** The view Inspect for people who do not see it, do not point at it, or have little room. */
import { sha1Hex, rightAssertion, rightClaims, rightHeader, signWithNode } from './fixtures/signed-assertion';
import { bringAxe, violations } from './fixtures/axe';
import { expect, test, type Credentials } from './fixtures/test';
import type { Workbench } from './fixtures/workbench';

type Prepare = (workbench: Workbench, credentials: Credentials) => Promise<void>;

const paste = async (workbench: Workbench, text: string, kind: string) => {
  await workbench.inspecting.paste(text, kind);
};

const states: Readonly<Record<string, Prepare>> = {
  empty: () => Promise.resolve(),
  'a right assertion': async (workbench, { rsa }) => {
    await workbench.textbox('Certificate to verify with').fill(rsa.certificatePem);
    await paste(workbench, rightAssertion(rsa), 'Client assertion');
    await workbench.inspecting.expectSignature('valid');
  },
  'an assertion with findings': async (workbench, { rsa }) => {
    const x5c = [rsa.certificateDer.toString('base64')];
    const header = { ...rightHeader(rsa), 'x5t#S256': Buffer.from(sha1Hex(rsa)).toString('base64url'), x5c };
    const now = Math.floor(Date.now() / 1000);
    await workbench.fill({ 'Evaluate at': 'soon' });
    await paste(
      workbench,
      signWithNode(header, { ...rightClaims(now - 900), sub: 'other' }, rsa),
      'Client assertion',
    );
    await expect(workbench.inspecting.finding('x5t/hex-text')).toHaveCount(1);
  },
  'an error': async (workbench, { rsa }) => {
    await workbench.textbox('Certificate to verify with').fill(rsa.certificatePem);
    const thumbprint = Buffer.from(sha1Hex(rsa)).toString('hex');
    const text = `AADSTS700027: Client assertion failed signature validation. [Reason - The key was not found., Thumbprint of key used by client: '${thumbprint}']`;
    await paste(workbench, text, 'Error response');
    await expect(workbench.inspecting.explanation).toContainText('Certain');
  },
};

for (const theme of ['Light', 'Dark']) {
  for (const [state, prepare] of Object.entries(states)) {
    test(`In ${theme.toLowerCase()}, with ${state}, axe finds nothing`, async ({
      workbench,
      page,
      credentials,
    }) => {
      await bringAxe(page);
      await workbench.open();
      await workbench.visit('Inspect');
      await workbench.choose({ Theme: theme });
      await prepare(workbench, credentials);
      expect(await violations(page)).toEqual([]);
    });
  }
}

for (const [state, prepare] of Object.entries(states)) {
  test(`At 360 pixels, with ${state}, nothing scrolls sideways, and the outcome is in sight`, async ({
    workbench,
    page,
    credentials,
  }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await workbench.visit('Inspect');
    await prepare(workbench, credentials);
    const width = await page.evaluate(() =>
      Math.max(document.documentElement.scrollWidth, document.body.scrollWidth),
    );
    expect(width).toBeLessThanOrEqual(360);
    if (state === 'empty') return;
    await workbench.inspecting.box.scrollIntoViewIfNeeded();
    await workbench.button('Results').click();
    await expect(workbench.output('Kind')).toBeInViewport();
  });
}

test('With the keyboard alone a token is pasted, judged at its time, and a corrected value is copied', async ({
  workbench,
  page,
  credentials,
}) => {
  const { rsa } = credentials;
  const { inspecting } = workbench;
  const tabTo = async (name: string | RegExp) => {
    for (let stops = 0; stops < 80; stops++) {
      const focused = page.locator(':focus');
      if ((await focused.count()) > 0 && (await focused.and(page.getByLabel(name)).count()) > 0) return;
      if ((await focused.and(page.getByRole('button', { name })).count()) > 0) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`80 presses of Tab did not reach ${name}`);
  };
  await workbench.visit('Inspect');
  const x5t = Buffer.from(sha1Hex(rsa)).toString('base64url');
  const now = Math.floor(Date.now() / 1000) - 86_400;
  const old = signWithNode({ alg: 'RS256', typ: 'JWT', x5t }, rightClaims(now), rsa);
  await tabTo('Paste anything');
  await page.keyboard.insertText(old);
  await inspecting.expectKind('Client assertion');
  await tabTo('Certificate to verify with');
  await page.keyboard.insertText(rsa.certificatePem);
  await inspecting.expectSignature('valid');
  await tabTo('Evaluate at the time of the token');
  await page.keyboard.press('Enter');
  await expect(inspecting.finding('exp/past')).toHaveCount(0);
  await tabTo('Copy corrected x5t');
  const copied = await inspecting.copied('Copy corrected x5t', () => page.keyboard.press('Enter'));
  expect(copied).toBe(Buffer.from(sha1Hex(rsa), 'hex').toString('base64url'));
});

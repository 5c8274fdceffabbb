/** The page as a screen reader is told it: Chromium's own accessibility tree, and what its live region says. */
import type { Page } from '@playwright/test';
import { Batching } from './fixtures/batching';
import { toFile } from './fixtures/files';
import { rightAssertion } from './fixtures/signed-assertion';
import { expect, test } from './fixtures/test';
import { views, type Workbench } from './fixtures/workbench';

const operable = new Set(
  'button link textbox searchbox combobox listbox option checkbox radio switch slider spinbutton tab menuitem treeitem DisclosureTriangle'.split(
    ' ',
  ),
);

interface AxNode {
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
}

async function tree(page: Page): Promise<readonly { role: string; name: string }[]> {
  const devTools = await page.context().newCDPSession(page);
  const { nodes } = (await devTools.send('Accessibility.getFullAXTree')) as { nodes: readonly AxNode[] };
  await devTools.detach();
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name }) => ({ role: role?.value ?? '', name: (name?.value ?? '').trim() }));
}

async function expectTold(page: Page, view: string): Promise<void> {
  const nodes = await tree(page);
  const nameless = nodes.filter(({ role, name }) => operable.has(role) && name === '');
  expect.soft(nameless, view).toEqual([]);
  const count = (role: string) => nodes.filter((node) => node.role === role).length;
  const landmarks = ['main', 'banner', 'contentinfo'].map((role) => [role, count(role)]);
  expect.soft(Object.fromEntries(landmarks), view).toEqual({ main: 1, banner: 1, contentinfo: 1 });
  expect
    .soft(
      nodes.filter(({ role }) => role === 'navigation').map(({ name }) => name),
      view,
    )
    .toContain('Workbench');
  await expect.soft(page.getByRole('heading', { level: 1 }), view).toHaveCount(1);
  const links = nodes.filter(({ role }) => role === 'link').map(({ name }) => name);
  expect.soft(links.length, `${view}: each link has a name of its own`).toBe(new Set(links).size);
}

test('Every control of every view has a name, and each view one heading and its landmarks', async ({
  workbench,
  page,
}) => {
  for (const view of views) {
    await workbench.visit(view);
    await workbench.button('About').waitFor();
    await expectTold(page, `${view}, empty`);
  }
  await workbench.visit('Sign');
  await workbench.button('Try an example').click();
  await expect(workbench.output('Client assertion')).not.toHaveText('');
  await workbench.visit('Inspect');
  await workbench.inspecting.box.fill('AADSTS700027: Client assertion failed signature validation.');
  await workbench.visit('Credential');
  await workbench.fill({ 'Common name': 'daemon' });
  await workbench.choose({ 'Key type': 'EC P-256' });
  await workbench.button('Generate key and certificate').click();
  await expect(workbench.button('Download PFX')).toBeEnabled();
  for (const view of views) {
    await workbench.visit(view);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    await expectTold(page, `${view}, filled`);
  }
  for (const route of ['#/learn/signing/3', '#/learn/break-it', '#/nowhere']) {
    await page.goto(route);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expectTold(page, route);
  }
});

/** What the live region says from now on, each time that its text changes. */
async function listen(page: Page): Promise<{ said: () => Promise<readonly string[]> }> {
  const handle = await page.evaluateHandle(() => {
    const regions = [...document.querySelectorAll('[role="status"], [aria-live]:not([aria-live="off"])')];
    const said: string[] = [];
    for (const region of regions)
      new MutationObserver(() => said.push((region.textContent ?? '').trim())).observe(region, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    return { count: regions.length, said };
  });
  expect(await handle.evaluate(({ count }) => count), 'live regions').toBe(1);
  return { said: () => handle.evaluate(({ said }) => said.splice(0)) };
}

async function heard(
  region: { said: () => Promise<readonly string[]> },
  workbench: Workbench,
  sentence: RegExp,
): Promise<void> {
  await expect(workbench.page.getByRole('status').filter({ hasText: sentence })).toHaveCount(1);
  // Longer than anything that follows from the same event takes.
  await workbench.page.waitForTimeout(300);
  expect(await region.said()).toEqual([expect.stringMatching(sentence)]);
}

test('What happens is said in the one live region, once', async ({ workbench, page, credentials }) => {
  const { rsa } = credentials;
  const region = await listen(page);
  await workbench.intake.choose(toFile('key.pem', rsa.keyPem), toFile('cert.pem', rsa.certificatePem));
  await heard(region, workbench, /^Loaded: private key RSA 2048, certificate /);
  await workbench.button('Sign assertion').click();
  await heard(region, workbench, /^Look at Tenant first\.$/);
  await workbench.fill({
    Tenant: 'contoso.onmicrosoft.com',
    'Client ID': 'f17bb8a5-2bef-4ad5-a83f-cd7113449fc2',
    Scope: 'https://graph.microsoft.com/.default',
  });
  await workbench.sign();
  await heard(region, workbench, /^Assertion signed\. The request is ready to copy\.$/);
  await workbench.button('Copy Request').click();
  await heard(region, workbench, /^Request copied\./);
  await workbench.intake.choose(toFile('notes.txt', 'no key here'));
  await heard(region, workbench, /could not be read/);

  const batching = new Batching(workbench);
  await batching.open();
  await batching.order('3', '0');
  await batching.make.click();
  await expect(batching.group.getByRole('button', { name: /^Download / }).first()).toBeVisible();
  await page.waitForTimeout(300);
  const ofBatch = await region.said();
  expect(new Set(ofBatch).size, 'nothing of a batch is said twice').toBe(ofBatch.length);
  expect(ofBatch.at(-1)).toMatch(/3/);

  await workbench.visit('Inspect');
  await workbench.inspecting.paste(rightAssertion(rsa), 'Client assertion');
  await heard(region, workbench, /^Client assertion; signature/);
  await workbench.button('Forget everything').click();
  await heard(region, workbench, /are gone from this page\.$/);
});

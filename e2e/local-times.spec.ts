/** Times in UTC, and beside them by the clock of whoever decides by them. */
import { X509Certificate } from 'node:crypto';
import { keptTooLong } from '../src/core/server-errors/server-error-texts.vectors';
import { rightAssertion } from './fixtures/signed-assertion';
import { expect, test, type Credentials } from './fixtures/test';
import type { Workbench } from './fixtures/workbench';

/** In every view where a time decides something; @returns what the certificate says */
async function showTimes(workbench: Workbench, { rsa }: Credentials): Promise<X509Certificate> {
  await workbench.load(rsa);
  await workbench.fill({
    Tenant: 'contoso.onmicrosoft.com',
    'Client ID': 'f17bb8a5-2bef-4ad5-a83f-cd7113449fc2',
    Scope: 'https://graph.microsoft.com/.default',
  });
  await workbench.sign();
  return new X509Certificate(rsa.certificatePem);
}

const iso = (text: string) => new Date(text).toISOString().replace('.000Z', 'Z');

/** Node's own tables of zones, which are not the browser's. */
const inSeoul = (moment: string | number) => {
  const parts = new Date(new Date(moment).getTime() + 9 * 3_600_000).toUTCString();
  const [, day, month, year, time] = /, (\d+) (\w+) (\d+) ([\d:]+) GMT/.exec(parts) ?? [];
  return `${month} ${Number(day)}, ${year}, ${time} GMT+9`;
};

test.describe('In Seoul', () => {
  test.use({ timezoneId: 'Asia/Seoul' });

  test('the certificate’s and the assertion’s times stand in both, and the results stay bare', async ({
    workbench,
    page,
    credentials,
  }) => {
    const { validFrom, validTo } = await showTimes(workbench, credentials);
    await expect(workbench.intake.output('Valid from')).toHaveText(iso(validFrom));
    await expect(workbench.intake.output('Valid until')).toHaveText(iso(validTo));
    await expect(workbench.intake.credential).toContainText(
      `Local time: ${inSeoul(validFrom)} to ${inSeoul(validTo)}`,
    );
    const { exp } = JSON.parse(await workbench.read('Claims set')) as { exp: number };
    await expect(page.getByText(`Local time: ${inSeoul(exp * 1000)}`)).toBeVisible();
  });

  test('so do those of an inspected token, the moment of the judgement, and the server’s clock', async ({
    workbench,
    page,
    credentials,
  }) => {
    await workbench.visit('Inspect');
    const token = rightAssertion(credentials.rsa);
    await workbench.fill({ 'Evaluate at': '2026-01-31T20:00:00Z' });
    await workbench.inspecting.paste(token, 'Client assertion');
    const local = 'Feb 1, 2026, 05:00:00 GMT+9';
    await expect(page.getByText(`2026-01-31T20:00:00Z, local time: ${local}`)).toBeVisible();
    await expect(page.getByText(`Local time: ${local}`, { exact: true })).toBeVisible();
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
      nbf: number;
      exp: number;
    };
    for (const name of ['nbf', 'exp'] as const)
      await expect(page.getByText(`Local time: ${inSeoul(claims[name] * 1000)}`).first()).toBeVisible();

    await workbench.inspecting.paste(keptTooLong, 'Error response');
    await expect(workbench.inspecting.explanation).toContainText('2025-08-29T05:47:32Z');
    await expect(workbench.inspecting.explanation).toContainText('Local time: Aug 29, 2025, 14:47:32 GMT+9');
  });
});

test.describe('In London', () => {
  test.use({ timezoneId: 'Europe/London' });

  test('only what is in summer differs from UTC', async ({ workbench, page }) => {
    await workbench.visit('Inspect');
    await workbench.fill({ 'Evaluate at': '2026-01-31T12:00:00Z' });
    await expect(page.getByText('2026-01-31T12:00:00Z', { exact: true })).toBeVisible();
    await workbench.fill({ 'Evaluate at': '2026-07-31T12:00:00Z' });
    await expect(page.getByText('2026-07-31T12:00:00Z, local time: Jul 31, 2026, 13:00:00')).toBeVisible();
  });
});

test.describe('Where it is UTC', () => {
  test.use({ timezoneId: 'UTC' });

  test('nothing is said twice', async ({ workbench, page, credentials }) => {
    await showTimes(workbench, credentials);
    await expect(page.getByText('Valid until 20')).toBeVisible();
    await expect(page.getByText('Local time')).toHaveCount(0);
  });
});

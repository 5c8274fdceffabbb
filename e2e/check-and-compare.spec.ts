/** An assertion checked as the server would, with a report to copy, and compared with one that works. */
import {
  rightAssertion,
  rightClaims,
  rightHeader,
  signWithNode,
  tokenEndpoint,
} from './fixtures/signed-assertion';
import { expect, test } from './fixtures/test';

test.beforeEach(({ workbench }) => workbench.visit('Inspect'));

test('The checks are made as the server would, and the report is copied', async ({
  workbench,
  page,
  credentials,
}) => {
  const { inspecting } = workbench;
  const { rsa } = credentials;
  const checks = page.getByRole('list', { name: 'Checks', exact: true }).getByRole('listitem');
  const check = (step: string) => checks.and(page.locator(`[data-step="${step}"]`));
  await workbench.textbox('Certificate to verify with').fill(rsa.certificatePem);
  await inspecting.paste(rightAssertion(rsa), 'Client assertion');
  await expect(check('signature')).toHaveAttribute('data-outcome', 'passed');
  await expect(check('grant')).toHaveAttribute('data-outcome', 'not-checked');
  await expect(checks.and(page.locator('[data-outcome="failed"]'))).toHaveCount(0);

  const common = 'https://login.microsoftonline.com/common/oauth2/v2.0/token';
  const wrong = signWithNode(rightHeader(rsa), { ...rightClaims(), aud: common }, rsa);
  await inspecting.paste(wrong, 'Client assertion');
  await expect(check('audience')).toHaveAttribute('data-outcome', 'failed');
  await expect(check('expiry')).toHaveAttribute('data-outcome', 'not-reached');
  await expect(workbench.output('Likely answer')).toContainText('AADSTS700023');
  const report = await inspecting.copied('Copy report', () => workbench.button('Copy report').click());
  expect(report).toContain('FAILED');
  expect(report).toContain('AADSTS700023');
  expect(report).not.toContain(wrong);
});

test('Compared with one that works, what differs is said, and whether it matters', async ({
  workbench,
  page,
  credentials,
}) => {
  const { inspecting } = workbench;
  const { rsa } = credentials;
  const differences = page.getByRole('list', { name: 'Differences', exact: true }).getByRole('listitem');
  const version1 = tokenEndpoint.replace('/v2.0', '');
  await inspecting.paste(
    signWithNode(rightHeader(rsa), { ...rightClaims(), aud: version1 }, rsa),
    'Client assertion',
  );
  await workbench.select('Check as').selectOption('Microsoft Entra ID (v2.0)');
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_assertion: rightAssertion(rsa),
  });
  await workbench.textbox('Compare with').fill(body.toString());
  const audience = differences.and(page.locator('[data-code="difference/audience-version"]'));
  await expect(audience).toContainText(version1);
  await expect(audience).toContainText(tokenEndpoint);
});

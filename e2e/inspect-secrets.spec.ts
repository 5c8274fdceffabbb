/** Secrets in what is inspected stay in the textbox into which they were pasted. */
import { clientId, tenant } from './fixtures/entra';
import { tokenEndpoint } from './fixtures/signed-assertion';
import { expect, test } from './fixtures/test';

test.beforeEach(({ workbench }) => workbench.visit('Inspect'));

test('Secrets of a request are not shown outside the textbox', async ({ workbench, page }) => {
  const secrets = {
    client_secret: 'q-SECRET-one',
    refresh_token: 'q-SECRET-two',
    password: 'q-SECRET-three',
    code: 'q-SECRET-four',
    assertion: 'q-SECRET-five',
    x_unknown: 'q-SECRET-six',
  };
  const grant = {
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    requested_token_use: 'on_behalf_of',
  };
  const body = new URLSearchParams({ ...grant, client_id: 'daemon', ...secrets });
  await workbench.inspecting.paste(`curl ${tokenEndpoint} -d '${body.toString()}'`, 'Token request');
  await expect(page.getByText('12 characters, not shown').first()).toBeVisible();
  await expect(page.locator('body')).not.toContainText('q-SECRET');
});

test('The refresh token of a SharePoint context token is not shown outside the textbox, decoded or not', async ({
  workbench,
  page,
}) => {
  const claims = {
    aud: `${clientId}/contoso.sharepoint.com@${tenant}`,
    iss: `00000001-0000-0000-c000-000000000000@${tenant}`,
    nbf: 1_422_983_735,
    exp: 1_423_026_935,
    appctxsender: `00000003-0000-0ff1-ce00-000000000000@${tenant}`,
    appctx:
      '{"CacheKey":"k","SecurityTokenServiceUri":"https://accounts.accesscontrol.windows.net/tokens/OAuth/2"}',
    refreshtoken: 'q-SECRET-of-SharePoint',
  };
  const [header, body] = [{ typ: 'JWT', alg: 'HS256' }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  await workbench.inspecting.paste(`${header}.${body}.c2lnbmF0dXJl`, 'SharePoint context token');
  await expect(workbench.output('Claims set')).toContainText('masked');
  await expect(page.locator('body')).not.toContainText('q-SECRET');
  await expect(workbench.output('Token')).not.toContainText(body ?? '');
});

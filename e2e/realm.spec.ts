/** SharePoint’s realm: asked for, read out of the answer, and the addresses to open in a browser. */
import { challenge, tenant } from '../src/core/settings-files/settings-files.vectors';
import { expect, test } from './fixtures/test';

const site = 'https://contoso.sharepoint.com/sites/team';
const servers = ['SharePoint with Azure ACS (low trust)', 'SharePoint Server (high trust)'];

for (const server of servers) {
  test(`${server}: the realm is found by the page’s request and the answer to it`, async ({
    workbench,
    page,
  }) => {
    await workbench.choose({ 'Authorization server': server });
    await page.getByText('How to find the realm', { exact: true }).click();
    await expect(page.getByText('Fill in Site first.', { exact: true })).toBeVisible();
    await workbench.fill({ Site: `${site}/` });
    expect(await workbench.read('Realm request')).toBe(
      `curl --include '${site}/_vti_bin/client.svc' \\\n  --header 'Authorization: Bearer'`,
    );
    await workbench.choose({ 'Request format': 'PowerShell' });
    await expect(workbench.output('Realm request')).toContainText('try { Invoke-RestMethod -Method Get');

    await workbench.fill({ 'Answer of the site': 'HTTP/1.1 401 Unauthorized' });
    await expect(workbench.textbox('Realm')).toHaveValue('');
    await workbench.fill({ 'Answer of the site': challenge });
    await expect(workbench.textbox('Realm')).toHaveValue(tenant);
    await expect(workbench.textbox('Answer of the site')).toHaveValue('');

    await workbench.fill({ Realm: '' });
    await workbench.pasteInto(workbench.textbox('Realm'), challenge);
    await expect(workbench.textbox('Realm')).toHaveValue(tenant);
    await workbench.fill({ Realm: '' });
    await workbench.pasteInto(workbench.textbox('Realm'), 'something else');
    await expect(workbench.textbox('Realm')).toHaveValue('something else');
  });
}

test('Azure ACS: the addresses for a code and for a context token are text, and no links', async ({
  workbench,
  page,
}) => {
  await workbench.choose({ 'Authorization server': servers[0] ?? '', Grant: 'Authorization code' });
  await workbench.fill({ Site: site, 'Client ID': tenant, 'Redirect URI': 'https://app.example/a?b' });
  await page.getByText('Addresses to open in a browser', { exact: true }).click();
  const redirect = 'redirect_uri=https%3A%2F%2Fapp.example%2Fa%3Fb';
  expect(await workbench.read('Authorization URL')).toBe(
    `${site}/_layouts/15/OAuthAuthorize.aspx?IsDlg=1&client_id=${tenant}&scope=Web.Read&response_type=code&${redirect}`,
  );
  expect(await workbench.read('AppRedirect URL')).toBe(
    `${site}/_layouts/15/AppRedirect.aspx?client_id=${tenant}&${redirect}`,
  );
  await expect(workbench.button('Copy Authorization URL')).toBeEnabled();
  await expect(page.locator('a[href^="http"]')).toHaveCount(0);
});

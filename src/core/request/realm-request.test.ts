import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { profileOf } from '../../../tools/assertion-fixtures';
import { findOptionalProgram } from '../../../tools/require-programs';
import { runAsync } from '../../../tools/run-async';
import { emptySettings, validSettings } from '../assertion/settings.vectors';
import { serverProfiles } from '../profiles/server-profiles';
import { challenge, tenant } from '../settings-files/settings-files.vectors';
import { realmOf } from '../settings-files/read-challenge';
import { dialectFormats } from './dialects/dialect-formats';
import { requestDialects } from './dialects/request-dialects';
import { buildRealmRequest } from './realm-request';

const profiles = ['sharepoint-acs', 'sharepoint-high-trust'] as const;

const http = findOptionalProgram('http', 'httpie');

describe('SharePoint names its realm', () => {
  test.each(profiles)('%s: to an empty token at client.svc (sp-dev-docs; TokenHelper)', (id) => {
    const site = 'https://contoso.sharepoint.com/sites/team/';
    expect(buildRealmRequest(profileOf(id), { ...emptySettings, site })).toEqual({
      method: 'GET',
      url: 'https://contoso.sharepoint.com/sites/team/_vti_bin/client.svc',
      headers: [['Authorization', 'Bearer']],
      parameters: [],
      body: '',
      answer: 'headers',
    });
    for (const bad of ['', 'contoso', 'javascript:alert(1)', 'file:///etc'])
      expect(buildRealmRequest(profileOf(id), { ...emptySettings, site: bad })).toBeUndefined();
  });

  test('no other server has one', () => {
    const others = serverProfiles.filter(
      (one) => one.realmDiscovery && !profiles.some((id) => id === one.id),
    );
    expect(others).toEqual([]);
    expect(buildRealmRequest(profileOf('adfs'), validSettings.adfs)).toBeUndefined();
  });

  test.each(requestDialects)('$name writes it, and posts nothing', ({ id }) => {
    const request = buildRealmRequest(profileOf('sharepoint-acs'), {
      ...emptySettings,
      site: "https://x.example/it's",
    });
    const text = request ? dialectFormats[id].format(request, 'inline') : '';
    expect(text).toMatch(/client\.svc/);
    expect(text).toMatch(/Authorization/);
    expect(text).not.toMatch(/\bpost\b|--data|urlencoded|-Body/i);
  });

  test.each(['curl-bash', ...(http ? (['httpie'] as const) : [])] as const)(
    'what %s runs asks with an empty token, and prints the header of the answer',
    async (id) => {
      const requests: IncomingMessage[] = [];
      const server = createServer((request, response) => {
        requests.push(request);
        const header = challenge.split('\n')[2]?.replace('WWW-Authenticate: ', '') ?? '';
        response.writeHead(401, { 'WWW-Authenticate': header }).end();
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const folder = mkdtempSync(join(tmpdir(), 'workbench-realm-'));
      try {
        const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sites/it's`;
        const request = buildRealmRequest(profileOf('sharepoint-acs'), { ...emptySettings, site });
        const { stdout } = await runAsync(
          'bash',
          ['-c', request ? dialectFormats[id].format(request, 'inline') : ''],
          folder,
        );
        expect(requests.map(({ method, url, headers }) => [method, url, headers.authorization])).toEqual([
          ['GET', "/sites/it's/_vti_bin/client.svc", 'Bearer'],
        ]);
        expect(realmOf(stdout)).toBe(tenant);
      } finally {
        server.close();
        rmSync(folder, { recursive: true });
      }
    },
  );

  test('PowerShell takes it out of the refusal, in 5.1 and in 7', () => {
    const request = buildRealmRequest(profileOf('sharepoint-acs'), {
      ...emptySettings,
      site: 'https://x.example',
    });
    const text = request ? dialectFormats.powershell.format(request, 'inline') : '';
    expect(text).toContain(
      "try { Invoke-RestMethod -Method Get -Uri 'https://x.example/_vti_bin/client.svc'",
    );
    expect(text).toMatch(/\} catch \{\n.*\n.*\$headers\['WWW-Authenticate'\].*\.WwwAuthenticate/);
  });
});

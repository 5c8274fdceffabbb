/** What the programs send, and that nothing of what a person typed is ever run, in any of the languages. */
import { beforeAll, describe, expect, test } from 'vitest';
import { profileOf } from '../../../../tools/assertion-fixtures';
import { makeImportedCredential, type ImportedFixture } from '../../../../tools/credential-fixtures';
import { partsOf, run, runnable, signAsPage } from '../../../../tools/program-fixtures';
import { recordRequests } from '../../../../tools/recording-server';
import type { AssertionSettings } from '../../assertion/assertion-settings';
import type { PlanParameters } from '../../assertion/plan-assertion';
import { validSettings } from '../../assertion/settings.vectors';
import type { ProfileId } from '../../profiles/server-profile';
import { hostileValues } from '../dialects/hostile.vectors';
import { encodeForm, type FormParameter } from '../form-urlencoded';
import { programValues } from './program-values.vectors';

const patience = 240_000;
const everything = [...hostileValues, ...programValues];

let rsa: ImportedFixture;

beforeAll(async () => {
  rsa = await makeImportedCredential('RSA-2048');
});

function parametersFor(id: ProfileId, settings: Partial<AssertionSettings>): PlanParameters {
  return {
    profile: profileOf(id),
    settings: { ...validSettings[id], ...settings },
    alg: 'RS256',
    key: rsa.privateKey,
    chain: [rsa.certificate],
  };
}

describe.each(runnable)('%s', { timeout: patience }, (id) => {
  test('sends the form of the page byte for byte, with every hostile value, and runs none of them', async () => {
    const secret = `p"w' $(touch pwned) \`touch pwned\` %é🔑 +&=\n#{1}\\`;
    const further = everything.map((value, index): FormParameter => [`p${index}`, value]);
    const expected: string[] = [];
    let ran: unknown;
    const received = await recordRequests(async (origin) => {
      const parameters = parametersFor('generic-oidc', {
        grant: 'password',
        tokenEndpoint: `${origin}/it's/[1-3]/{a}/$(touch%20pwned)?x=\`touch pwned\`&y={"z"}|^`,
        issuer: `https://as.example.com/"'#{1}\${HOME}$(touch pwned)`,
        clientId: everything.join(' ').trim(),
        username: everything.toReversed().join(' ').trim(),
        userPassword: secret,
        keyId: `it's "q" \\ #{1} \${HOME} é`,
        claimsOverrides: JSON.stringify(Object.fromEntries(further)),
      });
      const { compact, request } = await signAsPage(parameters, rsa);
      const parts = partsOf(parameters);
      const values = further.map(([name, value]) => [name, [value]] as const);
      const written = { ...parts, parameters: [...parts.parameters, ...values] };
      expect(request.body).toContain(compact);
      expected.push(encodeForm([...request.parameters, ...further]));
      ran = await run(id, written, { ...rsa, print: false, environment: { USER_PASSWORD: secret } });
    });
    expect(ran).toMatchObject({ status: 0, stderr: '', filesLeft: [] });
    expect((ran as { stdout: string }).stdout.trim()).toBe('{"access_token":"recorded"}');
    expect(received.map(({ body }) => body.toString())).toEqual(expected);
    const [{ method, target, contentType } = { method: '', target: '', contentType: '' }] = received;
    expect(method).toBe('POST');
    expect(contentType).toBe('application/x-www-form-urlencoded');
    expect(decodeURIComponent(target)).toBe('/it\'s/[1-3]/{a}/$(touch pwned)?x=`touch pwned`&y={"z"}|^');
  });

  test('asks an API with the token in the header, another token around the signed one', async () => {
    let sent = '';
    const received = await recordRequests(async (origin) => {
      const parameters = parametersFor('sharepoint-high-trust', {
        grant: 'user-and-app',
        site: `${origin}/sites/team`,
        subject: 'MÜLLER@contoso.com',
      });
      const { request } = await signAsPage(parameters, rsa);
      sent = request.headers?.find(([name]) => name === 'Authorization')?.[1] ?? '';
      const { status, stderr } = await run(id, partsOf(parameters), { ...rsa, print: false });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    });
    expect(sent).toMatch(/^Bearer [\w-]+\.[\w-]+\.$/);
    expect(received.map(({ method, target, headers }) => [method, target, headers.authorization])).toEqual([
      ['GET', '/sites/team/_api/web', sent],
    ]);
    expect(received[0]?.headers.accept).toBe('application/json');
  });

  test('says which variable the environment lacks, and sends nothing', async () => {
    const received = await recordRequests(async (origin) => {
      const parameters = parametersFor('generic-oidc', {
        grant: 'refresh-token',
        tokenEndpoint: `${origin}/token`,
      });
      const { status, stderr, stdout } = await run(id, partsOf(parameters), { ...rsa, print: false });
      expect(status).not.toBe(0);
      expect(stderr + stdout).toContain('REFRESH_TOKEN');
    });
    expect(received).toEqual([]);
  });
});

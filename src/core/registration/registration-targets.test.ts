import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openssl } from '../../../tools/openssl-fixtures';
import { cloudOf, makeRegistration, type RegistrationFixture } from '../../../tools/registration-fixtures';
import type { JsonObject } from '../jose/json-members';
import type { RegistrationParameters } from './registration-parameters';
import { registrationTargets, type RegistrationTargetId } from './registration-targets';

let folder: string;
let made: RegistrationFixture;

/** The only programs on the PATH write their arguments down, NUL between them, and a `cat` that is the real one. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-registration-'));
  for (const name of ['curl', 'az']) {
    writeFileSync(join(folder, name), `#!/bin/sh\nprintf '%s\\0' ${name} "$@" >>"$ARGV"\n`);
    chmodSync(join(folder, name), 0o755);
  }
  writeFileSync(join(folder, 'cat'), '#!/bin/sh\nexec /bin/cat "$@"\n');
  chmodSync(join(folder, 'cat'), 0o755);
  made = await makeRegistration('RSA-2048', '/CN=daemon $(touch pwned) `touch pwned` Zoë');
});

afterAll(() => rmSync(folder, { recursive: true }));

function format(id: RegistrationTargetId, changes: Partial<RegistrationParameters> = {}): string {
  const target = registrationTargets.find((one) => one.id === id);
  return target?.format({ ...made.parameters, ...changes }) ?? '';
}

/** Bash reads the script from standard input, as it reads what is pasted. */
function run(script: string, token: string | undefined = 'token-value') {
  const argv = join(folder, 'argv');
  const work = mkdtempSync(join(folder, 'work-'));
  writeFileSync(argv, '');
  const env = { PATH: folder, ARGV: argv, ...(token ? { TOKEN: token } : {}) };
  const { status, stderr } = spawnSync('/bin/bash', [], { cwd: work, env, input: script, encoding: 'utf8' });
  const left = Object.fromEntries(
    readdirSync(work).map((name) => [name, readFileSync(join(work, name), 'utf8')]),
  );
  rmSync(work, { recursive: true });
  return { status, stderr, left, argv: readFileSync(argv, 'utf8').split('\0').slice(0, -1) };
}

const hostileText = fc
  .array(
    fc.constantFrom(
      "'",
      '"',
      '`',
      '$(touch pwned)',
      ';',
      '\n',
      '\r',
      '\\',
      '|',
      '&',
      '#',
      '*',
      ' ',
      'END',
      '’',
      'ü',
    ),
    { minLength: 1 },
  )
  .map((parts) => parts.join('').trim())
  .filter((text) => text !== '' && !text.startsWith('-'));

describe('registration targets', () => {
  test('are the seven, each with source and date', () => {
    expect(registrationTargets.map(({ name }) => name)).toEqual([
      'Entra manifest (keyCredentials)',
      'Microsoft Graph (PATCH)',
      'Microsoft Graph (addKey)',
      'Azure CLI',
      'Microsoft Graph PowerShell',
      'AD FS PowerShell',
      'JWK Set',
    ]);
    for (const { source, checked } of registrationTargets) {
      expect(source).toMatch(/\S.{8,}/);
      expect(checked).toMatch(/^2026-\d\d-\d\d$/);
    }
  });

  test('never write a private key, nor a part of one', () => {
    const secret = made.credential.keyDer.subarray(-96, -48).toString('base64').slice(4, -4);
    for (const { format: write } of registrationTargets) {
      const text = write(made.parameters);
      expect(text).not.toMatch(/PRIVATE|"d":/);
      expect(text).not.toContain(secret);
    }
  });
});

describe('Microsoft Graph (PATCH), run by bash', () => {
  const existing: readonly JsonObject[] = [
    { keyId: '1', key: null, type: 'AsymmetricX509Cert', displayName: "it's" },
  ];

  test('calls curl once, with the token from its variable and the body that was meant', () => {
    const { argv, status, left } = run(format('graph-patch', { existing }));
    expect([status, left]).toEqual([0, {}]);
    expect(argv.slice(0, -1)).toEqual([
      'curl',
      '--include',
      '--request',
      'PATCH',
      `https://graph.microsoft.com/v1.0/applications/${made.parameters.objectId}`,
      '--header',
      'Authorization: Bearer token-value',
      '--header',
      'Content-Type: application/json',
      '--data',
    ]);
    const body = JSON.parse(argv.at(-1) ?? '') as { keyCredentials: JsonObject[] };
    expect(body.keyCredentials[0]).toEqual(existing[0]);
    expect(Buffer.from(String(body.keyCredentials[1]?.['key']), 'base64')).toEqual(
      made.credential.certificateDer,
    );
    expect(body.keyCredentials).toHaveLength(2);
  });

  test('warns that it replaces the collection, the louder where nobody said what is in it', () => {
    expect(format('graph-patch')).toContain('REMOVED');
    expect(format('graph-patch')).toContain('?$select=keyCredentials');
    expect(format('graph-patch', { existing })).toContain('PATCH REPLACES THE WHOLE COLLECTION');
    expect(format('graph-patch', { existing })).not.toContain('REMOVED');
  });

  test('stops without a token', () => {
    const { argv, status, stderr } = run(format('graph-patch'), '');
    expect(argv).toEqual([]);
    expect(status).not.toBe(0);
    expect(stderr).toContain('an access token for Microsoft Graph');
  });

  test('goes to the cloud’s own Graph', () => {
    expect(run(format('graph-patch', { cloud: cloudOf('china') })).argv[4]).toContain(
      'https://microsoftgraph.chinacloudapi.cn/v1.0/',
    );
  });
});

describe('Microsoft Graph (addKey), run by bash', () => {
  test('posts the three members that the action requires', () => {
    const { argv } = run(format('graph-add-key', { proof: 'a.b.c' }));
    expect(argv[3]).toBe('POST');
    expect(argv[4]).toBe(`https://graph.microsoft.com/v1.0/applications/${made.parameters.objectId}/addKey`);
    expect(JSON.parse(argv.at(-1) ?? '')).toEqual({
      keyCredential: {
        type: 'AsymmetricX509Cert',
        usage: 'Verify',
        key: made.credential.certificateDer.toString('base64'),
      },
      passwordCredential: null,
      proof: 'a.b.c',
    });
  });

  test('says that one certificate cannot prove itself', () => {
    expect(format('graph-add-key', { provesItself: true })).toContain('IS REGISTERED ALREADY');
    expect(format('graph-add-key')).not.toContain('IS REGISTERED ALREADY');
  });
});

describe('Azure CLI, run by bash', () => {
  test('writes the certificate that OpenSSL reads, and appends it', () => {
    const { argv, left, status } = run(format('azure-cli'));
    expect(status).toBe(0);
    expect(argv).toEqual([
      ...['az', 'ad', 'app', 'credential', 'reset', '--id', made.parameters.appId],
      ...['--cert', '@certificate.pem', '--append'],
    ]);
    const der = openssl(['x509', '-outform', 'DER'], { input: left['certificate.pem'] ?? '' });
    expect(der).toEqual(made.credential.certificateDer);
  });

  test.each([
    ['us-government', 'AzureUSGovernment'],
    ['china', 'AzureChinaCloud'],
  ] as const)('signs in to the cloud %s first', (id, name) => {
    const { argv } = run(format('azure-cli', { cloud: cloudOf(id) }));
    expect(argv.slice(0, 7)).toEqual(['az', 'cloud', 'set', '--name', name, 'az', 'login']);
  });
});

describe('whatever was typed', () => {
  test('stays one argument of the one command, in bash', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const azure = run(format('azure-cli', { appId: text }));
        expect(azure.argv[6]).toBe(text);
        expect(azure.argv).toHaveLength(10);
        expect(Object.keys(azure.left)).toEqual(['certificate.pem']);
        const patch = run(format('graph-patch', { objectId: text, existing: [{ type: text }] }));
        expect(patch.argv).toHaveLength(11);
        expect(decodeURIComponent(patch.argv[4]?.split('/').at(-1) ?? '')).toBe(text);
        expect(patch.left).toEqual({});
        const body = JSON.parse(patch.argv.at(-1) ?? '') as { keyCredentials: JsonObject[] };
        expect(body.keyCredentials[0]).toEqual({ type: text });
      }),
      { numRuns: 60 },
    );
  });

  test('stays between the quotes of one line, in PowerShell', () => {
    const harmless = {
      'graph-powershell': format('graph-powershell'),
      'adfs-powershell': format('adfs-powershell'),
    };
    fc.assert(
      fc.property(hostileText, (text) => {
        for (const [id, plain] of Object.entries(harmless)) {
          const script = format(id as RegistrationTargetId, { appId: text, objectId: text });
          // Outside of what quotePowershell wrote, whose test is its own, the script is letter for letter the same.
          const quoted = `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
          const { appId, objectId } = made.parameters;
          const known = id === 'adfs-powershell' ? `'${appId}'` : `'${objectId}'`;
          expect(script.split(quoted).join(known)).toBe(plain);
        }
      }),
    );
  });
});

describe('the PowerShell scripts', () => {
  test('of Graph have the certificate whole, and keep what is registered', () => {
    const script = format('graph-powershell', { cloud: cloudOf('us-government') });
    const [, base64 = ''] = /FromBase64String\('([^']+)'\)/.exec(script) ?? [];
    expect(Buffer.from(base64, 'base64')).toEqual(made.credential.certificateDer);
    expect(script).toContain('Connect-MgGraph -Environment USGov');
    expect(script).toContain('-KeyCredentials ($existing + $added)');
  });

  test('of AD FS compare the file’s thumbprint with the one that OpenSSL computes', () => {
    const sha1 = openssl(['dgst', '-sha1', '-binary'], { input: made.credential.certificateDer });
    const script = format('adfs-powershell');
    expect(script).toContain(`-ne '${sha1.toString('hex').toUpperCase()}'`);
    expect(script).toContain('Set-AdfsServerApplication -TargetIdentifier $identifier');
    expect(script).toContain('-JWTSigningCertificateRevocationCheck None');
    const issued = [{ ...made.credential.certificate, selfSigned: false }] as const;
    expect(format('adfs-powershell', { chain: issued })).not.toContain('RevocationCheck');
  });
});

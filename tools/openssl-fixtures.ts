/** Keys and certificates made by OpenSSL for tests, keys once a checkout and certificates afresh: another implementation than ours, and no key in the repository. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeKey } from './kept-keys';

export type FixtureKey = 'RSA-1024' | 'RSA-2048' | 'RSA-3072' | 'P-256' | 'P-384' | 'P-521' | 'Ed25519';

export interface CredentialFixture {
  /** PKCS#8, as `openssl genpkey` writes it. */
  readonly keyPem: string;
  readonly keyDer: Buffer;
  readonly certificatePem: string;
  readonly certificateDer: Buffer;
}

export interface CertificateOptions {
  /** As `openssl req -subj` takes it. */
  readonly subject?: string;
  /** Validity from now; negative for a certificate that has expired. */
  readonly days?: number;
  /** `openssl req -addext`, each. */
  readonly extensions?: readonly string[];
}

const keyArguments: Readonly<Record<FixtureKey, readonly string[]>> = {
  'RSA-1024': ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024'],
  'RSA-2048': ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
  'RSA-3072': ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:3072'],
  'P-256': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  'P-384': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  'P-521': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-521'],
  Ed25519: ['-algorithm', 'ED25519'],
};

/** Runs OpenSSL in a folder of its own that is gone afterwards; `files` are written there first. */
export function openssl(
  args: readonly string[],
  { input, files = {} }: { input?: string | Buffer; files?: Readonly<Record<string, string | Buffer>> } = {},
): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-openssl-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return execFileSync('openssl', args, {
      cwd: folder,
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(input === undefined ? {} : { input }),
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Error('The tests need the openssl command; install it (Debian: apt-get install openssl).', {
      cause: error,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function makeKeyPem(key: FixtureKey): string {
  return makeKeyBy(keyArguments[key]);
}

/** @param args of `openssl genpkey` */
export function makeKeyBy(args: readonly string[]): string {
  return takeKey(args, () => openssl(['genpkey', ...args]).toString());
}

/** A self-signed certificate for the key. */
export function makeCertificatePem(keyPem: string, options: CertificateOptions = {}): string {
  const { subject = '/CN=daemon.contoso.com', days = 30, extensions = [] } = options;
  const args = [
    'req',
    '-new',
    '-x509',
    '-sha256',
    '-key',
    'key.pem',
    '-subj',
    subject,
    '-days',
    String(days),
  ];
  return openssl([...args, ...extensions.flatMap((one) => ['-addext', one])], {
    files: { 'key.pem': keyPem },
  }).toString();
}

export function makeCredential(key: FixtureKey, options: CertificateOptions = {}): CredentialFixture {
  const keyPem = makeKeyPem(key);
  const certificatePem = makeCertificatePem(keyPem, options);
  return {
    keyPem,
    keyDer: Buffer.from(pemToDer(keyPem)),
    certificatePem,
    certificateDer: Buffer.from(pemToDer(certificatePem)),
  };
}

/** The octets of the first PEM block, by Node's own base64 decoder, for whatever is to be read as DER. */
export function pemToDer(pem: string): Uint8Array<ArrayBuffer> {
  const [, body] = /-----BEGIN [^-]+-----([^-]+)-----END [^-]+-----/.exec(pem) ?? [];
  if (body === undefined) throw new Error('no PEM block');
  return new Uint8Array(Buffer.from(body, 'base64'));
}

/** A leaf, the authority that issued it and that one's root, made with `openssl x509 -req`. */
export function makeChain(): { leaf: CredentialFixture; intermediatePem: string; rootPem: string } {
  const root = makeCredential('RSA-2048', {
    subject: '/CN=Root',
    extensions: ['basicConstraints=critical,CA:TRUE'],
  });
  const intermediate = issue('/CN=Intermediate', root, 'basicConstraints=critical,CA:TRUE');
  const leaf = issue('/CN=daemon.contoso.com', intermediate, 'basicConstraints=CA:FALSE');
  return { leaf, intermediatePem: intermediate.certificatePem, rootPem: root.certificatePem };
}

function issue(subject: string, issuer: CredentialFixture, extension: string): CredentialFixture {
  const keyPem = makeKeyPem('RSA-2048');
  const request = openssl(['req', '-new', '-key', 'key.pem', '-subj', subject], {
    files: { 'key.pem': keyPem },
  });
  const certificatePem = openssl(
    [
      'x509',
      '-req',
      '-in',
      'request.pem',
      '-CA',
      'ca.pem',
      '-CAkey',
      'ca.key',
      '-CAcreateserial',
      '-days',
      '30',
      '-extfile',
      'extensions',
    ],
    {
      files: {
        'request.pem': request,
        'ca.pem': issuer.certificatePem,
        'ca.key': issuer.keyPem,
        extensions: `${extension}\n`,
      },
    },
  ).toString();
  return {
    keyPem,
    keyDer: Buffer.from(pemToDer(keyPem)),
    certificatePem,
    certificateDer: Buffer.from(pemToDer(certificatePem)),
  };
}

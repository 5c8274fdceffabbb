/** A PFX and its password → private keys and certificates. RFC 7292 §4. */
import { parseDer, SequenceReader, unsignedValue } from '../asn1/der';
import { wipeBytes, type Bytes } from '../encoding/bytes';
import { WorkbenchError } from '../errors';
import type { EncryptionScheme, MacScheme } from '../password-encryption/encryption-scheme';
import { parseMacScheme } from '../password-encryption/parse-mac-scheme';
import type { PasswordEngine } from '../password-encryption/password-engine';
import { parseBags, type Bag, type BagAttributes } from './bags';
import { malformed, parseContentInfo, parseSequenceOf } from './content-info';
import { PasswordReadings } from './password-readings';

export interface PfxContents {
  /** PrivateKeyInfo as it stands in the file. Secret: overwrite it. */
  readonly privateKeys: readonly ({ readonly pkcs8: Bytes } & BagAttributes)[];
  readonly certificates: readonly ({ readonly der: Bytes } & BagAttributes)[];
  readonly integrity: 'mac' | 'none';
  /** The names of the schemes met, for people. */
  readonly encryption: readonly string[];
}

/**
 * Of an empty password both readings are tried, none and empty.
 * @throws WorkbenchError `der/…`, `pfx/…`, `encryption/…`
 */
export async function openPfx(der: Bytes, password: string, engine: PasswordEngine): Promise<PfxContents> {
  const { authSafe, mac } = parsePfx(der);
  const readings = new PasswordReadings(password, engine);
  if (mac && !(await readings.matchesMac(mac.scheme, authSafe, mac.digest))) {
    const isPasswordRight = await opensSomething(authSafe, readings);
    throw isPasswordRight ? damaged('content (its MAC does not fit)') : wrongPfxPassword(mac.scheme.name);
  }
  const opening = new Opening(readings, mac !== undefined);
  try {
    for (const part of parseSequenceOf(authSafe, 'AuthenticatedSafe')) {
      const content = parseContentInfo(part, 'AuthenticatedSafe.ContentInfo');
      const safeContents =
        content.kind === 'data'
          ? content.octets
          : await opening.decrypt(content.scheme, content.ciphertext, 'encrypted SafeContents');
      try {
        for (const bag of parseBags(safeContents)) await opening.add(bag);
      } finally {
        wipeBytes(safeContents);
      }
    }
  } catch (error) {
    for (const { pkcs8 } of opening.privateKeys) wipeBytes(pkcs8);
    throw error;
  } finally {
    wipeBytes(authSafe);
  }
  const { privateKeys, certificates, encryption } = opening;
  return { privateKeys, certificates, integrity: mac ? 'mac' : 'none', encryption: [...encryption] };
}

interface Pfx {
  /** The octets that the MAC is over. */
  readonly authSafe: Bytes;
  readonly mac: { readonly scheme: MacScheme; readonly digest: Bytes } | undefined;
}

function parsePfx(der: Bytes): Pfx {
  const pfx = new SequenceReader(parseDer(der).node, 'PFX');
  if (unsignedValue(pfx.takeInteger('version')) !== 3n) throw malformed('PFX.version', '3');
  const authSafe = parseContentInfo(pfx.take('authSafe'), 'PFX.authSafe');
  if (authSafe.kind !== 'data') throw malformed('PFX.authSafe', 'data or signedData');
  return { authSafe: authSafe.octets, mac: parseMac(pfx) };
}

function parseMac(pfx: SequenceReader): Pfx['mac'] {
  if (pfx.remaining.length === 0) return undefined;
  const macData = pfx.takeSequence('macData');
  const digestInfo = macData.takeSequence('mac');
  const algorithm = digestInfo.take('digestAlgorithm');
  const digest = digestInfo.takeOctetString('digest');
  const salt = macData.takeOctetString('macSalt');
  // DEFAULT 1.
  const iterations = macData.remaining.length > 0 ? macData.takeInteger('iterations') : Uint8Array.of(1);
  return { scheme: parseMacScheme(algorithm, salt, iterations), digest };
}

/** Collects what is in the bags, and keeps apart what a wrong password and what damage looks like. */
class Opening {
  readonly privateKeys: ({ readonly pkcs8: Bytes } & BagAttributes)[] = [];
  readonly certificates: ({ readonly der: Bytes } & BagAttributes)[] = [];
  readonly encryption = new Set<string>();
  readonly #readings: PasswordReadings;
  /** By the MAC, or by the first part that it opened. */
  #isPasswordRight: boolean;

  constructor(readings: PasswordReadings, isPasswordRight: boolean) {
    this.#readings = readings;
    this.#isPasswordRight = isPasswordRight;
  }

  async add(bag: Bag): Promise<void> {
    const { attributes } = bag;
    if (bag.kind === 'certificate') this.certificates.push({ der: bag.der, ...attributes });
    else if (bag.kind === 'key') this.privateKeys.push({ pkcs8: bag.pkcs8, ...attributes });
    else {
      const pkcs8 = await this.decrypt(bag.scheme, bag.ciphertext, 'private key');
      this.privateKeys.push({ pkcs8, ...attributes });
    }
  }

  async decrypt(scheme: EncryptionScheme, ciphertext: Bytes, element: string): Promise<Bytes> {
    this.encryption.add(scheme.name);
    try {
      const plaintext = await this.#readings.decrypt(scheme, ciphertext);
      this.#isPasswordRight = true;
      return plaintext;
    } catch (cause) {
      if (!(cause instanceof WorkbenchError)) throw cause;
      if (cause.code === 'encryption/damaged') throw damaged(element, cause);
      if (cause.code !== 'encryption/wrong-password') throw cause;
      throw this.#isPasswordRight ? damaged(element, cause) : wrongPfxPassword(scheme.name, cause);
    }
  }
}

/** Iterations at which trying once more is waited for rather than not noticed. */
const dearIterations = 100_000;

/** Whether the password opens the first encrypted part, though the MAC does not fit: then it is the file that is wrong. */
async function opensSomething(authSafe: Bytes, readings: PasswordReadings): Promise<boolean> {
  try {
    for (const part of parseSequenceOf(authSafe, 'AuthenticatedSafe')) {
      const content = parseContentInfo(part, 'AuthenticatedSafe.ContentInfo');
      const encrypted =
        content.kind === 'encrypted'
          ? content
          : parseBags(content.octets).find((bag) => bag.kind === 'shrouded-key');
      if (!encrypted) continue;
      const { keyDerivation } = encrypted.scheme;
      if ('iterations' in keyDerivation && keyDerivation.iterations > dearIterations) return false;
      wipeBytes(await readings.decrypt(encrypted.scheme, encrypted.ciphertext));
      return true;
    }
    return false;
  } catch (error) {
    if (error instanceof WorkbenchError && error.code !== 'encryption/cancelled') return false;
    throw error;
  }
}

function wrongPfxPassword(scheme: string, cause?: WorkbenchError): WorkbenchError {
  return new WorkbenchError('pfx/wrong-password', 'PFX: the password does not fit', { scheme }, { cause });
}

function damaged(element: string, cause?: WorkbenchError): WorkbenchError {
  return new WorkbenchError(
    'pfx/damaged',
    `PFX: the password fits, but not the ${element}`,
    { element },
    { cause },
  );
}

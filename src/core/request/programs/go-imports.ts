/** The packages that a Go program uses: one too many is an error of the compiler. */
import { needsCertificate, needsClock } from './fill-holes';
import type { ProgramParts } from './program-parts';

export function goImports(parts: ProgramParts): readonly string[] {
  const { family, bits, holes } = parts;
  const isRsa = family === 'RS' || family === 'PS';
  const posts = parts.method === 'POST';
  const packages: readonly (readonly [name: string, isUsed: boolean])[] = [
    ['crypto', isRsa],
    ['crypto/ecdsa', family === 'ES'],
    ['crypto/ed25519', family === 'Ed'],
    ['crypto/rand', family !== 'Ed' || holes.has('jti')],
    ['crypto/rsa', isRsa],
    ['crypto/sha1', holes.has('x5t')],
    ['crypto/sha256', bits === 256 || holes.has('x5t#S256') || holes.has('keyDigest')],
    ['crypto/sha512', bits !== 256 && family !== 'Ed'],
    ['crypto/x509', true],
    ['encoding/base64', true],
    ['encoding/hex', holes.has('jti')],
    ['encoding/pem', true],
    ['fmt', true],
    ['io', true],
    ['log', true],
    ['net/http', true],
    ['net/url', posts],
    ['os', true],
    ['strconv', needsClock(parts)],
    ['strings', posts || (needsCertificate(parts) && holes.has('x5c'))],
    ['time', needsClock(parts)],
  ];
  return packages.filter(([, isUsed]) => isUsed).map(([name]) => `"${name}"`);
}

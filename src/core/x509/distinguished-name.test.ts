import { describe, expect, test } from 'vitest';
import { integer, objectIdentifier, sequence, tlv } from '../../../tools/der-fixtures';
import { makeKeyPem, openssl, pemToDer } from '../../../tools/openssl-fixtures';
import { parseCertificate } from './certificate';
import { formatDistinguishedName } from './distinguished-name';

const keyPem = makeKeyPem('P-256');

/** `openssl req` with the name in a configuration file, where every character can be written. */
function certificateWith(name: readonly string[]): string {
  const configuration = ['[req]', 'prompt=no', 'distinguished_name=dn', 'utf8=yes', '[dn]', ...name].join(
    '\n',
  );
  const args = ['req', '-new', '-x509', '-utf8', '-key', 'key.pem', '-config', 'req.cnf', '-days', '1'];
  return openssl(args, { files: { 'key.pem': keyPem, 'req.cnf': configuration } }).toString();
}

/** OpenSSL's spelling of RFC 4514, without the prefix `subject=`. */
function bySsl(pem: string): string {
  const nameopt = ['-nameopt', 'RFC2253,-esc_msb,utf8'];
  return openssl(['x509', '-noout', '-subject', ...nameopt], { input: pem })
    .toString('utf8')
    .replace(/\n$/, '')
    .slice('subject='.length);
}

describe('a Name as text (RFC 4514) is what OpenSSL writes', () => {
  test.each<[string, readonly string[]]>([
    ['the last RDN comes first', ['C=DE', 'O=Contoso', 'OU=Daemons', 'CN=daemon.contoso.com']],
    ['a comma is escaped', ['CN=Contoso\\, Ltd.']],
    ['plus, angle brackets, semicolon, quotes and backslash are escaped', ['CN=a+b<c>d\\;e\\"f\\\\g']],
    ['an equals sign is not', ['CN=a=b']],
    ['a leading number sign is escaped', ['CN=\\#1 daemon']],
    ['a number sign further on is not', ['CN=daemon \\#1']],
    ['umlauts stand as they are', ['CN=Müller & Söhne GmbH']],
    ['so do letters of other scripts', ['CN=Конторсо 株式会社']],
    ['and characters beyond the first plane', ['CN=daemon 🔑']],
    [
      'the RDNs of domain names and user IDs have short names',
      ['0.DC=com', '1.DC=contoso', 'UID=svc-daemon'],
    ],
    ['an e-mail address', ['CN=daemon', 'emailAddress=daemon@contoso.com']],
    ['a multi-valued RDN joins its values with a plus', ['CN=daemon', '+UID=svc-daemon', 'O=Contoso']],
    ['locality, state, title, given name, surname', ['L=Köln', 'ST=NRW', 'title=Dr', 'GN=Ada', 'SN=L']],
  ])('%s', async (_, name) => {
    const pem = certificateWith(name);
    const { subject, issuer } = await parseCertificate(pemToDer(pem));
    expect(subject).toBe(bySsl(pem));
    expect(issuer).toBe(subject);
  });

  test.each(['/CN= leading', '/CN=trailing ', '/CN= ', '/CN=  ', '/CN=a/O=b c '])(
    '%j: spaces at the ends are escaped',
    async (subject) => {
      const args = ['req', '-new', '-x509', '-key', 'key.pem', '-days', '1', '-subj', subject];
      const pem = openssl(args, { files: { 'key.pem': keyPem } }).toString();
      expect((await parseCertificate(pemToDer(pem))).subject).toBe(bySsl(pem));
    },
  );

  test('serialNumber and street have the names that OpenSSL gives them', async () => {
    const pem = certificateWith(['serialNumber=4711', 'street=Am Platz 1']);
    expect((await parseCertificate(pemToDer(pem))).subject).toBe(bySsl(pem));
  });
});

describe('values outside of the ordinary', () => {
  const nameOf = (type: string, value: Uint8Array) =>
    new Uint8Array(sequence(tlv(0x31, sequence(objectIdentifier(type), value))));

  test.each([
    ['UTF8String', 0x0c, Buffer.from('Zoë')],
    ['BMPString', 0x1e, Buffer.from('Zoë', 'utf16le').swap16()],
    ['TeletexString, read as Latin-1', 0x14, Buffer.from('Zoë', 'latin1')],
    ['UniversalString', 0x1c, Buffer.from('0000005a0000006f000000eb', 'hex')],
  ])('a %s is its text', (_, tag, octets) => {
    expect(formatDistinguishedName(nameOf('2.5.4.3', tlv(tag, octets)))).toBe('CN=Zoë');
  });

  test('a type without a name takes the hexadecimal form of its value (RFC 4514 §2.4)', () => {
    const name = nameOf('1.2.3.4', tlv(0x0c, Buffer.from('x')));
    expect(formatDistinguishedName(name)).toBe('1.2.3.4=#0C0178');
  });

  test('a value that is no string takes its hexadecimal form', () => {
    expect(formatDistinguishedName(nameOf('2.5.4.3', integer(5n)))).toBe('CN=#020105');
  });

  test('control characters are escaped, so that a name stays on its line', () => {
    expect(formatDistinguishedName(nameOf('2.5.4.3', tlv(0x0c, Buffer.from('a\nb\0c'))))).toBe(
      'CN=a\\0Ab\\00c',
    );
  });

  test('what is invisible or turns the text round is shown as its octets', () => {
    expect(formatDistinguishedName(nameOf('2.5.4.3', tlv(0x0c, Buffer.from('a\u202eb\u200bc'))))).toBe(
      'CN=a\\E2\\80\\AEb\\E2\\80\\8Bc',
    );
  });

  test('no RDN at all is the empty text', () => {
    expect(formatDistinguishedName(new Uint8Array(sequence()))).toBe('');
  });
});

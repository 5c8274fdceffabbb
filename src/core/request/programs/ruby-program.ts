/** Ruby, with its own openssl library. docs.ruby-lang.org, Literals; OpenSSL::PKey::PKey, ERB::Util. */
import { escapeCharacters, hexDigits } from './escape-characters';
import { fillHoles, needsCertificate, needsClock, snakeCaseNames } from './fill-holes';
import { openingComment } from './opening-comment';
import type { ProgramField, ProgramParts } from './program-parts';
import { joinParts, type TextWithHoles } from './text-with-holes';

/** Between single quotes nothing but the quote and the backslash is special, and no character can be escaped. */
export function quoteRuby(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `'${text.replace(/['\\]/g, '\\$&')}'`;
  const special = { '"': '\\"', '\\': '\\\\', '#': '\\#' };
  return `"${escapeCharacters(text, special, (codePoint) => `\\u{${hexDigits(codePoint, 4)}}`)}"`;
}

export function formatRubyProgram(parts: ProgramParts): string {
  const { holes } = parts;
  const fill = fillHoles(parts, {
    ...snakeCaseNames,
    time: (offset) => (offset === '' ? 'now.to_s' : `(now${offset}).to_s`),
    secret: (name) => `from_environment('${name}')`,
  });
  const text = (one: TextWithHoles) => joinParts(one, quoteRuby, fill, ' + ');
  const json = (lines: readonly TextWithHoles[]) => lines.map(text).join(' +\n  ');
  const fields = (list: readonly ProgramField[], between: string) =>
    list.map(([name, value]) => `  ${quoteRuby(name)}${between}${text(value)},\n`).join('');
  const certificate = needsCertificate(parts);
  const body = `parameters = [
${parts.parameters.map(([name, value]) => `  [${quoteRuby(name)}, ${text(value)}],\n`).join('')}]
body = parameters.map { |name, value| "#{name}=#{ERB::Util.url_encode(value)}" }.join('&')`;
  return `${openingComment(parts, { run: 'ruby get-token.rb', key: 'the private key, PEM', sign: '#' })}

require 'erb'
require 'net/http'
require 'openssl'
require 'securerandom'

def base64url(octets)
  [octets].pack('m0').tr('+/', '-_').delete('=')
end
${
  parts.secrets.length > 0
    ? `
def from_environment(name)
  ENV[name] || abort("The environment has no #{name}")
end
`
    : ''
}
abort 'usage: ruby get-token.rb key.pem${certificate ? ' cert.pem' : ''} [--print]' if ARGV.length < ${certificate ? 2 : 1}

key = OpenSSL::PKey.read(File.binread(ARGV[0]))
${certificate ? readCertificate(parts) : ''}${
    holes.has('keyDigest')
      ? `
# Of the public key: base64, with its padding.
key_digest = 'SHA256:' + [OpenSSL::Digest.digest('SHA256', key.public_to_der)].pack('m0')
`
      : ''
  }${needsClock(parts) ? "\nnow = Integer(ENV['NOW'] || Time.now.to_i)\n" : ''}${
    holes.has('jti') ? "jti = ENV['JTI'] || SecureRandom.uuid\n" : ''
  }
header = ${json(parts.header)}
claims = ${json(parts.claims)}

signing_input = "#{base64url(header)}.#{base64url(claims)}"
${sign(parts)}
assertion = "#{signing_input}.#{base64url(signature)}"
${
  parts.outerHeader && parts.outerClaims
    ? `
# Not signed itself: nothing follows its second dot.
outer_header = ${json(parts.outerHeader)}
outer_claims = ${json(parts.outerClaims)}
token = "#{base64url(outer_header)}.#{base64url(outer_claims)}."
`
    : ''
}
if ARGV.last == '--print'
  puts assertion
  exit
end

headers = {
${fields(parts.headers, ' => ')}}
${parts.method === 'POST' ? `${body}\n` : ''}uri = URI(${quoteRuby(parts.url)})
answer = Net::HTTP.${parts.method === 'POST' ? 'post(uri, body, headers)' : 'get_response(uri, headers)'}
puts answer.body
exit answer.is_a?(Net::HTTPSuccess)
`;
}

function readCertificate({ holes }: ProgramParts): string {
  return [
    'pem = File.binread(ARGV[1])',
    "certificates = pem.scan(/-----BEGIN CERTIFICATE-----(.+?)-----END/m).map { |block| block[0].unpack1('m') }",
    "abort 'The certificate file has no PEM block of a certificate' if certificates.empty?",
    '# Digests of the octets within the PEM, in base64url.',
    ...(holes.has('x5t') ? ["x5t = base64url(OpenSSL::Digest.digest('SHA1', certificates[0]))"] : []),
    ...(holes.has('x5t#S256')
      ? ["x5t_s256 = base64url(OpenSSL::Digest.digest('SHA256', certificates[0]))"]
      : []),
    ...(holes.has('x5c')
      ? [`x5c = '["' + certificates.map { |one| [one].pack('m0') }.join('","') + '"]'`]
      : []),
    '',
  ].join('\n');
}

function sign({ family, bits, coordinate }: ProgramParts): string {
  const digest = `'SHA${bits}'`;
  if (family === 'RS') return `signature = key.sign(${digest}, signing_input)`;
  if (family === 'PS')
    return `# The salt is as long as the digest.
pss = { rsa_padding_mode: 'pss', rsa_pss_saltlen: ${bits / 8}, rsa_mgf1_md: ${digest} }
signature = key.sign(${digest}, signing_input, pss)`;
  if (family === 'Ed') return 'signature = key.sign(nil, signing_input)';
  return `# JWS has R and S one after the other; what OpenSSL writes is DER.
integers = OpenSSL::ASN1.decode(key.sign(${digest}, signing_input)).value
signature = integers.map { |one| one.value.to_s(2).rjust(${coordinate}, "\\0") }.join`;
}
